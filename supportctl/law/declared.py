"""Terms: the parameters that a kind of shelf declares, each with the type of its value.

    class SupportTerms(Terms):
        __slots__ = ()
        session_channel = Term[str]("session.channel")      # every regulation of the kind gives it
        start_phone = Maybe[bool]("start.phone")            # not every one does: None then

    SupportTerms(law).session_channel.value

A text is held to its kind when it is loaded: a parameter that isn't declared, or a Term that is missing, is an error that names
file and key. A misspelt attribute is mypy's to find.
"""

from __future__ import annotations

from typing import Generic, NoReturn, TypeVar, overload

from supportctl.law.text import LawAt, Value

T = TypeVar("T")


class Terms:
    """What a law gives on its day, by name: each a Value, read when it is asked for. Nothing can be set."""

    __slots__ = ("_law",)

    def __init__(self, law: LawAt) -> None:
        self._law = law

    @classmethod
    def declared(cls) -> dict[str, bool]:
        """{key: must every text of the kind give it?}, those of the classes that it extends included."""
        found: dict[str, bool] = {}
        for part in reversed(cls.__mro__):
            found |= {t.key: isinstance(t, Term) for t in vars(part).values() if isinstance(t, (Term, Maybe))}
        return found

    def need(self, term: Maybe[T]) -> Value[T]:
        """The value of one that not every regulation gives, where it can't be done without. Raises Gap as LawAt.value does."""
        return self._law.term(term.key)


class Term(Generic[T]):
    """A parameter that every regulation of the kind gives. Reading it raises Gap as LawAt.value does."""

    __slots__ = ("key",)

    def __init__(self, key: str) -> None:
        self.key = key

    @overload
    def __get__(self, terms: None, kind: type[Terms]) -> Term[T]: ...

    @overload
    def __get__(self, terms: Terms, kind: type[Terms]) -> Value[T]: ...

    def __get__(self, terms: Terms | None, kind: type[Terms]) -> Term[T] | Value[T]:
        return self if terms is None else terms._law.term(self.key)

    def __set__(self, terms: Terms, value: object) -> NoReturn:
        raise AttributeError(f"{self.key} is the law's to set")


class Maybe(Generic[T]):
    """A parameter that not every regulation of the kind gives, or not in every version: None then."""

    __slots__ = ("key",)

    def __init__(self, key: str) -> None:
        self.key = key

    @overload
    def __get__(self, terms: None, kind: type[Terms]) -> Maybe[T]: ...

    @overload
    def __get__(self, terms: Terms, kind: type[Terms]) -> Value[T] | None: ...

    def __get__(self, terms: Terms | None, kind: type[Terms]) -> Maybe[T] | Value[T] | None:
        return self if terms is None else terms._law.maybe(self.key)

    def __set__(self, terms: Terms, value: object) -> NoReturn:
        raise AttributeError(f"{self.key} is the law's to set")
