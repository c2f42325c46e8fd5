"""A knowledge graph of what official readouts report, with the words as evidence."""

__version__ = "0.1.0"
