"""The main verbs wherever they are started: in bash, zsh, fish and sh, under the real cron with its empty environment, in other languages
and encodings, with a terminal that can do nothing, into a full or closed stdout: right exit codes, no traceback, silence when nothing is
due."""

from __future__ import annotations

import gzip
import os
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli.cli import CONFIRMED, PROGRAM, Cli
from tests.cli.once import once
from tests.cli.test_cron_daemon import DAEMON, missing
from tests.cli.test_streams import on_terminal

ROOT = Path(__file__).parents[2]
# (line, exit code, is anything answered on stdout?) in this order: a line finds what those before it made.
LINES = (
    ("ticket list", 0, True),
    ("ticket show 1", 0, True),
    ("ticket show 9", 3, False),
    ("ticket note 1 -m 'Żółta żabka'", 0, True),
    (f"session start 1 {CONFIRMED}", 4, False),
    ("session stop", 3, False),
    ("client show pracownia --json", 0, True),
    ("client add Nowa --consumer", 2, False),
    ("license check-support SKP-0001", 0, True),
    ("tiket list", 2, False),
    ("today", 0, True),
    ("report hours", 0, True),
    ("regulation show progrupa-support", 0, True),
    ("price set x 1 --currency PLN --from 2020-13-01", 2, False),
    ("export tickets", 0, True),
    ("batch -", 0, False),
    ("cron run", 0, False),
    ("cron list", 0, True),
)
LOCALES = ("C", "C.UTF-8", "xx_YY.UTF-8", "pl_PL.UTF-8", "pl_PL.CP1250", "pl_PL.ISO-8859-2")
BROKEN = {"full": ">/dev/full", "closed": ">&-"}


class Ended(NamedTuple):
    """How a line ended."""

    line: str
    code: int
    out: bytes
    err: bytes


@pytest.fixture
@once
def desk(cli: Cli) -> Cli:
    """A desk with a ticket and a client with Polish letters, at night: nothing is due, and nothing may be started."""
    cli.ticket()
    cli.ok("ticket note 1 -m 'Żółw'")
    cli.now("2026-11-17T23:00")
    cli.ok("cron run")
    return cli


def script(place: Path, redirect: str, status: str) -> str:
    """Runs the lines in any shell; each leaves its exit code and what it said in files. `status`: the variable of the exit code."""
    program = shlex.join(PROGRAM)
    said = [
        f"{program} {line} </dev/null {redirect or f'>{place}/{n}.out'} 2>{place}/{n}.err\necho ${status} >{place}/{n}.code"
        for n, (line, _, _) in enumerate(LINES)
    ]
    return "\n".join((f"cd {ROOT}", *said, ""))


def found(place: Path) -> list[Ended]:
    """How the lines of a script ended."""

    def content(n: int, ending: str) -> bytes:
        path = place / f"{n}.{ending}"
        return path.read_bytes() if path.exists() else b""

    return [
        Ended(line, int(content(n, "code") or -1), content(n, "out"), content(n, "err")) for n, (line, _, _) in enumerate(LINES)
    ]


def check(ended: list[Ended], encoding: str = "utf-8") -> None:
    """The right codes, one line for people on stderr where it isn't 0, no traceback, no control characters, silence where nothing is due."""
    for each, (_, code, answers) in zip(ended, LINES, strict=True):
        err, out = each.err.decode(encoding), each.out.decode(encoding)
        assert (each.code, bool(out)) == (code, answers), each
        assert "Traceback" not in err + out, each
        assert not {"\x1b", "\x9b"} & set(err + out), each
        assert bool(err) is (code != 0), each
        assert code == 4 or len(err.splitlines()) <= 1, each


def check_broken(ended: list[Ended]) -> None:
    """What would be answered can't be, which is exit 1 in one line; what isn't, ends as ever."""
    for each, (_, code, answers) in zip(ended, LINES, strict=True):
        assert each.code == (1 if answers else code), each
        assert "Traceback" not in each.err.decode(), each
        assert code == 4 or len(each.err.splitlines()) <= 1, each


def bare(desk: Cli, **more: str) -> dict[str, str]:
    """An environment with no more than a desk, as cron's."""
    names = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "SUPPORTCTL_NOW")
    return {"PATH": "/usr/bin:/bin", "SUPPORTCTL_DB": str(desk.db)} | {name: os.environ[name] for name in names} | more


def play(
    desk: Cli,
    place: Path,
    shell: tuple[str, ...] = ("bash",),
    redirect: str = "",
    status: str = "?",
    typed: str = "utf-8",
    **more: str,
) -> list[Ended]:
    """The lines in a shell; `typed`: the encoding of the terminal."""
    place.mkdir()
    path = place / "script"
    path.write_text(script(place, redirect, status), encoding=typed)
    subprocess.run(
        [*shell, str(path)], env=bare(desk, **more), stdin=subprocess.DEVNULL, capture_output=True, timeout=120, check=False
    )
    return found(place)


