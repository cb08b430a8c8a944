"""Hooks: programs of the operator in a directory, run with an envelope on stdin. Never through a shell.

The name of a file says when it runs: EVENT.before… ahead of the change, EVENT.after… once it is committed.
"""

from __future__ import annotations

import os
import selectors
import signal
import stat
import subprocess
import time
from collections.abc import Mapping

from supportctl.errors import Conflict
from supportctl.store.happened import EVENTS
from supportctl.tuples import NamedTuple

# A command of the desk that a hook runs finds its hook here, and runs none: hooks never set each other off.
INSIDE = "SUPPORTCTL_HOOK"
STAGES = ("before", "after")
# So many bytes of what a hook says are kept, and so many characters of them are told.
_KEPT_BYTES, TOLD_CHARACTERS = 4_096, 300
# What is told of a hook that says nothing.
SILENT = "…"
# How often it is looked whether a hook that says nothing has ended.
_LOOK_SECONDS = 0.02
# What a hook said before it ended is read so far; a program that it left behind may go on writing.
_REST_BYTES = 1 << 20


class Ignored(NamedTuple):
    """A file that has the name of a hook and isn't run. `why`: not-executable, writable-by-all, of-another-user, unreadable."""

    event: str
    stage: str
    name: str
    why: str


class Directory(NamedTuple):
    """A hooks directory: the paths of its hooks by (event, stage), in the order of their names, and what isn't run."""

    hooks: Mapping[tuple[str, str], tuple[str, ...]]
    ignored: tuple[Ignored, ...]

    def of(self, event: str, stage: str) -> tuple[str, ...]:
        """The hooks of an event."""
        return self.hooks.get((event, stage), ())


def look(place: str) -> Directory:
    """What is in the directory; nothing where there is none."""
    found: dict[tuple[str, str], list[str]] = {}
    ignored: list[Ignored] = []
    try:
        names = sorted(os.listdir(place))
    except OSError:
        names = []
    shared = _fault(place, "") if names else ""
    for name in names:
        about = _about(name)
        if about is None:
            continue
        path = os.path.join(place, name)
        if why := shared or _fault(path, name):
            ignored.append(Ignored(*about, name, why))
        else:
            found.setdefault(about, []).append(path)
    return Directory({about: tuple(paths) for about, paths in found.items()}, tuple(ignored))


def _about(name: str) -> tuple[str, str] | None:
    """The event and stage that a file's name says."""
    event, _, rest = name.partition(".")
    stage = next((stage for stage in STAGES if rest.startswith(stage)), None)
    return (event, stage) if event in EVENTS and stage else None


def _fault(path: str, name: str) -> str:
    """Why a file, or (without a name) the directory, isn't trusted; "" where it is. What root put there is."""
    try:
        told = os.stat(path)
    except OSError:
        return "unreadable"
    if told.st_uid not in (os.geteuid(), 0):
        return "of-another-user"
    if told.st_mode & stat.S_IWOTH:
        return "writable-by-all"
    return "not-executable" if name and not (stat.S_ISREG(told.st_mode) and os.access(path, os.X_OK)) else ""


def run(path: str, envelope: str, seconds: int) -> None:
    """Run a hook to its end. Raises Conflict: HOOK_FAILED with what it said, HOOK_NO_ANSWER where it takes longer (it is killed with
    what it began), HOOK_NOT_RUN where it can't be run."""
    name = os.path.basename(path)
    # A Ctrl-C while it is being started would leave it running, for nobody would know of it yet: it waits until somebody does.
    pressed: list[int] = []
    handler = signal.getsignal(signal.SIGINT)
    if callable(handler):
        signal.signal(signal.SIGINT, lambda number, _: pressed.append(number))
    try:
        process = subprocess.Popen(
            [path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=os.path.dirname(path),
            env=os.environ | {INSIDE: name},
            start_new_session=True,
            bufsize=0,
        )
    except OSError as error:
        signal.signal(signal.SIGINT, handler)
        raise Conflict("HOOK_NOT_RUN", hook=name, detail=error.strerror or str(error)) from error
    with process:
        try:
            signal.signal(signal.SIGINT, handler)
            if pressed:
                raise KeyboardInterrupt
            said = _talk(process, envelope.encode(), time.monotonic() + seconds)
        except BaseException:
            _kill(process)
            raise
        if said is None:
            _kill(process)
            raise Conflict("HOOK_NO_ANSWER", hook=name, seconds=seconds)
        # What it left running isn't waited for.
        code = process.wait()
    if code:
        raise Conflict("HOOK_FAILED", hook=name, exit_code=code, words=_words(said))


def _talk(process: subprocess.Popen[bytes], envelope: bytes, end: float) -> bytes | None:
    """Write the envelope, and read until the hook has ended: the first of what it said; None where the time is over."""
    assert process.stdin is not None
    assert process.stdout is not None
    said, left = b"", memoryview(envelope)
    for stream in (process.stdin, process.stdout):
        os.set_blocking(stream.fileno(), False)
    with selectors.DefaultSelector() as waiting:
        waiting.register(process.stdin, selectors.EVENT_WRITE)
        waiting.register(process.stdout, selectors.EVENT_READ)
        while process.poll() is None:
            if time.monotonic() >= end:
                return None
            for key, _ in waiting.select(_LOOK_SECONDS):
                if key.fileobj is process.stdin:
                    left = _written(process.stdin.fileno(), left)
                    if not left:
                        waiting.unregister(process.stdin)
                        process.stdin.close()
                    continue
                piece = _read(process.stdout.fileno())
                said = (said + (piece or b""))[:_KEPT_BYTES]
                if piece == b"":
                    waiting.unregister(process.stdout)
            if not waiting.get_map():
                time.sleep(_LOOK_SECONDS)
    return _rest(process.stdout.fileno(), said)


def _rest(stream: int, said: bytes) -> bytes:
    """What it said last, with what it said before."""
    read = 0
    while read < _REST_BYTES and len(said) < _KEPT_BYTES and (piece := _read(stream)):
        said, read = (said + piece)[:_KEPT_BYTES], read + len(piece)
    return said


def _written(stream: int, left: memoryview) -> memoryview:
    """What is still to be written; nothing where nobody reads it."""
    try:
        return left[os.write(stream, left) :]
    except BlockingIOError:
        return left
    except OSError:
        return left[:0]


def _read(stream: int) -> bytes | None:
    """A piece; b"" at the end, None where there is none yet."""
    try:
        return os.read(stream, 65_536)
    except BlockingIOError:
        return None
    except OSError:
        return b""


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the hook and what it began, which is in a process group of its own."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        process.kill()
    process.wait()


def _words(said: bytes) -> str:
    """What it said, as one line, cut; SILENT for nothing."""
    text = " ".join(said.decode("utf-8", "replace").split()) or SILENT
    return text if len(text) <= TOLD_CHARACTERS else f"{text[:TOLD_CHARACTERS]}…"
