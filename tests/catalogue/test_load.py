"""What a loaded catalogue holds."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from frirum.cases.vocabulary import Absence, FactType
from frirum.catalogue import Catalogue, load
from frirum.catalogue.loader import SHIPPED
from frirum.experiments.model import AtEnd, Standing
from frirum.feel import parse
from frirum.law.model import Arises, Cadence, Certainty, Counting, Due, Effect, Period, Term, Unit

from .faulty import MINI, Edit, copy_of_mini


def test_vocabulary_municipalities_networks_and_rates(mini: Catalogue) -> None:
    assert mini.country == "dk"
    assert mini.vocabulary.abouts == ("person", "virksomhed", "forsøg")
    ydelse = mini.vocabulary.facts["person", "ydelse"]
    assert (ydelse.type, ydelse.absence) == (FactType.TEXT, Absence.RECORDED)
    assert ydelse.values == ("ledighedsydelse", "kontanthjælp", "dagpenge")
    assert mini.vocabulary.facts["person", "arbejdstimer"].absence is Absence.OPEN
    samtale = mini.vocabulary.events["person", "jobsamtale"]
    assert samtale.absence is Absence.COMPLETE
    assert samtale.attributes["form"].values == ("personligt fremmøde", "telefon")
    assert mini.vocabulary.municipalities["København"].aliases == ("Københavns", "Copenhagen")
    assert mini.networks["nordjylland"].municipalities == ("Aalborg", "Jammerbugt", "Thisted", "Rebild")
    rate = mini.rates["timefradrag"]
    assert [each.value for each in rate.versions] == [Decimal("25.74"), Decimal("26.25")]
    assert rate.versions[0].period == Period(date(2016, 1, 1), date(2016, 12, 31))


def test_a_duty(mini: Catalogue) -> None:
    provision = mini.provisions["LAS § 74 c"]
    assert (provision.act, provision.section, provision.about) == ("LAS", "§ 74 c", "person")
    version = provision.at(date(2018, 1, 1))
    assert version is not None
    assert provision.at(date(2017, 3, 20)) is None
    assert list(version.given) == ["modtager", "tolv af atten"]
    assert version.given["modtager"].test.node == parse('ydelse = "ledighedsydelse"', ["ydelse"])
    assert (version.effect, version.source.certainty) == (Effect.DUTY, Certainty.VERBATIM)
    duty = version.duty
    assert duty is not None
    assert (duty.do, duty.met_by) == ("revurdering", ("revurdering",))
    assert duty.arises == Arises(None, Term(12, Unit.MONTHS), Term(18, Unit.MONTHS), again=True)
    assert duty.due == Due(reading=Term(18, Unit.MONTHS))
    assert duty.clock is not None
    assert duty.clock.counting is Counting.CALENDAR


def test_values(mini: Catalogue) -> None:
    limit = mini.provisions["BAB § 73"].versions[0].value
    assert limit is not None
    assert (limit.unit, limit.bound) == ("personer", "at most")
    amount = mini.provisions["LAS § 31"].versions[0].value
    assert amount is not None
    assert (amount.unit, amount.per) == ("kr.", "måned")
    competence = mini.provisions["LAS § 75"].versions[0].value
    assert competence is not None
    assert (competence.who, competence.value) == ("kommunalbestyrelsen", None)


def test_an_experiment(mini: Catalogue) -> None:
    experiment = mini.experiments["ledighedsydelse-revurdering"]
    (exemption,) = experiment.exemptions
    (version,) = exemption.versions
    assert exemption.standing is Standing.GRANTED
    assert exemption.at(date(2022, 12, 31)) is version
    assert exemption.at(date(2023, 1, 1)) is None
    assert (version.basis, version.waive, version.at_end) == ("LFN § 9 d", ("LAS § 74 c",), AtEnd.RESUME)
    (touch,) = mini.touches["LAS § 74 c"]
    assert (touch.id, touch.cited) == ("ledighedsydelse-revurdering/revurdering", ("LAS § 74 c",))
    assert mini.experiments["forholdstal"].participations[0].municipalities == (
        "Aalborg",
        "Jammerbugt",
        "Thisted",
        "Rebild",
    )
    (ratio,) = mini.experiments["forholdstal"].exemptions
    assert ratio.versions[0].kinds == {"miljø": "provided"}
    assert ratio.versions[0].set["BAB § 73"].value is not None


def test_examples_have_the_shape_of_a_case_file(mini: Catalogue) -> None:
    first = mini.experiments["ledighedsydelse-revurdering"].examples[0]
    assert first.name == "Aalborg i perioden"
    assert first.case == {
        "facts": {"kommune": "Aalborg", "ydelse": [{"is": "ledighedsydelse", "from": date(2017, 3, 1)}]}
    }
    assert first.expect["actual"] == {"status": "waived"}
    assert mini.acts["BAB"].examples[0].name == "12 ansatte giver plads til 2"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{facts: {ordinært ansatte: 12}, events: []}", {"facts": {"ordinært ansatte": 12}, "events": []}),
        ("{ordinært ansatte: 12, events: []}", {"facts": {"ordinært ansatte": 12}, "events": []}),
        ("{about: virksomhed, facts: {}}", {"about": "virksomhed", "facts": {}}),
        ("{}", {"facts": {}}),
    ],
)
def test_facts_alone_are_a_case(written: str, expected: object, tmp_path: Path) -> None:
    edit = Edit("law/bab.yaml", "{kommune: Aarhus, ordinært ansatte: 12}", written)
    assert load(copy_of_mini(tmp_path, edit)).acts["BAB"].examples[0].case == expected


DUTY = """  § 17:
    title: {da: Samtaler, en: Interviews}
    about: person
    versions:
      - from: 2017-01-01
        source: {place: § 17, certainty: secondary, application: "28", note: {da: a, en: b}}
        remarks: [{da: c, en: d}]
        given:
          skøn: {if: barsel, da: a, en: b, ask: {da: c, en: d}, by: jobcenteret,
            source: {place: § 17, certainty: derived}}
        duty:
          do: jobsamtale
          by: jobcenteret
          counts: form = "personligt fremmøde" and not(barsel)
          clock: {while: ydelse = "dagpenge", counting: whole weeks, since: ydelse != null}
          CADENCE
          tolerance: {weeks: 2}
          early: {days: 14}
          suspended: barsel
