"""The URL of a server, taken apart as leniently as people write passwords into it."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlencode

# A server's URL. A password may hold anything but @, which stands in it as %40.
_URL = re.compile(
    r"[\w+]+://(?:(?P<user>[^:/@]*)(?::(?P<password>[^@]*))?@)?"
    r"(?:\[(?P<ipv6>[^/?\]]+)\]|(?P<host>[^/:?@]+))?(?::(?P<port>[^/?@]*))?(?:/(?P<dbname>[^?]*))?(?:\?(?P<query>.*))?"
)


def parsed(target: str) -> re.Match[str] | None:
    """The parts of a URL by their names, None when it isn't one."""
    found = _URL.fullmatch(target)
    return found if found is not None and (found["port"] or "0").isdecimal() else None


def parameters(url: re.Match[str]) -> dict[str, str]:
    """What the driver is given, by its names."""
    parts = {name: unquote(url[name]) for name in ("user", "password", "host", "port", "dbname") if url[name]}
    if url["ipv6"]:
        parts["host"] = url["ipv6"]
    return parts | dict(parse_qsl(url["query"] or ""))


def masked(url: re.Match[str]) -> str:
    """The URL without its passwords."""
    shown = url.string
    if url["query"]:
        given = parse_qsl(url["query"], keep_blank_values=True)
        query = urlencode([(key, "***" if "password" in key.lower() else value) for key, value in given], safe="/*")
        shown = shown[: url.start("query")] + query
    if url["password"] is not None:
        shown = shown[: url.start("password")] + "***" + shown[url.end("password") :]
    return shown


def has_password(target: str) -> bool:
    """Does a URL hold a password, before its host or among its parameters?"""
    url = parsed(target)
    return url is not None and "password" in parameters(url)
