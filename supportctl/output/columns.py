"""The columns of a list that were asked for, in every format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from supportctl.folding import tokens
from supportctl.record import fields
from supportctl.wording.words import words as words_of

if TYPE_CHECKING:
    from supportctl.output.reply import Reply, Settings


def rows_of(reply: Reply) -> list[Any] | None:
    """The rows of a list; None where the answer is none."""
    return list(reply.data) if isinstance(reply.data, (list, tuple)) and not hasattr(reply.data, "_fields") else None


def chosen(reply: Reply, settings: Settings) -> Reply:
    """The reply with those columns alone, in their order, for other programs; people's tables choose for themselves, and ids need
    the whole rows."""
    if not settings.columns:
        return reply
    if reply.items is not None:
        return reply._replace(items=tuple((name, chosen(item, settings)) for name, item in reply.items))
    rows = rows_of(reply)
    if rows is None:
        return reply
    if settings.format not in ("json", "ndjson", "csv"):
        return reply._replace(data=rows)
    return reply._replace(data=[{name: fields(row).get(name) for name in settings.columns} for row in rows])


def known(rows: list[Any], verb: Callable[..., Any] | None) -> list[str]:
    """The names of the columns that these rows have; without a row those that the verb declares."""
    if not rows and verb is not None:
        from supportctl.record import keys_of_rows  # only where there is nothing to look at

        return [name for name in keys_of_rows(verb) if name != "notices"]
    return list(dict.fromkeys(name for row in rows for name in fields(row) if name != "notices"))


def headings(known: Sequence[str], noun: str, lang: str) -> list[str]:
    """The columns as the headings of the screen name them; by its code where another one has the same heading."""
    heads = [words_of(lang).head(code, noun) for code in known]
    meant = codes(heads, known, noun, lang)
    return [head if found == code else code for head, found, code in zip(heads, meant, known, strict=True)]


def codes(typed: Sequence[str], known: Sequence[str], noun: str, lang: str) -> list[str | None]:
    """The columns that are meant: by their codes, or by their headings or labels in either language, without regard to case, marks
    and blanks; None for a word that names none."""
    named: dict[str, str] = {}
    for language in (lang, *(other for other in ("en", "pl") if other != lang)):
        said = words_of(language)
        for call in (said.head, said.label):
            for code in known:
                named.setdefault(_bare(call(code, noun)), code)
    return [
        name if name in known else by_code if (by_code := _folded_code(name, known)) else named.get(_bare(name)) for name in typed
    ]


def _folded_code(name: str, known: Sequence[str]) -> str | None:
    return next((code for code in known if _bare(code) == _bare(name)), None)


def _bare(name: str) -> str:
    return "".join(tokens(name)) or name.strip()
