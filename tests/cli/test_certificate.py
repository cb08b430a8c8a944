"""The second code of a document that is given before the KSeF has it: signed with the seller's certificate, once, with its XML.

A certificate of the KSeF isn't at hand here. Those of the tests are made by the tests: what is signed, how, and where it stands is
looked at, not whether the ministry takes it.
"""

from __future__ import annotations

import base64
import hashlib
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli.cli import Cli
from tests.cli.invoicing import FV

pytest.importorskip("ksef_client", reason="the extra ksef isn't installed: pip install 'supportctl[ksef]'")
pytest.importorskip("lxml", reason="the extra ksef isn't installed: pip install 'supportctl[ksef]'")
x509 = pytest.importorskip("cryptography.x509", reason="the extra ksef isn't installed: pip install 'supportctl[ksef]'")

from cryptography.exceptions import InvalidSignature  # noqa: E402  (after the extra was looked for)
from cryptography.hazmat.primitives import hashes, serialization  # noqa: E402
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils  # noqa: E402

SERIAL = 0x01635E98D9669239
PREFIX = "https://qr.ksef.mf.gov.pl/certificate/Nip/5265877635/5265877635/01635E98D9669239/"
SELECT = "SELECT certificate_url FROM ksef_document"


class Files(NamedTuple):
    """A certificate, its key, and the key itself."""

    certificate: Path
    key: Path
    private: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


