"""Man pages: one a command, of the same data as its help page, in man(7)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from supportctl import __version__
from supportctl.cli.helping import Page, Words, page_of_group, page_of_verb
from supportctl.cli.lazy import NOUNS, TOP
from supportctl.cli.main import program
from supportctl.errors import InvalidInput


def pages(lang: str) -> Iterator[tuple[str, str]]:
    """(file name, text) of each page: the program, its nouns, and every verb."""
    say = Words(lang)
    tree: Any = program()
    root = _context(tree, "supportctl", None)
    yield _file("supportctl"), _page("supportctl", page_of_group(tree, root, tree.entries, say), say)
    for noun, (_, verbs) in NOUNS.items():
        group = tree.get_command(root, noun)
        around = _context(group, noun, root)
        yield _file(f"supportctl {noun}"), _page(f"supportctl {noun}", page_of_group(group, around, verbs, say), say)
        for verb in verbs:
            yield _of_verb(_context(group.get_command(around, verb), verb, around), say)
    for verb in TOP:
        yield _of_verb(_context(tree.get_command(root, verb), verb, root), say)


def _context(command: Any, name: str, parent: Any) -> Any:
    """What a page asks where its command stands, as a call has it; nothing is parsed."""
    return command.context_class(command, info_name=name, parent=parent, **command.context_settings)


def write(directory: str, lang: str) -> int:
    """Write them all into a directory, which is made; how many. Raises InvalidInput where that can't be done."""
    count = 0
    try:
        os.makedirs(directory, exist_ok=True)
        for name, text in pages(lang):
            with open(os.path.join(directory, name), "w", encoding="utf-8") as handle:
                handle.write(text)
            count += 1
    except OSError as error:
        raise InvalidInput("BAD_DIRECTORY", path=directory, detail=error.strerror or str(error)) from error
    return count


def _of_verb(context: Any, say: Words) -> tuple[str, str]:
    path = str(context.command_path)
    return _file(path), _page(path, page_of_verb(context.command, context, say), say)


def _file(path: str) -> str:
    return f"{path.replace(' ', '-')}.1"


def _page(path: str, page: Page, say: Words) -> str:
    """The text of one page. Lines of man(7) begin with a dot; what people wrote never does."""
    name = path.replace(" ", "-")
    first, *others = page.paragraphs
    lines = [
        f'.TH "{_text(name.upper())}" 1 "" "supportctl {__version__}" "supportctl"',
        f".SH {_quoted(say.text('man_name'))}",
        f"{_text(name)} \\- {_text(first.rstrip('.'))}",
        f".SH {_quoted(say.text('man_synopsis'))}",
        f".B {_quoted(path)}",
        _line(page.usage),
    ]
    if others:
        lines.append(f".SH {_quoted(say.text('man_description'))}")
        lines += [line for paragraph in others for line in (".PP", _line(paragraph))]
    for title, rows in page.sections:
        lines.append(f".SH {_quoted(title.upper())}")
        for term, about in rows:
            lines += [".TP", f".B {_quoted(term)}", _line(about) or "\\&"]
    if page.examples:
        lines += [f".SH {_quoted(say.text('help_examples').upper())}", ".nf", *(_line(each) for each in page.examples), ".fi"]
    lines.append(f".SH {_quoted(say.text('man_see'))}")
    lines.append(_see(path))
    return "\n".join(lines) + "\n"


def _see(path: str) -> str:
    """The pages around one: those of its verbs, or of what it belongs to."""
    _, *words = path.split(" ")
    if not words:
        found = [*NOUNS, *TOP]
    elif len(words) == 1 and words[0] in NOUNS:
        found = [f"{words[0]}-{verb}" for verb in NOUNS[words[0]][1]]
    else:
        found = [words[0]] if len(words) == 2 else []
    names = ["supportctl", *(f"supportctl-{name}" for name in found)] if words else [f"supportctl-{name}" for name in found]
    return ", ".join(f"\\fB{_text(name)}\\fR(1)" for name in names)


def _text(text: str) -> str:
    """Words as they are: a backslash and a minus sign have a sense of their own in man(7)."""
    return text.replace("\\", "\\e").replace("-", "\\-")


def _line(text: str) -> str:
    """A line of words: a dot or an apostrophe at its beginning is none of man(7)'s."""
    shown = _text(" ".join(text.split()))
    return f"\\&{shown}" if shown[:1] in (".", "'") else shown


def _quoted(text: str) -> str:
    """An argument of a macro."""
    return f'"{_text(text).replace(chr(34), chr(92) + "(dq")}"'
