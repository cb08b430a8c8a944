"""`session watch`: the running session in one line of the terminal, written anew each second. No mode of the terminal is changed, so
that nothing is left behind whatever ends it."""

from __future__ import annotations

import os
import select
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from supportctl.cli.context import Door
from supportctl.errors import NotFound
from supportctl.wording.safe import safe
from supportctl.wording.words import words

if TYPE_CHECKING:
    from supportctl.desk.session.showing import StatusLine

SECONDS_BETWEEN = 1.0


def watch(door: Door) -> int:
    """Until the session ends, or Enter is pressed. 3 when none runs."""
    say = words(door.settings().lang)
    begun = False
    try:
        while True:
            try:
                line = _line(door)
            except NotFound as error:
                if begun:
                    return 0
                return door.show(door.failure(error))
            begun = True
            shown = {name: safe(value) for name, value in line._asdict().items()}
            width = max(1, door.settings().width - 1)
            sys.stdout.write("\r" + say.text("watching", **shown)[:width].ljust(width))
            sys.stdout.flush()
            if select.select([sys.stdin], [], [], SECONDS_BETWEEN)[0]:
                sys.stdin.readline()
                return 0
    finally:
        if begun:
            sys.stdout.write("\n")
            sys.stdout.flush()


def _line(door: Door) -> StatusLine:
    from supportctl.desk.session import showing

    now = door.now if os.environ.get("SUPPORTCTL_NOW") else datetime.now(UTC)
    with door.store.read() as db:
        return showing.status_line(door.act(db)._replace(now=now, at=now)).data
