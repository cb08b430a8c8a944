"""Polish adjectives and participles agree with the noun that they are about: states of every kind of record, and labels."""

from __future__ import annotations

import re

import pytest

from supportctl.wording.pl import labels, nouns, screen, sentences

# How a state ends, by the gender of its noun.
ENDINGS = {"m": "y", "f": "a", "n": "e"}
GENDERS = {
    "ticket": "n", "session": "f", "license": "f", "conversion": "f", "bundle": "m", "training": "n", "complaint": "f", "hours": "m", "invoice": "f",
    "appointment": "m", "outbox": "f", "hook": "n",
}  # fmt: skip
# What is said of any noun alike, and the form of a demand.
PHRASES = {"po odstąpieniu", "po terminie", "podpis kwalifikowany"}


@pytest.mark.parametrize("noun", [noun for noun in nouns.STATES if noun != "conditions"])
def test_every_state_agrees_with_its_noun(noun: str) -> None:
    wrong = [word for word in nouns.STATES[noun].values() if word not in PHRASES and not word.endswith(ENDINGS[GENDERS[noun]])]
    assert wrong == []


def test_a_state_in_a_sentence_is_of_a_noun() -> None:
    """{state:bundle}, never {state:word}: that one has no gender."""
    said = " ".join(
        " ".join(text if isinstance(text, tuple) else (text,))
        for part in (sentences.ERRORS, sentences.NOTES, sentences.GROUNDS)
        for text in part.values()
    )
    assert re.findall(r"\{(?:state|status|wanted):word\}", said) == []


def test_labels_of_a_bundle_are_masculine() -> None:
    assert labels.LABELS["active_until"] == screen.HEADS["active_until"] == "aktywny do"


def test_labels_of_an_invoice_are_feminine() -> None:
    assert labels.LABELS["paid_by"].startswith("opłacona")
