"""A bar on stderr while something takes long; gone when it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn


@contextmanager
def bar(*labels: str, color: bool) -> Iterator[list[Callable[[float], None]]]:
    """One bar a label, one under the other; what moves each, from 0 to 1."""
    console = Console(stderr=True, no_color=not color, markup=False, highlight=False, emoji=False, legacy_windows=False)
    shape = (TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*shape, console=console, transient=True, redirect_stdout=False, redirect_stderr=False) as progress:
        tasks = [progress.add_task(label, total=1.0) for label in labels]
        yield [lambda share, task=task: progress.update(task, completed=share) for task in tasks]  # type: ignore[misc]  # each its own
