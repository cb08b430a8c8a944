"""TAB in the real shells: what is offered, what is inserted, and that nothing of it is ever run."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from supportctl.cli.shell import offered
from supportctl.store.compiled.rows import Client, License
from supportctl.store.engine import Store
from tests.completions.terminal import Terminal
from tests.store.rows import AT, ticket

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "completions"
EVIL = "$(touch ran) `touch ran` \x1b[31mred\x07 \"quote' \\ ; & | < > * ~ %F{red} żółć 日本 a:b\tc=\u202ed"
SERIAL = "EVIL:1=$(touch${IFS}ran)'\"\\;`touch${IFS}ran`ż|b c"


def needs(shell: str) -> pytest.MarkDecorator:
    """Skip where the shell isn't installed."""
    return pytest.mark.skipif(shutil.which(shell) is None, reason=f"{shell} isn't installed")


@pytest.fixture
def place(db_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory to stand in, with a desk, files, and the program first on the PATH."""
    with Store(str(db_path)).write() as db:
        phone = "+48601234567"
        acme = db.add(
            Client(
                key="acme", name="Acme: żółć $(touch ran)", kind="company", phone=phone, address="", country="PL", created_at=AT
            )
        )
        acorn = db.add(Client(key="acorn", name="Acorn", kind="company", address="", country="PL", created_at=AT))
        gone = db.add(Client(key="erased-3", name="", kind="consumer", address="", country="PL", created_at=AT))
        for serial, client in (("ZZ-1", acorn), ("GONE-1", gone)):
            db.add(License(serial=serial, client_id=client.id, product_id=1, kind="subscription", version="2026", created_at=AT))
        for serial in ("SKP-1", "SKP-2", "N:1", "N:2", "at@x", "mail@a@b:c@d", SERIAL):
            db.add(License(serial=serial, client_id=acme.id, product_id=1, kind="subscription", version="2026", created_at=AT))
        ticket(db, acme.id, subject="Okno znika")
        ticket(db, acme.id, subject=EVIL)
        ticket(db, acme.id, subject="Old", status="closed")
    for name in ("views/late.toml", "views/mine-today.toml", "views/.hidden.toml", "templates/thanks.txt", "templates/notes.md"):
        kept = tmp_path / "config" / "supportctl" / name
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text("")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "supportctl"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m supportctl "$@"\n')
    program.chmod(0o755)
    stand = tmp_path / "here"
    stand.mkdir()
    (stand / "my note.txt").write_text("x")
    (stand / "mine").mkdir()
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("SUPPORTCTL_DB", str(db_path))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.chdir(stand)
    return stand


# What is offered -------------------------------------------------------------------------------------------------------------

_BASH = """
source "$1"; COMP_LINE=$2; COMP_POINT=${#COMP_LINE}; shift 2
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_TYPE=${LISTED:-9}
_supportctl && [ ${#COMPREPLY[@]} -gt 0 ] && printf '%s\\n' "${COMPREPLY[@]}"
exit 0
"""


def _pieces(line: str) -> list[str]:
    """The line as bash breaks it into COMP_WORDS."""
    pieces = re.findall(r"""(?:"[^"]*"?|'[^']*'?|\\.|[^\s=:"'\\])+|[=:]+""", line)
    return pieces if line[-1:] not in (" ",) else [*pieces, ""]


def _ran(argv: list[str]) -> list[str]:
    done = subprocess.run(argv, capture_output=True, check=False, timeout=60, stdin=subprocess.DEVNULL)
    assert done.stderr == b""
    return done.stdout.decode().splitlines()


def bash(line: str) -> list[str]:
    """COMPREPLY for a line."""
    return _ran(["bash", "--norc", "-c", _BASH, "bash", str(SCRIPTS / "supportctl.bash"), line, *_pieces(line)])


def fish(line: str) -> list[str]:
    """What fish would offer: value, tab, description."""
    script = str(SCRIPTS / "supportctl.fish")
    return _ran(["fish", "--no-config", "-c", 'source $argv[1]; complete -C "$argv[2]"', script, line])


BOTH = [pytest.param(bash, marks=needs("bash"), id="bash"), pytest.param(fish, marks=needs("fish"), id="fish")]

DAYS = ["today", "yesterday", "tomorrow", "mon", "tue", "wed", "thu", "fri", "sat", "sun"]
OFFERS = [
    ("supportctl ti", ["ticket"]),
    ("supportctl --vers", ["--version"]),
    ("supportctl --verb", ["--verbose"]),
    ("supportctl -v ticket show 2", ["2"]),
    ("supportctl ticket list --view ", ["late", "mine-today"]),
    ("supportctl ticket list --view l", ["late"]),
    ("supportctl ticket reply 1 --template ", ["thanks"]),
    ("supportctl template show th", ["thanks"]),
    ("supportctl ticket list --since ", DAYS),
    ("supportctl ticket list --since to", ["today", "tomorrow"]),
    ("supportctl ticket list --since wcz", ["wczoraj"]),
    ("supportctl ticket list --since 2026-", []),
    ("supportctl ticket note 1 -m x --at ", [day for day in DAYS if day != "tomorrow"]),
    ("supportctl ticket note 1 -m x --at t", ["today", "tue", "thu"]),
    ("supportctl --at 'y", [f"yesterday {hour:02d}:00" for hour in range(8, 19)]),
    ("supportctl ticket note 1 -m x --at 'fri 1", [f"fri {hour}:00" for hour in range(10, 19)]),
    ("supportctl session schedule 1 --when 'jutro 09", ["jutro 09:00"]),
    ("supportctl session schedule 1 --when y", []),
    ("supportctl price ", ["set", "list"]),
    ("supportctl license check", ["check-support", "check-conversion"]),
    ("supportctl completion ", ["bash", "zsh", "fish"]),
    ("supportctl session start 1 --dr", ["--dry-run"]),
    ("supportctl session start 1 --dry-run --dr", []),
    ("supportctl ticket close 1 --outcome ", ["solved", "unsolved", "cause-diagnosed"]),
    ("supportctl ticket close 1 -m 'a b' --outcome ", ["solved", "unsolved", "cause-diagnosed"]),
    ("supportctl ticket list -o nd", ["ndjson"]),
    ("supportctl ticket show ", ["2", "1", "3"]),
    ("supportctl ticket show 3", ["3"]),
    ("supportctl ticket show 3 ", ["2", "1"]),
    ("supportctl ticket note 1 -m x ", ["2", "3"]),
    ("supportctl hours contact 1 --operator x ", []),
    ("supportctl ticket ls -o nd", ["ndjson"]),
    ("supportctl ticket show --lang ", ["pl", "en"]),
    ("supportctl ticket show --db $DB 2", ["2"]),
    ("supportctl -o js", ["json"]),
    ("supportctl -q --json ticket show 2", ["2"]),
    ("supportctl client show ac", ["acme", "acorn"]),
    ("supportctl client show 'ac", ["acme", "acorn"]),
    ("supportctl license check-conversion SKP-1 SKP", ["SKP-2"]),
    ("supportctl license show N", ["N:1", "N:2"]),
    ("supportctl session start 1 --confirm ", ["backup", "present", "internet"]),
    ("supportctl session start 1 --confirm backup,", ["backup,present", "backup,internet"]),
    ("supportctl session start 1 --confirm backup,p", ["backup,present"]),
    ("supportctl client show ", ["acme", "acorn"]),
    ("supportctl license show ZZ", ["ZZ-1"]),
    ("supportctl license show GO", []),
    ("supportctl ticket open --client acorn --license ", ["ZZ-1"]),
    ("supportctl ticket open --client 2 --license ", ["ZZ-1"]),
    ("supportctl ticket open --client acorn --license SKP", []),
    ("supportctl ticket open --client acme --license SKP", ["SKP-1", "SKP-2"]),
    ("supportctl ticket open --serial SK", []),
    ("supportctl ticket open --serial SKP", ["SKP-1", "SKP-2"]),
    ("supportctl session start 1 --phone 60", []),
    ("supportctl session start 1 --phone 601", ["601234567"]),
    ("supportctl session start 1 --phone +48601", ["+48601234567"]),
    ("supportctl session start 1 --phone +48", []),
    ("supportctl client add X --phone 601", []),
    ("supportctl --lang pl ticket show 2", ["2"]),
    ("supportctl --lang=pl ticket show 2", ["2"]),
    ("supportctl --db $DB ticket show ", ["2", "1", "3"]),
    ("supportctl --db=$DB ticket show ", ["2", "1", "3"]),
    ("supportctl --db sqlite:///$DB ticket show ", ["2", "1", "3"]),
    ("supportctl --db /nowhere/at/all.db ticket show ", []),
    ("supportctl nonsense ", []),
    ("supportctl ticket nonsense ", []),
    ("supportctl ticket show $(touch ran) ", ["2", "1", "3"]),
    ("supportctl client show '$(touch ran)", []),
    ('supportctl client show "`touch ran`', []),
    ("supportctl ticket note 1 --message-file mine", ["mine"]),
]


@pytest.mark.parametrize("shell", BOTH)
@pytest.mark.parametrize(("line", "values"), OFFERS, ids=[line for line, _ in OFFERS])
def test_offers(place: Path, shell: object, line: str, values: list[str]) -> None:
    assert callable(shell)
    found = shell(line.replace("$DB", os.environ["SUPPORTCTL_DB"]))
    assert [row.partition("\t")[0].rstrip("/") for row in found] == values
    assert not (place / "ran").exists()


# At the prompt of `shell` the database is the one that it has open.
AT_THE_PROMPT = [(line, values) for line, values in OFFERS if "--db" not in line]


@pytest.mark.parametrize(("line", "values"), AT_THE_PROMPT, ids=[line for line, _ in AT_THE_PROMPT])
def test_the_prompt_of_the_program_offers_what_a_shell_does(place: Path, line: str, values: list[str]) -> None:
    """What stands after the last blank is replaced: of a word in quotes the part that isn't typed yet is offered, and its quote."""
    before = line[: line.rindex(" ") + 1]
    found = [value.strip().rstrip("/") for value in offered(before, line[len(before) :], os.environ["SUPPORTCTL_DB"])]
    begun = before[before.rindex("'") + 1 :] if before.count("'") % 2 else ""
    expected = [f"{value.removeprefix(begun)}'" if begun else shlex.quote(value) for value in values]
    assert found == expected
    assert not (place / "ran").exists()


@needs("bash")
@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("supportctl ticket close 1 --outcome=so", ["solved"]),
        ("supportctl ticket close 1 --outcome=", ["solved", "unsolved", "cause-diagnosed"]),
        ("supportctl license show N:", ["1", "2"]),
        ("supportctl ticket note 1 --message-file=my", ["my note.txt"]),
        ("supportctl ticket note 1 --message-file m", ["mine", "my note.txt"]),
    ],
)
def test_bash_gets_what_follows_the_last_break(place: Path, line: str, values: list[str]) -> None:
    assert sorted(bash(line)) == sorted(values)


@needs("fish")
@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("supportctl ticket close 1 --outcome=so", ["--outcome=solved"]),
        ("supportctl license show N:", ["N:1", "N:2"]),
        ("supportctl ticket note 1 --message-file m", ["mine/", "my note.txt"]),
        ("supportctl ticket note 1 --message-file=my", ["--message-file=my note.txt"]),
    ],
)
def test_fish_gets_whole_words(place: Path, line: str, values: list[str]) -> None:
    assert sorted(row.partition("\t")[0] for row in fish(line)) == values