def files(
    place: Path,
    *,
    curve: bool = False,
    offline: bool = True,
    usage: bool = True,
    password: bytes = b"",
    valid: tuple[int, int] = (2025, 2027),
) -> Files:
    """A certificate that signs itself. `offline`: of the type for documents; `valid`: from one 17 November to another."""
    private = ec.generate_private_key(ec.SECP256R1()) if curve else rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Desk")])
    begin, end = (datetime(year, 11, 17, 12, tzinfo=UTC) for year in valid)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(private.public_key())
    made = made.serial_number(SERIAL).not_valid_before(begin).not_valid_after(end)
    if usage:
        flags = dict.fromkeys(
            (
                "key_encipherment",
                "data_encipherment",
                "key_agreement",
                "key_cert_sign",
                "crl_sign",
                "encipher_only",
                "decipher_only",
            ),
            False,
        )
        said = x509.KeyUsage(digital_signature=not offline, content_commitment=offline, **flags)
        made = made.add_extension(said, critical=True)
    place.mkdir()
    encryption = serialization.BestAvailableEncryption(password) if password else serialization.NoEncryption()
    found = Files(place / "certificate.pem", place / "key.pem", private)
    found.certificate.write_bytes(made.sign(private, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    found.key.write_bytes(private.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, encryption))
    found.key.chmod(0o600)
    return found


@pytest.fixture
def desk(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """FV/2026/0001, which belongs into the KSeF."""
    monkeypatch.chdir(tmp_path)
    cli.ok("price set kurs 100 --currency PLN --from 2026-01-01 --name Kurs --unit szt.")
    cli.ok("invoice advance --client pracownia --item kurs --paid 12300")
    return cli


def settings(desk: Cli, found: Files) -> None:
    desk.env("SUPPORTCTL_KSEF_CERTIFICATE", str(found.certificate))
    desk.env("SUPPORTCTL_KSEF_KEY", str(found.key))


EXPORT = f"invoice ksef-export {FV} --dir ksef"


@pytest.mark.parametrize("curve", [False, True])
def test_it_is_the_signature_of_seller_certificate_and_xml(desk: Cli, tmp_path: Path, curve: bool) -> None:
    found = files(tmp_path / "c", curve=curve)
    settings(desk, found)
    desk.ok(EXPORT)
    ((url,),) = desk.rows(SELECT)
    digest = hashlib.sha256(Path("ksef/FV-2026-0001.xml").read_bytes()).digest()
    wanted = PREFIX + base64.urlsafe_b64encode(digest).decode().rstrip("=")
    path, _, last = url.rpartition("/")
    assert path == wanted
    signature = base64.urlsafe_b64decode(last + "=" * (-len(last) % 4))
    signed = path.removeprefix("https://").encode()
    if isinstance(found.private, ec.EllipticCurvePrivateKey):
        assert len(signature) == 64
        both = utils.encode_dss_signature(int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big"))
        found.private.public_key().verify(both, signed, ec.ECDSA(hashes.SHA256()))
    else:
        public = found.private.public_key()
        scheme = padding.PSS(padding.MGF1(hashes.SHA256()), 32)
        public.verify(signature, signed, scheme, hashes.SHA256())
        with pytest.raises(InvalidSignature):
            public.verify(signature, signed + b"x", scheme, hashes.SHA256())


def test_the_address_is_built_as_the_librarys_is(desk: Cli, tmp_path: Path) -> None:
    from ksef_client import KsefClientOptions
    from ksef_client.services.verification_link import VerificationLinkService

    found = files(tmp_path / "c")
    settings(desk, found)
    desk.ok(EXPORT)
    digest = hashlib.sha256(Path("ksef/FV-2026-0001.xml").read_bytes()).digest()
    theirs = VerificationLinkService(
        KsefClientOptions(base_url="https://api.ksef.mf.gov.pl", base_qr_url="https://qr.ksef.mf.gov.pl")
    )
    url = theirs.build_certificate_verification_url(
        seller_nip="5265877635",
        context_identifier_type="Nip",
        context_identifier_value="5265877635",
        certificate_serial="01635E98D9669239",
        invoice_hash=base64.b64encode(digest).decode(),
        private_key_pem=found.key.read_text(),
    )
    ((ours,),) = desk.rows(SELECT)
    assert ours.rpartition("/")[0] == url.rpartition("/")[0]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) isn't installed")
def test_it_stands_on_the_page_until_the_number_is_there(desk: Cli, tmp_path: Path) -> None:
    pytest.importorskip("typst", reason="the extra pdf isn't installed: pip install 'supportctl[pdf]'")
    settings(desk, files(tmp_path / "c"))
    desk.ok(EXPORT)

    def page(name: str, lang: str = "pl") -> str:
        said = desk.ok(f"invoice pdf {FV} --file {name}.pdf --document-lang {lang}").err
        assert "second code" not in said
        return subprocess.run(["pdftotext", "-layout", f"{name}.pdf", "-"], capture_output=True, check=True).stdout.decode()

    for word in ("OFFLINE", "CERTYFIKAT"):
        assert word in page(f"one-{word}")
    assert Path("one-OFFLINE.pdf").read_bytes() == Path("one-CERTYFIKAT.pdf").read_bytes()
    assert "CERTIFICATE" in page("english", "en")
    desk.ok(f"invoice ksef-import {FV} --number 5265877635-20250826-0100001AF629-AF --accepted 2026-11-17T17:00")
    after = page("two")
    assert "5265877635-20250826-0100001AF629-AF" in after
    assert "CERTYFIKAT" not in after
    assert "OFFLINE" not in after


def test_without_a_certificate_there_is_none_and_it_is_said(desk: Cli) -> None:
    pytest.importorskip("typst", reason="the extra pdf isn't installed: pip install 'supportctl[pdf]'")
    desk.ok(EXPORT)
    assert desk.rows(SELECT) == [(None,)]
    assert f"{FV} has no second code" in desk.ok(f"invoice pdf {FV}").err
    desk.env("SUPPORTCTL_LANG", "pl")
    assert "nie ma drugiego kodu (CERTYFIKAT)" in desk.ok(f"invoice pdf {FV} --force").err


def test_the_password_of_the_key_is_in_the_environment(desk: Cli, tmp_path: Path) -> None:
    settings(desk, files(tmp_path / "c", password=b"tajne"))
    desk.refuses(EXPORT, 2, "SUPPORTCTL_KSEF_KEY_PASSWORD")
    desk.env("SUPPORTCTL_KSEF_KEY_PASSWORD", "inne")
    refused = desk.refuses(EXPORT, 2, "key.pem")
    assert "inne" not in refused.err
    desk.env("SUPPORTCTL_KSEF_KEY_PASSWORD", "tajne")
    desk.ok(EXPORT)
    assert "tajne" not in "".join(desk.dump())
    assert "PRIVATE" not in "".join(desk.dump())


def test_what_cant_be_used_is_refused_and_nothing_written(desk: Cli, tmp_path: Path) -> None:
    good, other = files(tmp_path / "good"), files(tmp_path / "other")
    desk.env("SUPPORTCTL_KSEF_CERTIFICATE", str(good.certificate))
    desk.refuses(EXPORT, 2, "ksef_key")
    wrong = [
        (good._replace(key=other.key), "another certificate"),
        (good._replace(key=tmp_path / "none.pem"), "none.pem"),
        (good._replace(certificate=good.key), "no certificate"),
        (good._replace(key=good.certificate), "certificate.pem"),
        (files(tmp_path / "login", offline=False), "type Offline"),
        (files(tmp_path / "bare", usage=False), "type Offline"),
        # Of the day of the document, 17 November: valid to the noon of it is valid, and so is from the noon of it on.
        (files(tmp_path / "old", valid=(2024, 2025)), "2026-11-17"),
        (files(tmp_path / "new", valid=(2027, 2028)), "2026-11-17"),
    ]
    for found, said in wrong:
        settings(desk, found)
        desk.refuses(EXPORT, 2, said)
    good.key.chmod(0o640)
    settings(desk, good)
    desk.refuses(EXPORT, 2, "chmod 600")
    assert desk.rows("SELECT count(*) FROM ksef_document") == [(0,)]
    assert not Path("ksef").exists()
    for place, valid in (("last", (2025, 2026)), ("first", (2026, 2027))):
        settings(desk, files(tmp_path / place, valid=valid))
        desk.ok(f"{EXPORT} --dry-run")
