"""Case files: good cases come out whole, and whatever is wrong is said where it stands."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from frirum.cases.model import FIRST, LAST, Case, Event, Piece
from frirum.cases.problems import CODES, CaseError, Problem, Rejected
from frirum.cases.reading import all_cases, read_cases
from frirum.cases.vocabulary import Vocabulary

Write = Callable[[str, "str | bytes"], Path]

GOOD_YAML = """\
case: A-17
about: person
facts:
  kommune: Aalborg
  fødselsdato: 1975-03-02
  målgruppe: 2.10
  arbejdstimer: 37.50
  i tilbud: true
  visitation: null
  ydelse:
    - {is: ledighedsydelse, from: 2018-03-01}
    - {is: dagpenge, to: 2018-02-28}
events:
  - {what: jobsamtale, on: 2018-02-01, form: personligt fremmøde}
  - {what: jobsamtale, on: 2017-02-01}
incomplete: [barsel]
"""
GOOD_JSON = json.dumps(
    {
        "case": "A-17",
        "about": "person",
        "facts": {
            "kommune": 851,
            "fødselsdato": "1975-03-02",
            "målgruppe": "2.10",
            "arbejdstimer": 37.5,
            "i tilbud": True,
            "visitation": None,
            "ydelse": [
                {"is": "dagpenge", "to": "2018-02-28"},
                {"is": "ledighedsydelse", "from": "2018-03-01"},
            ],
        },
        "events": [
            {"what": "jobsamtale", "on": "2017-02-01"},
            {"what": "jobsamtale", "on": "2018-02-01", "form": "personligt fremmøde"},
        ],
        "incomplete": ["barsel"],
    },
    ensure_ascii=False,
)


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


A17 = Case(
    "A-17",
    "person",
    {
        "kommune": (Piece(FIRST, LAST, "Aalborg"),),
        "fødselsdato": (Piece(FIRST, LAST, date(1975, 3, 2)),),
        "målgruppe": (Piece(FIRST, LAST, "2.10"),),
        "arbejdstimer": (Piece(FIRST, LAST, Decimal("37.50")),),
        "i tilbud": (Piece(FIRST, LAST, True),),
        "visitation": (Piece(FIRST, LAST, None),),
        "ydelse": (
            Piece(FIRST, day("2018-02-28"), "dagpenge"),
            Piece(day("2018-03-01"), LAST, "ledighedsydelse"),
        ),
    },
    {
        "jobsamtale": (
            Event("jobsamtale", day("2017-02-01"), {}),
            Event("jobsamtale", day("2018-02-01"), {"form": "personligt fremmøde"}),
        )
    },
    frozenset({"barsel"}),
)


def problems(path: Path, vocabulary: Vocabulary) -> list[str]:
    """`line:column: code` of everything wrong in a file."""
    found = []
    for each in read_cases(path, vocabulary):
        if isinstance(each, Rejected):
            found += [f"{p.line}:{p.column}: {p.code}" for p in each.problems]
            assert all(p.file == str(path) and p.code in CODES and p.remedy for p in each.problems)
    return found


def messages(path: Path, vocabulary: Vocabulary) -> str:
    with pytest.raises(CaseError) as caught:
        all_cases(path, vocabulary)
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "content"), [("a.yaml", GOOD_YAML), ("a.json", GOOD_JSON), ("a.jsonl", GOOD_JSON)]
)
def test_the_three_formats_give_the_same_case(
    name: str, content: str, write: Write, vocabulary: Vocabulary
) -> None:
    assert all_cases(write(name, content), vocabulary) == [A17]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.yaml", "case: A\nabout: person\n---\ncase: B\nabout: bolig\n---\n"),
        ("a.yaml", "- {case: A, about: person}\n- case: B\n  about: bolig\n"),
        ("a.json", '[{"case": "A", "about": "person"},\n {"case": "B", "about": "bolig"}]\n'),
        ("a.jsonl", '{"case": "A", "about": "person"}\n\n{"case": "B", "about": "bolig"}'),
        ("a.JSONL", '\ufeff{"case": "A", "about": "person"}\r\n{"case": "B", "about": "bolig"}\r\n'),
        ("a.yml", "\ufeff- {case: A, about: person}\n- case: B\n  about: bolig\n"),
    ],
)
def test_a_file_may_hold_several_cases(name: str, content: str, write: Write, vocabulary: Vocabulary) -> None:
    found = all_cases(write(name, content), vocabulary)
    assert [(each.id, each.about) for each in found] == [("A", "person"), ("B", "bolig")]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("851", "Aalborg"),
        ("0851", "Aalborg"),
        ("Ålborg", "Aalborg"),
        ("aalborg kommune", "Aalborg"),
        ("A\u030aarhus", None),
        ("A\u030arhus", "Aarhus"),
        ("Vesthimmerland", "Vesthimmerlands"),
        ("Vesthimmerlands Kommune", "Vesthimmerlands"),
        ("Fåborg Midtfyn", "Faaborg-Midtfyn"),
        ("Københavns Kommune", "København"),
        ("Copenhagen", "København"),
        ("0999", None),
        ("Aalbrg", None),
    ],
)
def test_a_municipality_by_its_names_and_codes(
    written: str, name: str | None, write: Write, vocabulary: Vocabulary
) -> None:
    path = write("a.yaml", f"case: A\nabout: person\nfacts:\n  kommune: {written}\n")
    if name is None:
        assert problems(path, vocabulary) == ["4:12: C206"]
    else:
        assert all_cases(path, vocabulary)[0].facts["kommune"][0].value == name


FAULTS = """\
case: A
about: person
facts:
  kommune: Aalbrg
  ydelsee: dagpenge
  jobsamtale: x
  beboere: 3
  fødselsdato: 2018-02-30
  barsel: ja
  arbejdstimer: 37,5
  ydelse:
    - {is: dagpenge, from: 2018-01-01, to: 2017-01-01}
    - {is: dagpeng, from: 2018-01-01, too: 2017-01-01}
    - {from: 2019-01-01}
    - dagpenge
  målgruppe:
    - {is: 2.2, from: 2019-01-01}
    - {is: 2.1, from: 2018-01-01}
  visitation: []
