"""Characters that show nothing make no second name, serial or key; and what is typed far too long is refused early."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest

from supportctl.desk.ground import inputs
from supportctl.errors import InvalidInput
from supportctl.invisible import is_invisible
from supportctl.wording.safe import safe
from tests.cli.cli import OPEN, Cli, words

# Zero width space, BOM, soft hyphen, word joiner, text selector, Hangul filler, a tag and a selector above the first plane.
HIDDEN = ("\u200b", "\ufeff", "\u00ad", "\u2060", "\ufe0e", "\u3164", "\U000e0041", "\U000e0101")
NEW = ["client", "add", "Nowa", "--consumer", "--address", "A"]


@pytest.mark.skipif(shutil.which("perl") is None, reason="perl carries the Unicode Character Database")
def test_the_table_is_unicode_s() -> None:
    script = "binmode STDOUT; for (0..0x10ffff) { print qq($_\\n) if chr($_) =~ /\\p{Default_Ignorable_Code_Point}/ }"
    listed = subprocess.run(["perl", "-e", script], capture_output=True, text=True, check=True).stdout.split()
    assert [code for code in range(0x110000) if is_invisible(chr(code))] == list(map(int, listed))


def test_format_characters_are_in_the_table() -> None:
    # UAX 44 takes these out of the derivation: prepended concatenation marks, interlinear annotations, Egyptian joiners.
    shown = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0xFFF9, 0xFFFA, 0xFFFB, 0x110BD, 0x110CD}
    shown |= set(range(0x13430, 0x13440))
    formats = [code for code in range(0x110000) if unicodedata.category(chr(code)) == "Cf" and code not in shown]
    assert all(is_invisible(chr(code)) for code in formats)


@pytest.mark.parametrize("char", HIDDEN)
def test_a_serial_with_a_hidden_character_is_the_same_serial(cli: Cli, char: str) -> None:
    line = ["license", "add", "--client", "pracownia", "--product", "sketchup-pro", "--kind", "subscription", "--version", "2026"]
    cli.ok([*line, "--serial", "AB-77"])
    cli.refuses([*line, "--serial", f"AB{char}-77{char}"], 5, "AB-77 is taken")
    assert cli.ok(["license", "show", f"{char}AB-77", "--json"]).data["serial"] == "AB-77"


@pytest.mark.parametrize("char", HIDDEN)
def test_names_keys_and_phones_are_stored_without(cli: Cli, char: str) -> None:
    cli.ok([*NEW[:2], f"No{char}wa", *NEW[3:], "--key", f"no{char}wa", "--phone", f"602{char} 111 222{char}"])
    found = cli.ok(["client", "show", f"nowa{char}", "--json"]).data
    assert (found["name"], found["key"], found["phone"]) == ("Nowa", "nowa", "+48602111222")
    cli.refuses([*NEW[:2], char, *NEW[3:]], 2, "Name is empty")


@pytest.mark.parametrize("char", HIDDEN)
def test_what_is_refused_shows_them_escaped(cli: Cli, char: str) -> None:
    shown = char.encode("ascii", "backslashreplace").decode()
    cli.refuses([*NEW, "--key", f"No{char}wa"], 2, f"No{shown}wa")
    cli.refuses([*NEW, "--phone", f"12{char}"], 2, f"12{shown}")


def test_a_sign_keeps_its_variation_selector() -> None:
    assert safe("I ❤\ufe0f it") == "I ❤\ufe0f it"
    assert safe("SKP\ufe0f") == "SKP\\ufe0f"


def test_a_leading_bom_is_dropped(cli: Cli, tmp_path: Path) -> None:
    cli.ticket()
    (tmp_path / "words").write_bytes(b"\xef\xbb\xbfWords of the client")
    cli.ok(f"ticket note 1 --message-file {tmp_path}/words")
    assert cli.process("ticket note 1 --message-file -", stdin=b"\xef\xbb\xbfMore words").code == 0
    assert cli.rows("SELECT body FROM message ORDER BY id")[-2:] == [("Words of the client",), ("More words",)]
    assert cli.process("ticket show - --json", stdin=b"\xef\xbb\xbf1\n").code == 0
    (tmp_path / "supportctl").mkdir()
    (tmp_path / "supportctl" / "config.toml").write_bytes(b'\xef\xbb\xbflang = "pl"\n')
    cli.env("XDG_CONFIG_HOME", str(tmp_path))
    assert "plik ustawień" in cli.process("config show", env={"SUPPORTCTL_LANG": ""}).out


@pytest.mark.parametrize("digits", ["00", "01", "99"])
def test_check_digits_that_no_account_has_are_refused(digits: str) -> None:
    # Each leaves the remainder 1, as a right number does; 61 are the check digits of a bank that exists.
    accounts = (f"PL{digits}{number:024}" for number in range(109010140000071219812874, 109010140000071219812874 + 97))
    for account in accounts:
        with pytest.raises(InvalidInput, match="BAD_IBAN"):
            inputs.iban(account)
    assert inputs.iban("61109010140000071219812874") == "PL61109010140000071219812874"


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Jan Kowalski", "jan-kowalski"),
        ("Æon Ørsted", "aeon-orsted"),
        ("Pracownia Łódź i Wspólnicy", "pracownia-lodz-i"),
        ("Przedsiębiorstwo Budowlane", "przedsiebiorstwo"),
        ("北京", "client"),
        ("Київ", "client"),
        ("2024", "k-2024"),
    ],
)
def test_a_key_is_made_from_the_name_and_a_free_one_is_found(cli: Cli, name: str, made: str) -> None:
    keys = [cli.ok([*NEW[:2], name, *NEW[3:], "--json"]).data["key"] for _ in range(11)]
    assert keys[0] == made
    assert len(set(keys)) == len(keys)
    assert all(inputs.key(key) == key and len(key) <= 16 and "--" not in key for key in keys)
    assert keys[-1].endswith("-11")


def test_a_blank_description_is_the_regulation_s_matter(cli: Cli) -> None:
    typed = words(OPEN)
    for blank in ("", "  ", "\n"):
        cli.refuses([blank if word.startswith("Crashes when") else word for word in typed], 4, "§2.2")


@pytest.mark.parametrize("line", ["ticket show", "client show", "license show", "session show", "bundle show", "invoice print"])
def test_a_reference_of_50_000_bytes(cli: Cli, line: str) -> None:
    cli.ticket()
    found = cli.refuses([*line.split(), "x" * 50_000], 2)
    assert len(found.err) < 1_000
    assert len(cli([*line.split(), "1", "y" * 50_000]).err) < 1_000
    assert len(cli(["regulation", "show", "z" * 50_000]).err) < 2_000
