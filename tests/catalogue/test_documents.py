"""Files are read with the place of every value, and hostile ones cost little."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from frirum.catalogue import reading
from frirum.catalogue.documents import LocatedMap, inner_place
from frirum.catalogue.findings import Findings
from frirum.catalogue.reading import MAX_BYTES, MAX_NODES, parse, read


def read_text(text: str) -> tuple[LocatedMap | None, list[str]]:
    """The mapping in a text, and the findings as text."""
    findings = Findings()
    value = parse(text, "a.yaml", findings)
    return value, [str(each).split(";")[0] for each in findings.found]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("on", "on"),
        ("yes", "yes"),
        ("no", "no"),
        ("off", "off"),
        ("True", "True"),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("12", Decimal(12)),
        ("-12.50", Decimal("-12.50")),
        ("2.10", Decimal("2.10")),
        ("0851", "0851"),
        ("1_000", "1_000"),
        ("1e3", "1e3"),
        (".5", ".5"),
        ("0x10", "0x10"),
        ("12:30", "12:30"),
        (".inf", ".inf"),
        ("9" * 40, "9" * 40),
        ("2018-07-01", date(2018, 7, 1)),
        ("2018-02-30", "2018-02-30"),
        ("'2018-07-01'", "2018-07-01"),
        ('"12"', "12"),
    ],
)
def test_scalars_are_what_an_author_means(written: str, value: object) -> None:
    found, findings = read_text(f"on: {written}")
    assert findings == []
    assert found == {"on": value}
    assert found is not None
    assert type(found["on"]) is type(value)


def test_a_number_keeps_its_spelling() -> None:
    found, _ = read_text("a: 2.10")
    assert found is not None
    assert str(found["a"]) == "2.10"


def test_every_key_value_and_item_has_its_place() -> None:
    found, _ = read_text("a:\n  - {bé: [x, y]}\n  - z\n")
    assert found is not None
    assert str(found.place) == "a.yaml:1:1"
    assert str(found.key_place("a")) == "a.yaml:1:1"
    assert str(found.value_place("a")) == "a.yaml:2:3"
    assert str(found["a"].item_place(1)) == "a.yaml:3:5"
    inner = found["a"][0]
    assert str(inner.place) == "a.yaml:2:5"
    assert str(inner.key_place("bé")) == "a.yaml:2:6"
    assert str(inner["bé"].item_place(1)) == "a.yaml:2:14"
    assert str(inner.value_place("missing")) == "a.yaml:2:5"
    assert found.spots(9) == {
        "a": (1, 1),
        "a/0": (2, 5),
        "a/0/bé": (2, 6),
        "a/0/bé/0": (2, 11),
        "a/0/bé/1": (2, 14),
        "a/1": (3, 5),
    }
    assert set(found.spots(1)) == {"a"}


SCALARS = [
    ("plain", "a: x + y * zz"),
    ("plain on two lines", "a: x +\n  y *\n   zz"),
    ("single quotes", "a: 'x + ''y'' * zz'"),
    ("double quotes", 'a: "x + \\"y\\" * zz"'),
    ("literal block", "a: |\n  x +\n    y *\n\n  zz\n"),
    ("literal block after a blank line", "a: |2-\n\n    x + y * zz\nb: zz\n"),
    ("folded block", "a: >-\n  x + y\n  * zz\n\n"),
]


@pytest.mark.parametrize("text", [each[1] for each in SCALARS], ids=[each[0] for each in SCALARS])
def test_a_place_inside_a_scalar_is_found_in_the_file(text: str) -> None:
    found, _ = read_text(text)
    assert found is not None
    value = found["a"]
    for name in ("x", "y", "zz"):
        offset = value.index(name)
        line = value.count("\n", 0, offset) + 1
        column = offset - value.rfind("\n", 0, offset)
        place = inner_place(found.document, found.values_at["a"], line, column)
        at = text.index(name)
        assert (place.line, place.column) == (text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)), name


def test_a_place_after_the_end_of_a_scalar_is_its_end() -> None:
    found, _ = read_text("a: x +\nb: 1")
    assert found is not None
    assert str(inner_place(found.document, found.values_at["a"], 9, 9)) == "a.yaml:1:7"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    findings = Findings()
    assert read(tmp_path / "a.yaml", "a.yaml", findings) is None
    assert read(tmp_path, "folder", findings) is None
    assert [each.code for each in findings.found] == ["F001", "F001"]
    assert str(findings.found[0]).startswith("a.yaml:1:1: F001: the file cannot be read: No such file")


def test_a_line_of_100_mb_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    with path.open("wb") as stream:
        stream.write(b"a: x")
        stream.truncate(100_000_000)
    findings = Findings()
    assert read(path, "a.yaml", findings) is None
    assert [str(each) for each in findings.found] == [
        f"a.yaml:1:1: F002: the file is larger than {MAX_BYTES // 1_000_000} MB; split the file"
    ]


def test_bytes_that_are_not_utf8_are_located(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("a: 1\næ: l".encode() + b"\xf8ntilskud")
    findings = Findings()
    assert read(path, "a.yaml", findings) is None
    assert str(findings.found[0]).startswith("a.yaml:2:5: F003: byte 0xF8 is not UTF-8")


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1")
    findings = Findings()
    assert read(path, "a.yaml", findings) == {"a": 1}
    assert findings.found == []


BOMB = "a: &a [x, x, x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (BOMB, "a.yaml:1:4: F006"),
        ("a: " + "[" * 50_000, "a.yaml:1:43: F002"),
        ("a: " + "{b: " * 50_000, "a.yaml:1:160: F002"),
        ("a: [" + "1," * (MAX_NODES + 1) + "]", f"a.yaml:1:{MAX_NODES * 2 - 1}: F002"),
        ("a: \x00", "a.yaml:1:4: F004"),
        ("a: 1\nb: \x07", "a.yaml:2:4: F004"),
        ("? [a]\n: b", "a.yaml:1:3: F005"),
        ("", "a.yaml:1:1: F005"),
        ("null", "a.yaml:1:1: F005"),
        ("- a", "a.yaml:1:1: F005"),
        ("a: 1\n--- \nb: 1", "a.yaml:2:1: F005"),
        ("%YAML 9", "a.yaml:1:8: F004"),
        ("a: 'x", "a.yaml:1:6: F004"),
        ("\t a: 1", "a.yaml:1:1: F004"),
        ("a: *b", "a.yaml:1:4: F006"),
        ("a: ! x", "a.yaml:1:4: F006"),
    ],
)
def test_what_is_refused_is_located(text: str, code: str) -> None:
    found, findings = read_text(text)
    assert found is None
    assert len(findings) == 1
    assert findings[0].startswith(f"{code}: ")


def test_a_key_that_stands_twice_keeps_the_first() -> None:
    found, findings = read_text("a: 1\nb: 2\na: {c: 3}\n")
    assert found == {"a": 1, "b": 2}
    assert findings == ["a.yaml:3:1: F007: `a` stands here twice, first in line 1"]


@given(st.text(alphabet=st.sampled_from("ab:-[]{}'\"|>&*!?#%@, \n\t\\0é"), max_size=60))
def test_any_text_gives_a_mapping_or_a_finding(text: str) -> None:
    found, findings = read_text(text)
    assert found is not None or findings


@given(st.binary(max_size=60))
def test_any_bytes_give_a_mapping_or_a_finding(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "a.yaml"
    path.write_bytes(data)
    findings = Findings()
    assert read(path, "a.yaml", findings) is not None or findings.found


def test_the_slow_reader_of_pyyaml_agrees(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: [x, {b: 'y'}]\nc: |\n  z\n"
    fast, _ = read_text(text)
    monkeypatch.setattr(reading, "LOADER", yaml.SafeLoader)
    slow, _ = read_text(text)
    assert fast is not None
    assert slow is not None
    assert fast == slow
    assert fast.spots(9) == slow.spots(9)
    assert read_text("a: \x07")[1] == [
        "a.yaml:1:4: F004: this is not YAML: special characters are not allowed"
    ]
