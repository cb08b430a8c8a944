"""Words as people read or say them, for words as scripts pass them: zamknięte for closed, e-mail for email."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from supportctl.record import Spoken
from supportctl.wording.words import Words, words

# What else people say, by what scripts pass.
ALSO = {
    "email": ("mail", "e-mail", "mailem", "e-mailem", "poczta elektroniczna"),
    "phone": ("telephone", "tel", "call", "telefon", "telefonem", "telefonicznie"),
    "web": ("www", "website", "form", "strona", "formularz"),
    "online": ("on line", "na żywo"),
    "post": ("poczta", "list", "letter"),
    "perpetual-single": ("bezterminowa na jedno stanowisko", "na jedno stanowisko"),
    "qualified": ("podpis kwalifikowany", "qualified signature", "qualified-signature"),
    "paper": ("papier", "papierowa", "na papierze"),
}


def replaced(
    args: tuple[Any, ...], options: Mapping[str, Any], params: Mapping[str, Any]
) -> tuple[tuple[Any, ...], dict[str, Any]] | None:
    """Arguments and options with the word that wasn't known (`value`) as the one of the `known` words that people read so; None where
    there is none, or more than one."""
    typed, known = params["value"], params["known"]
    found = meant(typed, known)
    if found is None:
        return None

    def put(value: Any) -> Any:
        if value == typed:
            return found
        if hasattr(value, "_fields"):  # a record of what was typed
            return value._make(map(put, value))
        return type(value)(map(put, value)) if isinstance(value, (list, tuple)) else value

    changed = tuple(put(value) for value in args), {name: put(value) for name, value in options.items()}
    return None if changed == (args, dict(options)) else changed


def told(params: Mapping[str, Any], noun: str) -> list[str]:
    """The `known` words for a message: those of data that can be typed as they are read, too, know it; what an option alone chooses from
    (--sort, --by) is read nowhere. `noun`: of which kind of record a state is said."""
    say, known = words("pl"), params["known"]
    if str(params.get("field", "")).startswith("--"):
        return list(known)
    found = []
    for word in known:
        spoken = Spoken(word, read_as(word, noun, str(params.get("field", "")), say))
        found.append(spoken if meant(say.word(spoken), list(known)) == word else word)
    return found


def read_as(word: str, noun: str, option: str, say: Words) -> str:
    """In whose sense a word is read: of the option that takes it, of a kind of record whose state it is, or "" in its own."""
    return option if word in say.of_option(option) else noun if word in say.states_of(noun) else ""


# Errors about a word that isn't known, with those that are.
_ABOUT_WORDS = ("UNKNOWN_WORD", "PRODUCT_NOT_FOUND", "REGULATION_NOT_FOUND")


def guessed(code: str, params: Mapping[str, Any]) -> dict[str, Any]:
    """The params of an error, with the words that were probably meant (`near`) where it is about one that isn't known."""
    typed, known = params.get("value"), params.get("known")
    if code not in _ABOUT_WORDS or not isinstance(typed, str) or not isinstance(known, (list, tuple)):
        return dict(params)
    near = near_to(typed, known)
    return {**params, "near": near} if near else dict(params)


def near_to(typed: str, known: Sequence[str]) -> list[str]:
    """The known words that were probably meant, however people call them: a slip of the keys, or a part of one."""
    from supportctl.desk.ground.inputs import fold
    from supportctl.slips import alike

    by_form = {fold(form): word for word in reversed(known) for form in reversed(_forms(str(word)))}
    return list(dict.fromkeys(by_form[form] for form in alike(fold(typed), by_form)))


def meant(typed: str, known: Sequence[str]) -> str | None:
    """The one of the known words that was typed: itself, as either language has it, or as people say it; capitals, marks, hyphens and
    blanks don't count, nor in Polish the ending (zamknięte, zamknięty). None where none fits, or several do."""
    if typed in known:
        return typed
    for key in (_plain, _stem):
        wanted = key(typed)
        found = [word for word in known if wanted and wanted in {key(form) for form in _forms(word)}]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _forms(word: str) -> list[str]:
    """A word of data, and how it is read and said; a state is read as each kind of record has it."""
    read = [form for say in (words("en"), words("pl")) for form in (say.word(word), *say.states(word))]
    # What stands in brackets repeats what is typed: "zabezpieczenie danych (backup)".
    return [word, *read, *(form.partition(" (")[0] for form in read), *ALSO.get(word, ())]


def _plain(text: str) -> str:
    """Letters and digits alone, folded."""
    from supportctl.desk.ground.inputs import fold

    return re.sub(r"[\W_]+", "", fold(text))


def _stem(text: str) -> str:
    """The same without the vowels at the end."""
    return _plain(text).rstrip("aeioy")
