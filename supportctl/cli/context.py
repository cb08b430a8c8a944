"""The Door: the one way of a command to the clock, the operator, the store and the printer."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from functools import cached_property
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from supportctl.calendar import iso, legal_day
from supportctl.cli import lines
from supportctl.cli.flags import GLOBAL_FLAGS
from supportctl.cli.incoming import Incoming
from supportctl.cli.settings import resolve
from supportctl.errors import EXIT_PRECEDENCE, Conflict, InvalidInput, StoreFault, SupportError
from supportctl.output.reply import FORMATS, Reply, Settings
from supportctl.told import Failure, Note
from supportctl.typed_time import parse_clock, parse_day, parse_when

if TYPE_CHECKING:
    from supportctl.cli.hooking import Hooks
    from supportctl.desk.bulk.exporting import Written
    from supportctl.desk.bulk.importing import Imported
    from supportctl.desk.db.doctor import Health
    from supportctl.desk.db.maintenance import Checked
    from supportctl.desk.ground.act import Act
    from supportctl.desk.ground.results import Outcome
    from supportctl.jobs.running import Ran
    from supportctl.regulations.coverage import Covered
    from supportctl.store.engine import Db, Store
    from supportctl.store.journal import Author

# At most so many characters in an idempotency key, and in the name of an operator.
KEY_CHARACTERS, OPERATOR_CHARACTERS = 200, 100
# What begins a desk wherever it is named; nouns that never do.
_CREATE, _NEVER_CREATE = ("init", "demo", "import"), ("cron", "doctor", "batch")
# Failures of an act that would precede what is on record: the parameter that says what it would precede.
_TOO_EARLY = {"BEFORE_LAST_CHANGE": "last_change", "STOP_BEFORE_START": "started_at"}

# Exit codes of what is refused or can't be done for something that the command names.
_ABOUT_SOMETHING = (3, 4, 5, 7)

Verb = Callable[["Act"], "Outcome[Any]"]
# The options of a verb, as its function in desk/ names and types them.
P = ParamSpec("P")
T = TypeVar("T")


def machine_clock() -> datetime:
    """The machine's own clock, whatever SUPPORTCTL_NOW says. Aware, UTC, whole seconds."""
    return datetime.now(UTC).replace(microsecond=0)


class _Shut:
    """In place of a database that can't serve: whoever touches it gets the fault."""

    def __init__(self, fault: StoreFault) -> None:
        self._fault = fault

    def __getattr__(self, name: str) -> Any:
        raise self._fault


