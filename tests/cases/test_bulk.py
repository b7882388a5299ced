"""Tables of cases: the same cases as in case files, bad rows told and kept, nothing lost."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cases.strategies import VOCABULARY, cases

from frirum.cases.bulk import Loaded, connect, load
from frirum.cases.bulk.kinds import REJECT_COLUMNS
from frirum.cases.bulk.sources import LINE_BYTES, Source, account
from frirum.cases.convert import from_relations, to_relations
from frirum.cases.model import Case
from frirum.cases.problems import CODES, LIMIT, CaseError
from frirum.cases.reading import all_cases
from frirum.cases.values import Plain, WrongValueError, read_value
from frirum.cases.vocabulary import Vocabulary

Write = Callable[[str, "str | bytes"], Path]

FEWER = settings(max_examples=settings().max_examples // 3)
"""each example opens a database"""

FACTS = """\
case,fact,value,from,to
A,kommune,0851,,
A,ydelse,ledighedsydelse,2017-03-01,
A,barsel,true,2018-01-01,2018-02-01
B,kommune,Århus,,
B,ydelse,null,2018-01-01,2018-12-31
"""
EVENTS = "case;what;on;form\nA;jobsamtale;2018-01-01;telefon\nC;revurdering;2018-01-01;\n"
WIDE = "case,fødselsdato,kan samtykke,arbejdstimer\nA,1970-01-01,true,37.5\nB,,,\n"
YAML = """\
- case: A
  about: person
  facts:
    kommune: Aalborg
    fødselsdato: 1970-01-01
    kan samtykke: true
    arbejdstimer: 37.5
    ydelse: [{is: ledighedsydelse, from: 2017-03-01}]
    barsel: [{is: true, from: 2018-01-01, to: 2018-02-01}]
  events: [{what: jobsamtale, on: 2018-01-01, form: telefon}]
- case: B
  about: person
  facts:
    kommune: Aarhus
    ydelse: [{is: null, from: 2018-01-01, to: 2018-12-31}]
- case: C
  about: person
  events: [{what: revurdering, on: 2018-01-01}]
