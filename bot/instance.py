"""One running bot per data folder; it must not know what the folder holds."""

import fcntl
import os
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from bot.domain.errors import StartError

LOCK_NAME: Final = "kintsugi.lock"


class InstanceError(StartError):
    """The data folder cannot be taken; its one sentence is meant for the operator."""


class AlreadyRunning(InstanceError):  # noqa: N818 - it names the state the operator has to know
    """Another process holds the data folder."""


class InstanceLock:
    """Holds a data folder for this process, `with InstanceLock(folder):`.

    The lock belongs to the open file, so the kernel lets go of it however the process dies.
    """

    def __init__(self, folder: Path) -> None:
        """Name the folder; nothing is touched before `acquire`."""
        self._folder = folder
        self._handle: int | None = None

    def acquire(self) -> None:
        """Make the folder (mode 700) if need be and take it.

        Raises AlreadyRunning when another process holds it, InstanceError when it cannot be written.
        """
        if self._handle is not None:
            raise RuntimeError("the lock is held already")
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(self._folder / LOCK_NAME, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise InstanceError(f"the data folder {self._folder} cannot be used ({error.strerror})") from None
        try:
            self._take(handle)
        except BaseException:
            os.close(handle)
            raise
        self._handle = handle

    def _take(self, handle: int) -> None:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(handle, 20, 0).decode("ascii", "replace").strip()
            process = f" (process {holder})" if holder.isdigit() else ""
            raise AlreadyRunning(
                f"Kintsugi is already running on the data folder {self._folder}{process}; stop that one first"
            ) from None
        except OSError as error:
            raise InstanceError(
                f"the data folder {self._folder} cannot be locked ({error.strerror})"
            ) from None
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode("ascii"), 0)

    def release(self) -> None:
        """Let go of the folder, if it is held. The lock file stays: removing it would race."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def __enter__(self) -> Self:
        """Take the folder as `acquire` does."""
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the folder."""
        self.release()
