"""The fast `session status` says what the full program says, to the byte; and its numbers are those of the rule."""

from __future__ import annotations

import io
import json
import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from supportctl.calendar import WARSAW, iso
from supportctl.cli import main, prompt
from supportctl.desk.hours import purchases
from supportctl.desk.session import extending, showing
from supportctl.errors import Refused
from supportctl.store import glance
from tests.desk.counter import Counter

EVIL = "\x1b[31mred\x07 [bold]not bold[/] \u202edlrow \x85 \x7f żółć 日本 \U000e0041 $(id)  "


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WARSAW).astimezone(UTC)


@pytest.fixture
def desk(db_path: Path, monkeypatch: pytest.MonkeyPatch) -> Counter:
    """A furnished desk, its database and operator in the environment."""
    monkeypatch.setenv("SUPPORTCTL_DB", str(db_path))
    monkeypatch.setenv("SUPPORTCTL_OPERATOR", "anna")
    return Counter(str(db_path)).furnish()


def plenty(desk: Counter) -> None:
    desk.buy("3")
    desk.triaged()
    desk.start(at="2026-11-17T10:00")


def one_hour(desk: Counter) -> None:
    desk.buy("1")
    desk.triaged()
    desk.start(at="2026-11-17T10:00")


def with_an_earlier_session(desk: Counter) -> None:
    desk.buy("2")
    desk.triaged()
    desk.work("2026-11-17T09:10:00", "2026-11-17T09:41:07")
    desk.start(at="2026-11-17T10:00")


def over_before_this_session(desk: Counter) -> None:
    desk.buy("1")
    desk.triaged()
    desk.work("2026-11-17T09:06", "2026-11-17T09:59")
    desk.start(at="2026-11-17T10:00")


def consented(desk: Counter) -> None:
    one_hour(desk)
    desk.do(extending.extend, "1", at="2026-11-17T10:50", hours_text="1", consent="Anna, by phone", declined=False)


def consented_late(desk: Counter) -> None:
    one_hour(desk)
    desk.do(extending.extend, "1", at="2026-11-17T11:05", hours_text="1", consent="Anna, by phone", declined=False)


def declined(desk: Counter) -> None:
    one_hour(desk)
    desk.do(extending.extend, "1", at="2026-11-17T10:50", hours_text=None, consent=None, declined=True)


def free(desk: Counter) -> None:
    desk.license("SKP-0002", maintenance_until=date(2027, 12, 31))
    desk.triaged(license_ref="SKP-0002", serial="SKP-0002")
    desk.start(at="2026-11-17T10:00")


def evil(desk: Counter) -> None:
    desk.buy("1")
    desk.triaged()
    with sqlite3.connect(os.environ["SUPPORTCTL_DB"]) as db:
        db.execute("UPDATE ticket SET subject = ?", (EVIL,))
    db.close()
    desk.start(at="2026-11-17T10:00")


SCENES = (plenty, one_hour, with_an_earlier_session, over_before_this_session, consented, consented_late, declined, free, evil)
CLOCKS = ("10:00:00", "10:00:59", "10:49:59", "10:50:00", "10:52:30", "10:59:59", "11:00:00", "11:00:01", "11:59:59", "12:34:56")


