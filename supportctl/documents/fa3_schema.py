"""The official schema of FA(3), offline. The only file that imports ksef_client, the extra `ksef`."""

from __future__ import annotations

from supportctl.errors import Gap


def problem(content: bytes) -> str:
    """What the official schema finds wrong with the XML; "" for nothing. Raises Gap EXTRA_MISSING without the extra."""
    try:
        import lxml  # noqa: F401  (what the library validates with; it is imported there when it is too late to name the extra)
        from ksef_client.documents.fa3 import FA3XmlValidationError, validate_fa3_xml_xsd
    except ImportError as error:
        raise Gap("EXTRA_MISSING", extra="ksef") from error
    try:
        validate_fa3_xml_xsd(content)
    except FA3XmlValidationError as error:
        return str(error)
    return ""
