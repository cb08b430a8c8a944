"""supportctl today, board, search, init, demo, batch and the other verbs without a noun."""

import os
from typing import Annotated

import typer

from supportctl.cli.context import Door
from supportctl.cli.options import Limit, verb
from supportctl.errors import InvalidInput

For = Annotated[
    str | None, typer.Option("--for", metavar="OPERATOR", help="Only sessions, tickets and appointments of that operator.")
]
All = Annotated[bool, typer.Option("--all", help="On a terminal, too, every row of each section.")]


@verb("today", rows=True)
def today(door: Door, for_: For = None, all_: All = False) -> int:
    """Show what waits: what is overdue or due, agreed for today, to be looked at or invoiced.

    Tickets that are put aside are left out until then. On a terminal the first five rows of each section are shown.
    """
    from supportctl.desk.today import looking

    return door.ask(looking.today, operator=for_, limit=looking.SHOWN if door.terminal and not all_ else None)


@verb("doctor")
def doctor(door: Door) -> int:
    """Look whether all is well with the desk and around it.

    Jobs that cron no longer runs, series of numbers, the database, the clock, who may read it, room on the disk. Nothing is written. Exit
    6 where something isn't well.
    """
    from supportctl.desk.db import doctor as checks

    return door.well(checks.examine(door.target, door.store, door.now, door.act, bool(door.resolved["mail_host"][0])))


@verb("board")
def board(door: Door, for_: For = None, all_: All = False) -> int:
    """Show what waits, live.

    q ends it. Off a terminal it says once what `today` says.
    """
    if door.interactive and door.terminal and os.environ.get("TERM") not in ("dumb", ""):
        from supportctl.cli import board as live  # rich.live is slow to import

        return live.board(door, for_, whole=all_)
    from supportctl.desk.today import looking

    return door.ask(looking.today, operator=for_, limit=looking.SHOWN if door.terminal and not all_ else None)


@verb("export")
def export(
    door: Door,
    noun: Annotated[
        str,
        typer.Argument(
            metavar="NOUN",
            help="clients, contacts, products, licenses, tickets, sessions, prices, rates; hours, items, invoices, payments, reminders, "
            "ksef, outbox, bundles, benefits, trainings, complaints, conversions, appointments, acceptances, published-hours, outages, "
            "hooks; or all.",
        ),
    ],
    dir_: Annotated[str | None, typer.Option("--dir", metavar="DIR", help="Into files there, one a list.")] = None,
) -> int:
    """Write a list, or all lists of the desk, to files.

    CSV, or lines of JSON with -o ndjson; to stdout without --dir. An import reads clients, contacts, products, licences, tickets, sessions, prices and rates,
    in that order; what is an erased client's is left out of them. The other lists can't be brought in: a document gets its number when it is issued
    and at no other time, a decision is made by a rule and by nothing else, and words, payments and acceptances belong to what they were said or given for.
    """
    from supportctl.cli import exporting

    return exporting.export(door, noun, dir_)


@verb("init", at=True, dry=True, creates=True)
def init(
    door: Door,
    name: Annotated[str, typer.Option("--name", metavar="N", help="As it stands on invoices.")],
    nip: Annotated[str, typer.Option("--nip", metavar="NIP")],
    address: Annotated[str, typer.Option("--address", metavar="A")],
    bank_account: Annotated[str, typer.Option("--bank-account", metavar="IBAN")],
    email: Annotated[str, typer.Option("--email", metavar="E")],
    payment_days: Annotated[int, typer.Option("--payment-days", metavar="N", help="Days from issue to due date.")] = 14,
    since: Annotated[str | None, typer.Option("--from", metavar="DATE", help="For a later change: the day it begins.")] = None,
) -> int:
    """Set up the seller.

    The first one holds from always; a later change carries its first day.
    """
    from supportctl.desk.invoice import seller

    day = door.maybe_day(since)
    return door.do(
        seller.init,
        name=name,
        nip=nip,
        address=address,
        bank_account=bank_account,
        email=email,
        payment_days=payment_days,
        since=day,
    )


