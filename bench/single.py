"""One case: microseconds a decision, and the start of the command."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import timeit
from pathlib import Path
from typing import TYPE_CHECKING

from bench import report
from bench.queries import ON
from frirum.cases.shape import read_case_data
from frirum.decide import Engine

if TYPE_CHECKING:
    from collections.abc import Callable

    from frirum.catalogue.model import Catalogue

CASE = "case: A-17\nabout: person\nfacts:\n  kommune: Aalborg\n  ydelse:\n    - {is: ledighedsydelse, from: 2017-03-01}\n"
DATA = {"kommune": "Aalborg", "ydelse": [{"is": "ledighedsydelse", "from": "2017-03-01"}]}
ROUNDS = 5000


def single(catalogue: Catalogue) -> None:
    """Microseconds a decision, without and with reasons; the case is read anew in neither."""
    report.title("One case: LAS § 74 c with its exemption")
    engine = Engine(catalogue)
    case = read_case_data(DATA, catalogue.vocabulary, about="person", case="A-17")

    def fresh(work: Callable[[], object]) -> float:
        def run() -> None:
            case.memo.clear()
            work()

        run()
        return min(timeit.repeat(run, number=ROUNDS, repeat=5)) / ROUNDS * 1e6

    report.line("status, both answers", f"{fresh(lambda: engine.status(case, ON, 'LAS § 74 c')):.1f} µs")
    report.line("outcome with all reasons", f"{fresh(lambda: engine.outcome(case, ON, 'LAS § 74 c')):.1f} µs")


def start() -> None:
    """Seconds from the shell's word to the command's last."""
    report.title("Start of the command")
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "case.yaml"
        case.write_text(CASE, "utf-8")
        decide = ("decide", str(case), "--on", ON.isoformat(), "--provision", "LAS § 74 c")
        for what, words in (("frirum --help", ("--help",)), ("frirum decide, one case", decide)):
            took = report.seconds(lambda words=words: _frirum(words), 5)  # type: ignore[misc]
            report.line(what, f"{took:.2f} s")


def _frirum(words: tuple[str, ...]) -> None:
    subprocess.run([sys.executable, "-m", "frirum.cli", *words], check=True, stdout=subprocess.DEVNULL)
