"""Write files that a person will work in, and never over that work unasked."""

from pathlib import Path

from diplograph.errors import UsageError


def put(path: Path, content: bytes, *, force: bool = False) -> None:
    """Write a file with its folders; UsageError where one with other content is there, unless forced."""
    try:
        if path.exists() and not force and path.read_bytes() != content:
            message = f"{path} is there with other content, maybe a person's work: write elsewhere, or give --force"
            raise UsageError(message)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        message = f"{path}: cannot be written ({error.strerror}): give another place"
        raise UsageError(message) from error