"""


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with connect(memory_limit="500MB", threads=2) as made:
        yield made


def loaded_cases(con: duckdb.DuckDBPyConnection, loaded: Loaded, vocabulary: Vocabulary) -> list[Case]:
    ids = [row[0] for row in con.execute(f'SELECT "case" FROM {loaded.relations.cases}').fetchall()]
    return from_relations(con, loaded.relations, vocabulary, ids)


def places(loaded: Loaded) -> list[str]:
    return [f"{Path(each.file).name}:{each.line}:{each.column}: {each.code}" for each in loaded.problems]


def refusal(con: duckdb.DuckDBPyConnection, paths: list[Path], vocabulary: Vocabulary) -> list[str]:
    """`line:column: code` of why a table is refused as a whole."""
    with pytest.raises(CaseError) as caught:
        load(con, paths, vocabulary)
    assert all(each.file in map(str, paths) and each.code in CODES for each in caught.value.problems)
    return [f"{each.line}:{each.column}: {each.code}" for each in caught.value.problems]


# -- good tables


def test_tables_hold_the_same_cases_as_a_case_file(
    con: duckdb.DuckDBPyConnection, write: Write, vocabulary: Vocabulary
) -> None:
    paths = [write("facts.csv", FACTS), write("events.csv", EVENTS), write("wide.csv", WIDE)]
    loaded = load(con, paths, vocabulary)
    assert loaded_cases(con, loaded, vocabulary) == all_cases(write("a.yaml", YAML), vocabulary)
    assert (loaded.cases, loaded.rows, loaded.rejected, loaded.problems, loaded.rejects) == (3, 9, 0, (), ())
    assert loaded.relations.wide == {"kommune", "fødselsdato", "kan samtykke", "arbejdstimer"}
    assert loaded.relations.about == "person"
    assert loaded.relations.partial == frozenset()


@FEWER
@given(st.lists(cases(about="person"), min_size=1, max_size=3), st.sampled_from(["csv", "parquet"]))
def test_any_cases_pass_through_tables(
    tmp_path_factory: pytest.TempPathFactory, made: list[Case], ending: str
) -> None:
    folder = tmp_path_factory.mktemp("bulk")
    named = [Case(f"A{at}", "person", each.facts, each.events) for at, each in enumerate(made)]
    with connect() as con:
        relations = to_relations(con, named, VOCABULARY, wide=False)
        expected = from_relations(con, relations, VOCABULARY, [each.id for each in named])
        paths = []
        for part in ("facts", "events"):
            if getattr(relations, part):
                source = f"SELECT * REPLACE (coalesce(value, 'null') AS value) FROM population_{part}"
                path = folder / f"{part}.{ending}"
                con.execute(f"COPY ({source if part == 'facts' else f'FROM population_{part}'}) TO '{path}'")
                paths.append(path)
        if paths:
            loaded = load(con, paths, VOCABULARY, about="person")
            assert loaded.problems == ()
            filled = [each for each in expected if each.facts or each.events]
            assert loaded_cases(con, loaded, VOCABULARY) == filled


def test_parquet_keeps_its_types(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, vocabulary: Vocabulary
) -> None:
    path = tmp_path / "wide [1].parquet"
    con.execute(f"""COPY (SELECT 'A' AS "case", 851 AS kommune, DATE '1970-01-01' AS fødselsdato,
        true AS "kan samtykke", 37.5::DOUBLE AS arbejdstimer) TO '{path}'""")
    facts = tmp_path / "facts.parquet"
    con.execute(f"""COPY (SELECT 'A' AS "case", 'ydelse' AS fact, 'dagpenge' AS value,
        TIMESTAMP '2018-01-01' AS "from", DATE '2018-12-31' AS "to") TO '{facts}'""")
    loaded = load(con, [path, facts], vocabulary)
    assert loaded.problems == ()
    assert con.execute("FROM population_facts").fetchall() == [
        ("A", "ydelse", "dagpenge", date(2018, 1, 1), date(2018, 12, 31))
    ]
    [case] = loaded_cases(con, loaded, vocabulary)
    assert {
        name: pieces[0].value for name, pieces in case.facts.items() if name in ("kommune", "kan samtykke")
    } == {
        "kommune": "Aalborg",
        "kan samtykke": True,
    }


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffcase,fact,value\r\nA,kommune,851\r\n",
        "case\tfact\tvalue\nA\tkommune\t851\n",
        'case;fact;value\n"A";"kommune";"851"',
        "value,case,fact\n851,A,kommune\n\n\n",
    ],
)
def test_the_many_ways_to_write_csv(
    text: str, con: duckdb.DuckDBPyConnection, write: Write, vocabulary: Vocabulary
) -> None:
    loaded = load(con, [write("a.csv", text)], vocabulary, about="person")
    assert con.execute("FROM population_cases").fetchall() == [("A", "Aalborg")]
    assert loaded.relations.facts is None


def test_a_fact_in_a_column_and_in_rows(
    con: duckdb.DuckDBPyConnection, write: Write, vocabulary: Vocabulary
) -> None:
    facts = write(
        "facts.csv", "case,fact,value\nA,kommune,851\nB,kommune,851\nC,kommune,851\nC,ydelse,dagpenge\n"
    )
    wide = write("wide.csv", "case,kommune\nA,Aalborg\nB,Aarhus\nD,Rebild\n")
    loaded = load(con, [facts, wide], vocabulary)
    assert con.execute("FROM population_cases").fetchall() == [
        ("A", "Aalborg", None),
        ("B", None, None),
        ("C", "Aalborg", "dagpenge"),
        ("D", "Rebild", None),
    ]
    assert places(loaded) == ["facts.csv:3:3: C304", "wide.csv:3:2: C304"]


# -- bad rows

BAD_FACTS = """\
case,fact,value,from,to
A,kommune,0851,,
B,ydelse,dagpeng,2017-03-01,
B,barsel,ja,2017-03-01,
C,kommune,Aalbrg,,
C,ydelse,dagpenge,2018-02-30,
C,ydelse,dagpenge,2019-01-01,2018-01-01
D,ydelse,dagpenge,2019-01-01,
D,ydelse,dagpenge,2020-01-01,
D,ydelse,dagpenge,2018-01-01,2018-12-31
E,ydelse,dagpenge,2018-01-01,2018-12-31
E,ydelse,dagpenge,2018-01-01,2018-12-31
E,ydelsee,dagpenge,2018-01-01,2018-12-31
,ydelse,dagpenge,2018-01-01,2018-12-31
F,ydelse,,2018-01-01,2018-12-31
F,arbejdstimer,"1,5",2018-01-01,2018-12-31
F,arbejdstimer,37.5,2019-01-01,2019-12-31
F,fødselsdato,1970-01-01
G,fødselsdato,1970-01-01,,,x

 I,"kommune
