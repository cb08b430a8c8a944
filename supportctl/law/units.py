"""Block: started units of work, each taken at the instant it begins from what was bought or consented to."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from supportctl.law.facts import facts


@facts
class Work(NamedTuple):
    """One session: when it began, its seconds, and the unit in minutes of the version that binds it."""

    started_at: datetime
    seconds: int
    unit_minutes: int
    version: str


@facts
class Source(NamedTuple):
    """Minutes that may be billed: a purchase or a consent, in the order in which they are used up, from `since` on."""

    id: str
    minutes: int
    since: datetime
    consent: bool


@facts
class Billed(NamedTuple):
    """A unit that was invoiced: it stays with the source that it was taken from."""

    began_at: datetime
    source: str
    minutes: int


@facts
class Taken(NamedTuple):
    """A unit that began at `began_at` and was taken from source `source`; None: nothing covered it."""

    source: str | None
    minutes: int
    began_at: datetime
    seconds: int
    version: str


def take_units(work: Sequence[Work], sources: Sequence[Source], billed: Sequence[Billed] = ()) -> tuple[Taken, ...]:
    """Every begun unit of the work, in order, with the source that covers it.

    Sessions of one version add up first and are rounded up once; a session begun counts its first unit even at 0 seconds;
    the rest of a begun unit doesn't cross into another version. A source covers only units that begin at or after `since`,
    purchases before consents, each in the order given. What was billed stays where it was taken.
    """
    left = {s.id: s.minutes for s in sources}
    kept = {unit.began_at: unit.source for unit in billed}
    for invoiced in billed:
        left[invoiced.source] = left.get(invoiced.source, 0) - invoiced.minutes
    order = [s for s in sources if not s.consent] + [s for s in sources if s.consent]
    taken: list[Taken] = []
    groups: dict[str, list[Work]] = {}
    for session in sorted(work, key=lambda w: w.started_at.astimezone(UTC)):
        groups.setdefault(session.version, []).append(session)
    for version, sessions in groups.items():
        unit = sessions[0].unit_minutes
        for began_at, seconds in _begun(sessions, unit * 60):
            source = kept.get(began_at)
            if source is None:
                source = next((s.id for s in order if left[s.id] >= unit and s.since.astimezone(UTC) <= began_at), None)
                if source is not None:
                    left[source] -= unit
            taken.append(Taken(source, unit, began_at, seconds, version))
    return tuple(taken)


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
