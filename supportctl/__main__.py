"""The door before the front door: what must be quick, answered by the standard library alone; everything else goes to cli/."""

import os
import sys


def main() -> int:
    """The console script. Ends the process itself: an interpreter that tidies up costs more than many answers."""
    argv = sys.argv[1:]
    os.umask(0o077)  # whatever is made holds clients' data
    # Ctrl-C while something is cleaned up: Python would print a traceback, and go on.
    sys.unraisablehook = lambda unraisable: None
    try:
        code = _quick(argv)
        if code is None:
            code = _whole(argv)
    except BaseException as error:
        from supportctl.errors import was_interrupted

        if not was_interrupted(error):
            raise
        code = 130
        _say("supportctl: interrupted\n")
    _leave(code)
    return code


def _whole(argv: list[str]) -> int:
    """The whole program."""
    import gc

    # The imports make many objects that all stay: collecting them along the way is wasted.
    gc.disable()
    from supportctl.cli.main import run

    return run(argv)


def _quick(argv: list[str]) -> int | None:
    """--version, completion answers and `session status` of a local database; None when it takes the whole program."""
    if argv == ["--version"]:
        from supportctl import __version__

        return _print(f"supportctl {__version__}\n")
    if os.environ.get("_SUPPORTCTL_COMPLETE"):
        from supportctl.cli.complete import answer

        return _print(answer(os.environ, argv))
    if argv[:2] == ["session", "status"]:
        from supportctl.cli.prompt import status

        found = status(argv[2:], os.environ)
        if found is None:
            return None
        broken = _print(found[0])
        _say(found[1])
        return broken or found[2]
    return None


def _print(text: str) -> int:
    """Write to stdout; 0, also when the reader is gone, 1 when stdout is broken."""
    try:
        if sys.stdout is None:
            raise OSError("stdout is closed")
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        return 0
    except OSError as error:
        _say(f"supportctl: stdout: {error.strerror or error}\n")
        return 1
    return 0


def _say(text: str) -> None:
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except (OSError, AttributeError, ValueError):
        pass


def _leave(code: int) -> None:
    """Flush and go. What can't be flushed was reported before."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            pass
    os._exit(code)


if __name__ == "__main__":
    main()
