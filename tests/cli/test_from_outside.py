"""What a stranger tries from outside: options in odd places, pipes, spellings, outputs that cannot be."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import CASES, Frirum

ON = ("--on", "2024-06-01", "--provision", "HAV § 4")


def test_the_language_may_stand_before_the_command(frirum: Frirum, cases: str, haver: str) -> None:
    said = frirum("--lang", "da", "decide", cases, *ON, "--catalogue", haver)
    assert said.out.startswith("Afgjort pr. 1. juni 2024")


def test_a_language_after_the_command_outweighs_the_one_before(
    frirum: Frirum, cases: str, haver: str
) -> None:
    said = frirum("--lang", "da", "decide", cases, *ON, "--catalogue", haver, "--lang", "en")
    assert said.out.startswith("Decided as of 1 June 2024")


def test_a_wrong_language_is_refused_without_a_command_too(frirum: Frirum) -> None:
    said = frirum("--lang", "fr")
    assert (said.code, said.out, said.err) == (2, "", "USAGE: --lang: fr will not do; write da | en\n")


JSON = '{"case": "a", "about": "person", "facts": {"kommune": "Aalborg"}}'
LINES = f"{JSON}\n{JSON}\n".replace('"a"', '"b"', 1)


@pytest.mark.parametrize(
    ("text", "cases"),
    [
        (CASES, "3"),
        (f"\ufeff{JSON}", "1"),
        (f"\n\n{LINES}", "2"),
        (f"[{JSON}]", "1"),
        (JSON.replace("{", "{\n", 1), "1"),
    ],
    ids=["YAML", "a line of JSON with a mark", "JSON Lines", "a list in JSON", "JSON over several lines"],
)
def test_cases_may_come_from_standard_input(
    frirum: Frirum, haver: str, monkeypatch: pytest.MonkeyPatch, text: str, cases: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    said = frirum("decide", "-", *ON, "--catalogue", haver, "--json")
    assert (said.code, said.out.count('"provision"'), said.err) == (0, int(cases), "")


def test_what_is_wrong_with_standard_input_is_located(
    frirum: Frirum, haver: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"case: a\nabout: hest\n")))
    said = frirum("explain", "-", *ON, "--catalogue", haver)
    assert said.code == 1
    assert said.err.startswith("-:2:8: C201: ")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without named pipes")
def test_a_pipe_needs_no_ending(frirum: Frirum, haver: str, tmp_path: Path) -> None:
    pipe = tmp_path / "cases"
    os.mkfifo(pipe)
    with subprocess.Popen([sys.executable, "-c", f"open({str(pipe)!r}, 'w').write({CASES!r})"]):
        said = frirum("timeline", str(pipe), "--from", "2024-01-01", "--to", "2024-01-31",
                      "--provision", "HAV § 4", "--case", "bo", "--catalogue", haver)  # fmt: skip
    assert said.code == 0
    assert "Case bo" in said.out


@pytest.mark.parametrize(
    "citation",
    ["aktivlovens § 74 c", "AKTIVLOVENS §74c", "LAS 74 c", "las 74c", "lov om aktiv socialpolitiks § 74 c"],
)
def test_a_provision_is_found_as_jurists_write_it(frirum: Frirum, citation: str) -> None:
    said = frirum("show", citation, "--on", "2018-10-01")
    assert said.out.startswith("LAS § 74 c: "), said.err


def test_what_is_no_provision_in_any_spelling_is_told_as_written(frirum: Frirum) -> None:
    said = frirum("show", "fantasilovens 3 a")
    assert said.code == 2
    assert "fantasilovens 3 a" in said.err


@pytest.mark.parametrize("spelling", ["Aalborg Kommune", "ålborg", "0851", "851"])
def test_a_municipality_is_found_as_in_a_case_file(frirum: Frirum, haver: str, spelling: str) -> None:
    said = frirum("list", "experiments", "--kommune", spelling, "--catalogue", haver)
    assert "unge-haver" in said.out


@pytest.mark.parametrize(
    "command",
    [
        ("list", "experiments", "--csv"),
        ("coverage", "--csv"),
        ("levels", "TABLE", "--from", "2024-01-01", "--to", "2024-12-31", "--csv"),
        ("levels", "TABLE", "--from", "2024-01-01", "--to", "2024-12-31", "--parquet"),
    ],
)
def test_a_file_that_cannot_be_written_is_told_before_the_work(
    frirum: Frirum, haver: str, tmp_path: Path, command: tuple[str, ...]
) -> None:
    table = tmp_path / "t.csv"
    table.write_text("case,egen have\na,true\n", encoding="utf-8")
    out = tmp_path / "missing" / "x.csv"
    arguments = [str(table) if each == "TABLE" else each for each in command]
    said = frirum(*arguments, str(out), "--catalogue", haver)
    assert said.code == 2
    assert said.err == f"{out}:1:1: FILE: there is no such folder; make the folder, or correct the path\n"


def test_levels_never_write_over_what_they_read(frirum: Frirum, haver: str, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("case,egen have\na,true\n", encoding="utf-8")
    days = ("--from", "2024-01-01", "--to", "2024-12-31")
    said = frirum("levels", str(table), *days, "--csv", str(table), "--catalogue", haver)
    assert (said.code, "FILE: this file is read as well" in said.err) == (2, True)
    assert table.read_text(encoding="utf-8") == "case,egen have\na,true\n"


def test_levels_tell_of_bad_rows_in_danish(frirum: Frirum, haver: str, tmp_path: Path) -> None:
    table, rejects = tmp_path / "t.csv", tmp_path / "bad.csv"
    table.write_text("case,egen have\na,true\nb,ja\n", encoding="utf-8")
    days = ("--from", "2024-01-01", "--to", "2024-12-31")
    said = frirum(
        "levels", str(table), *days, "--rejects", str(rejects), "--catalogue", haver, "--lang", "da"
    )
    assert said.code == 1
    assert "C301: `egen have` skal være true eller false, ikke `ja`" in said.err
    assert "skal være true eller false" in rejects.read_text(encoding="utf-8")


def test_the_provision_tells_what_the_cases_are_about(frirum: Frirum, haver: str, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("case,kommune\na,Aalborg\n", encoding="utf-8")
    said = frirum("decide", str(table), *ON, "--catalogue", haver)
    assert (said.code, "HAV § 4" in said.out) == (0, True)
    said = frirum("decide", str(table), "--on", "2024-06-01", "--catalogue", haver)
    assert (said.code, "C404" in said.err) == (1, True)


def test_a_table_may_be_set_apart_by_tabs(frirum: Frirum, haver: str, tmp_path: Path) -> None:
    table = tmp_path / "t.tsv"
    table.write_text("case\tkommune\tegen have\na\tAalborg\ttrue\n", encoding="utf-8")
    assert frirum("decide", str(table), *ON, "--catalogue", haver).code == 0


def test_an_expression_that_begins_with_a_minus(frirum: Frirum) -> None:
    said = frirum("feel", "-5 + 2")
    assert said.err == (
        "USAGE: there is no option -5 + 2; write -- before an expression that begins with a minus: "
        "frirum feel -- …\n"
    ) or said.err.startswith("USAGE: there is no option -5; write -- before")
    assert frirum("feel", "--", "-5 + 2").out == "-3\n"


def test_one_argument_too_many_is_said_in_danish(frirum: Frirum) -> None:
    said = frirum("list", "provisions", "foo", "--lang", "da")
    assert said.err == "USAGE: for mange argumenter: foo; se frirum list --help\n"


def test_an_argument_that_is_no_utf_8(frirum: Frirum) -> None:
    said = frirum("show", "LAS \udca7 74 c")
    assert (said.code, said.err) == (2, "USAGE: an argument is not UTF-8; write it in UTF-8\n")


def test_a_locale_that_knows_only_ascii_reads_arguments_all_the_same(tmp_path: Path, haver: str) -> None:
    path = tmp_path / "k.yaml"
    path.write_text(CASES, encoding="utf-8")
    command = [sys.executable, "-m", "frirum.cli", "decide", str(path), *ON, "--catalogue", haver, "--json"]
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "FRIRUM_CACHE": "off"}
    done = subprocess.run(
        [each.encode() for each in command],
        env={**os.environ, **ascii_only},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b'"provision": "HAV \\u00a7 4"' in done.stdout


@pytest.mark.skipif(not hasattr(signal, "SIGTERM") or os.name != "posix", reason="no such request there")
def test_a_request_to_end_leaves_nothing_behind(tmp_path: Path, haver: str) -> None:
    """A pipe that never ends holds the command up in the middle of its work."""
    pipe, out = tmp_path / "cases", tmp_path / "out"
    os.mkfifo(pipe)
    out.mkdir()
    command = [sys.executable, "-m", "frirum.cli", "decide", str(pipe), *ON, "--catalogue", haver]
    with (
        subprocess.Popen(
            [*command, "--csv", str(out / "x.csv")], stderr=subprocess.PIPE, env={**os.environ, "LANG": "en"}
        ) as running,
        pipe.open("w", encoding="utf-8") as feed,
    ):  # opens when the command reads: it is at work
        feed.write(LINES)
        feed.flush()
        running.send_signal(signal.SIGTERM)
        _, said = running.communicate(timeout=120)
    assert (running.returncode, said.decode().strip()) == (143, "interrupted")
    assert list(out.iterdir()) == []


def test_duties_on_a_narrow_screen_stand_one_below_the_other(
    frirum: Frirum, cases: str, haver: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    days = ("--from", "2024-01-01", "--to", "2024-12-31")
    said = frirum("timeline", cases, *days, "--provision", "HAV § 7", "--case", "karen", "--catalogue", haver)
    assert "1. svar\n  Arises        2024-02-01\n  Due           2024-02-29\n" in said.out.replace(
        " \n", "\n"
    )


def test_coverage_on_a_narrow_screen_breaks_no_word(frirum: Frirum, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    said = frirum("coverage")
    assert "01 More choice through add-on services from the public" in said.out
    assert "\n  Provisions  " in said.out
