"""Populations decided provision by provision: by a query, or case by case; the same either way."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import duckdb
import pytest
from tests.cli.conftest import Frirum

ON = ("--on", "2024-06-01")
VARYING = """\
  § 9:
    title: {da: Hvile, en: Rest}
    about: person
    versions:
      - from: 2020-01-01
        source: {place: § 9, certainty: derived}
        given:
          længe: {if: "accumulated months(egen have, kvadratmeter) >= 1", da: længe nok, en: long enough}
        right: {what: {da: hvile, en: rest}}
"""
"""a window that differs from case to case, which SQL does not know"""


@pytest.fixture
def varying(haver: str, tmp_path: Path) -> str:
    """The small catalogue with a provision that cannot be said in SQL."""
    folder = tmp_path / "varying"
    shutil.copytree(haver, folder)
    with (folder / "law" / "HAV.yaml").open("a", encoding="utf-8") as law:
        law.write(VARYING)
    return str(folder)


@pytest.fixture
def people(tmp_path: Path) -> str:
    """1,200 persons with facts that change: more than are decided singly."""
    path = tmp_path / "people.csv"
    lines = ["case,fact,value,from,to"]
    for at in range(1200):
        lines.append(f"p{at:04},kommune,{'Aalborg' if at % 2 else 'Aarhus'},,")
        lines.append(f"p{at:04},fødselsdato,{1940 + at % 60}-05-01,,")
        lines.append(f"p{at:04},egen have,{'true' if at % 3 else 'false'},2020-01-01,")
        if at % 4:
            lines.append(f"p{at:04},kvadratmeter,{at % 24},2020-01-01,")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def test_both_ways_give_the_same_rows(
    frirum: Frirum, varying: str, people: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outs = []
    for few, many in ((0, 100), (0, 2), (10_000, 2)):
        monkeypatch.setattr("frirum.cli.singly.FEW", few)
        monkeypatch.setattr("frirum.cli.bulk.MANY", many)  # from here on the facts of the day are held
        out = tmp_path / f"{few}-{many}.parquet"
        said = frirum(
            "decide", people, *ON, "--about", "person", "--catalogue", varying, "--parquet", str(out)
        )
        assert said.code == 0, said.err
        assert "6,000 lines written" in said.err
        relation = duckdb.from_parquet(str(out))
        outs.append((relation.columns, [str(kind) for kind in relation.types], relation.fetchall()))
    assert outs[0] == outs[1] == outs[2]


def test_a_page_of_cases_at_a_time(
    frirum: Frirum, varying: str, people: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ("decide", people, *ON, "--about", "person", "--provision", "HAV § 9", "--catalogue", varying)
    whole = frirum(*arguments, "--json")
    monkeypatch.setattr("frirum.cli.singly.PAGE", 7)
    paged = frirum(*arguments, "--json")
    assert (whole.code, whole.out) == (0, paged.out)
    found = json.loads(whole.out)
    assert [each["case"] for each in found] == sorted(each["case"] for each in found)
    assert len(found) == 1200


def test_counts_are_those_of_the_rows(frirum: Frirum, varying: str, people: str) -> None:
    arguments = ("decide", people, *ON, "--about", "person", "--catalogue", varying)
    rows = json.loads(frirum(*arguments, "--json").out)
    lines = frirum(*arguments).out.splitlines()
    for provision in ("HAV § 4", "HAV § 9"):
        own = [row for row in rows if row["provision"] == provision]
        [at] = [at for at, line in enumerate(lines) if line.startswith(f"{provision}  ")]
        counts = (
            sum(row["ordinary"]["status"] == "applies" for row in own),
            sum(row["actual"]["status"] == "applies" for row in own),
            sum(row["actual"]["status"] == "waived" for row in own),
            sum(row["differs"] is True for row in own),
            sum(row["actual"]["status"] == "undecided" for row in own),
        )
        assert lines[at + 1].split() == [str(count) if count else "–" for count in counts]


def test_what_says_nothing_to_anybody_is_counted(frirum: Frirum, haver: str, people: str) -> None:
    said = frirum("decide", people, *ON, "--about", "person", "--catalogue", haver)
    assert "1 provision does not apply or is not in force; --all shows it" in said.out
    early = frirum("decide", people, "--on", "2019-06-01", "--about", "person", "--catalogue", haver)
    assert "No provision applies to any case on that day." in early.out
    assert "4 provisions do not apply or are not in force" in early.out


def test_an_output_without_provisions_has_its_head(frirum: Frirum, haver: str, tmp_path: Path) -> None:
    path, out = tmp_path / "b.csv", tmp_path / "out.csv"
    path.write_text("case,kommune\nb,Aalborg\n", encoding="utf-8")
    said = frirum("decide", str(path), *ON, "--about", "bolig", "--catalogue", haver, "--csv", str(out))
    assert said.code == 0
    assert "0 lines written" in said.err
    assert out.read_text(encoding="utf-8").startswith("case,on,provision,differs,")


def test_a_query_that_cannot_be_said_is_refused(frirum: Frirum, varying: str) -> None:
    said = frirum("sql", "--provision", "HAV § 9", *ON, "--catalogue", varying, "--lang", "da")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("SQL: HAV § 9 kan ikke siges i SQL: ")
