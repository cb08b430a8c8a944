"""The jobs, in the order in which they run. A further one is a file with a Job, and a line here."""

from __future__ import annotations

from collections.abc import Sequence

from supportctl.errors import InvalidInput
from supportctl.jobs import bundles, conversions, forfeits, ksef, visits, warnings, windows
from supportctl.jobs.job import Job

JOBS: tuple[Job, ...] = (
    windows.WINDOWS,
    conversions.CONVERSIONS,
    bundles.BUNDLES,
    bundles.RENEWALS,
    forfeits.TRAININGS,
    forfeits.BENEFITS,
    visits.APPOINTMENTS,
    visits.NOTES,
    visits.SESSIONS,
    warnings.REACTIONS,
    warnings.COMPLAINTS,
    warnings.HOURS,
    warnings.INVOICES,
    ksef.KSEF,
    warnings.LICENSES,
)


def chosen(names: Sequence[str], more: Sequence[Job] = ()) -> tuple[Job, ...]:
    """The jobs of these names, in their order; all where none is named. `more`: those that the settings ask for. Raises InvalidInput."""
    known = [job.name for job in (*JOBS, *more)]
    for name in names:
        if name not in known:
            raise InvalidInput("UNKNOWN_WORD", field="JOB", value=name, known=known)
    return tuple(job for job in (*JOBS, *more) if not names or job.name in names)
