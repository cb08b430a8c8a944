"""The one door: a reply to stdout and stderr, in the format that was asked for. Only that format is loaded."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from typing import Any, TextIO

from supportctl.output import columns, messages
from supportctl.output.blocks import LETTERS, SIGNS, Marks
from supportctl.output.reply import Reply, Settings
from supportctl.record import Sentence, Text, encoded, fields, is_typed
from supportctl.wording.words import Words, words


def emit(reply: Reply, settings: Settings, out: TextIO | None, err: TextIO | None) -> None:
    """Print the answer to `out`, errors, refusals and notes to `err`. OSError: stdout is broken.

    JSON is whole whatever happened; the other formats print nothing on stdout when there is no answer. A question that is
    answered with no is answered like one with yes.
    """
    say = words(settings.lang, on_screen=settings.terminal)
    reply = columns.chosen(reply, settings)
    if reply.command in ("undo", "redo", "doctor"):
        # On a terminal's list who and when have columns of their own.
        beside = settings.terminal and settings.format == "table" and not (settings.columns or settings.verbose)
        reply = reply._replace(data=spoken(reply.data, say, {"listed": "named"} if beside else {}))
    text = _answer(reply, settings, say, _encoding(out), _marks(out))
    if text:
        if out is None:
            raise OSError(errno.EBADF, "stdout is closed")
        try:
            out.write(_encodable(text, _encoding(out)))
            out.flush()
        except ValueError as error:  # closed within this process
            raise OSError(errno.EBADF, "stdout is closed") from error
    answered = settings.format == "table" and not settings.quiet and answers(reply)
    lines = messages.lines(reply, say, _marks(err), answered=answered, quiet=settings.quiet)
    if lines and err is not None:
        try:
            err.write(_encodable("".join(f"{line}\n" for line in _broken(lines, err)), _encoding(err)))
            err.flush()
        except (OSError, ValueError):
            return  # nobody listens; the answer stands


def _broken(lines: list[str], err: TextIO) -> list[str]:
    """The lines for stderr; on a terminal long ones in several, what follows under what began."""
    if not err.isatty():
        return lines
    from supportctl.output.wrapping import on_terminal  # only where somebody reads

    return [on_terminal(line, err, "    " if line.startswith(" ") else "  ") for line in lines]


def spoken(data: Any, say: Words, instead: Mapping[str, str]) -> Any:
    """Records whose sentences are said in a language. `instead`: the sentences that take the place of others, by their codes."""
    if isinstance(data, (list, tuple)) and not hasattr(data, "_fields"):
        return [spoken(row, say, instead) for row in data]
    if data is None:
        return None
    told: dict[str, Any] = {}
    for name, value in fields(data).items():
        if isinstance(value, Sentence):
            told[name] = Text(say.sentence(instead.get(value.code, value.code), encoded(value.params)))
        elif isinstance(value, tuple) and value and is_typed(value):
            told[name] = tuple(spoken(row, say, instead) for row in value)
    return data._replace(**told)


def answers(reply: Reply) -> bool:
    """Does stdout get an answer? A refused act has none; a question answered with no has, and a check that found something."""
    if reply.exit_code and reply.command.startswith("import "):
        return False  # each bad line is told on stderr, and nothing was made
    if reply.items is not None or reply.exit_code == 0 or reply.data is not None:
        return True
    return reply.exit_code == 4 and reply.dry_run and reply.command == "session start"


def _answer(reply: Reply, settings: Settings, say: Words, encoding: str, marks: Marks) -> str:
    if settings.quiet:
        made = [reply.made] if reply.items is None else [item.made for _, item in reply.items]
        return "".join(f"{name}\n" for name in made if name)
    if settings.format == "json":
        from supportctl.output import envelope

        return envelope.text(envelope.envelope(reply, say), indent=settings.indent, encoding=encoding) + "\n"
    if not answers(reply):
        return ""
    if reply.raw is not None:
        return reply.raw
    if settings.format in ("ndjson", "csv", "ids"):
        from supportctl.output import rows

        if settings.format == "ndjson":
            return rows.ndjson(reply, say, encoding)
        return rows.csv_text(reply, say) if settings.format == "csv" else "" if _failed_one(reply) else rows.ids(reply)
    from supportctl.output import views

    if not settings.terminal:
        from supportctl.output import plain

        return plain.render(views.blocks(reply, say, marks, settings.columns))
    from supportctl.output import screen, styled

    blocks = screen.blocks(reply, say, marks, settings)
    can = _can(encoding, "─…✓·")
    return styled.render(blocks, width=settings.width, color=settings.color, unicode=can, wide=settings.wide)


def _failed_one(reply: Reply) -> bool:
    """A single question answered with no: nothing goes on to the next command."""
    return reply.items is None and reply.exit_code != 0


def _encoding(stream: TextIO | None) -> str:
    return getattr(stream, "encoding", None) or "utf-8"


def _can(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _marks(stream: TextIO | None) -> Marks:
    return SIGNS if _can(_encoding(stream), "".join(SIGNS)) else LETTERS


def _encodable(text: str, encoding: str) -> str:
    """What the stream can't encode is shown escaped; blanks that don't break and minus signs have plain ones for it."""
    if _can(encoding, text):
        return text
    text = text.replace("\u00a0", " ").replace("−", "-")
    try:
        return text.encode(encoding, "backslashreplace").decode(encoding)
    except LookupError:
        return text.encode("ascii", "backslashreplace").decode("ascii")
