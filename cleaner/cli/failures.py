"""What can go wrong on the command line, in the words a user reads."""

from cleaner.errors import CleanerError
from cleaner.faults import internal, of_file

__all__ = ["UsageError", "internal", "of_file"]


class UsageError(CleanerError):
    """A command that cannot be carried out as it was given."""
