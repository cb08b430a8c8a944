"""A screen of its own that is drawn anew: the blocks of an answer on the terminal's other page, which goes as it came."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.live import Live
from rich.text import Text

from supportctl.output.blocks import Block
from supportctl.output.reply import Settings
from supportctl.output.styled import render


class Screen:
    """A context; on leaving it the page, the cursor and what stood there before are as they were."""

    def __init__(self, *, color: bool) -> None:
        self._console = Console(
            force_terminal=True, no_color=not color, color_system="standard" if color else None, markup=False, highlight=False,
            emoji=False, legacy_windows=False,
        )  # fmt: skip
        self._live = Live(console=self._console, screen=True, auto_refresh=False, redirect_stdout=False, redirect_stderr=False)

    def __enter__(self) -> Self:
        self._live.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._live.stop()

    def draw(self, blocks: Sequence[Block], how: Settings, height: int, *, unicode: bool) -> None:
        """As much of the blocks as there are lines for."""
        text = render(blocks, width=how.width, color=how.color, unicode=unicode)
        lines = text.splitlines()[: max(height, 1)]
        self._console.size = (max(how.width, 1), max(height, 1))
        shown = Text.from_ansi("\n".join(lines), no_wrap=True, overflow="crop")
        self._live.update(shown, refresh=True)
