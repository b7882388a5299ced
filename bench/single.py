"""One case: microseconds a decision, and the start of the command."""

from __future__ import annotations

import gc
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from statistics import mean, median
from time import perf_counter
from typing import TYPE_CHECKING

from bench import report
from bench.queries import ON
from frirum.cases.shape import read_case_data
from frirum.decide import Engine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from frirum.cases.model import Case
    from frirum.catalogue.model import Catalogue

CASE = "case: A-17\nabout: person\nfacts:\n  kommune: Aalborg\n  ydelse:\n    - {is: ledighedsydelse, from: 2017-03-01}\n"
DATA = {"kommune": "Aalborg", "ydelse": [{"is": "ledighedsydelse", "from": "2017-03-01"}]}
WINDOW = "LAS § 74 c"
ROUNDS = 20
YEARS = date(2016, 1, 1), date(2020, 12, 31)


def single(catalogue: Catalogue) -> None:
    """Microseconds a decision, without and with reasons. What the engine remembers of a case is forgotten before each;
    reasons are whole: every text, fact and exemption considered is there when an outcome is given."""
    report.title("One case: LAS § 74 c with its exemption")
    engine = Engine(catalogue)
    one = [read_case_data(DATA, catalogue.vocabulary, about="person", case="A-17")]
    many = _people(catalogue, 1000)
    for what, cases, rounds in (
        ("one case", one, 5000),
        ("1,000 cases", many, ROUNDS),
    ):
        status = best(lambda case: engine.status(case, ON, WINDOW), cases, rounds)
        outcome = best(lambda case: engine.outcome(case, ON, WINDOW), cases, rounds)
        report.line(f"status, both answers: {what}", f"{status:.1f} µs")
        report.line(f"outcome with all reasons: {what}", f"{outcome:.1f} µs")
    every = engine.provisions("person")
    took = [best(lambda case, each=each: engine.outcome(case, ON, each), one, 100) for each in every]  # type: ignore[misc]
    report.line(f"outcome with all reasons: {len(every)} rules, mean", f"{mean(took):.1f} µs")
    report.line(f"outcome with all reasons: {len(every)} rules, median", f"{median(took):.1f} µs")
    years = [best(lambda case, each=each: engine.timeline(case, *YEARS, each), one, 5) for each in every]  # type: ignore[misc]
    report.line(f"timeline of five years: {len(every)} rules, mean", f"{mean(years) / 1000:.2f} ms")
    report.line("timeline of five years: LAS § 74 c", f"{years[every.index(WINDOW)] / 1000:.2f} ms")


def best(work: Callable[[Case], object], cases: Sequence[Case], rounds: int = ROUNDS) -> float:
    """Microseconds a decision: the mean over the cases of the best of each case's rounds. So short a decision is either
    disturbed by what else the machine does or it is not; the best one was not."""
    found = [float("inf")] * len(cases)
    gc.disable()
    for _ in range(rounds):
        for index, case in enumerate(cases):
            case.memo.clear()
            begun = perf_counter()
            work(case)
            found[index] = min(found[index], perf_counter() - begun)
    gc.enable()
    return mean(found) * 1e6


def _people(catalogue: Catalogue, count: int) -> list[Case]:
    """Persons of all municipalities, with benefits that begin on different days, some of them with leave."""
    places = sorted(catalogue.vocabulary.municipalities)
    found = []
    for number in range(count):
        since = date(2014, 1, 1) + timedelta(number * 17 % 1700)
        data = {
            "kommune": places[number % len(places)],
            "ydelse": [{"is": "ledighedsydelse", "from": since.isoformat()}],
        }
        if number % 5 == 0:
            leave = {
                "is": True,
                "from": (since + timedelta(90)).isoformat(),
                "to": (since + timedelta(200)).isoformat(),
            }
            data["barsel"] = [leave]
        found.append(read_case_data(data, catalogue.vocabulary, about="person", case=str(number)))
    return found


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