"""


@pytest.mark.parametrize(
    ("cadence", "expected"),
    [
        (
            "every: {months: 1}\n          after: {years: 1}\n          up to: {months: 6}",
            Cadence(every=Term(1, Unit.MONTHS), after=Term(1, Unit.YEARS), up_to=Term(6, Unit.MONTHS)),
        ),
        ("times: 4\n          per: {months: 12}", Cadence(times=4, per=Term(12, Unit.MONTHS))),
        ("due: {weekdays: 25}", Due(term=Term(25, Unit.WEEKDAYS))),
        ("arises: {event: jobsamtale}\n          due: {on: fødselsdato}", Arises("jobsamtale")),
    ],
)
def test_a_duty_in_every_part(cadence: str, expected: object, tmp_path: Path) -> None:
    edit = Edit("law/las.yaml", "  § 75:\n", DUTY.replace("CADENCE", cadence) + "  § 75:\n")
    catalogue = load(copy_of_mini(tmp_path, edit))
    assert catalogue.findings == ()
    version = catalogue.provisions["LAS § 17"].versions[0]
    duty = version.duty
    assert duty is not None
    parts = (duty.cadence, duty.arises, duty.due)
    assert expected in parts
    assert (duty.tolerance, duty.early) == (Term(2, Unit.WEEKS), Term(14, Unit.DAYS))
    assert duty.clock is not None
    assert duty.clock.counting is Counting.WHOLE_WEEKS
    assert duty.suspended is not None
    assert version.given["skøn"].by == "jobcenteret"
    assert version.remarks == ({"da": "c", "en": "d"},)
    assert version.source.application == "28"


MORE = """        drop: {LAS § 74 c: [modtager, duty.clock]}
        set:
          LAS § 74 c:
            given: {tolv af atten: {if: barsel, da: a, en: b}}
            duty:
              met by: [jobsamtale]
              counts: form = "telefon"
              tolerance: null
              due: {on: null}
              every: {months: 2}
        add:
          § 9 a: {title: {da: a, en: b}, about: person, right: {what: {da: a, en: b}, is: not(barsel)}}
          LFN § 9 b:
            title: {da: a, en: b}
            about: person
            requirement: {what: {da: a, en: b}}
            from: 2019-01-01
        keeps: [{da: a, en: b}]