events:
  - {what: jobsamtalee, on: 2018-01-01}
  - {what: jobsamtale, form: x}
  - {what: jobsamtale, on: 1-1-2018, forn: telefon}
  - jobsamtale
incomplete: [barse]
extra: 1
"""


def test_everything_wrong_in_a_case_is_said_at_once_and_where(write: Write, vocabulary: Vocabulary) -> None:
    found = sorted(problems(write("a.yaml", FAULTS), vocabulary), key=lambda each: int(each.split(":")[0]))
    assert found == [
        "4:12: C206",
        "5:3: C202",
        "6:3: C202",
        "7:3: C202",
        "8:16: C302",
        "9:11: C301",
        "10:17: C301",
        "12:44: C303",
        "13:39: C102",
        "13:12: C205",
        "14:7: C101",
        "15:7: C103",
        "17:7: C304",
        "19:15: C305",
        "21:12: C203",
        "22:5: C101",
        "23:28: C301",
        "23:38: C204",
        "24:5: C103",
        "25:14: C202",
        "26:1: C102",
    ]


def test_a_message_says_what_is_wrong_and_what_to_write(write: Write, vocabulary: Vocabulary) -> None:
    path = write("a.yaml", FAULTS)
    lines = messages(path, vocabulary).splitlines()
    assert f"{path}:5:3: C202: `ydelsee` is no fact about person; did you mean `ydelse`?" in lines
    assert f"{path}:4:12: C206: no municipality is called `Aalbrg`; did you mean `Aalborg`?" in lines
    assert f"{path}:7:3: C202: `beboere` is no fact about person; it is a fact about bolig" in lines
    assert (
        f"{path}:6:3: C202: `jobsamtale` is no fact about person; it is an event: write it under `events`"
        in lines
    )
    assert (
        f"{path}:8:16: C302: `fødselsdato` names a day that does not exist: 2018-02-30; "
        "look the day up in the calendar" in lines
    )
    assert (
        f"{path}:17:7: C304: this piece of `målgruppe` overlaps the one from 2018-01-01: "
        "both hold from 2019-01-01; "
        "end a piece on the day before the next one begins" in lines
    )


@pytest.mark.parametrize(
    ("fact", "code"),
    [
        ("målgruppe: 2.1", None),
        ('målgruppe: "2.1"', None),
        ("målgruppe: 2.15", "C205"),
        ("barsel: on", "C301"),
        ("barsel: True", "C301"),
        ('barsel: "true"', "C301"),
        ("barsel: null", "C301"),
        ("barsel: [x]", "C103"),
        ("barsel: {is: true}", "C301"),
        ("ydelse: ~", None),
        ("ydelse:", "C305"),
        ("arbejdstimer: -1.5", None),
        ("arbejdstimer: 1e3", "C301"),
        ("arbejdstimer: 1_000", "C301"),
        ("arbejdstimer: 017", "C301"),
        ("arbejdstimer: 0x1F", "C301"),
        ("arbejdstimer: .inf", "C301"),
        ("arbejdstimer: 1e400", "C301"),
        ("arbejdstimer: 1234567890123", "C301"),
        ("arbejdstimer: 0.0000001", "C301"),
        ('arbejdstimer: "37"', "C301"),
        ("fødselsdato: 2018-02-29", "C302"),
        ("fødselsdato: 2016-02-29", None),
        ('fødselsdato: "2016-02-29"', None),
        ("fødselsdato: 2016-02-29T00:00:00", "C301"),
        ("fødselsdato: 2016-2-9", "C301"),
        ("fødselsdato: 0000-01-01", "C302"),
        ("fødselsdato: {}", "C301"),
        ("kommune: [851]", "C103"),
        ("kommune: {a: 851}", "C301"),
    ],
)
def test_a_value_is_read_as_its_fact_asks_not_as_yaml_guesses(
    fact: str, code: str | None, write: Write, vocabulary: Vocabulary
) -> None:
    found = problems(write("a.yaml", f"case: A\nabout: person\nfacts:\n  {fact}\n"), vocabulary)
    assert [each.split()[1] for each in found] == ([code] if code else [])


def test_numbers_are_exact(write: Write, vocabulary: Vocabulary) -> None:
    path = write("a.json", '{"case": 1, "about": "person", "facts": {"arbejdstimer": 0.1}}')
    assert all_cases(path, vocabulary)[0].facts["arbejdstimer"][0].value == Decimal("0.1")
    path = write("a.json", '{"case": 1, "about": "person", "facts": {"arbejdstimer": 12e2}}')
    assert str(all_cases(path, vocabulary)[0].facts["arbejdstimer"][0].value) == "1200"


@pytest.mark.parametrize(
    ("fact", "code"),
    [
        ('"målgruppe": 2.10', "C301"),
        ('"barsel": "true"', "C301"),
        ('"barsel": null', "C301"),
        ('"arbejdstimer": "1"', "C301"),
        ('"arbejdstimer": true', "C301"),
        ('"fødselsdato": 20180101', "C301"),
        ('"fødselsdato": null', None),
        ('"kommune": true', "C301"),
        ('"kommune": 751', None),
        ('"ydelse": ""', "C205"),
    ],
)
def test_a_value_in_json_has_the_type_of_its_fact(
    fact: str, code: str | None, write: Write, vocabulary: Vocabulary
) -> None:
    text = '{"case": "A", "about": "person",\n "facts": {' + fact + "}}"
    found = problems(write("a.json", text), vocabulary)
    column = len(' "facts": {') + fact.index(":") + 3
    assert found == ([f"2:{column}: {code}"] if code else [])


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.yaml", "", ["1:1: C008"]),
        ("a.yaml", "# nothing\n---\n", ["1:1: C008"]),
        ("a.json", " \n", ["1:1: C008"]),
        ("a.json", "[]", ["1:1: C008"]),
        ("a.jsonl", "\n\n", ["1:1: C008"]),
        ("a.yaml", "hello", ["1:1: C103"]),
        ("a.yaml", "facts: {}", ["1:1: C101", "1:1: C101"]),
        ("a.yaml", "case: A\nabout: persn\n", ["2:8: C201"]),
        ("a.yaml", "case: ' A'\nabout: person\n", ["1:7: C105"]),
        ("a.yaml", "case: A\nabout: person\nfacts:\n", ["3:7: C103"]),
        ("a.yaml", "case: A\nabout: person\nevents: {}\n", ["3:9: C103"]),
        ("a.yaml", "case: A\nabout: person\nincomplete: barsel\n", ["3:13: C103"]),
        ("a.yaml", "case: A\nabout: person\nfacts: {barsel: true, barsel: false}\n", ["3:23: C006"]),
        ("a.json", '{"case": "A", "about": "person", "about": "bolig"}', ["1:34: C006"]),
        ("a.yaml", "- {case: A, about: person}\n- {case: A, about: person}\n", ["2:10: C104"]),
        ("a.json", '[{"case":"A","about":"person"}, {"case":"A","about":"person"}]', ["1:41: C104"]),
        ("a.yaml", "a: &a [1]\nb: [*a, *a]\n", ["1:4: C005"]),
        ("a.yaml", "case: *a\n", ["1:7: C005"]),
        ("a.yaml", "case: !!python/name:os.system x\n", ["1:7: C005"]),
        ("a.yaml", "case: A\n<<: {about: person}\n", ["2:1: C005"]),
        ("a.yaml", "? [a]\n: b\n", ["1:3: C005"]),
        ("a.yaml", "[" * 10_000, ["1:13: C007"]),
        ("a.yaml", "a: " + "{a: " * 10_000, ["1:48: C007"]),
        ("a.json", "[" * 100_000, ["1:2: C007"]),
        ("a.json", '{"a":' * 100_000, ["1:1: C007"]),
        ("a.yaml", "case: A\nabout: [person\nfacts: x\n", ["3:6: C004"]),
        ("a.json", '{"case": "A",}', ["1:14: C004"]),
        ("a.json", '[{"case": "A", "about": "person"},]', ["1:35: C004"]),
        ("a.json", '[{"case": "A", "about": "person"} 1]', ["1:35: C004"]),
        ("a.json", '[{"case": "A", "about": "person"}', ["1:34: C004"]),
        ("a.json", '[{"case": "A", "about": "person"}] x', ["1:36: C004"]),
        ("a.json", '{"case": "A", "about": "person"}\n{"case": "B", "about": "person"}', ["2:1: C004"]),
        ("a.json", '{"case": NaN}', ["1:10: C004"]),
        ("a.yaml", b"case: A\nabout: perso\xffn\n", ["2:13: C003"]),
        ("a.json", b'{"case": "A\xff"}', ["1:12: C003"]),
        ("a.jsonl", b'{"case": "A\xc3', ["1:12: C003"]),
        ("a.yaml", "case: A".encode("utf-16"), ["1:1: C003"]),
        ("a.yaml", b"case: A\nabout: perso\0n\n", ["2:13: C004"]),
        ("a.yaml", "case: [" + "1," * 300_000 + "]", ["1:400002: C002"]),
        ("a.yaml", "case: A\nabout: person\nfacts: {ydelse: \ufffe}\n", ["4:1: C004"]),
        ("a.yaml", "case: A\nabout: [person]\n", ["2:8: C201"]),
        ("a.txt", "", ["1:1: C001"]),
    ],
)
def test_what_is_no_case_file_is_refused_where_it_goes_wrong(
    name: str, content: str | bytes, expected: list[str], write: Write, vocabulary: Vocabulary
) -> None:
    assert problems(write(name, content), vocabulary) == expected


def test_a_file_that_is_not_there(tmp_path: Path, vocabulary: Vocabulary) -> None:
    assert problems(tmp_path / "none.yaml", vocabulary) == ["1:1: C001"]


@pytest.mark.parametrize(
    ("name", "head", "unit", "code"),
    [
        ("a.yaml", b"case: ", b"x", "C002"),
        ("a.yaml", b"case: |\n", b"  xxxxxxxxxxxx\n", "C002"),
        ("a.json", b'{"case": "', b"x", "C002"),
        ("a.jsonl", b"", b"x", "C002"),
    ],
)
def test_an_endless_line_or_text_is_refused_without_reading_it_whole(
    name: str, head: bytes, unit: bytes, code: str, tmp_path: Path, vocabulary: Vocabulary
) -> None:
    path = tmp_path / name
    with path.open("wb") as stream:
        stream.write(head)
        for _ in range(100):
            stream.write(unit * (1_000_000 // len(unit)))
    assert [each.split()[1] for each in problems(path, vocabulary)] == [code]


def test_bad_lines_do_not_stop_the_good_ones(write: Write, vocabulary: Vocabulary) -> None:
    lines = [
        b'{"case": "A", "about": "person"}',
        b'{"case": "B", "about": "person"',
        b'{"case": "C\xff"}',
        b'{"case": "' + b"x" * 4_100_000 + b'"}',
        b'{"case": "A", "about": "person"}',
        b'{"case": "D", "about": "person"} {}',
        b"[]",
        b"[" * 100_000,
        b'{"case": "F", "about": "person"}',
    ]
    path = write("a.jsonl", b"\n".join(lines))
    assert [each.id for each in read_cases(path, vocabulary) if isinstance(each, Case)] == ["A", "F"]
    assert problems(path, vocabulary) == [
        "2:32: C004",
        "3:12: C003",
        "4:1: C002",
        "5:10: C104",
        "6:34: C004",
        "7:1: C103",
        "8:1: C007",
    ]


def test_one_case_reports_at_most_a_hundred_problems(write: Write, vocabulary: Vocabulary) -> None:
    text = "case: A\nabout: person\nfacts:\n" + "".join(f"  x{n}: 1\n" for n in range(1_000))
    assert len(problems(write("a.yaml", text), vocabulary)) == 100


def test_a_rejected_case_keeps_its_name(write: Write, vocabulary: Vocabulary) -> None:
    path = write("a.yaml", "case: A\nabout: person\nfacts: {x: 1}\n")
    assert [each.id for each in read_cases(path, vocabulary)] == ["A"]


def test_a_problem_prints_as_the_contract_says() -> None:
    assert str(Problem("f.yaml", 3, 4, "C101", "wrong", "mend it")) == "f.yaml:3:4: C101: wrong; mend it"
    assert str(Problem("f.yaml", 3, 4, "C101", "wrong")) == "f.yaml:3:4: C101: wrong"
