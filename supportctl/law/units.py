"""Block: started units of work, each taken at the instant it begins from what was bought or consented to."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from supportctl.law.facts import facts
from supportctl.tuples import NamedTuple


@facts
class Work(NamedTuple):
    """One session: when it began, its seconds, and the unit in minutes of the version that binds it. `anew`: it begins a unit of
    its own, whatever is left of the one before."""

    started_at: datetime
    seconds: int
    unit_minutes: int
    version: str
    anew: bool = False


@facts
class Source(NamedTuple):
    """Minutes that may be billed: a purchase or a consent, in the order in which they are used up, for units that begin from
    `since` on, and before `until`, when the client took its consent back."""

    id: str
    minutes: int
    since: datetime
    consent: bool
    until: datetime | None = None

    def covers(self, instant: datetime) -> bool:
        """Is it there for a unit that begins at the instant?"""
        begun = instant.astimezone(UTC)
        return self.since.astimezone(UTC) <= begun and (self.until is None or begun < self.until.astimezone(UTC))


@facts
class Billed(NamedTuple):
    """A unit that was invoiced: it stays with the source that it was taken from."""

    began_at: datetime
    source: str
    minutes: int


@facts
class Taken(NamedTuple):
    """A unit that began at `began_at` and was taken from source `source`; None: nothing covered it. `run`: the units of one run
    share their rest; sessions begin the next one anew."""

    source: str | None
    minutes: int
    began_at: datetime
    seconds: int
    version: str
    run: int = 0


def take_units(work: Sequence[Work], sources: Sequence[Source], billed: Sequence[Billed] = ()) -> tuple[Taken, ...]:
    """Every begun unit of the work, in order, with the source that covers it.

    Sessions of one version add up first and are rounded up once; a session begun counts its first unit even at 0 seconds;
    the rest of a begun unit doesn't cross into another version, nor into work that begins anew. A source covers only units
    that begin while it is there, purchases before consents, each in the order given. What was billed stays where it was taken.
    """
    left = {s.id: s.minutes for s in sources}
    kept = {unit.began_at: unit.source for unit in billed}
    for invoiced in billed:
        left[invoiced.source] = left.get(invoiced.source, 0) - invoiced.minutes
    order = _in_order(sources)
    taken: list[Taken] = []
    for unit in begun_units(work):
        source = kept.get(unit.began_at)
        if source is None:
            source = _first(order, left, unit)
            if source is not None:
                left[source] -= unit.minutes
        taken.append(unit._replace(source=source))
    return tuple(taken)


class Share(NamedTuple):
    """The work of one ticket, what it may be billed from, and what was billed of it."""

    work: Sequence[Work]
    sources: tuple[Source, ...]
    billed: Sequence[Billed]


def shared(tickets: Sequence[Share]) -> list[tuple[Source, ...]]:
    """The sources of each ticket, where several are worked on at once and draw on the same purchases: every unit is taken at the
    instant it begins, whatever is recorded first. What nobody takes is left to all of them."""
    left = {s.id: s.minutes for ticket in tickets for s in ticket.sources}
    given: list[dict[str, int]] = [{} for _ in tickets]

    def give(number: int, source: str, minutes: int) -> None:
        left[source] = left.get(source, 0) - minutes
        given[number][source] = given[number].get(source, 0) + minutes

    for number, ticket in enumerate(tickets):
        for unit in ticket.billed:
            give(number, unit.source, unit.minutes)
    kept = [{unit.began_at for unit in ticket.billed} for ticket in tickets]
    begun = [(unit.began_at, number, unit) for number, ticket in enumerate(tickets) for unit in begun_units(ticket.work)]
    for began_at, number, begins in sorted(begun, key=lambda b: b[:2]):
        if began_at not in kept[number]:
            source = _first(_in_order(tickets[number].sources), left, begins)
            if source is not None:
                give(number, source, begins.minutes)
    return [
        tuple(s._replace(minutes=mine.get(s.id, 0) + left[s.id]) for s in ticket.sources)
        for ticket, mine in zip(tickets, given, strict=True)
    ]


def _in_order(sources: Sequence[Source]) -> list[Source]:
    return [s for s in sources if not s.consent] + [s for s in sources if s.consent]


def _first(order: Sequence[Source], left: dict[str, int], unit: Taken) -> str | None:
    """The first source that covers the unit, and has enough left."""
    return next((s.id for s in order if left[s.id] >= unit.minutes and s.covers(unit.began_at)), None)


def begun_units(work: Sequence[Work]) -> list[Taken]:
    """Every begun unit, not taken from anything yet."""
    runs: dict[tuple[str, int], list[Work]] = {}
    run = 0
    for session in sorted(work, key=lambda w: w.started_at.astimezone(UTC)):
        run += session.anew
        runs.setdefault((session.version, run), []).append(session)
    found: list[Taken] = []
    for (version, number), sessions in runs.items():
        minutes = sessions[0].unit_minutes
        found += [Taken(None, minutes, begun, seconds, version, number) for begun, seconds in _begun(sessions, minutes * 60)]
    return found


def units_left(sources: Sequence[Source], taken: Sequence[Taken], unit_minutes: int) -> int:
    """How many more units of that length the sources still cover."""
    used: dict[str, int] = {}
    for unit in taken:
        if unit.source is not None:
            used[unit.source] = used.get(unit.source, 0) + unit.minutes
    return sum((s.minutes - used.get(s.id, 0)) // unit_minutes for s in sources)


def _begun(sessions: Sequence[Work], unit_seconds: int) -> list[tuple[datetime, int]]:
    """(instant at which a unit begins, seconds worked in it) for sessions of one version, in order."""
    units: list[tuple[datetime, int]] = []
    room = 0
    for session in sessions:
        start = session.started_at.astimezone(UTC)  # Python adds and compares wall times within a zone
        if not units:
            units.append((start, 0))
            room = unit_seconds
        done = 0
        while done < session.seconds:
            if room == 0:
                units.append((start + timedelta(seconds=done), 0))
                room = unit_seconds
            step = min(room, session.seconds - done)
            units[-1] = (units[-1][0], units[-1][1] + step)
            room -= step
            done += step
    return units
