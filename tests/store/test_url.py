"""The URL of a server: what the driver is given, and what is shown of it."""

from __future__ import annotations

import pytest

from supportctl.errors import StoreFault
from supportctl.store.place import Place


@pytest.mark.parametrize(
    ("target", "server", "shown"),
    [
        (
            "postgresql://ala:geheim@localhost:5433/desk",
            {"user": "ala", "password": "geheim", "host": "localhost", "port": "5433", "dbname": "desk"},
            "postgresql://ala:***@localhost:5433/desk",
        ),
        (
            "postgresql://ala@/desk?host=/run/pg",
            {"user": "ala", "dbname": "desk", "host": "/run/pg"},
            "postgresql://ala@/desk?host=/run/pg",
        ),
        ("postgres://[::1]/desk", {"host": "::1", "dbname": "desk"}, "postgres://[::1]/desk"),
        ("postgresql+psycopg:///desk", {"dbname": "desk"}, "postgresql+psycopg:///desk"),
        ("postgresql:///?password=geheim", {"password": "geheim"}, "postgresql:///?password=***"),
        *(
            (
                f"postgresql://u:{typed}@h/d",
                {"user": "u", "password": meant, "host": "h", "dbname": "d"},
                "postgresql://u:***@h/d",
            )
            for typed, meant in (
                ("100%", "100%"),
                ("a%zz", "a%zz"),
                ("p#q", "p#q"),
                ("p/q", "p/q"),
                ("p?q", "p?q"),
                ("12/secret", "12/secret"),
                ("p%40q", "p@q"),
            )
        ),
    ],
)
def test_what_it_says(target: str, server: dict[str, str], shown: str) -> None:
    place = Place(target)
    assert (place.server, place.shown, place.path) == (server, shown, None)


@pytest.mark.parametrize("target", ["postgresql://h:port/d", "postgresql://u:geheim@h:1x/d"])
def test_what_is_none(target: str) -> None:
    with pytest.raises(StoreFault) as caught:
        Place(target)
    assert (caught.value.code, caught.value.params["detail"]) == ("STORE_UNREACHABLE", "not a URL")
    assert "geheim" not in str(caught.value)
