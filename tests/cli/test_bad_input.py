"""Everything wrong that a person may hand over: one clear, located line each, the good kept, no trace."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.conftest import Frirum

ON = ("--on", "2024-06-01", "--provision", "HAV § 4")
GOOD = '{"case": "god", "about": "person", "facts": {"kommune": "Aalborg"}}\n'
MEGABYTE = 1 << 20
ROOM = 400
"""megabytes that a command may take; Python, DuckDB and a few buffers do"""

FILES: list[tuple[str, str, bytes, str, bool]] = [
    ("municipality", "x.yaml", b"case: a\nabout: person\nfacts: {kommune: Aalbrog}\n", "3:18: C206", False),
    (
        "no day",
        "x.yaml",
        "case: a\nabout: person\nfacts: {fødselsdato: 2018-02-30}\n".encode(),
        "3:22: C302",
        False,
    ),
    ("unknown fact", "x.yaml", b"case: a\nabout: person\nfacts: {hest: 1}\n", "3:9: C202", False),
    ("wrong type", "x.yaml", b"case: a\nabout: person\nfacts: {egen have: ja}\n", "3:20: C301", False),
    (
        "huge number",
        "x.json",
        b'{"case":"a","about":"person","facts":{"kvadratmeter":1e999999}}',
        "1:54: C301",
        False,
    ),
    (
        "to before from",
        "x.csv",
        b"case,fact,value,from,to\na,egen have,true,2024-02-01,2024-01-01\ngod,egen have,true,,\n",
        "2:5: C303",
        True,
    ),
    (
        "overlap",
        "x.csv",
        b"case,fact,value,from,to\na,egen have,true,,\na,egen have,false,2024-01-01,\ngod,egen have,true,,\n",
        "C304",
        True,
    ),
    ("empty yaml", "x.yaml", b"", "1:1: C008", False),
    ("empty json", "x.json", b"", "1:1: C008", False),
    ("empty lines", "x.jsonl", b"", "1:1: C008", False),
    ("empty table", "x.csv", b"", "1:1: C008", False),
    ("empty parquet", "x.parquet", b"", "1:1: C004", False),
    ("no UTF-8", "x.jsonl", b'{"case": "\xff"}\n' + GOOD.encode(), "1:11: C003", True),
    ("latin-1 head", "x.csv", "case,fødselsdato\na,1990-01-01\n".encode("latin-1"), "1:7: C003", False),
    ("UTF-16", "x.yaml", "case: a\n".encode("utf-16"), "1:1: C003: this text is UTF-16", False),
    ("UTF-16 lines", "x.jsonl", "{}\n".encode("utf-16"), "1:1: C003: this text is UTF-16", False),
    ("UTF-16 table", "x.csv", "case,kommune\n".encode("utf-16"), "1:1: C003: this text is UTF-16", False),
    ("bomb", "x.yaml", b"a: &a [x, x]\nb: [*a, *a]\n", "1:4: C005", False),
    ("tag", "x.yaml", b"case: !!python/object/apply:os.system [ls]\n", "1:7: C005", False),
    ("deep yaml", "x.yaml", b"[" * 100_000, "C007", False),
    ("deep json", "x.json", b"[" * 100_000, "C007", False),
    ("deep line", "x.jsonl", b"[" * 100_000 + b"\n" + GOOD.encode(), "1:1: C007", True),
    ("key twice", "x.json", b'{"case": "a", "case": "b", "about": "person"}', "1:15: C006", False),
    ("NUL", "x.yaml", b"case: a\0b\n", "1:8: C004", False),
    ("NUL table", "x.csv", b"case,kommune\na,Aal\0borg\n", "2:1: C003", False),
    ("spreadsheet", "x.csv", b"PK\x03\x04" + b"\0" * 99, "1:1: C001: this is a packed file", False),
    (
        "spreadsheet lines",
        "x.jsonl",
        b"PK\x03\x04\n" + GOOD.encode(),
        "1:1: C001: this is a packed file",
        False,
    ),
    ("old spreadsheet", "x.yaml", b"\xd0\xcf\x11\xe0", "1:1: C001: this is an old spreadsheet", False),
    ("xlsx", "x.xlsx", b"PK\x03\x04", "1:1: C001: this is a packed file", False),
    ("no ending", "x", GOOD.encode(), "1:1: C001: the name of the file has no ending", False),
    ("no Parquet", "x.parquet", b"PAR1 and then nothing", "1:1: C004", False),
    (
        "ragged",
        "x.csv",
        b"case,kommune,egen have\na,Aalborg\nb,Aalborg,true,1\ngod,Aalborg,true\n",
        "2:1: C402",
        True,
    ),
    (
        "open quote",
        "x.csv",
        b'case,kommune,egen have\ngod,Aalborg,true\na,"Aalborg,true\n',
        "3:1: C402",
        True,
    ),
    ("decimal comma", "x.csv", b"case;kvadratmeter\na;3,5\ngod;4\n", "2:2: C301", True),
    ("column twice", "x.csv", b"case,kommune,kommune\na,Aalborg,Aarhus\n", "1:2: C401", False),
]


@pytest.mark.parametrize(
    ("name", "content", "words", "is_kept"), [each[1:] for each in FILES], ids=[each[0] for each in FILES]
)
def test_a_bad_file_is_one_located_line(
    frirum: Frirum, haver: str, tmp_path: Path, name: str, content: bytes, words: str, *, is_kept: bool
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    out = tmp_path / "out.csv"
    about = ("--about", "person") if name.endswith(("csv", "parquet")) else ()
    said = frirum(
        "decide",
        str(path),
        *ON,
        *about,
        "--catalogue",
        haver,
        "--csv",
        str(out),
        "--rejects",
        str(tmp_path / "rejects.csv"),
    )
    assert said.code == 1
    lines = said.err.splitlines()
    assert lines[0].startswith(f"{path}:")
    assert words in lines[0]
    assert not any("Traceback" in line or "BUG" in line for line in lines)
    if is_kept:
        assert "god," in out.read_text(encoding="utf-8")


def test_bad_files_are_told_in_danish(frirum: Frirum, haver: str, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("case: a\nabout: person\nfacts: {kommune: Aalbrog}\n", encoding="utf-8")
    said = frirum("decide", str(path), *ON, "--catalogue", haver, "--lang", "da")
    assert said.err == (
        f"{path}:3:18: C206: ingen kommune hedder `Aalbrog`; mente du `Aalborg`?\n"
        "Ingen sag kunne læses, så der er intet afgjort.\n"
    )
    assert (said.code, said.out) == (1, "")
    said = frirum("explain", str(path), *ON, "--catalogue", haver, "--lang", "da")
    assert (said.code, "mente du `Aalborg`?" in said.err) == (1, True)


def test_rejected_cases_are_written_with_their_reasons(frirum: Frirum, haver: str, tmp_path: Path) -> None:
    path, rejects = tmp_path / "x.jsonl", tmp_path / "rejects.csv"
    path.write_text(
        GOOD + GOOD.replace("Aalborg", "Aalbrog").replace("god", "slem") + "{\n", encoding="utf-8"
    )
    said = frirum(
        "decide", str(path), *ON, "--catalogue", haver, "--json", "--rejects", str(rejects), "--lang", "da"
    )
    assert said.code == 1
    lines = rejects.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "case,rejected_file,rejected_line,rejected_column,rejected_code,rejected_reason"
    assert lines[1].startswith(f"slem,{path},2,")
    assert "ingen kommune hedder" in lines[1]
    assert lines[2].startswith(f",{path},3,")


def test_reasons_in_a_file_of_rejected_rows_follow_the_language(
    frirum: Frirum, haver: str, tmp_path: Path
) -> None:
    path, rejects = tmp_path / "x.csv", tmp_path / "rejects.csv"
    path.write_text("case,egen have\na,ja\nb,true\n", encoding="utf-8")
    frirum(
        "decide",
        str(path),
        *ON,
        "--about",
        "person",
        "--catalogue",
        haver,
        "--rejects",
        str(rejects),
        "--lang",
        "da",
    )
    assert "skriv true uden anførselstegn" in rejects.read_text(encoding="utf-8")


def test_outputs_that_cannot_be_written_are_told_first(
    frirum: Frirum, haver: str, cases: str, tmp_path: Path
) -> None:
    for out, words in [
        (tmp_path / "none" / "out.csv", "there is no such folder"),
        (tmp_path, "this is a folder"),
        (Path(cases), "this file is read as well"),
    ]:
        before = Path(cases).read_bytes()
        said = frirum("decide", cases, *ON, "--catalogue", haver, "--csv", str(out))
        assert (said.code, said.out) == (2, "")
        assert said.err.startswith(f"{out}:1:1: FILE: {words}")
        assert Path(cases).read_bytes() == before
    same = str(tmp_path / "both.csv")
    assert (
        "named twice"
        in frirum("decide", cases, *ON, "--catalogue", haver, "--csv", same, "--rejects", same).err
    )


def test_a_file_is_there_whole_or_not_at_all(frirum: Frirum, haver: str, cases: str, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_text("old", encoding="utf-8")
    wrong = ("--provision", "HAV § 44")
    assert (
        frirum("decide", cases, "--on", "2024-06-01", *wrong, "--catalogue", haver, "--csv", str(out)).code
        == 2
    )
    assert out.read_text(encoding="utf-8") == "old"
    assert frirum("decide", cases, *ON, "--catalogue", haver, "--csv", str(out)).code == 0
    assert out.read_text(encoding="utf-8").startswith("case,on,")
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []


def test_an_open_answer_is_an_answer_unless_strict(
    frirum: Frirum, haver: str, cases: str, tmp_path: Path
) -> None:
    arguments = ("decide", cases, *ON, "--catalogue", haver)
    assert (frirum(*arguments).code, frirum(*arguments, "--strict").code) == (0, 1)
    late = ("decide", cases, "--on", "2026-06-01", "--provision", "HAV § 4", "--catalogue", haver, "--strict")
    assert frirum(*late).code == 0
    table = tmp_path / "x.csv"
    table.write_text("case,egen have\na,true\nb,false\n", encoding="utf-8")
    arguments = ("decide", str(table), *ON, "--about", "person", "--catalogue", haver)
    out = ("--parquet", str(tmp_path / "o.parquet"))
    for more in ((), ("--json",), out):
        assert (frirum(*arguments, *more).code, frirum(*arguments, *more, "--strict").code) == (0, 1)


def shell(haver: str, kept: Path, *arguments: str, **how: object) -> subprocess.Popen[bytes]:
    """The command as a process of its own."""
    environment = {**os.environ, "LANG": "en_GB.UTF-8", "FRIRUM_CACHE": str(kept), "FRIRUM_CATALOGUE": haver}
    for name in ("LC_ALL", "LC_MESSAGES", "FRIRUM_TRACE"):
        environment.pop(name, None)
    command = [sys.executable, "-m", "frirum.cli", *arguments]
    return subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, **how)  # type: ignore[call-overload, no-any-return]


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("long.jsonl", b'{"case": "'),
        ("long.json", b'{"case": "'),
        ("long.yaml", b"case: "),
        ("long.csv", b"case,kommune\n"),
    ],
)
def test_a_line_without_end_takes_no_memory(
    haver: str, kept: Path, tmp_path: Path, name: str, head: bytes
) -> None:
    path = tmp_path / name
    with path.open("wb") as stream:
        stream.write(head)
        for _ in range(100):
            stream.write(b"x" * MEGABYTE)
        stream.write(b"\n" + GOOD.encode())
    run = shell(haver, kept, "decide", str(path), *ON, "--about", "person", stdout=subprocess.DEVNULL)
    assert run.stderr is not None
    said = run.stderr.read().decode()
    run.stderr.close()
    _, status, used = os.wait4(run.pid, 0)
    run.returncode = os.waitstatus_to_exitcode(status)
    assert run.returncode == 1
    assert "C002" in said.splitlines()[0]
    assert used.ru_maxrss / (1024 if sys.platform == "linux" else MEGABYTE) < ROOM


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("kind", ["--csv", "--parquet"])
def test_a_full_disk_is_a_line(frirum: Frirum, haver: str, cases: str, tmp_path: Path, kind: str) -> None:
    table = tmp_path / "x.csv"
    table.write_text("case,egen have\na,true\n", encoding="utf-8")
    for file in (cases, str(table)):
        about = ("--about", "person") if file.endswith("csv") else ()
        said = frirum("decide", file, *ON, *about, "--catalogue", haver, kind, "/dev/full")
        assert said.code == 2
        assert "FILE: " in said.err
        assert "No space left on device; mend it and try again" in said.err.splitlines()[-1]
        assert "BUG" not in said.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_pipes_with_names(haver: str, kept: Path, frirum: Frirum, tmp_path: Path) -> None:
    table, lines = tmp_path / "x.csv", tmp_path / "x.jsonl"
    os.mkfifo(table)
    os.mkfifo(lines)
    said = frirum("decide", str(table), *ON, "--catalogue", haver)
    assert (said.code, "FILE: a table must be a file" in said.err) == (2, True)
    run = shell(haver, kept, "decide", str(lines), *ON, "--json", stdout=subprocess.PIPE)
    lines.write_text(GOOD, encoding="utf-8")
    out, err = run.communicate(timeout=120)
    assert (run.returncode, err) == (0, b"")
    assert b'"case": "god"' in out


@pytest.mark.parametrize(
    "arguments", [("list", "provisions"), ("decide", "CASES", *ON[:2], "--json"), ("--help",)]
)
def test_a_reader_that_goes_away_is_nobodys_fault(
    haver: str, kept: Path, cases: str, arguments: tuple[str, ...]
) -> None:
    read, write = os.pipe()
    os.close(read)
    given = [cases if each == "CASES" else each for each in arguments]
    run = shell(haver, kept, *given, stdout=write)
    os.close(write)
    _, err = run.communicate(timeout=120)
    assert (run.returncode, err) == (0, b"")


def test_stopped_from_the_keyboard(haver: str, kept: Path, tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("there are no pipes with names here")
    lines = tmp_path / "x.jsonl"
    os.mkfifo(lines)
    out = tmp_path / "out.csv"
    run = shell(haver, kept, "decide", str(lines), *ON, "--csv", str(out), stdout=subprocess.DEVNULL)
    with lines.open("w", encoding="utf-8") as stream:  # opened when the command reads: it is at work
        stream.write(GOOD)
        stream.flush()
        time.sleep(0.2)
        run.send_signal(signal.SIGINT)
        _, err = run.communicate(timeout=120)
    assert (run.returncode, err.decode()) == (130, "interrupted\n")
    assert not out.exists()
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []
