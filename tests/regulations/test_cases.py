"""One test a case: `pytest tests/regulations/test_cases.py -k starting_hours` runs one file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.regulations import cases
from tests.regulations.cases import Case, CaseError

GOOD = """
ask = "refuse"
[given]
reason = "other"
[[case]]
name = "a note is there"
on = 2026-11-17
given = { note = "rude" }
expect = { outcome = "yes" }
cites = ["§6.3"]
"""


@pytest.mark.parametrize("case", cases.all_cases(), ids=lambda case: case.id)
def test_case(case: Case) -> None:
    cases.check(case)


def _run(tmp_path: Path, text: str) -> None:
    path = tmp_path / "slips.toml"
    path.write_text(text, encoding="utf-8")
    for case in cases.read("progrupa-support", path):
        cases.check(case)


def test_a_good_file_passes(tmp_path: Path) -> None:
    _run(tmp_path, GOOD)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('outcome = "yes"', 'outcome = "no"', "expect.outcome"),
        ('outcome = "yes"', 'outcome = "maybe"', "expect.outcome"),
        ('outcome = "yes"', 'outcome = "yes", reason = "rude"', "expect.reason"),
        ('outcome = "yes"', 'outcome = "yes", colour = "red"', "expect.colour"),
        ('cites = ["§6.3"]', 'cites = ["§6.3", "§6.3.1"]', "cites"),
        ('cites = ["§6.3"]', 'cites = ["§66"]', "cites"),
        ('cites = ["§6.3"]', "", "cites"),
        ('cites = ["§6.3"]', 'cites = ["§6.3"]\nfailed = ["§6.3"]', "failed"),
        ('cites = ["§6.3"]', 'cites = ["§6.3"]\noverridden = ["§6.3"]', "overridden"),
        ('cites = ["§6.3"]', 'cites = ["§6.3"]\nwihtout = ["note"]', "wihtout"),
        ('cites = ["§6.3"]', 'cites = ["§6.3"]\nwithout = ["phone"]', "without"),
        ("on = 2026-11-17", 'on = "2026-11-17"', "on"),
        ('note = "rude"', 'nota = "rude"', "given.nota"),
        ('note = "rude"', "note = 5", "given.note"),
        ('reason = "other"', "", "given.reason"),
        ('ask = "refuse"', 'ask = "refuze"', "ask"),
        ('ask = "refuse"', "", "ask"),
    ],
)
def test_a_slip_names_file_case_and_key(tmp_path: Path, old: str, new: str, key: str) -> None:
    assert old in GOOD
    with pytest.raises(CaseError, match=rf"/slips\.toml: case 'a note is there': {key}: "):
        _run(tmp_path, GOOD.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('ask = "refuse"', 'aks = "refuse"', "aks: not one of"),
        ('name = "a note is there"', "", "case number 1: name"),
        ('name = "a note is there"', "name = a note", "Invalid value"),
    ],
)
def test_a_slip_in_the_file_names_it(tmp_path: Path, old: str, new: str, words: str) -> None:
    with pytest.raises(CaseError, match=rf"/slips\.toml: {words}"):
        _run(tmp_path, GOOD.replace(old, new))


@pytest.mark.parametrize("starts", ["2026-03-29T02:30:00", "2026-10-25T02:30:00"])
def test_a_wall_time_that_comes_twice_or_never_wants_its_offset(tmp_path: Path, starts: str) -> None:
    text = f"""
    ask = "bill_work"
    [[case]]
    name = "at night"
    on = 2026-11-17
    given.work = [{{ starts = {starts}, lasts = 00:10:00 }}]
    expect = {{ outcome = "yes" }}
    cites = ["§1.9"]
    """
    with pytest.raises(CaseError, match=r"given\.work\.starts: .* with its offset"):
        _run(tmp_path, text)
