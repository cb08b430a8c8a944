"""The tree of nouns and verbs. Names and one-line helps stand here; a verb's module is imported when the verb is called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from keyword import iskeyword
from typing import Any

from typer.core import TyperGroup
from typer.main import get_command_from_info
from typer.models import CommandInfo

from supportctl.cli.leaf import Leaf
from supportctl.cli.usage import NoSuchCommand

# Noun: (help, {verb: help}). A noun's module is supportctl.cli.<noun>; its COMMANDS give the functions. The first line of a
# verb's docstring is the help here (a test compares).
NOUNS: dict[str, tuple[str, dict[str, str]]] = {
    "ticket": (
        "Reports of clients. A wrong step: supportctl undo.",
        {
            "open": "Open a ticket on a client's report.",
            "triage": "Record the technician's first look at a ticket.",
            "note": "Add a note for the desk.",
            "reply": "Record what the client was told.",
            "contact": "Record a contact with the client by any channel.",
            "assign": "Hand a ticket to an operator.",
            "edit": "Change what a ticket says of the report, its priority and tags.",
            "wait": "Put a ticket aside until a time.",
            "merge": "Show a ticket in another one about the same thing.",
            "unmerge": "Give both tickets back after a merger.",
            "refuse": "Refuse support, or break it off.",
            "close": "Close a ticket with an outcome.",
            "reopen": "Reopen a ticket: the fault is back.",
            "split": "Open another ticket for another topic.",
            "charge": "Put a service item on a ticket, to be invoiced.",
            "uncharge": "Take a service item off a ticket, before it is invoiced.",
            "items": "List the service items of a ticket.",
            "list": "List tickets, newest first.",
            "show": "Show a ticket with its history.",
            "why": "Reprint and recompute the decisions about a ticket.",
        },
    ),
    "template": (
        "Templates of words for tickets.",
        {"list": "List the templates of words.", "show": "Print a template as it stands, with its fields."},
    ),
    "session": (
        "Timed remote sessions.",
        {
            "start": "Start the clock on a ticket.",
            "extend": "Record the client's answer when the hours run out.",
            "stop": "Stop the running session.",
            "schedule": "Agree on day and hour of a session.",
            "unschedule": "Call off a session that was agreed on.",
            "appointments": "List the sessions that are agreed on, the next one first.",
            "status": "Show the running session and the hours left.",
            "watch": "Show the running session, live.",
            "log": "Record a session that nobody recorded while it ran.",
            "switch": "Stop your session and start one on another ticket.",
            "list": "List sessions, newest first.",
            "show": "Show a session.",
            "amend": "Correct the times of a stopped session.",
            "cancel": "Take a stopped session out of account.",
        },
    ),
    "invoice": (
        "Invoices.",
        {
            "issue": "Issue an invoice for what was begun and not billed.",
            "run": "Issue all invoices of a month.",
            "proforma": "Issue a proforma for what an invoice of now would bill.",
            "advance": "Issue an advance invoice for money that came in before the service.",
            "final": "Issue the final invoice of an item, less the advances that came in for it.",
            "print": "Print an issued invoice.",
            "pdf": "Write an issued invoice into a PDF file.",
            "ksef-export": "Hand invoices over for the KSeF, as FA(3).",
            "ksef-import": "Take back the numbers that the KSeF gave.",
            "ksef-status": "List the invoices that belong into the KSeF: to hand over, handed over, numbered.",
            "annex": "Show the sessions behind an invoice.",
            "why": "Reprint and recompute the decisions about an invoice.",
            "list": "List invoices, newest first.",
            "pay": "Record money that came in for a document.",
            "unpay": "Take back the last payment of a document: the money didn't come in.",
            "correct": "Issue a correction of an invoice: the difference to what stands.",
            "annul": "Annul the newest document of its series, one that never left the desk.",
            "send": "Send a document by mail: it goes into the outbox, with a letter.",
            "remind": "Demand the payment of an overdue document by a letter that sets an extra term.",
            "check-series": "Check the numbers of all documents, per series and year.",
        },
    ),
    "client": (
        "Clients, their contact persons and phone numbers.",
        {
            "add": "Add a client.",
            "list": "List clients.",
            "show": "Show a client.",
            "find": "Find clients by phone, NIP, e-mail or name.",
            "edit": "Change a client's name, e-mail, address or key.",
            "merge": "Make a client an alias of another.",
            "change-phone": "Change the stored phone number on the client's e-mail.",
            "set-contact": "Name the person for contacts.",
            "accept": "Record that a client accepted a regulation.",
            "export-data": "Print everything that is held on a client.",
            "erase": "Erase a client's personal data.",
        },
    ),
    "license": (
        "Licences, what they give a right to, and their conversion.",
        {
            "add": "Add a licence that a client holds.",
            "list": "List licences.",
            "show": "Show a licence.",
            "edit": "Change what is known about a licence.",
            "check-support": "Say what help a licence gives a right to.",
            "check-conversion": "Say whether licences may be converted, at which discount.",
            "convert": "Convert perpetual licences to subscriptions.",
            "conversions": "List conversions, oldest first.",
            "invoice-conversion": "Invoice the subscriptions of a conversion, at the desk's own price.",
            "mark-converted": "Record that the vendor registered a licence as converted.",
            "withdraw-conversion": "Record a buyer's withdrawal from a conversion.",
            "refund-conversion": "Record correction and repayment: the conversion is undone.",
            "why": "Reprint and recompute the decisions about a licence.",
        },
    ),
    "hours": (
        "Hours of paid support.",
        {
            "buy": "Record a purchase of hours.",
            "list": "List purchases of hours, oldest first.",
            "contact": "Record the first contact after a purchase.",
            "cancel": "Take back a purchase that nothing was begun of.",
        },
    ),
    "training": (
        "Trainings at the discount of a bundle.",
        {
            "declare": "Record the wish to use the discount on trainings.",
            "order": "Order trainings at the discount, with a proforma.",
            "schedule": "Agree date and place of a training.",
            "attend": "Record that a training was held.",
            "list": "List trainings, newest first.",
            "show": "Show a training.",
        },
    ),
    "complaint": (
        "Complaints about the promotion of bundles, and their 21 days.",
        {
            "file": "Register a complaint as it was received.",
            "supplement": "Add what a complaint lacked.",
            "answer": "Record the answer to a complaint.",
            "list": "List complaints, newest first.",
            "show": "Show a complaint with its words.",
        },
    ),
    "product": (
        "The catalogue.",
        {
            "list": "List products.",
            "add": "Add a product.",
            "set-version": "Set a product's newest and oldest supported version from a day on.",
        },
    ),
    "outbox": (
        "Letters to clients.",
        {
            "list": "List letters, newest first.",
            "show": "Show a letter with its words, and each attempt to send it.",
            "flush": "Send what is due. `cron run` does the same.",
            "cancel": "Call a letter off that wasn't sent.",
            "hold": "Let a letter wait until it is released.",
            "release": "Let a letter go that was held, refused or given up.",
        },
    ),
    "outage": (
        "Outages of the KSeF.",
        {
            "add": "Record an outage of the KSeF: it moves the terms of documents.",
            "end": "Record the last day of an outage: terms run from there.",
            "list": "List outages of the KSeF, newest first.",
        },
    ),
    "hook": (
        "Programs of your own that run after a change.",
        {"list": "List calls of hooks that wait or failed, newest first."},
    ),
    "price": (
        "The price list.",
        {"set": "Set the price of an item from a day on.", "list": "List prices."},
    ),
    "bundle": (
        "Subscription bundles, from the quote to the renewal.",
        {
            "quote": "Show the three plans side by side, with prices and benefits.",
            "order": "Draft an order of a bundle.",
            "submit": "Record that the signed order was sent.",
            "qualify": "Confirm an order to the client, and bill it by proforma.",
            "reject": "Say no to an order.",
            "pay": "Record a payment; that of the proforma activates the bundle.",
            "show": "Show a bundle with its documents, benefits and what is left.",
            "list": "List bundles, newest first.",
            "offer": "Record the organiser's offer for the periods after a bundle.",
            "notice": "Record the client's notice against a renewal.",
            "renew": "Record the renewal after a period ended, with its invoice.",
            "demand": "Record a demand to pay that sets an extra term.",
            "breach": "Record a gross breach: every further benefit is lost.",
            "settle": "Invoice what is paid back after a breach, line by line.",
            "why": "Reprint and recompute the decisions about a bundle.",
        },
    ),
    "benefit": (
        "What bundles bring: help, deployment, webinars, exams.",
        {
            "list": "List a bundle's benefits, and what is left of them.",
            "schedule": "Agree an appointment for a benefit.",
            "use": "Record what was done of a benefit, or an exam.",
            "cancel": "Take back an appointment that didn't take place.",
            "exchange": "Say whether a benefit can be turned into money or goods.",
        },
    ),
    "rate": (
        "Exchange rates.",
        {
            "set": "Record an exchange rate of the NBP.",
            "import": "Record the exchange rates of a file of the NBP.",
            "fetch": "Fetch exchange rates from the NBP, and record them.",
            "list": "List exchange rates, newest first.",
        },
    ),
    "register": (
        "Documents of a month for the accountant.",
        {"export": "Print the sales register of a month, or write it into a file."},
    ),
    "report": (
        "Figures of a period, by client, operator, product or day.",
        {
            "sla": "Count first responses: due, given in time, missed, still open.",
            "hours": "Add up work: its time, started hours, what was billed, what nothing covers.",
            "workload": "Count tickets opened, closed and left, sessions and their time.",
            "revenue": "Add up what was invoiced, each currency by itself.",
        },
    ),
    "import": (
        "Rows of a file, brought in all at once or not at all.",
        {
            "clients": "Bring in clients.",
            "contacts": "Bring in contact persons of clients.",
            "products": "Bring in products.",
            "licenses": "Bring in licences.",
            "tickets": "Bring in tickets, as they stood where they come from.",
            "sessions": "Bring in sessions of tickets; nothing is billed for them by itself.",
            "prices": "Bring in prices.",
            "rates": "Bring in exchange rates.",
        },
    ),
    "regulation": (
        "The regulations and what covers them.",
        {
            "list": "List the regulations.",
            "show": "Show a regulation as it stands on a day, or what changed.",
            "coverage": "Show which code and tests cover each clause.",
            "set-hours": "Publish the hours of live support from a day on.",
            "hours": "List the hours that the desk published, by date.",
        },
    ),
    "db": (
        "The database.",
        {
            "path": "Print where the database is.",
            "upgrade": "Bring the database up to this program's schema.",
            "compact": "Rewrite the database file without what was deleted.",
            "check": "Check the database.",
            "anchor": "Print the last entry of the chain of proof.",
            "backup": "Make a backup of the database, and check it.",
            "verify": "Check a backup.",
            "restore": "Put a backup in the place of the database.",
        },
    ),
    "cron": (
        "What cron runs.",
        {
            "list": "List the jobs: when each ran last, and when it has something to do.",
            "run": "Do what is due, and tell what people are to know.",
        },
    ),
    "config": ("Settings.", {"show": "Show each setting and where it comes from."}),
    "help": (
        "Topics that go beyond one command.",
        {
            "exit-codes": "List the exit codes.",
            "errors": "List the error codes.",
            "dates": "Days and times: what can be typed.",
            "output": "Output for people and for scripts.",
            "settings": "Settings, the environment and the config file.",
            "cron": "What cron runs, and its line in a crontab.",
            "mail": "Sending letters: the mail server, the outbox.",
            "hooks": "Programs of your own, before and after a change.",
            "cases": "Case files: what a regulation decides, written down.",
            "contributing": "Adding an option that is kept in a column.",
            "man": "Write the man pages, one a command.",
            "progrupa-support": "ProGrupa: paid support, and free help with M&S.",
            "codetwo-support": "CodeTwo: support by subscription.",
            "bitservice-remote": "BIT Service: remote help by appointment.",
            "solidexpert-bundles": "SOLIDEXPERT: subscription bundles.",
            "sketchup-conversion": "SketchUp: converting a perpetual licence.",
        },
    ),
}
# Verbs without a noun, in supportctl.cli.top.
TOP: dict[str, str] = {
    "today": "Show what waits: what is overdue or due, agreed for today, to be looked at or invoiced.",
    "doctor": "Look whether all is well with the desk and around it.",
    "board": "Show what waits, live.",
    "search": "Find tickets, clients and invoices by words, newest first.",
    "export": "Write a list, or all lists of the desk, to files.",
    "init": "Set up the seller.",
    "demo": "Play the main job on a desk with sample data.",
    "completion": "Print the completion script of a shell.",
    "undo": "Take back your last command.",
    "redo": "Give back what the last undo took.",
    "batch": "Run many commands in one process, one a line.",
    "shell": "Type commands at a prompt, in one process.",
}


# Of the program and of each verb: a verb keeps the option that asks for its page.
_SETTINGS = {"help_option_names": ["-h", "--help"]}


class LazyGroup(TyperGroup):
    """A group that knows names and helps, and builds a command when it is asked for."""

    def __init__(self, entries: Mapping[str, str], load: Callable[[str], Any], **attributes: Any) -> None:
        super().__init__(rich_markup_mode=None, no_args_is_help=True, **attributes)
        self.entries, self.load = entries, load

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the order in which one meets them."""
        return list(self.entries)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Build the command; None for an unknown name."""
        return self.load(cmd_name) if cmd_name in self.entries else None

    def _named(self, word: str) -> str:
        """The verb that a word stands for: `ls` is `list`."""
        return "list" if word == "ls" and "list" in self.entries else word

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command named first; Typer would say in English that there is none."""
        args = [self._named(args[0]), *args[1:]]
        if args[0] not in self.entries and not args[0].startswith("-"):
            raise NoSuchCommand(args[0], ctx)
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The help page, without importing a single command."""
        from supportctl.cli.helping import group_page  # only where help is asked for

        group_page(self, ctx, formatter, self.entries)


def module_of(noun: str) -> Any:
    """The module of a noun's verbs; one whose name is Python's own word has a line below it."""
    return import_module(f"supportctl.cli.{noun}_" if iskeyword(noun) else f"supportctl.cli.{noun}")


@cache
def _leaf(noun: str, name: str) -> Any:
    """A command. It keeps nothing of a call, so that a batch builds it once."""
    callback = module_of(noun).COMMANDS[name]
    # With PYTHONOPTIMIZE=2 there are no docstrings; its help page has the whole of them from tree.json.
    text = callback.__doc__ or (TOP[name] if noun == "top" else NOUNS[noun][1][name])
    info = CommandInfo(name=name, cls=Leaf, callback=callback.run(), help=text, no_args_is_help=False, context_settings=_SETTINGS)
    leaf: Any = get_command_from_info(info, pretty_exceptions_short=False, rich_markup_mode=None)
    leaf.wants = callback.wants
    return leaf


def _group(noun: str) -> LazyGroup:
    text, verbs = NOUNS[noun]
    return LazyGroup(verbs, lambda name: _leaf(noun, name), name=noun, help=text)


def root(params: list[Any], callback: Callable[..., None]) -> LazyGroup:
    """The whole program: nouns, verbs without a noun, and the global options."""
    entries = {**{noun: text for noun, (text, _) in NOUNS.items()}, **TOP}
    return LazyGroup(
        entries,
        lambda name: _leaf("top", name) if name in TOP else _group(name),
        name="supportctl",
        help="The support desk: tickets, timed sessions, licences and invoices, by the regulation in force that day.",
        params=params,
        callback=callback,
        context_settings=_SETTINGS,
    )
