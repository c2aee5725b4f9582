"""One window for each user and file: a second start asks the first to come to the front. No Qt: asked before it loads.

The window at work listens on the loopback address and leaves port and token in a file that only its user can read.
After a crash nobody listens there any more, and nothing has to be cleared away by hand.
"""

import contextlib
import hashlib
import json
import os
import secrets
import socket
from pathlib import Path

from ashichart.paths import clinic_folder

_LOOPBACK = "127.0.0.1"
# The window at work answers at once, unless it is just saving.
_WAIT_S = 0.5
_HERE = b"here\n"
_LONGEST = 200


def _note_of(path: Path) -> Path:
    """Return where the window of a file leaves its port, the same for every way to write the file's path."""
    try:
        found = path.resolve().stat()
        told = f"{found.st_dev} {found.st_ino}"
    except OSError:
        told = os.fspath(path.absolute())
    return clinic_folder() / "windows" / hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()[:24]


def raise_other(path: Path) -> bool:
    """Ask the window that has a file open to come to the front; returns whether there is one that answers."""
    try:
        note = json.loads(_note_of(path).read_bytes()[:_LONGEST])
        address, token = (_LOOPBACK, int(note["port"])), str(note["token"])
        with socket.create_connection(address, _WAIT_S) as asked:
            asked.settimeout(_WAIT_S)
            asked.sendall(f"{token}\n".encode("ascii"))
            return asked.recv(len(_HERE)) == _HERE
    except (OSError, ValueError, TypeError, KeyError, OverflowError):
        return False


class HeldWindow:
    """Answers for one open file; `answer()` whenever `fileno` has something to read.

    Args:
        path: The file that the window has open.

    Raises:
        OSError: If nothing can listen here; the program works without.
    """

    def __init__(self, path: Path) -> None:
        self._note = _note_of(path)
        self._token = secrets.token_hex(16)
        self._listening = socket.create_server((_LOOPBACK, 0))
        self._listening.setblocking(False)
        note = {"port": self._listening.getsockname()[1], "token": self._token}
        try:
            self._note.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._note.unlink(missing_ok=True)
            handle = os.open(self._note, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="ascii") as file:
                json.dump(note, file)
        except OSError:
            self._listening.close()
            raise

    @property
    def fileno(self) -> int:
        """What the system tells of when somebody asks."""
        return self._listening.fileno()

    def answer(self) -> bool:
        """Answer whoever asks; returns whether it was this user's program."""
        try:
            asked, _ = self._listening.accept()
        except OSError:
            return False
        with asked:
            try:
                asked.settimeout(_WAIT_S)
                told = asked.recv(_LONGEST).decode("ascii").strip()
                if not secrets.compare_digest(told, self._token):
                    return False
                asked.sendall(_HERE)
            except (OSError, ValueError):
                return False
        return True

    def close(self) -> None:
        """Answer no more; a second time is nothing."""
        self._listening.close()
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            if json.loads(self._note.read_bytes()[:_LONGEST])["token"] == self._token:
                self._note.unlink()