@needs("bash")
def test_bash_finds_the_words_without_the_line(place: Path) -> None:
    """Some callers set COMP_WORDS only."""
    line = ["supportctl", "ticket", "close", "1", "--outcome", "so"]
    assert _ran(["bash", "--norc", "-c", _BASH, "bash", str(SCRIPTS / "supportctl.bash"), "", *line]) == ["solved"]


@needs("bash")
def test_bash_shows_descriptions_in_a_list(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LISTED", "63")
    rows = bash("supportctl ticket show ")
    assert rows[1] == "1  -- Okno znika"
    assert rows[0].startswith("2  -- $(touch ran) `touch ran`  [31mred")
    assert bash("supportctl ticket show 1") == ["1"]
    assert not (place / "ran").exists()


@needs("fish")
def test_fish_shows_descriptions_without_controls(place: Path) -> None:
    rows = fish("supportctl ticket show ")
    assert rows[1] == "1\tOkno znika"
    assert rows[0].startswith("2\t$(touch ran) `touch ran`  [31mred")
    assert not any(c in "".join(rows) for c in "\x1b\x07\u202e")
    assert fish("supportctl client show acm") == ["acme\tAcme: żółć $(touch ran)"]
    assert not (place / "ran").exists()


@pytest.mark.parametrize("shell", BOTH)
@pytest.mark.parametrize("target", ["absent.db", "garbage", "postgresql://nobody@127.0.0.1:1/none"])
def test_no_database_is_silence(place: Path, shell: object, target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (place / "garbage").write_bytes(b"garbage" * 999)
    monkeypatch.setenv("SUPPORTCTL_DB", target)
    assert callable(shell)
    assert shell("supportctl ticket show ") == []
    assert shell("supportctl ticket sh") != []
    assert not (place / "absent.db").exists()


# What is inserted ------------------------------------------------------------------------------------------------------------

_RC = {
    "bash": """
PS1='> '; bind 'set bell-style none' 'set enable-bracketed-paste off' 'set show-all-if-ambiguous off' 2>/dev/null
bind -x '"\\C-xp": printf "%s\\n" "$READLINE_LINE" >"$DUMP"'
source "$SCRIPTS/supportctl.bash"
""",
    "zsh": """
PS1='> '; unsetopt beep prompt_cr prompt_sp
fpath=("$SCRIPTS" $fpath); autoload -Uz compinit; compinit -u -d "$HOME/zcompdump"
dump() { printf '%s\\n' "$BUFFER" >"$DUMP" }
zle -N dump; bindkey -e; bindkey '^Xp' dump
""",
}


@pytest.fixture(params=[pytest.param("bash", marks=needs("bash")), pytest.param("zsh", marks=needs("zsh"))])
def shell(request: pytest.FixtureRequest, place: Path, tmp_path: Path) -> Iterator[SimpleNamespace]:
    """An interactive shell that has the completion, as a user has it."""
    name: str = request.param
    rc = tmp_path / (".zshrc" if name == "zsh" else "bashrc")
    rc.write_text(_RC[name])
    dump = tmp_path / "line"
    argv = ["zsh", "-d", "-i"] if name == "zsh" else ["bash", "--noprofile", "--rcfile", str(rc), "-i"]
    env = os.environ | {"DUMP": str(dump), "SCRIPTS": str(SCRIPTS), "ZDOTDIR": str(tmp_path)}
    with Terminal(argv, env, place, dump) as terminal:
        assert terminal.line_after("echo ready") == "echo ready"
        yield SimpleNamespace(name=name, terminal=terminal)


def test_a_real_tab(shell: SimpleNamespace, place: Path) -> None:
    db = os.environ["SUPPORTCTL_DB"]
    for typed, line in (
        ("supportctl tick", "supportctl ticket "),
        ("supportctl ticket sh", "supportctl ticket show "),
        ("supportctl ticket show 3", "supportctl ticket show 3 "),
        (f"supportctl --db {db} client show acm", f"supportctl --db {db} client show acme "),
        (f"supportctl --db={db} client show acm", f"supportctl --db={db} client show acme "),
        ("supportctl ticket close 1 --outcome sol", "supportctl ticket close 1 --outcome solved "),
        ("supportctl ticket close 1 --outcome=sol", "supportctl ticket close 1 --outcome=solved "),
        ("supportctl session start 1 --confirm backup,p", "supportctl session start 1 --confirm backup,present "),
        ("supportctl license show SK", "supportctl license show SKP-"),
        ("supportctl license show N", "supportctl license show N:"),
        *((f"supportctl license show {typed}", "supportctl license show at@x ") for typed in ("a", "at", "at@", "at@x", "at\\@")),
        ("supportctl ticket note 1 --message-file my", "supportctl ticket note 1 --message-file my\\ note.txt "),
        ("supportctl ticket note 1 --message-file=my", "supportctl ticket note 1 --message-file=my\\ note.txt "),
        ("supportctl ticket show 99", "supportctl ticket show 99"),
        ("supportctl ticket list --view la", "supportctl ticket list --view late "),
        ("supportctl ticket reply 1 --template th", "supportctl ticket reply 1 --template thanks "),
        ("supportctl ticket list --since yest", "supportctl ticket list --since yesterday "),
        ("supportctl ticket note 1 --at 'sat 09", "supportctl ticket note 1 --at 'sat 09:00' "),
    ):
        assert shell.terminal.line_after(typed + "\t") == line


def test_what_is_inserted_is_one_word_and_runs_nothing(shell: SimpleNamespace, place: Path) -> None:
    for typed in ("EVI", "EVIL:", "EVIL:1=", '"EVI', "'EVI", '"EVIL:1', "'EVIL:1="):
        line = shell.terminal.line_after(f"supportctl license show {typed}\t")
        word = line.removeprefix("supportctl license show ").rstrip(" ")
        said = _ran([shell.name, "-c", f"printf '%s\\n' {word}"])
        assert said == [SERIAL], (typed, line)
    assert not (place / "ran").exists()


def test_an_at_sign_in_a_word(shell: SimpleNamespace, place: Path) -> None:
    for typed in ("mail", "mail@", "mail@a", "mail@a@", "mail@a@b:", "mail@a@b:c", "mail@a@b:c@", "'mail@a", '"mail@a@b:'):
        line = shell.terminal.line_after(f"supportctl license show {typed}\t")
        word = line.removeprefix("supportctl license show ").rstrip(" ")
        assert _ran([shell.name, "-c", f"printf '%s\\n' {word}"]) == ["mail@a@b:c@d"], (typed, line)


@needs("fish")
def test_fish_offers_a_word_with_an_at_sign(place: Path) -> None:
    for typed in ("at", "at@", "at@x"):
        assert [row.partition("\t")[0] for row in fish(f"supportctl license show {typed}")] == ["at@x"]


def test_a_list_shows_what_the_ids_are(shell: SimpleNamespace, place: Path) -> None:
    assert shell.terminal.line_after("supportctl ticket show \t\t\t").startswith("supportctl ticket show")
    screen = shell.terminal.screen.decode()
    assert "Okno znika" in screen
    assert "$(touch ran) `touch ran`" in screen
    assert "\x1b[31mred" not in screen
    assert "\u202e" not in screen
    assert not (place / "ran").exists()


def test_no_database_leaves_the_line_alone(shell: SimpleNamespace, place: Path) -> None:
    line = "supportctl --db /nowhere/desk.db ticket show "
    assert shell.terminal.line_after(f"{line}\t\t") == line
    assert "rror" not in shell.terminal.screen.decode().replace(line, "")
