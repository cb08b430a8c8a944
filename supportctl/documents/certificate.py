"""The seller's certificate of the KSeF, of the type Offline: it signs the second code of documents issued outside the system.

The only file that imports cryptography, which comes with the extra `ksef`. The password of the key is handed in and kept nowhere.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from supportctl.calendar import WARSAW
from supportctl.desk.invoice.ksef import Certificate
from supportctl.errors import Gap, InvalidInput

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.x509 import Certificate as X509

# The length of the salt of an RSA-PSS signature, in bytes.
_SALT = 32


def held(certificate: str, key: str, *, password: str, on: date) -> Certificate:
    """The certificate and its key, out of two PEM files. `on`: the day of a document.

    Raises Gap EXTRA_MISSING without the extra, InvalidInput for one file without the other, for files that can't be read or aren't what
    they should be, a key that others may read, a wrong password, a key of another certificate, a certificate that isn't for documents
    issued outside the system, and one that isn't valid on the day.
    """
    if not certificate or not key:
        raise InvalidInput("CERTIFICATE_AND_KEY", missing="ksef_key" if certificate else "ksef_certificate")
    try:
        from cryptography import x509
    except ImportError as error:
        raise Gap("EXTRA_MISSING", extra="ksef") from error
    content = _read(certificate)
    try:
        found = x509.load_pem_x509_certificate(content)
    except ValueError as error:
        raise InvalidInput("BAD_CERTIFICATE", path=certificate) from error
    _require_of_its_kind(found, certificate, on)
    private = _private(key, password)
    if private.public_key() != found.public_key():
        raise InvalidInput("CERTIFICATE_KEY_OF_ANOTHER", path=key, certificate=certificate)
    serial = f"{found.serial_number:X}"
    return Certificate(serial.zfill(len(serial) + len(serial) % 2), lambda content: _signature(private, content))


def _read(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except (OSError, ValueError) as error:
        raise InvalidInput("BAD_FILE", path=path, detail=getattr(error, "strerror", None) or str(error)) from error


def _require_of_its_kind(found: X509, path: str, on: date) -> None:
    from cryptography import x509

    try:
        usage = found.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound as error:
        raise InvalidInput("NO_OFFLINE_CERTIFICATE", path=path) from error
    if not usage.content_commitment:
        raise InvalidInput("NO_OFFLINE_CERTIFICATE", path=path)
    begin, end = (datetime.combine(on, at, WARSAW).astimezone(UTC) for at in (time.min, time.max))
    if not (found.not_valid_before_utc <= end and begin <= found.not_valid_after_utc):
        raise InvalidInput("CERTIFICATE_NOT_VALID", path=path, on=on.isoformat())


def _private(path: str, password: str) -> RSAPrivateKey | EllipticCurvePrivateKey:
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec, rsa

    content = _read(path)
    if os.stat(path).st_mode & 0o077:
        raise InvalidInput("PASSWORD_OPEN", path=path)
    try:
        found = serialization.load_pem_private_key(content, password.encode() or None)
    except (TypeError, ValueError) as error:  # TypeError: a password that is missing, or isn't wanted
        raise InvalidInput("BAD_CERTIFICATE_KEY", path=path) from error
    if not isinstance(found, (rsa.RSAPrivateKey, ec.EllipticCurvePrivateKey)):
        raise InvalidInput("BAD_CERTIFICATE_KEY", path=path)
    return found


def _signature(private: RSAPrivateKey | EllipticCurvePrivateKey, content: bytes) -> bytes:
    """RSA-PSS, or ECDSA as both numbers one after the other (IEEE P1363); with SHA-256."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils

    if isinstance(private, rsa.RSAPrivateKey):
        return private.sign(content, padding.PSS(padding.MGF1(hashes.SHA256()), _SALT), hashes.SHA256())
    size = (private.key_size + 7) // 8
    numbers = utils.decode_dss_signature(private.sign(content, ec.ECDSA(hashes.SHA256())))
    return b"".join(number.to_bytes(size, "big") for number in numbers)
