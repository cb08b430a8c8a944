"""supportctl benefit …"""

from typing import Annotated

import typer

from supportctl.cli.context import Door
from supportctl.cli.options import MOST, On, needed, verb, words

Bundle = Annotated[list[str], typer.Argument(metavar="BUNDLE...", help="The bundle's number; - reads numbers from stdin.")]
Benefit = Annotated[
    str, typer.Argument(metavar="BENEFIT", help="upgrade-help, cad-deployment, webinar; to use also exam; training.")
]
Minutes = Annotated[int | None, typer.Option("--minutes", max=MOST, metavar="N", help="How long.")]
ReportedTo = Annotated[
    str | None, typer.Option("--reported-to", metavar="NAME", help="The account manager who was told the client's wish.")
]


@verb("benefit list", rows=True)
def list_(door: Door, bundle: Bundle, on: On = None) -> int:
    """List a bundle's benefits, and what is left of them."""
    from supportctl.desk.benefit import listing

    day = door.day(on)
    return door.ask_each(bundle, listing.list_benefits, on=day)


@verb("benefit schedule", at=True, dry=True, creates=True)
def schedule(
    door: Door,
    bundle: Bundle,
    benefit: Benefit,
    when: Annotated[
        str | None, typer.Option("--when", metavar="WHEN", help="The date agreed: 'mon 9:00', 2026-12-01T09:00.")
    ] = None,
    minutes: Minutes = None,
    reported_to: ReportedTo = None,
    reported_on: Annotated[
        str | None, typer.Option("--reported-on", metavar="DATE", help="When; by default the day of the act.")
    ] = None,
    invitation: Annotated[
        str | None, typer.Option("--invitation", metavar="MAIL", help="The e-mail that invites to a webinar.")
    ] = None,
    date_by: Annotated[
        str, typer.Option("--date-by", metavar="WHO", help="Who sets the date: organiser or client.")
    ] = "organiser",
) -> int:
    """Agree an appointment for a benefit."""
    from supportctl.desk.benefit import scheduling

    at, day = door.ahead(needed(when, "--when")), door.maybe_day(reported_on)
    return door.each(
        bundle,
        scheduling.schedule,
        benefit=benefit,
        when=at,
        minutes=minutes,
        reported_to=reported_to,
        reported_on=day,
        invitation=invitation,
        date_by=date_by,
    )


@verb("benefit use", at=True, dry=True, creates=True)
def use(
    door: Door,
    bundle: Bundle,
    benefit: Benefit,
    minutes: Minutes = None,
    appointment: Annotated[
        int | None, typer.Option("--appointment", max=MOST, metavar="ID", help="Which one, when several are open.")
    ] = None,
    stages: Annotated[
        str | None, typer.Option("--stages", metavar="LIST", help="What was done: meeting,sample-upgrade,sample-schedule.")
    ] = None,
    preparation: Annotated[bool, typer.Option("--preparation", help="Work on a deployment without the client.")] = False,
    reported_to: ReportedTo = None,
    license_: Annotated[
        str | None, typer.Option("--license", metavar="L", help="Whose exam: a serial number, or the place in the bundle.")
    ] = None,
    certificate: Annotated[
        str | None, typer.Option("--certificate", metavar="C", help="CSWA or CSWP; of an exam that is paid, any.")
    ] = None,
    paid: Annotated[bool, typer.Option("--paid", help="An exam at the client's cost.")] = False,
    missed: Annotated[bool, typer.Option("--missed", help="A webinar that the client missed.")] = False,
) -> int:
    """Record what was done of a benefit, or an exam."""
    from supportctl.desk.benefit import using

    done = words(stages)
    return door.each(
        bundle,
        using.use,
        benefit=benefit,
        minutes=minutes,
        appointment=appointment,
        stages=done,
        preparation=preparation,
        reported_to=reported_to,
        license_ref=license_,
        certificate=certificate,
        paid=paid,
        missed=missed,
    )


@verb("benefit cancel", at=True)
def cancel(
    door: Door,
    appointment: Annotated[list[str], typer.Argument(metavar="APPOINTMENT...", help="Its number; - reads numbers from stdin.")],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT")],
    not_held: Annotated[bool, typer.Option("--not-held", help="Its time is over, and it didn't take place.")] = False,
) -> int:
    """Take back an appointment that didn't take place."""
    from supportctl.desk.benefit import scheduling

    return door.each(appointment, scheduling.cancel, reason=reason, not_held=not_held)


@verb("benefit exchange")
def exchange(door: Door, bundle: Bundle, benefit: Benefit) -> int:
    """Say whether a benefit can be turned into money or goods."""
    from supportctl.desk.benefit import listing

    return door.check_each(bundle, listing.exchange, benefit=benefit)


COMMANDS = {"list": list_, "schedule": schedule, "use": use, "cancel": cancel, "exchange": exchange}
