"""PDF/A-3b, by the rules of ISO 19005-3 that a reader of PDF can see: for want of a validator the structure is looked at here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.cli.cli import Cli
from tests.cli.kinds import KINDS, furnish

pytest.importorskip("typst", reason="the extra pdf isn't installed: pip install 'supportctl[pdf]'")
pypdf = pytest.importorskip("pypdf", reason="pypdf isn't installed: pip install 'supportctl[test]'")

# Names of what an archive may not hold: scripts, sounds, films, forms that run, what is fetched from elsewhere.
FORBIDDEN_ACTIONS = {
    "/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/Hide", "/SetOCGState", "/Rendition", "/Trans", "/GoTo3DView",
    "/JavaScript",
}  # fmt: skip
PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
DC = "{http://purl.org/dc/elements/1.1/}"
XMP = "{http://ns.adobe.com/xap/1.0/}"
FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


@pytest.fixture
def desk(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    monkeypatch.chdir(tmp_path)
    cli.env("SUPPORTCTL_KSEF", "off")
    return furnish(cli)


def objects(reader: Any) -> Iterator[Any]:
    """Every object of a file, each once."""
    seen: set[int] = set()
    waiting: list[Any] = [reader.trailer]
    while waiting:
        value = waiting.pop()
        if hasattr(value, "idnum"):
            if value.idnum in seen:
                continue
            seen.add(value.idnum)
            value = value.get_object()
        yield value
        if isinstance(value, dict):
            waiting += [value.raw_get(name) if hasattr(value, "raw_get") else value[name] for name in value]
        elif isinstance(value, list):
            waiting += list(value)


# Five kinds: a page with an annex, a QR code, EUR, a correction, the longest document of a bundle.
@pytest.mark.parametrize("name", ["vat", "advance", "euro", "correction of quantity", "bundle"])
def test_it_is_fit_for_an_archive(desk: Cli, name: str) -> None:
    kind = KINDS[name]
    kind.make(desk)
    number = kind.papers[0].number
    if name == "advance":  # with the code, which is a picture
        pytest.importorskip("ksef_client", reason="the extra ksef isn't installed: pip install 'supportctl[ksef]'")
        desk.ok(f"invoice ksef-export {number} --dir ksef")
    desk.ok(f"invoice pdf {number} --file it.pdf")
    content = Path("it.pdf").read_bytes()
    reader = pypdf.PdfReader("it.pdf")
    # 6.1.2: the head, and a remark of four bytes above 127 below it; 6.1.3: an identifier, and no encryption.
    first, second = content.split(b"\n", 2)[:2]
    assert first.startswith(b"%PDF-1.")
    assert second.startswith(b"%")
    assert all(byte > 127 for byte in second[1:5])
    assert len(reader.trailer["/ID"]) == 2
    assert "/Encrypt" not in reader.trailer
    assert content.rstrip().endswith(b"%%EOF")
    root = reader.trailer["/Root"]
    says_what_it_is(root, number)
    has_its_colours(root)
    found = list(objects(reader))
    has_its_fonts(found)
    holds_nothing_that_runs(root, found)


def test_what_isnt_fit_is_found(tmp_path: Path) -> None:
    """A page that brings neither metadata nor colours, with a script."""
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    name = pypdf.generic.NameObject
    script = {name("/S"): name("/JavaScript"), name("/JS"): pypdf.generic.TextStringObject("app.alert(1)")}
    writer.root_object[name("/OpenAction")] = pypdf.generic.DictionaryObject(script)
    writer.write(tmp_path / "bad.pdf")
    reader = pypdf.PdfReader(tmp_path / "bad.pdf")
    root, found = reader.trailer["/Root"], list(objects(reader))
    looks: list[Callable[[], None]] = [lambda: says_what_it_is(root, ""), lambda: has_its_colours(root)]
    for look in looks:
        with pytest.raises(KeyError):
            look()
    looks = [lambda: has_its_fonts(found), lambda: holds_nothing_that_runs(root, found)]
    for look in looks:
        with pytest.raises(AssertionError):
            look()


def says_what_it_is(root: Any, number: str) -> None:
    """6.6.2, 6.6.4: metadata in the open, PDF/A-3b, and the title of the document."""
    stream = root["/Metadata"]
    assert (stream["/Type"], stream["/Subtype"]) == ("/Metadata", "/XML")
    assert "/Filter" not in stream
    text = stream.get_data().decode()
    told = ElementTree.fromstring(text[text.index("<x:xmpmeta") : text.index("</x:xmpmeta>") + len("</x:xmpmeta>")])

    def value(name: str) -> str | None:
        """An element's text, or an attribute of the description."""
        for element in told.iter():
            if name in element.attrib:
                return element.attrib[name]
            if element.tag == name:
                return "".join(element.itertext()).strip()
        return None

    assert (value(f"{PDFA}part"), value(f"{PDFA}conformance")) == ("3", "B")
    assert number in (value(f"{DC}title") or "")
    assert (value(f"{XMP}CreateDate") or "").startswith("2026-11-")


def has_its_colours(root: Any) -> None:
    """6.2.3: one output intent for archives, with a profile of three colours or of grey."""
    intents = [intent.get_object() for intent in root["/OutputIntents"]]
    assert [intent["/S"] for intent in intents] == ["/GTS_PDFA1"]
    assert all(intent["/OutputConditionIdentifier"] for intent in intents)
    profile = intents[0]["/DestOutputProfile"].get_object()
    assert profile["/N"] in (1, 3)
    assert profile.get_data()[36:40] == b"acsp"


def has_its_fonts(found: list[Any]) -> None:
    """6.2.11: every font is in the file, and its letters have their meaning."""
    described = [each for each in found if isinstance(each, dict) and each.get("/Type") == "/FontDescriptor"]
    assert described
    assert all(any(name in each for name in FONT_FILES) for each in described)
    whole = [each for each in found if isinstance(each, dict) and each.get("/Type") == "/Font" and each["/Subtype"] == "/Type0"]
    assert whole
    assert all("/ToUnicode" in each for each in whole)
    alone = [each for each in found if isinstance(each, dict) and each.get("/Type") == "/Font" and each["/Subtype"] == "/Type1"]
    assert alone == []  # one of the fourteen that a viewer would have to bring


def holds_nothing_that_runs(root: Any, found: list[Any]) -> None:
    """6.5, 6.6.1, 6.8, 6.9: no action, no file but with its relation, nothing compressed by LZW, no annotation that isn't printed."""
    assert not {"/AA", "/OpenAction", "/AcroForm", "/OCProperties"} & {*root}
    for each in found:
        if not isinstance(each, dict):
            continue
        assert each.get("/S") not in FORBIDDEN_ACTIONS
        assert "/AA" not in each
        assert "/LZWDecode" not in str(each.get("/Filter", ""))
        if each.get("/Type") == "/Filespec":
            assert each["/AFRelationship"] in ("/Source", "/Data", "/Alternative", "/Supplement", "/Unspecified")
            assert each["/F"]
            assert each["/UF"]
        if each.get("/Type") == "/Annot":
            assert each["/F"] & 4
        # 6.2.8: a picture is neither stretched nor fetched from elsewhere.
        assert not {"/OPI", "/Alternates"} & {*each}
        assert str(each.get("/Interpolate", "False")) == "False"
