"""Words as people read them, for words as scripts pass them: zamknięte for closed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from supportctl.record import Spoken
from supportctl.wording.words import words


def replaced(
    args: tuple[Any, ...], options: Mapping[str, Any], params: Mapping[str, Any]
) -> tuple[tuple[Any, ...], dict[str, Any]] | None:
    """Arguments and options with the word that wasn't known (`value`) as the one of the `known` words that people read so; None where
    there is none, or more than one."""
    typed, known = params["value"], params["known"]
    meant = _meant(typed, known)
    if meant is None:
        return None

    def put(value: Any) -> Any:
        if value == typed:
            return meant
        if hasattr(value, "_fields"):  # a record of what was typed
            return value._make(map(put, value))
        return type(value)(map(put, value)) if isinstance(value, (list, tuple)) else value

    found = tuple(put(value) for value in args), {name: put(value) for name, value in options.items()}
    return None if found == (args, dict(options)) else found


def told(params: Mapping[str, Any], noun: str) -> list[str]:
    """The `known` words for a message: those of data that can be typed as they are read, too, know it; what an option alone chooses from
    (--sort, --by) is read nowhere. `noun`: of which kind of record a state is said."""
    say, known = words("pl"), params["known"]
    if str(params.get("field", "")).startswith("--"):
        return list(known)
    found = []
    for word in known:
        spoken = Spoken(word, noun if word in say.states_of(noun) else "")
        found.append(spoken if _meant(say.word(spoken), list(known)) == word else word)
    return found


def _meant(typed: str, known: list[str]) -> str | None:
    """The known word that is read so in Polish; the ending doesn't count: zamknięte, zamknięty. A state is read as each kind of record
    has it."""
    say, stem = words("pl"), _stem(typed)
    found = [word for word in known if stem and stem in map(_stem, (say.word(word), *say.states(word)))]
    return found[0] if len(found) == 1 else None


def _stem(text: str) -> str:
    """Folded, without the vowels at the end."""
    from supportctl.desk.ground.inputs import fold

    return fold(text).rstrip("aeioy")
