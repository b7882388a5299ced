"""Where an application and the law disagree, `frirum show EXPERIMENT` says so, in Danish and in English."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from frirum.cli import main

FACTS = Path(__file__).resolve().parents[3] / "shared" / "facts" / "law.yaml"

CONFLICTS = (
    ("30", "samtaler", "hver sammenlagt måned", "each accumulated month"),
    ("30", "samtaler", "kun ved behov eller ønske", "only on need or request"),
    ("30", "samtaler", "definerer ikke gennemsnittet", "does not define the average"),
    ("30", "integration-kontaktform", "Fire opfølgninger på 12 måneder", "Four follow-ups in 12 months stay"),
    ("31", "forholdstal", "§§ 53 og 70", "§§ 53 and 70"),
    ("29, 30", "iværksætterforløb", "BEK 1003/2015", "BEK 1003/2015"),
    ("28", "timefradrag-85", "BEK 473/2016 § 7", "BEK 473/2016 § 7"),
    ("27", "mikrolån", "2, 3, 7, 10, 11, 12 og 13", "2, 3, 7, 10, 11, 12 and 13"),
    ("32", "uddannelse", "snævrere", "narrower than asked"),
    ("29", "iværksætterforløb", "må ikke starte", "may not start a business"),
    ("24", "partsstatus-unge", "kun ved anbringelse", "for placement only"),
    ("23", "hjemgivelse-ved-tvangsanbringelse", "§ 68, stk. 7", "§ 68 stk. 7"),
    ("21", "inddragelse-og-effekt", "155 a", "155 a"),
    ("16", "en-plan", "§ 141", "only for two groups"),
    ("19", "sammenhængende-indsats", "10.000 kr.", "limit of prior approval"),
    ("08", "optagelse-i-botilbud", "loven har fem", "the act has five"),
    ("09", "inklusionsboliger", "ABL § 62 a", "ABL § 62 a"),
    ("09", "startboliger", "til og med det 24. år", "including the age of 24"),
    ("02", "fysioterapi-revisitation", "20 behandlinger", "20 treatments"),
    ("03", "fælles-infrastruktur", "§ 41", "§ 46"),
    ("22", "forældrebetaling", "1.307", "1,307"),
    ("18", "procesfleksibilitet", "SDL § 80", "SDL § 80"),
)
"""application, experiment, and what is said there in Danish and in English"""


pytestmark = pytest.mark.usefixtures("nobodys_home")


def said(experiment: str, lang: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["show", experiment, "--lang", lang]) == 0
    return " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(("application", "experiment", "da", "en"), CONFLICTS)
def test_a_conflict_is_shown(
    application: str,
    experiment: str,
    da: str,
    en: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "1000")
    assert da in said(experiment, "da", capsys), application
    assert en in said(experiment, "en", capsys), application


@pytest.mark.parametrize(
    ("experiment", "da", "en"),
    [
        (  # a new term
            "integrationsprogram",
            "INL § 16, stk. 6: fristen, nu: 10 uger efter, at pligten opstod",
            "INL § 16, stk. 6: the term, now: 10 weeks after the duty arose",
        ),
        (  # other events that fulfil it
            "plejehjemstilsyn",
            "SEL § 151, stk. 2: hvad der opfylder den, nu: uanmeldt tilsyn og anmeldt tilsyn",
            "SEL § 151, stk. 2: what fulfils it, now: uanmeldt tilsyn and anmeldt tilsyn",
        ),
        (  # a field of the duty that is dropped
            "samtaler",
            "LAB-2003 § 17, stk. 1: der ses bort fra kravet til, hvad der tæller",
            "LAB-2003 § 17, stk. 1: the requirement on what counts",
        ),
        ("huslejetilskud", "efter en gengivelse af ansøgningen", "from a summary of the application"),
    ],
)
def test_what_an_exemption_makes_of_a_duty_is_told_in_words(
    experiment: str, da: str, en: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "1000")
    assert da in said(experiment, "da", capsys)
    assert en in said(experiment, "en", capsys)


@pytest.mark.skipif(not FACTS.exists(), reason="the facts are not here")
def test_every_known_conflict_is_here() -> None:
    facts = yaml.safe_load(FACTS.read_text(encoding="utf-8"))["conflicts_application_vs_law"]
    known = [str(each["application"]) for each in facts]
    here = [application for application, *_ in CONFLICTS]
    assert set(known) == set(here)
    assert len(here) >= len(known)
