"""Sentences of look-ups: provisions, experiments, lists, checks, the demo."""

from __future__ import annotations

PAGES: dict[str, dict[str, str]] = {
    "describe.act": {"da": "{act} · om {about}", "en": "{act} · about {about}"},
    "describe.effect": {"da": "virkning", "en": "effect"},
    "describe.what": {"da": "hvad", "en": "what"},
    "describe.who": {"da": "hvem afgør", "en": "who decides"},
    "describe.bound": {"da": "grænse", "en": "bound"},
    "describe.value": {"da": "beregning", "en": "computed as"},
    "describe.unit": {"da": "enhed", "en": "unit"},
    "describe.do": {"da": "pligt", "en": "duty"},
    "describe.do.by": {"da": "{do}, ved {by}", "en": "{do}, by {by}"},
    "describe.met by": {"da": "opfyldes af", "en": "met by"},
    "describe.counts": {"da": "tæller kun, hvis", "en": "counts only if"},
    "describe.clock": {"da": "ur", "en": "clock"},
    "describe.cadence": {"da": "hvor tit", "en": "how often"},
    "describe.arises": {"da": "opstår", "en": "arises"},
    "describe.due": {"da": "frist", "en": "due"},
    "describe.tolerance": {"da": "må være forsinket", "en": "may be late by"},
    "describe.early": {"da": "må ske før tiden", "en": "may be early by"},
    "describe.suspended": {"da": "i bero, mens", "en": "suspended while"},
    "clock.while": {"da": "løber, mens {condition}", "en": "runs while {condition}"},
    "clock.every day": {"da": "alle dage", "en": "every day"},
    "clock.since": {"da": "begynder forfra med {condition}", "en": "begins anew with {condition}"},
    "arises.event": {"da": "ved hver {event}", "en": "on each {event}"},
    "arises.given": {"da": "når betingelserne er opfyldt", "en": "when the conditions hold"},
    "arises.after": {"da": "når uret har talt {after}", "en": "when the clock has counted {after}"},
    "arises.within": {
        "da": "når uret har talt {after} inden for {within}",
        "en": "when the clock has counted {after} within {within}",
    },
    "arises.again": {"da": "og igen, hver gang", "en": "and again, each time"},
    "due.term": {"da": "{term} efter, at pligten opstod", "en": "{term} after the duty arose"},
    "due.term.clock": {
        "da": "{term} på uret efter, at pligten opstod",
        "en": "{term} on the clock after the duty arose",
    },
    "due.reading": {"da": "når uret når {term}", "en": "when the clock reaches {term}"},
    "cadence.every": {"da": "en gang {each}", "en": "once {each}"},
    "cadence.times": {"da": "{times} gange pr. {per}", "en": "{times} times per {per}"},
    "cadence.after": {"da": ", efter de første {term}", "en": ", after the first {term}"},
    "cadence.up to": {"da": ", indtil {term} på uret", "en": ", up to {term} on the clock"},
    "describe.when": {
        "da": "Bestemmelsen gælder, når alle betingelser er opfyldt:",
        "en": "The provision applies when all conditions hold:",
    },
    "describe.condition": {"da": "Betingelse", "en": "Condition"},
    "describe.in words": {"da": "Med ord", "en": "In words"},
    "describe.rule": {"da": "Som regel (FEEL)", "en": "As a rule (FEEL)"},
    "describe.judged by": {"da": "skøn ved {by}", "en": "judged by {by}"},
    "describe.application": {"da": "ansøgning {number}", "en": "application {number}"},
    "describe.source": {"da": "Kilde: {place} · {certainty}", "en": "Source: {place} · {certainty}"},
    "describe.remarks": {"da": "Bemærkninger:", "en": "Remarks:"},
    "describe.exemptions": {"da": "Forsøg med bestemmelsen", "en": "Experiments with the provision"},
    "describe.takes part": {"da": "Hvem deltager", "en": "Who takes part"},
    "describe.nobody": {
        "da": "Ingen kommune deltager den dag.",
        "en": "No municipality takes part on that day.",
    },
    "describe.group": {"da": "Gruppe", "en": "Group"},
    "describe.theme": {"da": "{number}: {theme}", "en": "{number}: {theme}"},
    "describe.round": {"da": "Runde", "en": "Round"},
    "describe.applications": {"da": "Ansøgninger", "en": "Applications"},
    "describe.all parts": {"da": "alle", "en": "all"},
    "describe.no basis": {
        "da": "Fritagelsen har ingen hjemmel den dag.",
        "en": "The exemption has no basis on that day.",
    },
    "describe.scope": {
        "da": "Fritagelsen gælder i en sag, når også dette holder:",
        "en": "The exemption is in scope of a case when this holds as well:",
    },
    "describe.keeps": {"da": "Det består:", "en": "What stays in force:"},
    "describe.at end": {"da": "Når fritagelsen ophører: {text}.", "en": "When the exemption ends: {text}."},
    "describe.waives": {"da": "{citation} fraviges", "en": "{citation} is waived"},
    "describe.drops": {"da": "{citation}: der ses bort fra {names}", "en": "{citation}: {names} dropped"},
    "describe.adds": {"da": "tilføjer {id}: {title}", "en": "adds {id}: {title}"},
    "list.nothing": {"da": "Der er intet at vise.", "en": "There is nothing to show."},
    "list.count": {"da": "{count} i alt", "en": "{count} in all"},
    "check.errors": {"da": "Fejl", "en": "Errors"},
    "check.warnings": {"da": "Advarsler", "en": "Warnings"},
    "check.notes": {"da": "Det, kataloget lader stå åbent", "en": "What the catalogue leaves open"},
    "check.fine": {
        "da": "Kataloget hænger sammen. Bestemmelser: {provisions} · forsøg: {experiments}",
        "en": "The catalogue holds together. Provisions: {provisions} · experiments: {experiments}",
    },
    "check.counts": {
        "da": "fejl: {errors} · advarsler: {warnings} · bemærkninger: {notes}",
        "en": "errors: {errors} · warnings: {warnings} · notes: {notes}",
    },
    "sql.today": {
        "da": "Forespørgslen gælder i dag, {day}; vælg en anden dag med --on",
        "en": "The query is for today, {day}; choose another day with --on",
    },
    "demo.title": {"da": "En opdigtet befolkning den {day}", "en": "A made-up population on {day}"},
    "demo.people": {
        "da": "{count} personer, virksomheder, boliger og tilbud af hver slags i 98 kommuner. Ingen af "
        "dem findes, og intet om Danmark følger af tallene.",
        "en": "{count} persons, companies, dwellings and homes each in 98 municipalities. None of them "
        "exists, and nothing about Denmark follows from the numbers.",
    },
    "demo.drawing": {"da": "Danner befolkningen", "en": "Making the population"},
    "demo.elsewhere": {
        "da": "og {count} i {places} andre kommuner",
        "en": "and {count} in {places} other municipalities",
    },
    "demo.what": {"da": "Hvad forsøgene ændrer", "en": "What the experiments change"},
    "demo.change": {
        "da": "{provision}: {ordinary} → {actual} · sager: {count}, kommuner: {places}",
        "en": "{provision}: {ordinary} → {actual} · cases: {count}, municipalities: {places}",
    },
    "demo.change.same": {
        "da": "{provision}: {actual}, men på anden måde · sager: {count}, kommuner: {places}",
        "en": "{provision}: {actual}, but in another way · cases: {count}, municipalities: {places}",
    },
    "demo.where": {"da": "Hvor forsøgene ændrer noget", "en": "Where the experiments change something"},
    "demo.most": {"da": "Mest berørt", "en": "Most affected by"},
    "demo.nothing": {
        "da": "Intet forsøg ændrer noget den dag.",
        "en": "No experiment changes anything on that day.",
    },
    "demo.case": {
        "da": "Sag {case} i {kommune} er en af dem. {provision}: efter de almindelige regler {ordinary}, her "
        "og nu {actual}, efter {exemptions} ({basis}).",
        "en": "Case {case} in {kommune} is one of them. {provision}: by ordinary law {ordinary}, here and "
        "now {actual}, by {exemptions} ({basis}).",
    },
    "demo.time": {
        "da": "{outcomes} afgørelser, hver med begge svar og en grund, på {seconds} s ({rate} i "
        "sekundet); befolkningen tog {drawing} s at danne.",
        "en": "{outcomes} outcomes, each with both answers and a reason, in {seconds} s ({rate} a "
        "second); the population took {drawing} s to make.",
    },
    "demo.next": {"da": "Prøv nu", "en": "Try next"},
    "demo.column.outcomes": {"da": "Ændrede svar", "en": "Changed answers"},
}