@pytest.fixture
def both(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., None]:
    """Compare the fast and the full answer at an instant."""

    def compare(at: datetime, options: list[str]) -> None:
        monkeypatch.setattr(prompt, "time", type("Clock", (), {"time": staticmethod(lambda: at.timestamp() + 0.7)}))
        fast = prompt.status(options, os.environ)
        assert fast is not None
        capsys.readouterr()
        with monkeypatch.context() as patch:
            patch.setenv("SUPPORTCTL_NOW", iso(at))
            code = main.run(["session", "status", *options])
        slow = capsys.readouterr()
        assert fast == (slow.out, slow.err, code)

    return compare


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.parametrize("lang", ["pl", "en"])
def test_the_fast_answer_is_the_full_one(
    desk: Counter, both: Callable[..., None], scene: Callable[[Counter], None], lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUPPORTCTL_LANG", lang)
    scene(desk)
    row = glance.running(os.environ["SUPPORTCTL_DB"], "anna")
    assert row is not None
    as_of = dict(zip(glance.COLUMNS, row, strict=True))["as_of"]
    asked = 0
    for clock in CLOCKS:
        at = _instant(f"2026-11-17T{clock}")
        if at.timestamp() >= as_of:
            asked += 1
            for options in ([], ["--json"], ["-o", "json"]):
                both(at, options)
    assert asked > 1


def test_it_says_when_the_hours_run_out(desk: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    one_hour(desk)
    said = {}
    for clock in CLOCKS:
        stamp = _instant(f"2026-11-17T{clock}").timestamp()
        monkeypatch.setattr(prompt, "time", type("Clock", (), {"time": staticmethod(lambda stamp=stamp: stamp)}))
        found = prompt.status(["--json"], os.environ)
        assert found is not None
        said[clock] = (json.loads(found[0])["data"]["over_quota"], bool(found[1]))
    quiet, soon, over = (False, False), (False, True), (True, True)
    assert list(said.values()) == [quiet, quiet, quiet, soon, soon, soon, soon, over, over, over]


@pytest.mark.parametrize(
    ("options", "environ"),
    [
        (["-o", "table"], {}),
        (["--quiet"], {}),
        (["--json", "--json"], {}),
        (["--help"], {}),
        ([], {"SUPPORTCTL_NOW": "2026-11-17T10:00"}),
        ([], {"SUPPORTCTL_OPERATOR": "no\nbody"}),
        ([], {"SUPPORTCTL_OPERATOR": " "}),
        ([], {"SUPPORTCTL_OPERATOR": "n" * 200}),
        ([], {"SUPPORTCTL_DB": "/nowhere/desk.db"}),
        ([], {"SUPPORTCTL_DB": "postgresql://localhost/desk"}),
        ([], {"SUPPORTCTL_LANG": "de"}),
    ],
)
def test_what_it_leaves_to_the_full_program(
    desk: Counter, options: list[str], environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    plenty(desk)
    assert prompt.status([], os.environ) is None or prompt.status(["--json"], os.environ) is not None
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert prompt.status(options, os.environ) is None


@pytest.mark.parametrize("options", [[], ["--json"]])
@pytest.mark.parametrize("lang", ["pl", "en"])
@pytest.mark.parametrize("operator", ["nobody", "Łucja [b]x[/b]", "a{b}c"])
def test_without_a_session_it_says_so_as_the_full_one_does(
    desk: Counter,
    both: Callable[..., None],
    options: list[str],
    lang: str,
    operator: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plenty(desk)
    monkeypatch.setenv("SUPPORTCTL_LANG", lang)
    monkeypatch.setenv("SUPPORTCTL_OPERATOR", operator)
    both(_instant("2026-11-17T10:10"), options)
    found = prompt.status(options, os.environ)
    assert found is not None
    assert found[2] == 3


def test_a_clock_set_back_is_left_to_the_full_program(desk: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    plenty(desk)
    before = _instant("2026-11-17T09:59").timestamp()
    monkeypatch.setattr(prompt, "time", type("Clock", (), {"time": staticmethod(lambda: before)}))
    assert prompt.status([], os.environ) is None


def test_a_stream_that_cannot_carry_it_is_left_to_the_full_program(desk: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    evil(desk)
    later = _instant("2026-11-17T10:10").timestamp()
    monkeypatch.setattr(prompt, "time", type("Clock", (), {"time": staticmethod(lambda: later)}))
    assert prompt.status([], os.environ) is not None
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding="iso-8859-2"))
    assert prompt.status([], os.environ) is None
    assert prompt.status(["--json"], os.environ) is None


# Numbers ---------------------------------------------------------------------------------------------------------------------

_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("buy"), st.integers(1, 3)),
        st.tuples(st.just("work"), st.integers(0, 9000)),
        st.tuples(st.just("agree"), st.integers(1, 2)),
    ),
    max_size=5,
)
_RUNNING = st.lists(st.tuples(st.sampled_from(["agree", "decline"]), st.integers(0, 5400)), max_size=2)


@settings(max_examples=40, deadline=None)
@given(first=st.integers(1, 3), before=_STEPS, running=_RUNNING, later=st.integers(0, 20_000))
def test_random_work_counts_as_the_rule_counts_it(
    template_db: Path, first: int, before: list[tuple[str, int]], running: list[tuple[str, int]], later: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk.db"
        shutil.copyfile(template_db, path)
        desk = Counter(str(path)).furnish()
        now = _instant("2026-11-17T09:00")
        try:
            desk.buy(str(first), at=iso(now))
            desk.triaged(at=iso(now))
            for kind, amount in before:
                now += timedelta(minutes=7)
                if kind == "buy":
                    desk.buy(str(amount), at=iso(now))
                elif kind == "agree":
                    _extend(desk, amount, now)
                else:
                    desk.start(at=iso(now), override="test")
                    now += timedelta(seconds=amount)
                    desk.stop(at=iso(now))
            now += timedelta(minutes=7)
            desk.start(at=iso(now), override="test")
        except Refused:
            reject()
        for kind, seconds in running:
            now += timedelta(seconds=seconds)
            _extend(desk, 1 if kind == "agree" else 0, now)
        now += timedelta(seconds=later)
        slow = desk.ask(showing.status, at=iso(now)).data
        row = glance.running(str(path), "anna")
        assert row is not None
        named = dict(zip(glance.COLUMNS, row, strict=True))
        assert prompt._data(named, glance.status_counts(named, int(now.timestamp()))) == slow


def _extend(desk: Counter, count: int, at: datetime) -> None:
    """The client agrees to so many hours, or declines."""
    asked = {"hours_text": str(count) if count else None, "consent": "Anna, by phone" if count else None}
    desk.do(extending.extend, "1", at=iso(at), declined=not count, **asked)


@pytest.mark.parametrize("act", ["buy", "cancel", "another ticket"])
def test_hours_that_come_and_go_meanwhile_count(desk: Counter, both: Callable[..., None], act: str) -> None:
    desk.buy("1")
    desk.buy("1")
    desk.triaged()
    desk.triaged(at="2026-11-17T09:07", subject="Another")
    desk.start(at="2026-11-17T10:00")
    if act == "buy":
        desk.buy("2", at="2026-11-17T10:30")
    elif act == "cancel":
        desk.do(purchases.cancel, "2", at="2026-11-17T10:30", reason="a slip")
    else:
        Counter(os.environ["SUPPORTCTL_DB"], "ola").start("2", at="2026-11-17T10:30")
    both(_instant("2026-11-17T12:10"), ["--json"])