@verb("demo")
def demo(
    door: Door,
    keep: Annotated[str | None, typer.Option("--keep", metavar="PATH", help="Keep the desk's database at this path.")] = None,
) -> int:
    """Play the main job on a desk with sample data.

    Every command is shown with what it prints, ending in the invoice. The database is thrown away unless kept.
    """
    from supportctl.cli.demo import play

    return play(door, keep)


@verb("completion")
def completion(door: Door, shell: Annotated[str, typer.Argument(metavar="SHELL", help="bash, zsh or fish.")]) -> int:
    """Print the completion script of a shell.

    bash: supportctl completion bash > ~/.local/share/bash-completion/completions/supportctl
    """
    from supportctl.cli.complete import SHELLS, script

    if shell not in SHELLS:
        raise InvalidInput("UNKNOWN_WORD", field="shell", value=shell, known=list(SHELLS))
    return door.print_text(script(shell))


@verb("search", rows=True)
def search(
    door: Door,
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help="All of them, in any order; the last one may be a beginning.")
    ],
    within: Annotated[
        str | None, typer.Option("--in", metavar="AREA,…", help="Only in subject, messages, clients, invoices.")
    ] = None,
    limit: Limit = None,
    confidential: Annotated[
        bool, typer.Option("--confidential", help="In confidential words, too; what they bring is booked.")
    ] = False,
) -> int:
    """Find tickets, clients and invoices by words, newest first.

    All words must be in one ticket, client or invoice, in any order; nothing is an operator. On a terminal the newest 20 are shown
    unless --limit says otherwise; piped, all of them.
    """
    from supportctl.desk.search import searching

    most = limit if limit is not None else 20 if door.terminal else None
    if confidential:  # a change: it is booked
        return door.do(searching.find, words, within=within, limit=most, confidential=True, count_all=door.terminal)
    return door.ask(searching.find, words, within=within, limit=most, confidential=False, count_all=door.terminal)


@verb("undo", dry=True, rows=True)
def undo(
    door: Door,
    listed: Annotated[bool, typer.Option("--list", help="List the commands that can be taken back, newest first.")] = False,
) -> int:
    """Take back your last command.

    One by one, the newest first; several ids of one command go together. A new command leaves nothing to redo. A wrong note, reply,
    opening or session goes so; a document that got its number stands and is passed over.
    """
    from supportctl.desk.undo import undoing

    if listed and door.dry_run:
        raise InvalidInput("NOT_TOGETHER", left="--list", right="--dry-run")
    if listed:
        return door.ask(undoing.undo_list)
    if door.interactive and not door.dry_run:
        from supportctl.cli.checklist import require_undo

        require_undo(door)
    return door.do(undoing.undo)


@verb("redo", dry=True)
def redo(door: Door) -> int:
    """Give back what the last undo took."""
    from supportctl.desk.undo import undoing

    return door.do(undoing.redo)


@verb("batch", at=True, dry=True, output="json")
def batch(
    door: Door,
    file: Annotated[str, typer.Argument(metavar="[FILE]", help="One command a line; - or nothing reads stdin.")] = "-",
    keep_going: Annotated[bool, typer.Option("--keep-going", help="Run the other lines after one that failed, too.")] = False,
) -> int:
    """Run many commands in one process, one a line.

    Lines are in shell words, and answered by a JSON envelope each; a line that begins with # is a remark. Each is done or not by
    itself. After the first one that fails nothing is run, and it is said how many are left. The options hold for every line that
    doesn't give its own.
    """
    from supportctl.cli.batch import play

    return play(door, file, keep_going=keep_going)


@verb("shell")
def shell(door: Door) -> int:
    """Type commands at a prompt, in one process.

    TAB completes, the arrows bring back earlier lines, Ctrl-C drops a line, and exit or Ctrl-D leaves. Above the prompt stand the
    clock, the running session with its hours left, and how many tickets are overdue.
    """
    from supportctl.cli.shell import talk

    return talk(door)


COMMANDS = {
    "today": today,
    "doctor": doctor,
    "board": board,
    "search": search,
    "export": export,
    "init": init,
    "demo": demo,
    "completion": completion,
    "undo": undo,
    "redo": redo,
    "batch": batch,
    "shell": shell,
}