class Door:
    """One call of one verb. `format` and the other fields are what was typed; everything else is looked up when needed."""

    def __init__(
        self,
        command: str,
        *,
        format: str = "table",
        quiet: bool = False,
        at_text: str | None = None,
        begun: bool = False,
        dry_run: bool = False,
        key: str | None = None,
        verbose: bool = False,
        wide: bool = False,
        columns: str | None = None,
    ) -> None:
        self.command, self.format, self.quiet = command, format, quiet
        self.verbose, self.wide = verbose, wide
        self.columns = tuple(dict.fromkeys(name.strip() for name in (columns or "").split(",") if name.strip()))
        self.at_text, self.begun, self.dry_run, self.key = at_text, begun, dry_run, key
        self.arguments: dict[str, Any] = {}
        # Is a list asked for with conditions?
        self.filtered = False
        # Is the verb run for several items; how the operator was spelled at the first of them.
        self._several = False
        self._spellings: tuple[str, ...] = ()
        # Where a desk is made when it is first used, if there was none.
        self._unmade = ""
        # The verb that answers, for the columns of a list without a row.
        self._lists: Callable[..., Any] | None = None
        # Were the ids typed as a list or a range? Then they are answered as a list, even a single one.
        self.listed = False
        self.run: int | None = None
        self.incoming = Incoming()
        # Was anything written, and which documents were numbered, while the clock is ahead of the machine's?
        self._wrote_ahead = False
        self._numbered_ahead: list[str] = []

    @cached_property
    def resolved(self) -> dict[str, tuple[str, str]]:
        """Settings with where they come from."""
        return resolve(GLOBAL_FLAGS)

    @cached_property
    def now(self) -> datetime:
        """The clock of this process: SUPPORTCTL_NOW freezes it. Aware, UTC, whole seconds."""
        frozen = os.environ.get("SUPPORTCTL_NOW")
        if not frozen:
            return datetime.now(UTC).replace(microsecond=0)
        try:
            if not frozen[:4].isdigit():  # a clock that stands can't be told by the clock
                raise InvalidInput("BAD_WHEN", value=frozen)
            return parse_when(frozen, datetime(2200, 1, 1, tzinfo=UTC))
        except InvalidInput as error:
            raise InvalidInput("BAD_NOW", value=frozen) from error

    @cached_property
    def is_ahead(self) -> bool:
        """Is the clock, which SUPPORTCTL_NOW has stopped, ahead of the machine's?"""
        return bool(os.environ.get("SUPPORTCTL_NOW")) and self.now > machine_clock()

    @cached_property
    def at(self) -> datetime:
        """When the act happened: --at, or now; now also while `clock` is to be placed."""
        return self.now if self.at_text is None or self.clock is not None else parse_when(self.at_text, self.now)

    @cached_property
    def clock(self) -> time | None:
        """A bare time of --at, where the act is part of something begun: of which day, the desk finds."""
        return parse_clock(self.at_text) if self.begun and self.at_text is not None else None

    def moment(self, text: str | None) -> datetime | None:
        """Another instant that was typed, read like --at."""
        return None if text is None else parse_when(text, self.now)

    def moment_or_clock(self, text: str | None) -> datetime | time | None:
        """The same of something begun: of which day a bare time is, the desk finds."""
        return None if text is None else self.clock_or_moment(text)

    def clock_or_moment(self, text: str) -> datetime | time:
        """A bare time, whose day the desk finds, or an instant."""
        found = parse_clock(text)
        return parse_when(text, self.now) if found is None else found

    def ahead(self, text: str) -> datetime:
        """An instant that was typed and may lie ahead."""
        return parse_when(text, self.now, ahead=True)

    def ahead_or_day(self, text: str) -> datetime:
        """The same; a day alone is its morning, 9:00, once it can't be read with a time."""
        try:
            return self.ahead(text)
        except InvalidInput as error:
            if error.code != "BAD_WHEN":
                raise
            try:
                found = parse_day(text, legal_day(self.now), ahead=True)
            except InvalidInput as other:
                raise (error if other.code == "BAD_DATE" else other) from None
        return self.ahead(f"{found.isoformat()} 09:00")

    def day(self, text: str | None, *, ahead: bool = False) -> date:
        """A date that was typed; the legal day of the clock when it wasn't."""
        return self.maybe_day(text, ahead=ahead) or legal_day(self.now)

    def maybe_day(self, text: str | None, *, ahead: bool = False) -> date | None:
        """A date that may be left out. `ahead`: it lies ahead where it's typed without its year."""
        return None if text is None else parse_day(text, legal_day(self.now), ahead=ahead)

    @cached_property
    def operator(self) -> str:
        """Who acts: one line of text."""
        from supportctl.desk.ground import inputs

        return inputs.line(self.resolved["operator"][0], "operator", OPERATOR_CHARACTERS)

    @property
    def journal_days(self) -> int:
        """How long the journal of changes keeps what rows were."""
        return int(self.resolved["journal_days"][0])

    @property
    def backups(self) -> tuple[str, int | None] | None:
        """Where cron makes a backup every day, and how many of them are kept; None where nobody asks for any."""
        place, kept = self.resolved["backup_dir"][0], self.resolved["backup_keep"][0]
        return (place, int(kept) if kept else None) if place else None

    @cached_property
    def hooks(self) -> Hooks | None:
        """What runs before and after changes; None on a dry run, and where there is no hooks directory."""
        return None if self.dry_run else self.kept_hooks

    @cached_property
    def kept_hooks(self) -> Hooks | None:
        """The hooks of the settings, on a dry run too; None where there is no hooks directory: no more is looked at then."""
        place = self.resolved["hooks_dir"][0]
        if not place or not os.path.isdir(place):
            return None
        from supportctl.cli.hooking import Hooks, inside

        return None if inside() else Hooks(self, place)

    @property
    def nbp_url(self) -> str:
        """Where the NBP tells its exchange rates."""
        return self.resolved["nbp_url"][0]

    @property
    def target(self) -> str:
        """Path or URL of the database. Raises InvalidInput where none is named and there is no home to put it in, or where a
        password is typed for all to see."""
        found, origin = self.resolved["db"]
        if not found:
            raise InvalidInput("NO_HOME")
        if origin == "flag" and "://" in found:
            from supportctl.store import url
            from supportctl.store.place import Place  # only where there is a URL

            if url.has_password(found):
                raise InvalidInput("PASSWORD_TYPED", path=Place(found).shown)
        return found

    def words(self, value: str | None, path: str | None, option: str) -> str | None:
        """A long text from the option or its file. Under an idempotency key the words count, not where they came from."""
        found = self.incoming.text(value, path, option)
        if path is not None:
            self.arguments["words"] = found
        return found

    @cached_property
    def store(self) -> Store:
        """The database; opened at the first read or write, and created where it may be: by commands that begin a desk, and at the
        default path, but for commands that nobody watches. A mistyped path makes no desk."""
        from supportctl.store.engine import Store

        around = lines.current()
        at_default = self.resolved["db"][1] == "default" and self.command.partition(" ")[0] not in _NEVER_CREATE
        create = (at_default and (around is None or around.asks)) or self.command.partition(" ")[0] in _CREATE
        store = Store(self.target, create=create, kept=None if around is None else around.kept)
        store.watch = self.hooks
        if around is not None:
            return store
        if at_default and create and not os.path.exists(self.target):
            self._unmade = self.target
        # Everything imported so far stays for good: the collector needn't look at it again.
        gc.freeze()
        return store

    @property
    def interactive(self) -> bool:
        """Questions are asked only when stdin and stderr are a terminal, and never by a line of a batch."""
        around = lines.current()
        return (around is None or around.asks) and bool(sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty())

    @property
    def terminal(self) -> bool:
        """Is stdout a terminal, and the format for people?"""
        return bool(sys.stdout and sys.stdout.isatty()) and self.format == "table"

    # -- running a verb ------------------------------------------------------------------------------------------
    # A verb is named as the function of desk/ that it is, followed by its options: `door.do(opening.open_ticket, client=client)`.
    # To name it imports its module, so that none is imported while the database is locked.

    def do(self, verb: Callable[Concatenate[Act, P], Outcome[Any]], /, *args: P.args, **options: P.kwargs) -> int:
        """Run a verb that changes something, in one transaction, and print its result."""
        return self.show(self._spoken(lambda a, o: self._changed(lambda act: verb(act, *a, **o), self.key, verb), args, options))

    def do_or_no(self, verb: Callable[Concatenate[Act, P], Outcome[Any]], /, *args: P.args, **options: P.kwargs) -> int:
        """The same where something stays although the answer is no: exit 4 then."""
        made = self._spoken(lambda a, o: self._changed(lambda act: verb(act, *a, **o), self.key, verb), args, options)
        return self.show(self._or_no(made))

    def ask(self, verb: Callable[Concatenate[Act, P], Outcome[Any]], /, *args: P.args, **options: P.kwargs) -> int:
        """Run a question: nothing can be written."""
        self._lists = verb
        return self.show(self._spoken(lambda a, o: self._asked(lambda act: verb(act, *a, **o)), args, options))

    def ask_line(self, verb: Callable[[Act], Outcome[T]], line: Callable[[T], str]) -> int:
        """Run a question whose answer is a line, or a text, of its own."""
        reply = self._asked(verb)
        return self.show(reply._replace(raw=line(reply.data)))

    def say(self, outcome: Outcome[Any]) -> int:
        """Print what needs no database."""
        return self.show(self._reply(outcome))

    def each(
        self, ids: Sequence[str], verb: Callable[Concatenate[Act, str, P], Outcome[Any]], /, *args: P.args, **options: P.kwargs
    ) -> int:
        """Run a verb for each id, one transaction an item. One id typed is answered alone; `-` reads ids from stdin."""

        def one(ref: str, key: str | None) -> Reply:
            return self._spoken(lambda a, o: self._changed(lambda act: verb(act, ref, *a, **o), key, verb), args, options)

        return self.show(self._each(ids, one))

    def each_as_seen(
        self,
        ids: Sequence[str],
        look: Callable[[Db, str], T | None],
        verb: Callable[Concatenate[Act, str, T | None, P], Outcome[Any]],
        /,
        *args: P.args,
        **options: P.kwargs,
    ) -> int:
        """The same of a verb that goes by what stands of its id: it gets what `look` finds before its transaction waits for its turn, and
        refuses where that has changed meanwhile."""

        def one(ref: str, key: str | None) -> Reply:
            seen = None if self.dry_run else self._seen(look, ref)
            return self._spoken(lambda a, o: self._changed(lambda act: verb(act, ref, seen, *a, **o), key, verb), args, options)

        return self.show(self._each(ids, one))

    def _seen(self, look: Callable[[Db, str], T | None], ref: str) -> T | None:
        """None where it can't be looked at: the verb says why."""
        try:
            with self.store.read() as db:
                return look(db, ref)
        except SupportError:
            return None

    def each_found(
        self,
        find: Verb,
        verb: Callable[Concatenate[Act, str, P], Outcome[Any]],
        nothing: Callable[[], tuple[Note, ...]],
        /,
        *args: P.args,
        **options: P.kwargs,
    ) -> int:
        """Run a verb for each of the ids that a question finds, one transaction an item over one connection. How far it has come is told
        on a terminal. `nothing`: what is said where none is found."""
        gc.enable()  # the front door turned it off, for most processes end soon
        with self.store.together():
            ids: list[str] = self._asked(find).data
            self.listed = True
            with self._progress(len(ids)) as step:

                def one(ref: str, key: str | None) -> Reply:
                    try:
                        return self._changed(lambda act: verb(act, ref, *args, **options), key, verb)
                    finally:
                        step()

                reply = self._each(ids, one)
        return self.show(reply if ids else reply._replace(notes=nothing()))

    @contextmanager
    def _progress(self, total: int) -> Iterator[Callable[[], None]]:
        """A bar on stderr where that is a terminal, and the answer is for people."""
        if self.format != "table" or self.quiet or total < 2 or not (sys.stderr and sys.stderr.isatty()):
            yield lambda: None
            return
        from supportctl.output.progress import bar  # only where somebody watches

        done = 0
        with bar(self.command, color=self.settings().color) as (move,):

            def step() -> None:
                nonlocal done
                done += 1
                move(done / total)

            yield step

    def ask_each(
        self, ids: Sequence[str], verb: Callable[Concatenate[Act, str, P], Outcome[Any]], /, *args: P.args, **options: P.kwargs
    ) -> int:
        """Run a question for each id: nothing can be written."""
        self._lists = verb

        def one(ref: str, key: str | None) -> Reply:
            return self._spoken(lambda a, o: self._asked(lambda act: verb(act, ref, *a, **o), key), args, options)

        return self.show(self._each(ids, one))

    def check_each(
        self, ids: Sequence[str], verb: Callable[Concatenate[Act, str, P], Outcome[Any]], /, *args: P.args, **options: P.kwargs
    ) -> int:
        """Run a question that the law answers for each id: a no is exit 4, and without any id there is no answer."""
        return self.show(self._checked(ids, lambda ref: lambda act: verb(act, ref, *args, **options)))

    def check_all(
        self, ids: Sequence[str], verb: Callable[Concatenate[Act, str, P], Outcome[Any]], /, *args: P.args, **options: P.kwargs
    ) -> int:
        """The same, answered as an array even for one id."""
        return self.show(self._checked(ids, lambda ref: lambda act: verb(act, ref, *args, **options), flat=True))

    def say_each(
        self, ids: Sequence[str], answer: Callable[Concatenate[str, P], Outcome[Any]], /, *args: P.args, **options: P.kwargs
    ) -> int:
        """Print for each id what needs no database."""
        return self.show(self._each(ids, lambda ref, key: self._reply(answer(ref, *args, **options))))

    def _spoken(self, run: Callable[[Any, Any], Reply], args: Any, options: Any) -> Reply:
        """Run with what was typed; a word that isn't known, but stands for one that is in what people read, is that one."""
        while True:
            try:
                return run(args, options)
            except InvalidInput as error:
                if error.code != "UNKNOWN_WORD":
                    raise
                from supportctl.cli.spoken import replaced  # only where a word isn't known

                found = replaced(args, options, error.params)
                if found is None:
                    from supportctl.cli.spoken import told

                    error.params["known"] = told(error.params, self.command.partition(" ")[0])
                    raise
                args, options = found

    def _checked(self, ids: Sequence[str], verb: Callable[[str], Verb], *, flat: bool = False) -> Reply:
        return self._each(ids, lambda ref, key: self._questioned(verb(ref), key), question=True, flat=flat)

    def _each(
        self, references: Sequence[str], run: Callable[[str, str | None], Reply], *, question: bool = False, flat: bool = False
    ) -> Reply:
        ids, many = self.incoming.ids(references)
        many = many or self.listed
        if question and not ids:
            raise InvalidInput("NOTHING_ASKED")
        if not many and not flat:
            return run(ids[0], self.key)
        items: list[tuple[str, Reply]] = []
        left = 0
        self._several = True
        # The desk stays open from one item to the next: opening it takes most of the time that a question does.
        with self.store.together():
            for number, reference in enumerate(ids, 1):
                try:
                    reply = run(reference, f"{self.key}#{reference}" if self.key else None)
                except StoreFault as fault:
                    # The others would fail alike, each after a wait of its own where the desk is locked.
                    if not items:
                        raise
                    reply, left = self.failure(fault, reference), len(ids) - number
                except SupportError as error:
                    reply = self.failure(error, reference)
                items.append((reference, reply))
                if left:
                    break
        codes = {reply.exit_code for _, reply in items}
        code = next((c for c in EXIT_PRECEDENCE if c in codes), 0)
        notes: tuple[Note, ...] = () if items else (Note("NO_IDS"),)
        notes += (Note("IDS_LEFT", {"left": left}),) if left else ()
        return Reply(self.command, exit_code=code, dry_run=self.dry_run, items=tuple(items), flat=flat, notes=notes)

    def act(self, db: Any) -> Act:
        """The act that a verb is handed; the operator's name as it is recorded."""
        from supportctl.desk.ground.act import Act
        from supportctl.store.reading import spellings

        if isinstance(db, _Shut):
            operator, *also = (self.operator,)
        else:
            found = self._spellings or spellings(db, self.operator)
            if self._several:
                self._spellings = found
            operator, *also = found
        return Act(db, self.now, self.at, operator, self.command, self.clock, tuple(also), self.resolved["ksef"][0])

    def _prepare(self) -> None:
        """Everything slow or wrong that needs no database comes before the transaction: it must not hold the lock meanwhile."""
        _ = self.at, self.operator

    def _asked(self, verb: Verb, key: str | None = None) -> Reply:
        del key  # nothing is made that could be made twice
        with self._input_first(verb), self.store.read() as db:
            return self._reply(verb(self.act(db)))

    def rehearsed(self, verb: Verb) -> Reply:
        """What a dry run of a verb answers."""
        return self._asked(verb)._replace(dry_run=True)

    @contextmanager
    def _input_first(self, verb: Verb) -> Iterator[None]:
        """Where the store can't serve, invalid input is reported all the same: the verb runs again, up to the store."""
        try:
            self._prepare()
            yield
        except StoreFault as fault:
            try:
                verb(self.act(_Shut(fault)))
            except InvalidInput:
                raise
            except SupportError:
                pass
            raise

    def _changed(self, verb: Verb, key: str | None, named: Callable[..., Outcome[Any]]) -> Reply:
        if key is not None:
            from supportctl.desk.ground import inputs

            inputs.line(key, "idempotency-key", KEY_CHARACTERS)
        if self.dry_run:
            return self._asked(verb)
        from supportctl.store.journal import Author

        if self.hooks is not None:
            self.hooks.before(verb, key)
        author = Author(self.command, self.operator, self.now, run=self.run)
        with self._input_first(verb), self.writing(author) as db:
            if key is None:
                reply = self._reply(verb(self.act(db)))
            else:
                from supportctl.cli.once import once

                reply = self._reply(once(self, db, key, verb, named))
            if self.hooks is not None:
                self.hooks.reply = reply
        # All that one call does is one command, which `undo` takes back as a whole.
        self.run = self.run or db.change_set
        return reply

    @contextmanager
    def writing(self, author: Author) -> Iterator[Db]:
        """A transaction, committed at the end or not at all. Where the clock is ahead it is noted for the end that something was
        written, and which documents were numbered."""
        numbered: list[str] = []
        with self.store.write(author) as db:
            yield db
            if self.is_ahead:
                from supportctl.store.compiled.rows import Invoice  # only then

                numbered = [row.number for row in db.made(Invoice) if row.number]
        # Only what was committed is told.
        self._wrote_ahead = self._wrote_ahead or self.is_ahead
        self._numbered_ahead += numbered

    def _made_note(self) -> tuple[Note, ...]:
        """That a new desk was made at the default path: said once, on a terminal."""
        made, self._unmade = self._unmade, ""
        if not made or not os.path.exists(made) or self.command == "init":
            return ()
        return (Note("DESK_MADE_HERE", {"path": made}),) if sys.stderr and sys.stderr.isatty() else ()

    def _clock_note(self) -> tuple[Note, ...]:
        """What was written while the clock is ahead: said on a terminal, and of numbered documents always, for their series goes on
        from there."""
        if not self._wrote_ahead:
            return ()
        clocks = {"value": iso(self.now), "machine": iso(machine_clock())}
        if self._numbered_ahead:
            return (Note("NUMBERED_AHEAD", {**clocks, "numbers": self._numbered_ahead}),)
        watched = bool(sys.stderr and sys.stderr.isatty()) and not self.quiet
        return (Note("CLOCK_AHEAD", clocks),) if watched else ()

    def erased(
        self, ids: Sequence[str], verb: Callable[Concatenate[Act, str, P], Outcome[Any]], /, *args: P.args, **options: P.kwargs
    ) -> int:
        """Run erasures, then rewrite the file without them; an erasure stands even where that has to wait."""
        reply = self._each(ids, lambda ref, key: self._changed(lambda act: verb(act, ref, *args, **options), key, verb))
        if not self.dry_run and (reply.items is None or any(item.exit_code == 0 for _, item in reply.items)):
            from supportctl.cli.shell import forget_history

            forget_history()
            try:
                self.store.compact()
                if self.store.path is None:
                    reply = reply._replace(notes=(*reply.notes, Note("SERVER_LOG_KEEPS")))
            except StoreFault as fault:
                reply = reply._replace(notes=(*reply.notes, Note("NOT_COMPACTED", {"path": fault.params["path"]})))
        return self.show(reply)

    # -- printing ------------------------------------------------------------------------------------------------

    def _reply(self, outcome: Outcome[Any]) -> Reply:
        return Reply(self.command, outcome.data, outcome.decision, notes=outcome.notes, made=outcome.made, dry_run=self.dry_run)

    def _questioned(self, verb: Verb, key: str | None = None) -> Reply:
        """The reply to a question: data and decision in any case, exit 4 for a no."""
        return self._or_no(self._asked(verb, key))

    def _or_no(self, reply: Reply) -> Reply:
        from supportctl.desk.ground.results import refusals

        if reply.decision is None or reply.decision.outcome == "yes":
            return reply
        return reply._replace(errors=refusals(reply.decision), exit_code=4)

    def coverage(self, outcome: Outcome[tuple[Covered, ...]]) -> int:
        """Print the coverage; exit 4 when an operative clause lacks code or tests."""
        missing = [row for row in outcome.data if not row.covered]
        errors = tuple(Failure("CLAUSE_NOT_COVERED", {"regulation": row.regulation, "clause": row.clause}) for row in missing)
        return self.show(self._reply(outcome)._replace(errors=errors, exit_code=4 if missing else 0))

    def imported(self, found: Imported, notes: tuple[Note, ...], *, broken_off: bool) -> Reply:
        """The reply of an import; exit 2 when a line is wrong: nothing was written then. `broken_off`: not all of it was read."""
        errors = tuple(Failure(line.code, {**line.params, "in_line": line.line}) for line in found.failed)
        code = 2 if errors else 0
        if found.read == 0:
            notes = (*notes, Note("IMPORT_EMPTY"))
        if errors:
            told = {"failed": len(errors), "read": found.read}
            notes = (*notes, Note("IMPORT_STOPPED" if broken_off else "IMPORT_NOTHING_WRITTEN", told))
        return Reply(self.command, found, errors=errors, notes=notes, exit_code=code, dry_run=self.dry_run)

    def sound(self, outcome: Outcome[Checked]) -> int:
        """Print what a check of the database found; exit 6 when something is wrong."""
        errors = tuple(Failure("STORE_PROBLEM", {"problem": p}) for p in outcome.data.problems)
        return self.show(self._reply(outcome)._replace(errors=errors, exit_code=6 if errors else 0))

    def well(self, found: Health) -> int:
        """Print what doctor looked at; exit 6 where something isn't well."""
        errors = tuple(
            Failure("CHECK_FAILED", {"check": c.name, "detail": {"code": c.detail.code, "params": dict(c.detail.params)}})
            for c in found.checks
            if not c.ok
        )
        return self.show(Reply(self.command, found, errors=errors, exit_code=6 if errors else 0))

    def ran(self, found: Ran) -> int:
        """Print what cron's jobs did; of several failures the first of their exit codes by the order of all."""
        code = next((code for code in (1, *EXIT_PRECEDENCE) if code in found.exit_codes), 0)
        notes = (Note("CRON_DRY_RUN"),) if self.dry_run and found.reports else ()
        reply = Reply(self.command, list(found.reports), errors=found.failures, notes=notes, exit_code=code, dry_run=self.dry_run)
        return self.show(reply)

    def ask_sound(self, verb: Callable[[Act], Outcome[T]], faults: Callable[[T], tuple[Failure, ...]]) -> int:
        """Run a question that lists what it checked; exit 6 when something of it is at fault."""
        self._lists = verb
        reply = self._asked(verb)
        errors = faults(reply.data)
        return self.show(reply._replace(errors=errors, exit_code=6 if errors else 0))

    def print_rows(self, rows: list[dict[str, Any]]) -> int:
        """Print rows that need neither desk nor store."""
        return self.show(Reply(self.command, rows))

    def written(self, files: Sequence[Written]) -> int:
        """Print which files were written."""
        return self.show(Reply(self.command, list(files)))

    def print_text(self, text: str, shown: str | None = None) -> int:
        """Print a file as it is, or as data. `shown`: how people read it, where that isn't the text itself."""
        return self.show(Reply(self.command, {"text": text}, raw=text if shown is None else shown))

    def failure(self, error: SupportError, reference: str | None = None) -> Reply:
        """The reply to a failure; `reference`: of which of several ids."""
        # Nobody who gave no --at can give a later one: the clock is behind.
        if error.code in _TOO_EARLY and self.at_text is None and error.params["at"] == iso(self.now):
            error = Conflict("CLOCK_BEHIND", at=iso(self.now), last_change=error.params[_TOO_EARLY[error.code]])
        params = error.params
        if "known" in params:
            from supportctl.cli.spoken import guessed  # only where a word isn't known

            params = guessed(error.code, params)
        errors: tuple[Failure, ...] = (Failure(error.code, params),)
        if error.decision is not None:
            from supportctl.desk.ground.results import refusals

            errors = refusals(error.decision)
        if error.exit_code in _ABOUT_SOMETHING and "supportctl.store.engine" in sys.modules:
            from supportctl.cli.hinting import named
            from supportctl.cli.unknown import led_on

            errors = led_on(self, named(self, errors, reference))
        return Reply(self.command, decision=error.decision, errors=errors, exit_code=error.exit_code, dry_run=self.dry_run)

    def show(self, reply: Reply) -> int:
        """Print a reply; its exit code."""
        from supportctl.output.emit import emit

        if self.columns:
            self._require_columns(reply)
        reply = reply._replace(notes=(*reply.notes, *self._made_note(), *self._clock_note()))
        try:
            emit(reply, self.settings(), sys.stdout, sys.stderr)
        except OSError as error:
            error.made = reply.made or ", ".join(item.made for _, item in reply.items or () if item.made)  # type: ignore[attr-defined]  # named in the message about the broken stdout
            raise
        found: Hooks | None = self.__dict__.get("hooks")  # of a command that changes nothing nobody has asked for them
        if found is not None:
            found.after()
        return reply.exit_code

    def _require_columns(self, reply: Reply) -> None:
        """Every name of --columns becomes the code of a column. Raises InvalidInput naming those that there are."""
        from supportctl.output import columns

        noun, lang = self.command.partition(" ")[0], self._lang()
        for item in (reply, *(item for _, item in reply.items or ())):
            known = columns.known(columns.rows_of(item) or [], self._lists)
            meant = columns.codes(self.columns, known, noun, lang) if known else self.columns
            for name, code in zip(self.columns, meant, strict=True):
                if code is None:
                    self.columns = ()
                    raise InvalidInput("UNKNOWN_COLUMN", value=name, known=known, headings=columns.headings(known, noun, lang))
            self.columns = tuple(dict.fromkeys(code for code in meant if code))

    def settings(self) -> Settings:
        """How to print: what was asked for, and what the terminal can show."""
        if not self.format.strip():
            raise InvalidInput("EMPTY", field="--output")
        if self.format not in FORMATS:
            raise InvalidInput("BAD_OUTPUT", value=self.format, known=list(FORMATS))
        around = lines.current()
        terminal = bool(sys.stdout and sys.stdout.isatty())
        plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") in ("dumb", "")
        return Settings(
            self.format,
            self.quiet,
            self._lang(),
            terminal,
            terminal and not plain,
            _width(),
            self.verbose,
            self.wide,
            self.columns,
            self._now() if terminal else None,
            terminal and (around is None or around.asks),
            self.filtered,
        )

    def _now(self) -> datetime | None:
        """The clock, where it can be told: that it can't is said when a verb asks."""
        try:
            return self.now
        except InvalidInput:
            return None

    def _lang(self) -> str:
        from supportctl.cli.settings import language

        try:
            return self.resolved["lang"][0]
        except InvalidInput:
            return language()


def _width() -> int:
    """COLUMNS, else the terminal's width, else 80; a terminal that knows none says 0."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns) > 0:
        return int(columns)
    try:
        return os.get_terminal_size().columns or 80
    except OSError:
        return 80