",x,1-1-2018,2018
J,,dagpenge,,
"""
EXPECTED = [
    "18:1: C402",
    "19:1: C402",
    "3:3: C205",
    "4:3: C301",
    "5:3: C206",
    "6:4: C302",
    "7:5: C303",
    "8:4: C304",
    "9:4: C304",
    "12:1: C403",
    "13:2: C202",
    "14:1: C101",
    "15:3: C305",
    "16:3: C301",
    "21:1: C105",
    "21:2: C202",
    "21:4: C301",
    "21:5: C301",
    "23:2: C101",
]


def test_bad_rows_are_told_and_kept_and_good_ones_go_on(
    con: duckdb.DuckDBPyConnection, write: Write, tmp_path: Path, vocabulary: Vocabulary
) -> None:
    path, rejects = write("facts.csv", BAD_FACTS), tmp_path / "rejects.csv"
    loaded = load(con, [path], vocabulary, rejects=rejects)
    assert places(loaded) == [f"facts.csv:{each}" for each in EXPECTED]
    assert (loaded.rows, loaded.rejected) == (4, 16)
    assert con.execute('SELECT "case", fact, value FROM population_facts ORDER BY ALL').fetchall() == [
        ("D", "ydelse", "dagpenge"),
        ("E", "ydelse", "dagpenge"),
        ("F", "arbejdstimer", "37.5"),
    ]
    with rejects.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == loaded.rejected
    assert tuple(rows[0])[-6:] == REJECT_COLUMNS
    assert rows[0]["rejected_text"] == "F,fødselsdato,1970-01-01"
    aalbrg = next(row for row in rows if row["value"] == "Aalbrg")
    assert (aalbrg["case"], aalbrg["fact"], aalbrg["rejected_line"], aalbrg["rejected_code"]) == (
        ("C", "kommune", "5", "C206")
    )
    assert aalbrg["rejected_reason"] == "no municipality is called `Aalbrg`; did you mean `Aalborg`?"


def test_what_a_rejected_row_would_have_said_is_not_known_in_its_case(
    con: duckdb.DuckDBPyConnection, write: Write, vocabulary: Vocabulary
) -> None:
    facts = """case,fact,value,from,to
A,ydelse,dagpenge,2018-01-01,2018-12-31
A,ydelse,dagpeng,2019-01-01,2019-12-31
B,kommune,Aalbrg,,
B,ydelse,dagpenge,2018-01-01,2018-12-31
C,ydelse,dagpenge,2018-01-01,2018-12-31
D,ydelse,dagpenge,2018-01-01,2018-12-31
D,ydelse,dagpenge,2018-01-01,2018-12-31
"""
    events = "case,what,on\nA,jobsamtale,2018-01-01\nC,jobsamtale,2018-01-32\n"
    loaded = load(con, [write("facts.csv", facts), write("events.csv", events)], vocabulary)
    assert loaded.relations.partial == {"ydelse", "jobsamtale"}
    assert con.execute('SELECT "case", incomplete FROM population_cases').fetchall() == [
        ("A", ["ydelse"]),
        ("B", None),
        ("C", ["jobsamtale"]),
        ("D", None),
    ]


def test_a_row_whose_fact_cannot_be_told_leaves_all_facts_open(
    con: duckdb.DuckDBPyConnection, write: Write, vocabulary: Vocabulary
) -> None:
    text = "case,fact,value\nA,kommune,851\nA,ydelsee,dagpenge\nA,ydelse\n"
    load(con, [write("facts.csv", text)], vocabulary, about="person")
    assert con.execute("FROM population_cases").fetchall() == [
        ("A", "Aalborg", ["barsel", "i tilbud", "målgruppe", "visitation", "ydelse"])
    ]


def test_a_bad_cell_rejects_the_row_of_its_case(
    con: duckdb.DuckDBPyConnection, write: Write, tmp_path: Path, vocabulary: Vocabulary
) -> None:
    text = "case,kommune,beboere,almen bolig\nA,851,3,true\nB,851,tre,ja\nC,,null,\nD,851,2,\nD,851,2,\n"
    loaded = load(con, [write("a.csv", text)], vocabulary, rejects=tmp_path / "r.csv")
    assert con.execute("FROM population_cases").fetchall() == [("A", True, 3, "Aalborg")]
    assert places(loaded) == [
        "a.csv:3:3: C301",
        "a.csv:3:4: C301",
        "a.csv:4:3: C305",
        "a.csv:5:1: C104",
        "a.csv:6:1: C104",
    ]
    assert len((tmp_path / "r.csv").read_text(encoding="utf-8").splitlines()) == 5


def test_a_mended_file_of_rejects_is_loaded_as_it_is(
    con: duckdb.DuckDBPyConnection, write: Write, tmp_path: Path, vocabulary: Vocabulary
) -> None:
    rejects = tmp_path / "rejects.csv"
    text = "case,fact,value,from,to\nA,ydelse,dagpenge,2018-01-01,\nB,ydelse,dagpeng,2018-01-01,\n"
    load(con, [write("facts.csv", text)], vocabulary, rejects=rejects)
    rejects.write_text(rejects.read_text(encoding="utf-8").replace("dagpeng,", "dagpenge,"), encoding="utf-8")
    again = load(con, [rejects], vocabulary, prefix="mended")
    assert again.problems == ()
    assert con.execute('SELECT "case", value FROM mended_facts').fetchall() == [("B", "dagpenge")]


def test_each_table_has_a_file_of_rejects(
    con: duckdb.DuckDBPyConnection, write: Write, tmp_path: Path, vocabulary: Vocabulary
) -> None:
    facts = write("facts.csv", "case,fact,value\nA,kommune,851\nA,ydelse,x\n")
    events = write(
        "events.csv", "case,what,on,form\nA,jobsamtal,2018-01-01,\nA,revurdering,2018-01-01,telefon\n"
    )
    loaded = load(con, [facts, events], vocabulary, rejects=tmp_path / "r.csv")
    assert [each.name for each in loaded.rejects] == ["r.csv", "r-2.csv"]
    assert places(loaded) == ["facts.csv:3:3: C205", "events.csv:2:2: C203", "events.csv:3:4: C204"]


def test_everything_that_can_be_wrong_with_an_event(
    con: duckdb.DuckDBPyConnection, write: Write, vocabulary: Vocabulary
) -> None:
    text = """case,what,on,form
