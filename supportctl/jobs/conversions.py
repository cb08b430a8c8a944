"""Converted network licences are switched off (SketchUp conversion, after.2); what the vendor or the desk still owes a conversion is told."""

from __future__ import annotations

from supportctl.desk.ground.act import Act
from supportctl.jobs.job import CronItem, Found, Job, dated, day_after, first_second
from supportctl.record import Word
from supportctl.store.compiled import jobs
from supportctl.store.compiled.rows import Conversion, License


def find(act: Act, whole: bool) -> list[Found]:
    """Licences that are to be switched off, and conversions without the vendor's mark (process.5) or without correction and repayment
    (refund.2.1) on the day after."""
    return [*_off(act, whole), *_unfinished(act)]


def _off(act: Act, whole: bool) -> list[Found]:
    return [
        Found(
            CronItem(
                Word("deactivated"),
                Word("license"),
                row.serial,
                row.client,
                at=row.on,
                clauses=("after.2",),
                next=f"license show {row.serial}",
            ),
            row.id,
            first_second(row.on),
        )
        for row in jobs.deactivations(act.db, None if whole else act.day)
    ]


def _unfinished(act: Act) -> list[Found]:
    found = []
    for row, held, client in jobs.unfinished_conversions(act.db):
        withdrawn = row.state == "withdrawn" and row.withdrawn_on is not None
        since = row.withdrawn_on if withdrawn and row.withdrawn_on else row.converted_on
        verb = "refund-conversion" if withdrawn else "mark-converted"
        item = CronItem(
            Word("to-correct" if withdrawn else "to-mark"),
            Word("license"),
            held.serial,
            client,
            at=since,
            clauses=("refund.2.1",) if withdrawn else ("process.5",),
            next=f"license {verb} {held.serial}",
        )
        found.append(Found(item, row.id, day_after(since), "due"))
    return found


def switch_off(act: Act, found: Found) -> CronItem | None:
    """Mark a network licence whose 30 days are over."""
    from supportctl.desk.conversion import watching

    act = dated(act, found)
    row = act.db.get(Conversion, found.record_id)
    held = None if row is None else act.db.get(License, row.license_id)
    if row is None or held is None or row.state == "undone" or held.state != "converted" or row.deactivated_on is None:
        return None
    watching.switch_off(act, row, held)
    return found.item


CONVERSIONS = Job("conversions", find, switch_off)
