"""One run of the command line: language, command, exit code, and the last word on every failure."""

from __future__ import annotations

import os
import re
import signal
import sys
import threading
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, cast

from frirum.cli.faults import FINDINGS, WRONG_USE, Fault, Line, wrong
from frirum.cli.language import Tongue, chosen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

INTERRUPTED = 130
"""exit code: stopped from the keyboard, as shells have it"""
_ENDING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""requests to end that are met as Ctrl-C is: what was begun is cleaned away"""
_BYTES = re.compile("[\udc80-\udcff]")
"""bytes of an argument that the locale could not read"""
_SAID = re.compile(r'"exception_message":"((?:[^"\\]|\\.)*)"')


def run(arguments: list[str] | None = None) -> int:
    """Run one command. Only a fault of Frirum itself leaves as an exception, and that as one line, too."""
    given = sys.argv[1:] if arguments is None else arguments
    tongue = Tongue(chosen(given, os.environ))
    sys.excepthook = _last_word(tongue)
    _never_fail_to_write()
    with _ends_when_asked() as asked:
        return _ended(given, tongue, asked)


@contextmanager
def _ends_when_asked() -> Iterator[list[int]]:
    """While the command runs, a request to end interrupts it; gives the requests that came."""
    came: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        yield came  # only the main thread is told of signals
        return

    def interrupt(number: int, _frame: object) -> None:
        came.append(number)
        raise KeyboardInterrupt

    before = {number: signal.signal(number, interrupt) for number in _ENDING}
    try:
        yield came
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _ended(arguments: list[str], tongue: Tongue, asked: list[int]) -> int:
    """The exit code of a command; what a person must know of its end is on standard error."""
    try:
        code = _command(_readable(arguments, tongue), tongue)
        sys.stdout.flush()
    except Fault as fault:
        _complain(*fault.lines)
        return fault.exit_code
    except BrokenPipeError:
        # The reader has seen enough (`frirum list provisions | head`): no fault of anybody's.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        _complain(tongue("STOPPED"))
        return 128 + asked[0] if asked else INTERRUPTED
    except OSError as error:
        _complain(_of_the_system(error, tongue))
        return WRONG_USE
    except Exception as error:
        if (
            isinstance(error, RuntimeError) and str(error) == "Query interrupted"
        ):  # how the database says Ctrl-C
            _complain(tongue("STOPPED"))
            return 128 + asked[0] if asked else INTERRUPTED
        line = _of_the_database(error, tongue)
        if line is None:
            raise
        _complain(line)
        return WRONG_USE
    return code


def _readable(arguments: list[str], tongue: Tongue) -> list[str]:
    """The arguments as text; bytes that the locale does not know are read as UTF-8, as files are."""
    try:
        return [os.fsencode(each).decode() if _BYTES.search(each) else each for each in arguments]
    except UnicodeError:
        raise wrong("USAGE", tongue("USAGE.bytes"), tongue("USAGE.bytes.do")) from None


def _command(arguments: list[str], tongue: Tongue) -> int:
    """Let Typer read the arguments and call the command."""
    import typer

    from frirum.cli.app import commands
    from frirum.cli.usage import explain

    usage_error = cast("type[Exception]", typer.BadParameter.__mro__[1])  # Typer does not export it
    group = commands(tongue)
    try:
        # Not `group.main`: it has its own last words on a closed pipe and an interrupt.
        with group.make_context("frirum", list(arguments)) as context:
            result = group.invoke(context)
    except typer.Exit as end:
        return end.exit_code
    except usage_error as error:
        raise explain(error, tongue) from None
    return result if isinstance(result, int) else 0


def _complain(*lines: object) -> None:
    """Lines on standard error."""
    sys.stderr.write("".join(f"{line}\n" for line in lines))


def _of_the_system(error: OSError, tongue: Tongue) -> Line:
    """What the operating system refused, in words."""
    kinds = {FileNotFoundError: "missing", IsADirectoryError: "folder", PermissionError: "denied"}
    kind = next((word for of, word in kinds.items() if isinstance(error, of)), "other")
    text = error.strerror or str(error)
    what, remedy = tongue(f"FILE.{kind}", text=text), tongue(f"FILE.{kind}.do")
    return Line("FILE", what, remedy, str(error.filename or ""))


def _of_the_database(error: Exception, tongue: Tongue) -> Line | None:
    """What the embedded database could not write, or had no room for; None for every other fault."""
    duckdb = sys.modules.get("duckdb")  # not loaded: not its error
    if duckdb is None:
        return None
    if isinstance(error, duckdb.OutOfMemoryException):
        return Line("MEMORY", tongue("MEMORY"), tongue("MEMORY.do"))
    if isinstance(error, duckdb.IOException):
        said = _SAID.search(str(error))  # the database wraps what the system said in JSON of its own
        text = said.group(1).replace('\\"', "`") if said else str(error).splitlines()[0]
        return Line("FILE", text.removeprefix("IO Error: "), tongue("FILE.other.do"))
    return None


def _never_fail_to_write() -> None:
    """A terminal that has no ✓ shows `?`; it must not end in an error."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = cast("Callable[..., None] | None", getattr(stream, "reconfigure", None))
        if reconfigure is not None:
            reconfigure(errors="replace")


def _last_word(tongue: Tongue) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """The hook for what nobody foresaw: one line, and the trace only for those who ask for it."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        _complain(Line("BUG", tongue("BUG", what=f"{kind.__name__}: {error}")))
        if os.environ.get("FRIRUM_TRACE"):
            sys.__excepthook__(kind, error, trace)

    return hook


__all__ = ["FINDINGS", "INTERRUPTED", "WRONG_USE", "run"]
