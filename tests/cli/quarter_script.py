"""What the operators of a simulated quarter do, hour by hour: every line is in time, so that it is allowed whether or not cron ran."""

from __future__ import annotations

import random
import re
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from supportctl.calendar import is_business_day

WARSAW = ZoneInfo("Europe/Warsaw")
FIRST = date(2023, 3, 6)
CONFIRM = "--phone 601234567 --confirm backup,present,internet"
FURNISH = (
    (
        "2020-12-01T09:00",
        "init --name Desk --nip 5265877635 --bank-account PL61109010140000071219812874 --email b@desk.example --address X",
    ),
    ("2020-12-01T09:00", "price set progrupa-support-hour 200 --currency PLN --from 2020-12-01"),
    ("2020-12-01T09:00", "price set solidworks-professional-year 10000 --currency PLN --from 2022-02-01"),
    ("2020-12-01T09:00", "price set training-basics 2000 --currency PLN --from 2022-02-01"),
    ("2020-12-01T09:00", "price set bitservice-diagnosis 100 --currency PLN --from 2021-01-01 --name Diagnoza --unit szt."),
    (
        "2020-12-01T09:00",
        "client add Pracownia --nip 1234563218 --phone 601234567 --address Y --key pracownia --email p@p.example",
    ),
    ("2020-12-01T09:00", "client set-contact pracownia --name Anna --competent"),
    (
        "2020-12-01T09:00",
        "license add --client pracownia --product sketchup-pro --serial SKP-1 --kind perpetual-single --version 2021",
    ),
    (
        "2021-11-02T09:00",
        "license add --client pracownia --product sketchup-pro --serial NET-1 --kind perpetual-network --version 2019"
        " --maintenance-until 2021-12-31 --commercial --newest-serial --no-promoted --territory PL --purchase-email p@p.example",
    ),
    ("2021-11-02T09:00", "price set sketchup-pro-annual 1000 --currency PLN --from 2020-01-01"),
    (
        "2021-12-03T09:00",
        "license convert NET-1 --to annual --serial NET-1 --name Pracownia --email p@p.example --accept-terms 'Anna, e-mail'"
        " --seller ProGrupa",
    ),
    ("2022-02-20T09:00", "hours buy --client pracownia --license SKP-1 --hours 900 --phone 601234567"),
    (
        "2023-01-10T09:00",
        "license add --client pracownia --product codetwo-backup --serial CT-1 --kind subscription --version 4.3"
        " --support-ordered 2023-01-10 --maintenance-until 2024-01-09 --key-valid-until 2024-01-31",
    ),
    ("2023-01-10T09:00", "client accept pracownia --regulation bitservice-remote --price-list"),
)
ORDER = "--channel email --confirm signature,form,application,statement"


class Line(NamedTuple):
    """A command and its clock."""

    at: datetime
    words: str


def script(days: int, tickets: int, seed: int) -> list[Line]:
    """What operators do: every line is in time, so that it is allowed whether or not cron ran."""
    dice = random.Random(seed)
    lines = [Line(_at(when), words) for when, words in FURNISH]
    for number, ahead in enumerate(range(1, days, 3), 1):
        lines += _bundle(number, FIRST + timedelta(days=ahead), dice)
    number = 0
    for offset in range(days):
        day = FIRST + timedelta(days=offset)
        if not is_business_day(day):
            continue
        minute = 0
        for _ in range(dice.randint(0, tickets)):
            number += 1
            lines += _ticket(number, day, minute, dice)
            minute += 75
        if dice.random() < 0.4:
            number += 1
            lines += _other(number, day, dice)
    ordered = sorted(lines, key=lambda line: line.at)
    return _numbered(ordered)


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WARSAW)


