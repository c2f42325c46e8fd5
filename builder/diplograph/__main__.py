"""Run the command line: `python -m diplograph`."""

from diplograph.cli.main import main

main()
