"""Places of acts, as jurists write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.law.citations import LEVELS, CitationError, Spot, covers, places


def shown(spot: Spot) -> str:
    """A place in one plain spelling: `§16a stk.3-5`."""

    def number(value: tuple[int, str]) -> str:
        return f"{value[0] or ''}{value[1]}"

    return " ".join(
        LEVELS[s.level] + (number(s.first) if s.first == s.last else f"{number(s.first)}-{number(s.last)}")
        for s in spot
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("§ 74 c", ["§74c"]),
        ("§ 74c", ["§74c"]),
        ("§ 16 a, stk. 1", ["§16a stk.1"]),
        ("§ 16 a, stk. 1 og 3-5", ["§16a stk.1", "§16a stk.3-5"]),
        ("§ 16 a, stk. 1, og stk. 3", ["§16a stk.1", "§16a stk.3"]),
        ("§ 16 a, stk. 1, nr. 2, og stk. 3", ["§16a stk.1 nr.2", "§16a stk.3"]),
        ("§ 16 a stk 2", ["§16a stk.2"]),
        ("§§ 17-18", ["§17-18"]),
        ("§ 16 - § 18", ["§16-18"]),
        ("§§ 17-18 stk. 2", ["§17-18 stk.2"]),
        ("§§ 9 a-9 c", ["§9a-9c"]),
        ("§§ 9 a–c", ["§9a-9c"]),
        ("§§ 9 æ-å", ["§9æ-9å"]),
        ("§§ 93 til 96 c", ["§93-96c"]),
        ("§§ 16, 17 og 20", ["§16", "§17", "§20"]),
        ("§§ 16, 17 samt 20", ["§16", "§17", "§20"]),
        ("§§ 16 og 17, stk. 1", ["§16", "§17 stk.1"]),
        ("§ 2, nr. 3, 2. pkt.", ["§2 nr.3 pkt.2"]),
        ("§ 2, stk. 1, 1. og 2. pkt.", ["§2 stk.1 pkt.1-2"]),
        ("§ 2, stk. 1, 1.-3. pkt.", ["§2 stk.1 pkt.1-3"]),
        ("§ 13, stk. 2, litra b", ["§13 stk.2 litrab"]),
        ("kap. 9 b", ["kap.9b"]),
        ("§ 31 og § 32, stk. 2", ["§31", "§32 stk.2"]),
    ],
)
def test_a_place_is_read(text: str, expected: list[str]) -> None:
    assert [shown(each) for each in places(text)] == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "a place is needed"),
        ("§", "missing after `§`"),
        ("§ 9 og", "missing after `og`"),
        ("§ 9,", "missing after `,`"),
        ("§ 9-", "missing after `-`"),
        ("§§ 9, § stk. 1", "missing before `stk.`"),
        ("§ 9 - stk. 1", "missing before `stk.`"),
        ("§ 9, stk. nr. 2", "missing before `nr.`"),
        ("§§ 9 å-9 æ", "runs backwards"),
        ("§ 9, , 10", "missing before `,`"),
        ("og 9", "missing before `og`"),
        ("3", "a `§` is missing before 3"),
        ("§ 18-17", "runs backwards"),
        ("§ 5 6", "`,` or `og` is missing before 6"),
        ("§ 5, x", "`x` stands without a number"),
        ("bilag 1", "`bilag 1` is not understood"),
    ],
)
def test_what_is_no_place_says_why(text: str, message: str) -> None:
    with pytest.raises(CitationError) as caught:
        places(text)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("broad", "narrow", "expected"),
    [
        ("§ 16 a", "§ 16 a, stk. 1", True),
        ("§ 16 a, stk. 1", "§ 16 a", False),
        ("§ 16", "§ 16 a", False),
        ("§§ 16-17", "§ 16 a, stk. 3", True),
        ("§ 16 a, stk. 1 og 3-5", "§ 16 a, stk. 4", True),
        ("§ 16 a, stk. 1 og 3-5", "§ 16 a, stk. 2", False),
        ("§ 16 a, stk. 1-5", "§ 16 a, stk. 1 og 3", True),
        ("§ 16 a, stk. 1", "§ 16 a, stk. 1 og 3", False),
        ("§ 2, stk. 1", "§ 2, nr. 1", False),
        ("§§ 96-97", "§ 96 aa", True),
        ("§§ 96 b-97", "§ 96 aa", True),
        ("§§ 96 æ-96 å", "§ 96 ø", True),
        ("§§ 96 a-96 z", "§ 96 å", False),
    ],
)
def test_a_broad_place_covers_the_narrow_ones_below_it(*, broad: str, narrow: str, expected: bool) -> None:
    assert covers(places(broad), places(narrow)) is expected


def test_no_place_is_the_whole_act() -> None:
    assert covers((), places("§ 1"))
    assert covers((), ())
    assert not covers(places("§ 1"), ())


NUMBERS = st.integers(1, 200).map(str)
LETTERS = st.sampled_from(["", " a", " b", " æ"])
SECTIONS = st.builds("§ {}{}".format, NUMBERS, LETTERS)


@given(section=SECTIONS, stk=st.integers(1, 20), nr=st.integers(1, 20))
def test_every_place_covers_itself_and_what_is_below(section: str, stk: int, nr: int) -> None:
    chain = [section, f"{section}, stk. {stk}", f"{section}, stk. {stk}, nr. {nr}"]
    read = [places(each) for each in chain]
    for index, broad in enumerate(read):
        assert all(covers(broad, narrow) for narrow in read[index:])
        assert not any(covers(broad, wide) for wide in read[:index])


@given(text=st.text(alphabet="§ 0123456789abstknrpog.,-", max_size=40))
def test_any_text_is_a_place_or_a_plain_error(text: str) -> None:
    try:
        found = places(text)
    except CitationError:
        return
    assert found
    assert all(covers(found, (each,)) for each in found)