def _bundle(number: int, renews: date, dice: random.Random) -> list[Line]:
    """A bundle of a year that ends on a day of the quarter, with an offer, a notice or neither; a training that is lost."""
    first = renews.replace(year=renews.year - 1)

    def at(day: date, hour: int) -> datetime:
        return datetime(day.year, day.month, day.day, hour, tzinfo=WARSAW)

    before = first - timedelta(days=7)
    lines = [
        Line(
            at(before, 9),
            f"bundle order --client pracownia --program solidworks --edition Professional --years 1 --licenses {dice.randint(1, 3)}",
        ),
        Line(at(before, 10), f"bundle submit {number} {ORDER}"),
        Line(at(before, 11), f"bundle qualify {number} --channel email"),
        Line(at(first, 9), f"bundle pay {number}"),
    ]
    what = dice.choice(("offer", "late", "notice", "none"))
    if what in ("offer", "late"):
        day = renews - timedelta(days=30) if what == "offer" else renews + timedelta(days=1)
        lines.append(
            Line(at(day, 14), f"bundle offer {number} --years {dice.choice((1, 2))} --price {dice.choice((9000, 9500))}")
        )
    if what == "notice":
        lines.append(Line(at(renews - timedelta(days=40), 9), f"bundle notice {number} --against {renews}"))
    return lines


def _ticket(number: int, day: date, minute: int, dice: random.Random) -> list[Line]:
    """A ticket that is worked on, and what may follow within its window; or a complaint, answered later."""
    begin = datetime(day.year, day.month, day.day, 9, 5, tzinfo=WARSAW) + timedelta(minutes=minute)
    name = f"<{number}>"

    def after(*, hours: int = 0, minutes: int = 0) -> datetime:
        return begin + timedelta(hours=hours, minutes=minutes)

    lines = [
        Line(
            begin,
            f"ticket open --client pracownia --license SKP-1 --subject 'Crash {number}' --description x --serial SKP-1 #{name}",
        ),
        Line(after(minutes=1), f"ticket triage {name} --diagnosable"),
        Line(after(minutes=2), f"session start {name} {CONFIRM}"),
        Line(
            after(minutes=2 + dice.randint(5, 65)),
            f"session stop {name} --reason {dice.choice(('done', 'done', 'done', 'connection-lost'))}",
        ),
    ]
    what = dice.random()
    if what < 0.2:
        lines.append(Line(after(hours=20), f"ticket reopen {name} --reason again --channel email"))
    elif what < 0.3:
        lines.append(Line(after(hours=2), f"ticket close {name} --outcome solved -m ok"))
    elif what < 0.4:
        lines.append(Line(after(hours=2), f"ticket close {name} --outcome unsolved -m no --client-denied"))
    elif what < 0.6:
        lines.append(Line(after(hours=3), f"ticket note {name} --complaint -m 'It is worse'"))
        lines.append(Line(after(hours=3 + dice.randint(1, 60)), f"ticket reply {name} -m Sorry"))
    elif what < 0.7:
        lines.append(Line(after(hours=dice.randint(25, 60)), f"ticket reply {name} -m 'How is it?'"))
    elif what < 0.8:
        lines.append(Line(after(hours=dice.randint(25, 60)), f"ticket note {name} --complaint -m 'It is worse'"))
    if dice.random() < 0.3:
        lines.append(Line(after(hours=dice.randint(3, 90)), f"invoice issue --ticket {name}"))
    return lines


def _other(number: int, day: date, dice: random.Random) -> list[Line]:
    """A ticket of CodeTwo, an appointment that nobody keeps, or a complaint about a bundle."""
    at = datetime(day.year, day.month, day.day, 16, dice.randint(0, 50), tzinfo=WARSAW)
    name = f"<{number}>"
    if dice.random() < 0.5:
        reply = (
            [Line(at + timedelta(hours=dice.randint(1, 90)), f"ticket reply {name} -m 'Update it'")]
            if dice.random() < 0.6
            else []
        )
        return [Line(at, f"ticket open --client pracownia --license CT-1 --subject 'Backup {number}' #{name}"), *reply]
    when = (at + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    return [
        Line(at, f"ticket open --client pracownia --product bitservice-remote-help --subject 'Printer {number}' #{name}"),
        Line(at + timedelta(minutes=1), "client accept pracownia --regulation bitservice-remote --price-list"),
        Line(at + timedelta(minutes=2), f"session schedule {name} --when {when}"),
    ]


def _numbered(lines: list[Line]) -> list[Line]:
    """Tickets by the numbers that they get: in the order in which they are opened."""
    opened = [found[1] for line in lines if (found := re.search(r" #(<\d+>)$", line.words))]
    number = {name: str(n) for n, name in enumerate(opened, 1)}
    return [line._replace(words=re.sub(r"<\d+>", lambda m: number[m[0]], re.sub(r" #<\d+>$", "", line.words))) for line in lines]
