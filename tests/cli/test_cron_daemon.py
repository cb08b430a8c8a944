"""The lines of `supportctl help cron`, under the real cron daemon and as systemd reads them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from supportctl.wording.words import page
from tests.cli.cli import PROGRAM, Cli

LANGS = ("en", "pl")
# In a mount namespace of its own: nobody's crontab is touched, nobody's jobs run. @reboot runs when the daemon starts.
DAEMON = """
set -e
mount -t tmpfs tmpfs /var/spool/cron/crontabs
mount -t tmpfs tmpfs /etc/cron.d
mount --bind /dev/null /etc/crontab
mount -t tmpfs tmpfs /run
crontab "$1"
timeout 90 cron -f &
n=0
while [ ! -s "$2" ] && [ $n -lt 400 ]; do sleep 0.2; n=$((n + 1)); done
kill $!
"""


def missing() -> str | None:
    """Why there is no real cron here."""
    if os.geteuid() != 0:
        return "only root has a mount namespace of its own"
    lacking = [name for name in ("cron", "crontab", "unshare", "mount", "timeout") if shutil.which(name) is None]
    if lacking:
        return f"not installed: {', '.join(lacking)}"
    tried = subprocess.run(["unshare", "--mount", "--propagation", "private", "true"], capture_output=True, check=False)
    return None if tried.returncode == 0 else "no mount namespace may be made here"


def lines(lang: str, path: Path) -> list[str]:
    """The lines of a crontab on the page, for this program and this desk."""
    found = [line.strip() for line in page("cron", lang).splitlines() if re.match(r"  \S+ \S+ \S+ \S+ \S+  SUPPORTCTL_DB=", line)]
    shown = [re.sub(r"SUPPORTCTL_DB=\S+", f"SUPPORTCTL_DB={path}", line) for line in found]
    return [line.replace("/usr/local/bin/supportctl", " ".join(PROGRAM)) for line in shown]


@pytest.mark.skipif(missing() is not None, reason=str(missing()))
@pytest.mark.parametrize("lang", LANGS)
def test_the_line_of_the_page_under_the_real_daemon_with_its_empty_environment(cli: Cli, tmp_path: Path, lang: str) -> None:
    cli.ticket()
    cli.work("2026-11-17T10:00", "2026-11-17T11:00")
    (line, *_) = lines(lang, cli.db)
    command = re.sub(r"^\S+ \S+ \S+ \S+ \S+  ", "", line)
    # This checkout, and the clock of the test, in an environment that has nothing else; twice, for the second is silent.
    root = Path(__file__).parents[2]
    own = f"cd {root}; env >{tmp_path}/env; export SUPPORTCTL_NOW=2026-11-18T11:00:01 SUPPORTCTL_LANG={lang}"
    runs = f"{command} >{tmp_path}/first 2>&1; echo $? >{tmp_path}/codes; {command} >{tmp_path}/second 2>&1; echo $? >>{tmp_path}/codes"
    table = tmp_path / "crontab"
    table.write_text(f"@reboot {own}; {runs}; echo done >{tmp_path}/done\n")
    script = ["unshare", "--mount", "--propagation", "private", "bash", "-c", DAEMON, "sh", str(table), f"{tmp_path}/done"]
    done = subprocess.run(script, capture_output=True, text=True, timeout=120, check=False)
    assert (tmp_path / "done").exists(), done
    assert "SUPPORTCTL" not in (tmp_path / "env").read_text()
    assert (tmp_path / "codes").read_text() == "0\n0\n"
    assert (tmp_path / "first").read_text().startswith("#1 Crash on export")
    assert (tmp_path / "second").read_text() == ""
    assert cli.ask("ticket show 1").data["status"] == "closed"


@pytest.mark.parametrize("lang", LANGS)
def test_each_line_runs_in_an_empty_environment(cli: Cli, tmp_path: Path, lang: str) -> None:
    run, backup = lines(lang, cli.db)
    backup = re.sub(r"--dir \S+", f"--dir {tmp_path}", backup)
    for line in (run, backup):
        command = re.sub(r"^\S+ \S+ \S+ \S+ \S+  ", "", line)
        root = Path(__file__).parents[2]
        found = subprocess.run(
            ["env", "-i", "PATH=/usr/bin:/bin", "sh", "-c", command], cwd=root, capture_output=True, text=True, check=False
        )
        assert (found.returncode, found.stdout, found.stderr) == (0, "", ""), line


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd isn't installed")
@pytest.mark.parametrize("lang", LANGS)
def test_systemd_takes_the_units_of_the_page(tmp_path: Path, lang: str) -> None:
    units: dict[str, list[str]] = {}
    name = None
    for line in page("cron", lang).splitlines():
        if found := re.fullmatch(r"  # /etc/systemd/system/(\S+)", line):
            name = found[1]
        elif name and not line.startswith("  ") and line:
            name = None
        elif name:
            units.setdefault(name, []).append(line.strip())
    assert set(units) == {"supportctl.service", "supportctl.timer"}
    for name, text in units.items():
        said = "\n".join(text).replace("/usr/local/bin/supportctl", sys.executable)
        (tmp_path / name).write_text(re.sub("User=.*", "User=root", said) + "\n")
    checked = subprocess.run(
        ["systemd-analyze", "verify", *(str(tmp_path / name) for name in units)], capture_output=True, text=True, check=False
    )
    own = [line for line in checked.stderr.splitlines() if "supportctl" in line]
    assert own == [], checked.stderr
