"""The NBP's service: the only file that asks it. Its answers are read as files of rates are (tables.py).

Never inside a transaction: nobody else could write while it answers.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, timedelta
from http.client import HTTPException, HTTPResponse
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from supportctl.desk.rate.tables import MOST_BYTES
from supportctl.errors import Gap, InvalidInput
from supportctl.tuples import NamedTuple

# Seconds until the service begins to answer, and until it has answered.
BEGIN_SECONDS, DONE_SECONDS = 10, 30
# So many days it tells at once.
MOST_DAYS = 93
_LOCAL = ("127.0.0.1", "::1", "localhost")


class Answer(NamedTuple):
    """What was asked for, and what came: a JSON file of tables."""

    url: str
    content: bytes


def current(base: str) -> list[Answer]:
    """The table published last. Raises Gap where the service doesn't answer."""
    return [_wanted(f"{_address(base)}/exchangerates/tables/A/?format=json")]


def between(base: str, first: date, last: date) -> list[Answer]:
    """The tables of these days, both included. Raises Gap NBP_NO_TABLE where there is none."""
    found: list[Answer] = []
    for since, until in _parts(first, last):
        url = f"{_address(base)}/exchangerates/tables/A/{since.isoformat()}/{until.isoformat()}/?format=json"
        answer = _asked(url)
        if answer is not None:
            found.append(answer)
    if not found:
        raise Gap("NBP_NO_TABLE", first=first.isoformat(), last=last.isoformat())
    return found


def _parts(first: date, last: date) -> Iterator[tuple[date, date]]:
    """The days in parts that the service tells at once."""
    while first <= last:
        until = min(last, first + timedelta(days=MOST_DAYS - 1))
        yield first, until
        first = until + timedelta(days=1)


def _address(base: str) -> str:
    """Without encryption only on this computer: nobody on the way may change a rate."""
    try:
        parts = urlsplit(base)
        safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOCAL)
    except ValueError:
        safe = False
    if not safe:
        raise InvalidInput("BAD_NBP_URL", value=base)
    return base.rstrip("/")


class _NotElsewhere(HTTPRedirectHandler):
    """The service doesn't send its callers elsewhere."""

    def redirect_request(self, *args: object) -> None:
        return None


def _wanted(url: str) -> Answer:
    answer = _asked(url)
    if answer is None:
        raise Gap("NBP_UNREACHABLE", url=url, detail="404")
    return answer


def _asked(url: str) -> Answer | None:
    """None where it says that there is nothing (404). Raises Gap NBP_UNREACHABLE."""
    request = Request(url, headers={"Accept": "application/json", "User-Agent": "supportctl"})
    begun = time.monotonic()
    try:
        with build_opener(_NotElsewhere).open(request, timeout=BEGIN_SECONDS) as answer:
            return Answer(url, _body(answer, begun + DONE_SECONDS))
    except HTTPError as error:
        if error.code == 404:
            return None
        raise Gap("NBP_UNREACHABLE", url=url, detail=f"{error.code} {error.reason}".strip()) from error
    except (OSError, HTTPException) as error:
        raise Gap("NBP_UNREACHABLE", url=url, detail=_why(error)) from error


def _body(answer: HTTPResponse, until: float) -> bytes:
    """All of it. Raises TimeoutError for one that comes too slowly, HTTPException for one that is too large or broken off."""
    found = bytearray()
    while part := answer.read1(65536):
        found += part
        if time.monotonic() > until:
            raise TimeoutError(f"not answered within {DONE_SECONDS} s")
        if len(found) > MOST_BYTES:
            raise HTTPException("too large")
    if answer.length:
        raise HTTPException("broken off")
    return bytes(found)


def _why(error: Exception) -> str:
    reason = getattr(error, "reason", error)
    return str(getattr(reason, "strerror", None) or reason or type(error).__name__)
