"""What the libraries import and a desk hardly ever uses is put off until somebody uses it: a tenth of what a verb costs.

sqlalchemy imports asyncio for connections of another kind, and hashlib, with a library of its own, for very long names; it and
pydantic import importlib.metadata for plugins; typer imports subprocess to install completions.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from types import ModuleType
from typing import Any

# Module: the functions that the libraries take out of it when they are imported, without calling them.
_PUT_OFF: dict[str, tuple[str, ...]] = {
    "asyncio": ("iscoroutine",),
    "hashlib": (),
    "importlib.metadata": ("version", "entry_points"),
    "secrets": (),
    "shutil": ("get_terminal_size",),
    "subprocess": (),
}


class _Path:
    """Where submodules are looked for: asked only when somebody imports one, who then needs the real package first."""

    def __init__(self, stand_in: _StandIn) -> None:
        self._stand_in = stand_in

    def __iter__(self) -> Iterator[str]:
        return iter(getattr(self._stand_in.real(), "__path__", ()))


class _StandIn(ModuleType):
    """Stands in sys.modules for a package; whoever asks it for anything gets it from the real one."""

    def __init__(self, name: str, functions: tuple[str, ...]) -> None:
        super().__init__(name)
        self.__path__ = _Path(self)  # type: ignore[assignment]  # the import machinery only iterates over it
        for function in functions:
            setattr(self, function, self._forwarded(function))

    def _forwarded(self, function: str) -> Callable[..., Any]:
        return lambda *args, **kwargs: getattr(self.real(), function)(*args, **kwargs)

    def real(self) -> ModuleType:
        """The package itself, imported now if it wasn't."""
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return import_module(self.__name__)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real(), name)


def put_off() -> None:
    """Let stand-ins take the place of what isn't loaded yet. For the console script, whose process is the desk's alone."""
    for name, functions in _PUT_OFF.items():
        if name not in sys.modules:
            sys.modules[name] = _StandIn(name, functions)
            package, _, leaf = name.rpartition(".")
            if package:
                setattr(import_module(package), leaf, sys.modules[name])
    # Looking for plugins of pydantic reads the metadata of every package installed beside the desk.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