"""


def test_what_an_exemption_can_change(tmp_path: Path) -> None:
    file = "experiments/nordjylland/revurdering.yaml"
    edit = Edit(file, "        at end: resume\n", MORE + "        at end: restart\n")
    catalogue = load(copy_of_mini(tmp_path, edit))
    assert [str(each) for each in catalogue.findings] == []
    version = catalogue.experiments["ledighedsydelse-revurdering"].exemptions[0].versions[0]
    assert version.drop == {"LAS § 74 c": ("modtager", "duty.clock")}
    change = version.set["LAS § 74 c"]
    assert set(change.conditions) == {"tolv af atten"}
    assert set(change.duty) == {"met_by", "counts", "tolerance", "due", "cadence"}
    assert change.duty["tolerance"] is None
    assert change.duty["cadence"] == Cadence(every=Term(2, Unit.MONTHS))
    assert version.at_end is AtEnd.RESTART
    own = catalogue.provisions["ledighedsydelse-revurdering § 9 a"]
    assert (own.act, own.section) == ("ledighedsydelse-revurdering", "§ 9 a")
    assert own.own == "ledighedsydelse-revurdering/revurdering"
    assert own.versions[0].period == version.period
    other = catalogue.provisions["LFN § 9 b"]
    assert (other.act, other.section) == ("LFN", "§ 9 b")
    assert other.versions[0].period == Period(date(2019, 1, 1), None)
    (touch,) = catalogue.touches["LFN § 9 b"]
    assert touch.cited == ("LFN § 9 b",)
    assert catalogue.resolve("ledighedsydelse-revurdering § 9 a") == (own,)


def test_a_change_of_everything_in_a_duty(tmp_path: Path) -> None:
    file = "experiments/nordjylland/revurdering.yaml"
    changes = (
        "set: {LAS § 74 c: {duty: {do: jobsamtale, by: a, clock: {while: barsel}, suspended: barsel, "
        "arises: {event: jobsamtale}, early: {days: 2}}}}"
    )
    catalogue = load(copy_of_mini(tmp_path, Edit(file, "waive: [LAS § 74 c]", changes)))
    assert catalogue.findings == ()
    version = catalogue.experiments["ledighedsydelse-revurdering"].exemptions[0].versions[0]
    assert set(version.set["LAS § 74 c"].duty) == {"do", "by", "clock", "suspended", "arises", "early"}


ADDED = "        add: {§ 9: {title: {da: a, en: b}, about: person, right: {what: {da: a, en: b}}}}\n"


def test_versions_that_add_one_provision_make_one_provision(tmp_path: Path) -> None:
    file = "experiments/nordjylland/revurdering.yaml"
    later = """      - basis: LFN § 9 d
        from: 2019-01-01
        to: 2022-12-31
        source: {place: § 9 d, certainty: verbatim}
