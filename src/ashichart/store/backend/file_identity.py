"""Which file stands at a path: what tells that another one was renamed over it, or that somebody wrote into it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self


@dataclass(frozen=True, slots=True)
class FileIdentity:
    """Which file stands at a path and when it was written: one renamed over it is another one, whatever its bytes.

    Args:
        device: Of the file system.
        inode: Of the file; on other systems what they have in its place.
        size: In bytes.
        written_ns: When it was written last, in nanoseconds; some drives know whole seconds only.
    """

    device: int
    inode: int
    size: int
    written_ns: int

    @classmethod
    def of(cls, path: Path) -> Self:
        """Return the identity of the file at a path.

        Raises:
            OSError: If there is none, or it cannot be asked.
        """
        found = path.stat()
        return cls(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)

    def is_same_file(self, other: "FileIdentity") -> bool:
        """Return whether both are one file, whatever was written into it."""
        return (self.device, self.inode) == (other.device, other.inode)
