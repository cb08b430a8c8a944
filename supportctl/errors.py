"""Everything that can go wrong, one class per exit code. No prose: wording/ turns a code and its parameters into a sentence.

Exit codes are a contract (`supportctl help exit-codes`): 2 invalid input, 3 not found, 4 the regulation says no,
5 conflicts with the present state, 6 the store can't serve now, 7 no version, price, rate or setting decides.
"""

from __future__ import annotations

# Not from typing: this is imported where even that is slow (`session status`).
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from supportctl.told import ToldDecision

# Where several apply to one command or to several ids, the first of these is reported.
EXIT_PRECEDENCE = (2, 3, 6, 5, 7, 4)


def was_interrupted(error: BaseException | None) -> bool:
    """Is Ctrl-C behind it? An interrupt in the middle of an import may come out as another error."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error is not None


class SupportError(Exception):
    """A failure that is reported and never a bug.

    code: upper-case identifier, listed by `supportctl help errors`; params: what the sentence is made from
    (JSON-ready values only); decision: the law's decision when that is the reason.
    """

    exit_code = 1
    # Was it asked for on a terminal, in vain?
    unanswered = False

    def __init__(self, code: str, decision: ToldDecision | None = None, **params: Any) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params
        self.decision = decision


class InvalidInput(SupportError):
    """What was typed can't be used whatever the state of the desk."""

    exit_code = 2


class NotFound(SupportError):
    """Nothing goes by that number, key or name."""

    exit_code = 3


class Refused(SupportError):
    """The regulation says no; `decision` holds the grounds."""

    exit_code = 4


class Conflict(SupportError):
    """The act doesn't fit the present state of what it concerns."""

    exit_code = 5


class StoreFault(SupportError):
    """The database can't serve now: locked, full, damaged, read-only, older or newer than the program."""

    exit_code = 6


class Gap(SupportError):
    """No version, price, rate or setting decides that day."""

    exit_code = 7
