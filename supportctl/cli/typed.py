"""What was typed of a report and of a start of a session, between the command line and the desk."""

from __future__ import annotations

from supportctl.tuples import NamedTuple


class Told(NamedTuple):
    """A report, in the order of the desk's Report."""

    client: str | None
    license_ref: str | None
    product_ref: str | None
    subject: str
    description: str | None
    serial: str | None
    email: str | None
    channel: str | None
    topic: str | None
    regulation: str | None
    version: str | None


class Start(NamedTuple):
    """The start of a session; `phone` None where it wasn't typed."""

    confirmed: list[str] = []  # noqa: RUF012  # never changed in place
    phone: str | None = None
    override: str | None = None
    someone_else: bool = False
    intends: list[str] = []  # noqa: RUF012
