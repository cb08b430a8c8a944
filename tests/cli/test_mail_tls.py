"""TLS and the login: what leaves the machine is encrypted, to a server whose certificate is known."""

from __future__ import annotations

import ssl
import subprocess
from pathlib import Path

import pytest

from tests.cli.cli import Cli
from tests.cli.invoicing import FV, issued
from tests.cli.mailbox import Mailbox, running


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate of `localhost` and its key."""
    place = tmp_path_factory.mktemp("tls")
    made, key = place / "cert.pem", place / "key.pem"
    line = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost"
    command = [*line.split(), "-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(made)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("there is no openssl that makes a certificate")
    return made, key


@pytest.fixture
def context(certificate: tuple[Path, Path]) -> ssl.SSLContext:
    """What the server shows."""
    found = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    found.load_cert_chain(*certificate)
    return found


def settle(cli: Cli, box: Mailbox, tls: str) -> None:
    """A letter in the outbox, and the settings of the server."""
    issued(cli)
    cli.ok(f"invoice send {FV} --to a@b.example")
    for name, value in (
        ("HOST", "localhost"),
        ("PORT", str(box.port)),
        ("TLS", tls),
        ("FROM", "s@acme.example"),
        ("TIMEOUT", "3"),
    ):
        cli.env(f"SUPPORTCTL_MAIL_{name}", value)


@pytest.mark.parametrize("tls", ["starttls", "ssl"])
def test_a_known_certificate_is_trusted_and_an_unknown_one_is_not(
    cli: Cli, certificate: tuple[Path, Path], context: ssl.SSLContext, tls: str
) -> None:
    with running(tls=tls, certificate=context) as box:
        settle(cli, box, tls)
        found = cli("outbox flush")
        assert (found.code, box.letters) == (6, [])
        assert "certificate" in found.err.lower()
        cli.env("SSL_CERT_FILE", str(certificate[0]))
        cli.now("2026-11-20T11:00")
        cli.ok("outbox flush")
        assert len(box.letters) == 1


def test_a_server_without_starttls_gets_nothing(cli: Cli) -> None:
    with running() as box:
        settle(cli, box, "starttls")
        found = cli("outbox flush")
        assert (found.code, box.letters) == (6, [])
        assert "STARTTLS" in found.err


def test_the_password_comes_from_a_file_that_nobody_else_reads(
    cli: Cli, certificate: tuple[Path, Path], context: ssl.SSLContext, tmp_path: Path
) -> None:
    secret = tmp_path / "password"
    secret.write_text("tajne ąę\n", encoding="utf-8")
    secret.chmod(0o644)
    with running(tls="starttls", certificate=context, login=True) as box:
        settle(cli, box, "starttls")
        cli.env("SSL_CERT_FILE", str(certificate[0]))
        cli.env("SUPPORTCTL_MAIL_USER", "serwis")
        cli.env("SUPPORTCTL_MAIL_PASSWORD_FILE", str(secret))
        cli.refuses("outbox flush", 2, "Others can read")
        secret.chmod(0o600)
        cli.ok("outbox flush")
        assert len(box.letters) == 1
        assert not any("tajne" in line for line in cli.dump())


def test_a_wrong_password_is_said_and_the_letter_waits(cli: Cli, certificate: tuple[Path, Path], context: ssl.SSLContext) -> None:
    with running(tls="starttls", certificate=context, login=True) as box:
        settle(cli, box, "starttls")
        cli.env("SSL_CERT_FILE", str(certificate[0]))
        cli.env("SUPPORTCTL_MAIL_USER", "serwis")
        cli.env("SUPPORTCTL_MAIL_PASSWORD", "zle")
        found = cli("outbox flush")
        assert (found.code, box.letters) == (6, [])
        assert "the login" in found.err
        assert "zle" not in found.err
        assert cli.ask("outbox show 1").data["state"] == "queued"