"""
    catalogue = load(
        copy_of_mini(
            tmp_path,
            Edit(file, "        to: 2022-12-31\n", "        to: 2018-12-31\n"),
            Edit(file, "        at end: resume\n", "        at end: resume\n" + ADDED + later + ADDED),
        )
    )
    assert catalogue.findings == ()
    own = catalogue.provisions["ledighedsydelse-revurdering § 9"]
    assert [each.period.start for each in own.versions] == [date(2018, 7, 1), date(2019, 1, 1)]
    assert len(catalogue.touches[own.id]) == 2


def test_two_exemptions_cannot_add_one_provision(tmp_path: Path) -> None:
    added = ADDED.replace("§ 9:", "LFN § 9:")
    catalogue = load(
        copy_of_mini(
            tmp_path,
            Edit("experiments/nordjylland/revurdering.yaml", "        at end: resume\n", added),
            Edit(
                "experiments/nordjylland/forholdstal.yaml",
                "        set:\n",
                added.replace("person", "virksomhed") + "        set:\n",
            ),
        )
    )
    assert [each.code for each in catalogue.findings] == ["F108"]


def test_a_provision_about_nothing_known_is_not_added(tmp_path: Path) -> None:
    added = ADDED.replace("about: person", "about: bil")
    edit = Edit("experiments/nordjylland/revurdering.yaml", "        at end: resume\n", added)
    catalogue = load(copy_of_mini(tmp_path, edit))
    assert [each.code for each in catalogue.findings] == ["F111"]
    assert "ledighedsydelse-revurdering § 9" not in catalogue.provisions


def test_a_group_sees_the_facts_of_its_part(tmp_path: Path) -> None:
    file = "experiments/nordjylland/revurdering.yaml"
    group = 'Rebild], part: [revurdering], group: {if: ydelse = "dagpenge", da: a, en: b}, from'
    catalogue = load(copy_of_mini(tmp_path, Edit(file, "Rebild], from", group)))
    assert catalogue.findings == ()
    (entry,) = catalogue.experiments["ledighedsydelse-revurdering"].participations
    assert entry.parts == ("revurdering",)
    assert entry.group is not None


def test_an_exemption_that_touches_two_kinds_of_case_sees_what_they_share(tmp_path: Path) -> None:
    file = "experiments/nordjylland/revurdering.yaml"
    both = 'waive: [LAS § 74 c, BAB § 73]\n        for: {sted: {if: NAME = "Aalborg", da: a, en: b}}'
    shared = Edit(file, "waive: [LAS § 74 c]", both.replace("NAME", "kommune"))
    assert load(copy_of_mini(tmp_path / "a", Edit("law/bab.yaml", "\nto: 2018-06-30", "\nto: 2018-07-30"),
                             Edit("law/bab.yaml", "        to: 2018-06-30", "        to: 2018-07-30"),
                             shared)).findings == ()  # fmt: skip
    alone = Edit(file, "waive: [LAS § 74 c]", both.replace("NAME", "ydelse"))
    found = load(copy_of_mini(tmp_path / "b", Edit("law/bab.yaml", "        to: 2018-06-30\n", ""),
                              Edit("law/bab.yaml", "\nto: 2018-06-30", ""), alone)).findings  # fmt: skip
    assert [each.code for each in found] == ["F101"]


def test_what_is_broken_is_left_out_and_the_rest_is_there(tmp_path: Path) -> None:
    edits = [Edit(each, "", "\n\t]") for each in ("vocabulary.yaml", "law/bab.yaml", "municipalities.csv")]
    catalogue = load(copy_of_mini(tmp_path, *edits))
    assert catalogue.vocabulary.facts == {}
    assert set(catalogue.acts) == {"LAS", "LFN", "BEK 603/2017"}
    assert catalogue.experiments


def test_an_expression_that_cannot_be_read_is_unknown_not_false(tmp_path: Path) -> None:
    edit = Edit("law/las.yaml", 'ydelse = "kontanthjælp"', "ydelse ==")
    version = load(copy_of_mini(tmp_path, edit)).provisions["LAS § 31"].versions[0]
    assert version.given["modtager"].test.node == parse("null")
    assert version.given["modtager"].test.text == "ydelse =="


def test_a_folder_that_is_no_catalogue(tmp_path: Path) -> None:
    catalogue = load(tmp_path / "none")
    assert [each.code for each in catalogue.findings] == ["F001", "F001"]
    assert catalogue.provisions == {}


@pytest.mark.parametrize("file", ["catalogue.yaml", "vocabulary.yaml", "networks.yaml", "rates.yaml"])
@pytest.mark.parametrize("content", ["", "[]", "a: [1, {b: }]", "nordjylland: 3", "facts: {person: 3}"])
def test_any_file_may_hold_anything(file: str, content: str, tmp_path: Path) -> None:
    root = copy_of_mini(tmp_path)
    (root / file).write_text(content, encoding="utf-8")
    assert load(root).findings


def test_places_are_told_from_the_working_directory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    root = copy_of_mini(tmp_path, Edit("law/lfn.yaml", "act: LFN", "act: 1"))
    monkeypatch.chdir(tmp_path)
    assert [each.place.file for each in load(root).findings] == ["dk/law/lfn.yaml"]
    assert [each.place.file for each in load(Path("dk")).findings] == ["dk/law/lfn.yaml"]


def test_the_shipped_catalogue_is_the_danish_one() -> None:
    assert (SHIPPED / "catalogue.yaml").is_file()
    assert load().country == "dk"
    assert MINI != SHIPPED
