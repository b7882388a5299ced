"""Cases that are data already: examples of the catalogue, requests to a service."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from frirum.cases.json_reader import JsonCase
from frirum.cases.lexicon import municipality_by
from frirum.cases.model import FIRST, LAST, Case, FactValue, Piece
from frirum.cases.problems import CaseError
from frirum.cases.shape import KeyOf, Path, read_case_data
from frirum.cases.vocabulary import Municipality, Vocabulary
from frirum.cases.yaml_reader import Located, LocatedList, LocatedMap, Mark
from frirum.law.model import Place


def always(value: FactValue) -> tuple[Piece, ...]:
    return (Piece(FIRST, LAST, value),)


def refused(data: object, vocabulary: Vocabulary, about: str | None = "person") -> list[str]:
    with pytest.raises(CaseError) as caught:
        read_case_data(data, vocabulary, about=about, case="A")
    return [each.code for each in caught.value.problems]


def test_facts_alone_are_a_case(vocabulary: Vocabulary) -> None:
    data = {"kommune": "Aalborg", "ydelse": [{"is": "ledighedsydelse", "from": date(2017, 3, 1)}]}
    spell = (Piece(date(2017, 3, 1).toordinal(), LAST, "ledighedsydelse"),)
    assert read_case_data(data, vocabulary, about="person", case="example") == Case(
        "example", "person", {"kommune": always("Aalborg"), "ydelse": spell}
    )


def test_a_whole_case_says_itself_what_it_is(vocabulary: Vocabulary) -> None:
    data = {"case": 17, "about": "bolig", "facts": {"beboere": 3}}
    assert read_case_data(data, vocabulary) == Case("17", "bolig", {"beboere": always(Decimal(3))})
    assert read_case_data({"events": []}, vocabulary, about="person", case="A") == Case("A", "person")


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("arbejdstimer", 37, Decimal(37)),
        ("arbejdstimer", 37.5, Decimal("37.5")),
        ("arbejdstimer", Decimal("37.50"), Decimal("37.50")),
        ("målgruppe", Decimal("2.10"), "2.10"),
        ("målgruppe", "2.10", "2.10"),
        ("barsel", True, True),
        ("fødselsdato", date(1975, 3, 2), date(1975, 3, 2)),
        ("fødselsdato", "1975-03-02", date(1975, 3, 2)),
        ("kommune", 851, "Aalborg"),
        ("ydelse", None, None),
    ],
)
def test_values_as_a_program_holds_them(
    name: str, value: object, read: FactValue, vocabulary: Vocabulary
) -> None:
    assert read_case_data({name: value}, vocabulary, about="person", case="A").facts[name] == always(read)


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("arbejdstimer", True, "C301"),
        ("arbejdstimer", "37.5", "C301"),
        ("arbejdstimer", float("nan"), "C301"),
        ("arbejdstimer", [37], "C103"),
        ("arbejdstimer", {}, "C301"),
        ("målgruppe", 2.1, "C301"),
        ("målgruppe", True, "C301"),
        ("barsel", 1, "C301"),
        ("barsel", "yes", "C301"),
        ("fødselsdato", datetime(1975, 3, 2), "C301"),  # noqa: DTZ001 - a moment is no day
        ("fødselsdato", 19750302, "C301"),
        ("kommune", 1, "C206"),
        ("ydelse", "", "C205"),
    ],
)
def test_values_that_do_not_fit(name: str, value: object, code: str, vocabulary: Vocabulary) -> None:
    assert refused({name: value}, vocabulary) == [code]


@pytest.mark.parametrize("text", ["", " ", "a\nb", "x" * 1_001])
def test_a_free_text_is_one_line_of_some_length(text: str, vocabulary: Vocabulary) -> None:
    assert refused({"netværk": text}, vocabulary, "forsøg") == ["C301" if text.strip() else "C305"]


def test_what_is_no_case(vocabulary: Vocabulary) -> None:
    assert refused([], vocabulary) == ["C103"]
    assert refused({"facts": {}, True: 1}, vocabulary) == ["C102"]
    assert refused({"facts": {}, "about": "skib"}, vocabulary) == ["C201"]
    assert refused({"events": [{"what": "jobsamtale", "on": "2018-01-01", True: 1}]}, vocabulary) == ["C204"]


def test_problems_stand_where_the_reader_says(vocabulary: Vocabulary) -> None:
    asked: list[Path] = []

    def locate(path: Path) -> tuple[int, int] | None:
        asked.append(path)
        return (7, 3) if path == ("kommune",) else None

    place = Place("law/las.yaml", 4, 9)
    data = {"kommune": "Aalbrg", "x": 1}
    with pytest.raises(CaseError) as caught:
        read_case_data(data, vocabulary, about="person", case="A", place=place, locate=locate)
    assert asked == [("kommune",), (KeyOf("x"),)]
    assert [str(each).split(" ")[0] for each in caught.value.problems] == [
        "law/las.yaml:7:3:",
        "law/las.yaml:4:9:",
    ]


def test_a_place_in_json_is_that_of_the_nearest_part() -> None:
    case = JsonCase({}, '{"a": [1, {"b": "x"}],\n "c": 2, "a": [3]}', 5, 10)
    assert case.locate(("c",)) == (6, 7)
    assert case.locate((KeyOf("c"),)) == (6, 2)
    assert case.locate(("a", 0)) == (6, 16)
    assert case.locate(("a", 7)) == (6, 15)
    assert case.locate(("z", "y")) == (5, 10)
    assert case.locate(("c", "y")) == (6, 7)


def test_a_place_in_yaml_is_that_of_the_nearest_part() -> None:
    inner, outer = LocatedList(Mark(2, 3)), LocatedMap(Mark(1, 1))
    inner.append("x")
    inner.marks.append(Mark(2, 5))
    outer["a"] = inner
    outer.marks["a"] = (Mark(1, 1), Mark(2, 3))
    case = Located(outer, Mark(1, 1))
    assert case.locate(("a", 0, "b")) == (2, 5)
    assert case.locate((KeyOf("a"),)) == (1, 1)
    assert case.locate((KeyOf("z"),)) == (1, 1)
    assert case.locate(("z",)) == (1, 1)


def test_municipalities_of_many_vocabularies() -> None:
    for number in range(101, 121):
        vocabulary = Vocabulary((), {}, {}, {"By": Municipality("By", number)})
        assert municipality_by(vocabulary, number) is vocabulary.municipalities["By"]
        assert municipality_by(vocabulary, "0999") is None