def _needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} isn't installed")


@pytest.mark.parametrize(
    ("shell", "status"),
    [
        pytest.param(("bash", "--norc"), "?", marks=_needs("bash"), id="bash"),
        pytest.param(("zsh", "-f"), "?", marks=_needs("zsh"), id="zsh"),
        pytest.param(("fish", "--no-config"), "status", marks=_needs("fish"), id="fish"),
        pytest.param(("sh",), "?", marks=_needs("sh"), id="sh"),
    ],
)
def test_in_a_shell(desk: Cli, tmp_path: Path, shell: tuple[str, ...], status: str) -> None:
    check(play(desk, tmp_path / "said", shell, status=status, LC_ALL="C.UTF-8", TERM="dumb"))


@pytest.fixture(scope="session")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Makes a locale that isn't installed; the directory for LOCPATH."""
    place = tmp_path_factory.mktemp("locales")

    def made(name: str) -> Path:
        language, _, charset = name.partition(".")
        charmap = Path(f"/usr/share/i18n/charmaps/{charset}.gz")
        if language == "pl_PL" and not (place / name).exists():
            if shutil.which("localedef") is None or not charmap.exists():
                pytest.skip("localedef or its tables aren't installed (Debian: locales)")
            plain = place / charset
            plain.write_bytes(gzip.decompress(charmap.read_bytes()))
            subprocess.run(["localedef", "-i", language, "-f", str(plain), str(place / name)], check=False, capture_output=True)
            assert (place / name).is_dir()
        return place

    return made


@pytest.mark.parametrize("name", LOCALES)
def test_in_a_locale(desk: Cli, tmp_path: Path, name: str, locales: Callable[[str], Path]) -> None:
    where = locales(name)
    encoding = {"CP1250": "cp1250", "ISO-8859-2": "iso-8859-2"}.get(name.partition(".")[2], "utf-8")
    ended = play(desk, tmp_path / "said", typed=encoding, LC_ALL=name, LOCPATH=str(where))
    check(ended, encoding)
    said = ended[1].out.decode(encoding)
    assert "Żółw" in said
    assert "Żółta żabka" in history(desk)
    assert ("zgłoszenia" in ended[2].err.decode(encoding).lower()) is name.startswith("pl_PL")


def history(desk: Cli) -> str:
    """What stands in the ticket's history now, as it is on record."""
    return desk.ok("ticket show 1 -v").out


@pytest.mark.parametrize("broken", BROKEN)
def test_into_a_broken_stdout(desk: Cli, tmp_path: Path, broken: str) -> None:
    check_broken(play(desk, tmp_path / "said", redirect=BROKEN[broken], LC_ALL="C"))


def test_with_an_environment_that_has_only_the_desk(desk: Cli, tmp_path: Path) -> None:
    place = tmp_path / "said"
    place.mkdir()
    path = place / "script"
    path.write_text(
        f"export SUPPORTCTL_DB={desk.db} SUPPORTCTL_NOW=2026-11-17T23:00\n" + script(place, "", "?"), encoding="utf-8"
    )
    subprocess.run(["env", "-i", "/bin/sh", str(path)], check=False, capture_output=True, timeout=120)
    check(found(place))


@pytest.mark.skipif(missing() is not None, reason=str(missing()))
def test_under_the_real_cron(desk: Cli, tmp_path: Path) -> None:
    place = tmp_path / "said"
    place.mkdir()
    path = place / "script"
    path.write_text(
        f"export SUPPORTCTL_DB={desk.db} SUPPORTCTL_NOW=2026-11-17T23:00\n" + script(place, "", "?"), encoding="utf-8"
    )
    table = tmp_path / "crontab"
    table.write_text(f"@reboot /bin/sh {path}; echo done >{place}/done\n")
    daemon = ["unshare", "--mount", "--propagation", "private", "bash", "-c", DAEMON, "sh", str(table), f"{place}/done"]
    done = subprocess.run(daemon, capture_output=True, text=True, timeout=120, check=False)
    assert (place / "done").exists(), done
    check(found(place))


@pytest.mark.parametrize("line", ["ticket list", "ticket show 1", "today", "cron list", "report hours", "client show pracownia"])
def test_on_a_terminal_that_can_do_nothing(desk: Cli, line: str) -> None:
    code, said = on_terminal(line, env={"TERM": "dumb"})
    assert (code, "\x1b" in said, "Traceback" in said) == (0, False, False)
    assert said.strip()