A,jobsamtale,2018-01-01,null
A,jobsamtale,,tlf
A,,2018-02-30,telefon
,jobsamtale,2018-01-01,telefon
A,jobsamtale,2018-01-01,telefon
"""
    loaded = load(con, [write("a.csv", text)], vocabulary)
    assert [each.removeprefix("a.csv:") for each in places(loaded)] == [
        "2:4: C305",
        "3:3: C101",
        "3:4: C205",
        "4:2: C101",
        "4:3: C302",
        "5:1: C101",
    ]
    assert loaded.rows == 1


def test_a_line_that_is_no_row_is_never_lost(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("case,ydelse\nA,dagpenge\n\nB,dagpenge\n", encoding="utf-8")
    with pytest.raises(CaseError, match="2 rows stand in the file, but 1 can be told apart"):
        account(Source(path, ("case", "ydelse"), "raw", rows=1))


def test_many_bad_rows_are_counted_though_few_are_listed(
    con: duckdb.DuckDBPyConnection, write: Write, tmp_path: Path, vocabulary: Vocabulary
) -> None:
    text = "case,fact,value\nA,kommune,851\n" + "".join(f"A{n},kommune,x\n" for n in range(25_000))
    loaded = load(con, [write("a.csv", text)], vocabulary, about="person", rejects=tmp_path / "r.csv")
    assert (loaded.rows, loaded.rejected, len(loaded.problems)) == (1, 25_000, LIMIT)
    with (tmp_path / "r.csv").open(encoding="utf-8", newline="") as stream:
        lines = [row["rejected_line"] for row in csv.DictReader(stream)]
    assert lines == [str(n + 3) for n in range(25_000)]


def test_pieces_are_compared_across_files_and_in_any_order(
    con: duckdb.DuckDBPyConnection, write: Write, vocabulary: Vocabulary
) -> None:
    one = write("1.csv", "case,fact,value,from,to\nA,ydelse,dagpenge,2018-01-01,2018-12-31\n")
    two = write(
        "2.csv",
        "case,fact,value,from,to\nA,ydelse,dagpenge,2019-01-01,\nA,ydelse,kontanthjælp,,2018-01-01\n"
        "B,ydelse,dagpenge,2018-01-01,2018-06-30\nB,ydelse,dagpenge,2018-01-01,2018-01-01\n"
        "B,ydelse,dagpenge,2018-06-30,2018-07-01\nB,ydelse,dagpenge,2018-07-02,\n",
    )
    loaded = load(con, [one, two], vocabulary)
    assert places(loaded) == ["1.csv:2:4: C304", *(f"2.csv:{line}:4: C304" for line in (3, 4, 5, 6))]
    assert con.execute('SELECT "case", "from"::VARCHAR FROM population_facts').fetchall() == [
        ("A", "2019-01-01"),
        ("B", "2018-07-02"),
    ]


def test_two_spellings_of_one_fact_are_one_fact(
    con: duckdb.DuckDBPyConnection, write: Write, vocabulary: Vocabulary
) -> None:
    odd = "ma\u030algruppe"
    text = f"case,fact,value,from,to\nA,{odd},2.1,2018-01-01,\nA,målgruppe,2.10,2018-01-01,\n"
    loaded = load(con, [write("a.csv", text + "B,kommune,851,,\n")], vocabulary)
    assert places(loaded) == ["a.csv:2:4: C304", "a.csv:3:4: C304"]


WORDS = (
    "null ~ true True 1 -1.5 1.1234567 1e3 00 2018-02-29 2016-02-29 0000-01-01 2018-1-1 10000-01-01 851 0851"
)
TYPICAL = st.sampled_from(
    [*WORDS.split(), "", " ", "Ålborg", "2.1", "2.10", "dagpenge", " dagpenge", "9" * 12, "9" * 13]
)


@FEWER
@given(
    st.sampled_from(sorted(VOCABULARY.facts_of("person").items())),
    st.lists(
        TYPICAL | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=6), min_size=1, max_size=4
    ),
)
def test_sql_takes_what_a_case_file_takes(
    tmp_path_factory: pytest.TempPathFactory, fact: tuple[str, object], texts: list[str]
) -> None:
    name, known = fact[0], VOCABULARY.facts["person", fact[0]]
    path = tmp_path_factory.mktemp("agree") / "a.csv"
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerows([["case", "fact", "value"], ["X", "kommune", "851"]])
    writer.writerows([f"A{at}", name, text] for at, text in enumerate(texts))
    path.write_text(stream.getvalue(), encoding="utf-8")
    good = set()
    for at, text in enumerate(texts):
        try:
            read_value(known, Plain(text), VOCABULARY)
        except WrongValueError:
            continue
        good.add(f"A{at}")
    with connect() as con:
        loaded = load(con, [path], VOCABULARY, about="person")
        taken = {row[0] for row in con.execute('SELECT "case" FROM population_cases').fetchall()} - {"X"}
    assert taken == good
    assert loaded.rejected == len(texts) - len(good)
    assert all(each.code != "C402" for each in loaded.problems)


# -- tables that are refused


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.csv", "", ["1:1: C008"]),
        ("a.csv", "\n\n", ["1:1: C008"]),
        ("a.csv", "case,fact,value\n", ["1:1: C404"]),
        ("a.csv", "case,fact,value\nA,kommune,851\n", ["1:1: C404"]),
        ("a.csv", "case,ydelse\n", ["1:1: C008"]),
        ("a.csv", "fact,value\nkommune,851\n", ["1:1: C401"]),
        ("a.csv", "case,fact\nA,ydelse\n", ["1:1: C401"]),
        ("a.csv", "case,what\nA,jobsamtale\n", ["1:1: C401"]),
        ("a.csv", "kommune,ydelse\n851,dagpenge\n", ["1:1: C401"]),
        ("a.csv", "case,ydelse,ydelse\nA,dagpenge,dagpenge\n", ["1:2: C401"]),
        ("a.csv", "case,,ydelse\nA,,dagpenge\n", ["1:2: C401"]),
        ("a.csv", "case,ydelse,kommun,x\nA,dagpenge,851,1\n", ["1:3: C202", "1:4: C202"]),
        ("a.csv", "case,fact,value,until\nA,ydelse,dagpenge,2018-01-01\n", ["1:4: C401"]),
        ("a.csv", "case,what,on,forn\nA,jobsamtale,2018-01-01,telefon\n", ["1:4: C204"]),
        ("a.csv", "case,fact,value\nA,ydelse,x\n", ["2:3: C205", "1:1: C008"]),
        ("a.csv", b"case,fact,value\nA,ydelse,\x00\n", ["2:1: C003"]),
        ("a.csv", b"case,f\xffct,value\nA,ydelse,dagpenge\n", ["1:7: C003"]),
        ("a.csv", "case,ydelse\nA,dag\rpenge\n", ["1:1: C004"]),
        ("a.csv", "case,ydelse".encode("utf-16"), ["1:1: C003"]),
        ("a.parquet", b"no parquet at all", ["1:1: C004"]),
        ("a.xlsx", b"", ["1:1: C001"]),
    ],
)
def test_what_is_no_table_of_cases_is_refused(
    name: str,
    content: str | bytes,
    expected: list[str],
    con: duckdb.DuckDBPyConnection,
    write: Write,
    vocabulary: Vocabulary,
) -> None:
    assert refusal(con, [write(name, content)], vocabulary) == expected


def test_a_table_that_is_not_there(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, vocabulary: Vocabulary
) -> None:
    assert refusal(con, [tmp_path / "none.csv"], vocabulary) == ["1:1: C001"]


def test_rejected_rows_that_cannot_be_kept_stop_the_loading(
    con: duckdb.DuckDBPyConnection, write: Write, tmp_path: Path, vocabulary: Vocabulary
) -> None:
    path = write("a.csv", "case,ydelse\nA,x\nB,dagpenge\n")
    with pytest.raises(CaseError, match="C001: the rejected rows cannot be written"):
        load(con, [path], vocabulary, rejects=tmp_path / "none" / "r.csv")


def test_an_endless_line_is_refused_where_it_begins(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, vocabulary: Vocabulary
) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as stream:
        stream.write(b"case,ydelse\nA,dagpenge\nB,")
        for _ in range(100):
            stream.write(b"x" * LINE_BYTES)
    assert refusal(con, [path], vocabulary) == ["3:1: C002"]


def test_lines_that_cannot_be_told_apart_are_refused_not_lost(
    con: duckdb.DuckDBPyConnection, write: Write, vocabulary: Vocabulary
) -> None:
    text = 'case,ydelse\nA,"dagpenge\n' + "B,dagpenge\n" * 800_000
    assert refusal(con, [write("a.csv", text)], vocabulary) == ["2:1: C402"]


@FEWER
@given(st.lists(st.binary(max_size=12), max_size=12))
def test_no_line_is_lost_whatever_the_file_holds(
    tmp_path_factory: pytest.TempPathFactory, lines: list[bytes]
) -> None:
    path = tmp_path_factory.mktemp("lost") / "a.csv"
    wanted = [line.replace(b"\n", b"").replace(b"\r", b"").replace(b'"', b"") for line in lines]
    path.write_bytes(b"case,ydelse\nX,dagpenge\n" + b"".join(line + b"\n" for line in wanted))
    with connect() as con:
        try:
            loaded = load(con, [path], VOCABULARY)
        except CaseError as error:
            refused = {each.code for each in error.problems}
        else:
            refused = set()
            assert loaded.rows + loaded.rejected == 1 + sum(1 for line in wanted if line)
    assert refused <= {"C003", "C004", "C402"}


# -- what the caller says


def test_what_the_cases_are_about_may_be_said(
    con: duckdb.DuckDBPyConnection, write: Write, vocabulary: Vocabulary
) -> None:
    path = write("a.csv", "case,kommune\nA,851\n")
    assert load(con, [path], vocabulary, about="bolig").relations.about == "bolig"
    with pytest.raises(ValueError, match="no case is about skib"):
        load(con, [path], vocabulary, about="skib")
    with pytest.raises(ValueError, match="no table to load"):
        load(con, [], vocabulary)


def test_what_the_data_set_does_not_hold(
    con: duckdb.DuckDBPyConnection, write: Write, vocabulary: Vocabulary
) -> None:
    path = write("a.csv", "case,ydelse\nA,dagpenge\n")
    loaded = load(con, [path], vocabulary, incomplete=["barsel", "jobsamtale"])
    assert loaded.relations.incomplete == {"barsel", "jobsamtale"}
    with pytest.raises(CaseError, match="`barse` is no fact or event about person"):
        load(con, [path], vocabulary, incomplete=["barse"])


def test_a_population_larger_than_memory_is_loaded(
    tmp_path: Path, write: Write, vocabulary: Vocabulary
) -> None:
    path = tmp_path / "a.csv"
    with connect(memory_limit="60MB", threads=1, spill=tmp_path / "spill") as con:
        con.execute(f"""COPY (SELECT 'P' || i AS "case", 'ydelse' AS fact, 'dagpenge' AS value,
            DATE '2018-01-01' + (i % 900)::INTEGER AS "from", NULL AS "to" FROM range(600000) r(i)
            ORDER BY hash(i)) TO '{path}'""")
        loaded = load(con, [path], vocabulary)
        assert (loaded.cases, loaded.rejected) == (600_000, 0)
