"""The docs are current, complete, and lead nowhere into the void."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from scripts import consoles, docs

from frirum.cli.app import app

ROOT = Path(__file__).parent.parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
HANDWRITTEN = [page for page in PAGES if not page.read_text(encoding="utf-8").startswith(docs.MARK)]


def links(page: Path) -> list[str]:
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    return [link for link in LINK.findall(text) if not link.startswith(("https://", "http://"))]


def anchors(page: Path) -> set[str]:
    """The anchors that headings get, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    named = re.findall(r'^<a id="([^"]+)"></a>$', page.read_text(encoding="utf-8"), re.MULTILINE)
    made = (re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings)
    return {*named, *made}


@pytest.mark.parametrize("page", HANDWRITTEN, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in links(page):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_every_link_of_the_generated_pages_leads_somewhere() -> None:
    known = {page: anchors(page) for page in PAGES}
    broken = []
    for page in PAGES:
        for link in links(page) if page not in HANDWRITTEN else ():
            path, _, anchor = link.partition("#")
            target = (page.parent / path).resolve() if path else page
            if target not in known or (anchor and anchor not in known[target]):
                broken.append(f"{page.relative_to(ROOT)}: {link}")
    assert broken == []


def test_every_command_is_documented() -> None:
    text = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    names = [
        command.name or command.callback.__name__ for command in app.registered_commands if command.callback
    ]
    assert len(names) == 11
    for name in names:
        assert f"## frirum {name}\n" in text


def test_the_generated_pages_are_current() -> None:
    wanted = docs.generated()
    there = docs.present()
    differ = [str(path.relative_to(ROOT)) for path in wanted if there.get(path) != wanted[path]]
    left_over = [str(path.relative_to(ROOT)) for path in there.keys() - wanted.keys()]
    assert (differ, left_over) == ([], []), "run make docs"


@pytest.mark.parametrize("page", consoles.pages(), ids=lambda page: page.name)
def test_the_commands_in_the_docs_print_what_stands_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    now = consoles.current(text)
    assert consoles.same(text, now), f"run make docs\n{now}"


def test_the_first_screen_of_the_readme_has_both_commands() -> None:
    first = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:20]
    assert any(line.startswith("make demo") for line in first)
    assert any(line.startswith("make test") for line in first)
