"""What the commands of a batch or a shell find around them. Nothing else outlives a command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from supportctl.errors import InvalidInput

# Not from typing: every command imports this.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from supportctl.store.kept import Kept

# What would wait for a person, or change the desk under the connection that stays open.
NOT_IN_LINES = ("batch", "shell", "board", "db restore", "db upgrade", "session watch")


class Lines:
    """`defaults`: flags that hold where a line doesn't give them, by name as in flags.py. `kept`: connections to the desk. `asks`:
    may a line ask for what it lacks? `stdin_taken`: stdin brings the commands, or a line has read it: no line can read it."""

    def __init__(self, defaults: dict[str, Any], kept: Kept, *, asks: bool, stdin_taken: bool) -> None:
        self.defaults, self.kept, self.asks, self.stdin_taken = defaults, kept, asks, stdin_taken


_current: list[Lines | None] = [None]


def current() -> Lines | None:
    """What the command that runs finds around it; None for a command by itself."""
    return _current[-1]


def default(flag: str) -> Any:
    """What a flag is where the command doesn't give it; None where nothing says."""
    lines = _current[-1]
    return None if lines is None else lines.defaults.get(flag)


def require_line(command: str) -> None:
    """InvalidInput NOT_IN_A_BATCH for a command that can't be a line, where it is one."""
    if command in NOT_IN_LINES and _current[-1] is not None:
        raise InvalidInput("NOT_IN_A_BATCH", command=command)


@contextmanager
def within(lines: Lines | None) -> Iterator[None]:
    """Commands that run inside find these; None: nothing, as if each were a process of its own."""
    _current.append(lines)
    try:
        yield
    finally:
        _current.pop()
