"""Populations: `frirum decide` with tables, `frirum sql`, `frirum demo`."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import duckdb
import pytest
from tests.cli.conftest import Frirum

FACTS = """\
case,fact,value,from,to
karen,kommune,Aalborg,,
karen,fødselsdato,1990-05-01,,
karen,egen have,false,,
karen,kvadratmeter,100,2024-01-01,
bo,kommune,0751,,
bo,fødselsdato,1950-05-01,,
bo,egen have,false,,
ida,fødselsdato,1990-05-01,,
ida,egen have,false,,
"""
EVENTS = "case,what,on\nkaren,ansøgning,2024-02-01\n"
ON = ("--on", "2024-06-01")


@pytest.fixture
def tables(tmp_path: Path) -> tuple[str, str]:
    """The three cases of `cases.yaml` as two tables."""
    facts, events = tmp_path / "facts.csv", tmp_path / "events.csv"
    facts.write_text(FACTS, encoding="utf-8")
    events.write_text(EVENTS, encoding="utf-8")
    return str(facts), str(events)


def told(out: str) -> list[tuple[object, ...]]:
    return sorted(
        (
            each["case"],
            each["provision"],
            each["differs"],
            *(
                (side["status"], side.get("value"), side.get("duty", {}).get("due"))
                for side in (each["ordinary"], each["actual"])
            ),
        )
        for each in json.loads(out)
    )


def test_tables_say_what_single_cases_say(
    frirum: Frirum, haver: str, cases: str, tables: tuple[str, str]
) -> None:
    single = frirum("decide", cases, *ON, "--catalogue", haver, "--json")
    together = frirum("decide", *tables, *ON, "--about", "person", "--catalogue", haver, "--json")
    assert together.code == 0
    assert told(together.out) == told(single.out)
    assert "3 cases in" in together.err


def test_a_small_table_is_shown_case_by_case(frirum: Frirum, haver: str, tables: tuple[str, str]) -> None:
    said = frirum("decide", *tables, *ON, "--about", "person", "--provision", "HAV § 4", "--catalogue", haver)
    lines = [line.split() for line in said.out.splitlines()]
    assert ["karen", "HAV", "§", "4", "does", "not", "apply", "applies", "≠"] in lines
    assert "missing kommune" in said.out


def test_a_large_table_is_shown_in_numbers(frirum: Frirum, haver: str, tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    rows = "".join(f"c{at},Aalborg,1990-05-01,false\n" for at in range(1500))
    path.write_text(f"case,kommune,fødselsdato,egen have\n{rows}", encoding="utf-8")
    said = frirum("decide", str(path), *ON, "--about", "person", "--catalogue", haver)
    lines = said.out.splitlines()
    [at] = [at for at, line in enumerate(lines) if line == "HAV § 4  Right to an allotment"]
    assert lines[at + 1].split() == ["–", "1,500", "–", "1,500", "–"]
    assert "1,500 cases" in lines[0]


def test_outcomes_into_files(frirum: Frirum, haver: str, tables: tuple[str, str], tmp_path: Path) -> None:
    one, other = tmp_path / "out.csv", tmp_path / "out's.parquet"
    arguments = ("decide", *tables, *ON, "--about", "person", "--catalogue", haver)
    assert "12 lines written" in frirum(*arguments, "--csv", str(one)).err
    frirum(*arguments, "--parquet", str(other))
    with one.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["case"] for row in rows] == ["bo", "ida", "karen"] * 4
    assert [row["provision"] for row in rows[::3]] == [
        "HAV § 4",
        "HAV § 5, stk. 1",
        "HAV § 5, stk. 2",
        "HAV § 7",
    ]
    assert len(duckdb.from_parquet(str(other)).fetchall()) == 12


def test_bad_rows_are_told_and_written_and_good_ones_go_on(
    frirum: Frirum, haver: str, tables: tuple[str, str], tmp_path: Path
) -> None:
    facts = Path(tables[0])
    facts.write_text(FACTS + "per,kommune,Aarhsu,,\nper,egen have,false,,\n", encoding="utf-8")
    rejects = tmp_path / "rejects.csv"
    arguments = ("decide", *tables, *ON, "--about", "person", "--provision", "HAV § 4", "--catalogue", haver)
    said = frirum(*arguments, "--json", "--rejects", str(rejects))
    assert said.code == 1
    assert said.err.startswith(f"{facts}:11:")
    assert f"1 row cannot be read; it stands in {rejects}" in said.err
    assert "Aarhsu" in rejects.read_text(encoding="utf-8")
    assert {each["case"] for each in json.loads(said.out)} == {"karen", "bo", "ida", "per"}
    assert "write it to a file with --rejects" in frirum(*arguments).err


@pytest.mark.parametrize(
    ("text", "arguments", "code", "words"),
    [
        ("a,b\n1,2\n", [], 1, "C40"),
        ("", [], 1, "C0"),
        (FACTS, ["--about", "hus"], 2, "USAGE: --about: hus will not do; write person, bolig"),
        (FACTS, ["--about", "person", "--provision", "HAV § 44"], 2, "PROVISION: there is no provision"),
    ],
)
def test_tables_that_are_none(
    frirum: Frirum, haver: str, tmp_path: Path, text: str, arguments: list[str], code: int, words: str
) -> None:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    said = frirum("decide", str(path), *ON, "--catalogue", haver, *arguments)
    assert (said.code, said.out) == (code, "")
    assert words in said.err


@pytest.mark.parametrize("dialect", ["duckdb", "postgres", "spark", "tsql"])
def test_the_query_in_each_dialect(frirum: Frirum, haver: str, dialect: str) -> None:
    said = frirum("sql", "--provision", "HAV § 4", *ON, "--dialect", dialect, "--catalogue", haver)
    assert said.code == 0
    assert said.out.startswith("WITH ")
    assert "egen have" in said.out
    assert said.out.endswith(";\n")


def test_the_query_is_the_one_that_decide_runs(frirum: Frirum, haver: str) -> None:
    said = frirum("sql", "--provision", "HAV § 4", *ON, "--catalogue", haver)
    with duckdb.connect() as con:
        con.execute("CREATE TABLE cases AS SELECT 'karen' AS \"case\"")
        con.execute(
            'CREATE TABLE facts ("case" VARCHAR, fact VARCHAR, value VARCHAR, "from" DATE, "to" DATE)'
        )
        con.execute('CREATE TABLE events ("case" VARCHAR, what VARCHAR, "on" DATE)')
        facts = [("kommune", "Aalborg"), ("fødselsdato", "1990-05-01"), ("egen have", "false")]
        con.executemany("INSERT INTO facts VALUES ('karen', ?, ?, NULL, NULL)", facts)
        [row] = con.execute(said.out).fetchall()
    assert (row[0], row[3], row[4]) == ("karen", True, "does not apply")


def test_without_a_day_the_query_is_for_today_and_says_so(frirum: Frirum, haver: str) -> None:
    said = frirum("sql", "--provision", "HAV § 4", "--catalogue", haver)
    assert said.code == 0
    assert said.err.startswith("The query is for today, ")


def test_an_unknown_dialect(frirum: Frirum, haver: str) -> None:
    said = frirum("sql", "--provision", "HAV § 4", "--dialect", "oracle", "--catalogue", haver)
    assert said.err == "USAGE: --dialect: oracle will not do; write duckdb, postgres, spark, tsql\n"


def test_the_demo_shows_what_the_experiments_change_and_where(
    frirum: Frirum, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("frirum.cli.commands.demo.REFERENCE", ("LAB § 48, stk. 1", "LAS § 31"))
    said = frirum("demo", "--persons", "5000", "--seed", "1")
    assert said.code == 0
    assert "LAB-2003 § 48, stk. 1" in said.out
    assert "Where the experiments change something" in said.out
    lines = said.out.splitlines()
    [at] = [at for at, line in enumerate(lines) if line == "What the experiments change"]
    assert lines[at + 1].startswith("forholdstal  ")
    assert lines[at + 2].startswith("  LAB-2003 § 48, stk. 1: applies → waived · cases: ")
    assert "forholdstal" in said.out
    again = json.loads(frirum("demo", "--persons", "5000", "--seed", "1", "--json").out)
    assert [each["cases"] for each in again["provisions"]] == [5000, 5000]
    assert again["municipalities"][0]["experiments"] == ["forholdstal"]


def test_a_demo_on_a_day_without_experiments(frirum: Frirum, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("frirum.cli.commands.demo.REFERENCE", ("LAS § 31",))
    said = frirum("demo", "--persons", "100", "--on", "2019-06-01")
    assert "No experiment changes anything on that day." in said.out
    assert "What the experiments change" not in said.out
