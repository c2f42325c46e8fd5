"""The tree of errors, each with the exit code that the command line gives it."""

from typing import ClassVar


class DiplographError(Exception):
    """Something the user can mend: the message says what, where and what to do."""

    exit_code: ClassVar[int] = 2


class UsageError(DiplographError):
    """The call itself is off: a path that is not there, an unknown name, a folder that holds something else."""


class PackError(DiplographError):
    """A data file of the project (language, gazetteer, query, codebook, shape) is wrong."""


class DataNotFoundError(DiplographError):
    """The installation lacks its data files."""


class DocumentError(DiplographError):
    """A document cannot be read; the others still are."""

    exit_code = 3


class NonconformanceError(DiplographError):
    """The graph does not conform to the shapes."""

    exit_code = 1


class LimitError(DiplographError):
    """A limit of size, time or memory was reached."""

    exit_code = 4


class RemoteError(DiplographError):
    """A remote store refused, failed or answered with other counts."""

    exit_code = 5
