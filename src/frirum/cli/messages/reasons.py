"""Sentences of outcomes and explanations."""

from __future__ import annotations

REASONS: dict[str, dict[str, str]] = {
    "short.missing": {"da": "mangler {names}", "en": "missing {names}"},
    "short.duty": {"da": "{do} {when} · {state}", "en": "{do} {when} · {state}"},
    "short.due": {"da": "senest {day}", "en": "by {day}"},
    "short.fulfilled": {"da": "{day}", "en": "{day}"},
    "short.no day": {"da": "uden kendt frist", "en": "without a known day"},
    "value.per": {"da": "{value} pr. {period}", "en": "{value} per {period}"},
    "value.kept": {"da": "opfyldt", "en": "kept"},
    "value.broken": {"da": "ikke opfyldt", "en": "not kept"},
    "sentence.undecided": {
        "da": "Det kan ikke afgøres: sagen siger ikke noget om {names}.",
        "en": "This cannot be decided: the case does not say anything about {names}.",
    },
    "sentence.waived": {
        "da": "Bestemmelsen er fraveget af {ids}.",
        "en": "The provision is waived by {ids}.",
    },
    "sentence.waived.duty": {
        "da": "Bestemmelsen er fraveget af {ids}. Uden forsøget skulle der være {do} senest {day}.",
        "en": "The provision is waived by {ids}. Without it, {do} would be due by {day}.",
    },
    "sentence.applies": {"da": "Bestemmelsen gælder.", "en": "The provision applies."},
    "sentence.does not apply": {
        "da": "Bestemmelsen gælder ikke i sagen: en betingelse er ikke opfyldt.",
        "en": "The provision does not apply to the case: a condition is not met.",
    },
    "sentence.not in force": {
        "da": "Bestemmelsen er ikke i kraft den dag.",
        "en": "The provision is not in force on that day.",
    },
    "sentence.conflict": {
        "da": "Flere fritagelser vil hver sit med bestemmelsen; loven siger ikke, hvilken der går forud.",
        "en": "Several exemptions want different things of the provision; the law does not say which "
        "prevails.",
    },
    "sentence.undecided.bare": {"da": "Det kan ikke afgøres.", "en": "This cannot be decided."},
    "sentence.what": {"da": "Det gælder: {what}.", "en": "It holds: {what}."},
    "sentence.value": {"da": "{what}: {value}.", "en": "{what}: {value}."},
    "duty.upcoming": {
        "da": "{by} skal sørge for {do} senest {due}; pligten opstår {arises}.",
        "en": "{by} must see to {do} by {due}; the duty arises on {arises}.",
    },
    "duty.upcoming since": {
        "da": "{by} skal sørge for {do} senest {due}; det kendes ikke, hvornår pligten opstod.",
        "en": "{by} must see to {do} by {due}; since when the duty has been there is not known.",
    },
    "duty.overdue since": {
        "da": "{by} skulle have sørget for {do} senest {due}; fristen er overskredet.",
        "en": "{by} should have seen to {do} by {due}; it is overdue.",
    },
    "duty.done": {
        "da": "{do} fandt sted {done}; en frist kendes ikke.",
        "en": "{do} took place on {done}; no term is known.",
    },
    "duty.no day known": {
        "da": "{by} skal sørge for {do}; hvornår fristen er, kendes ikke.",
        "en": "{by} must see to {do}; when it is due is not known.",
    },
    "duty.met": {
        "da": "{do} fandt sted {done}, inden fristen {due}.",
        "en": "{do} took place on {done}, within the term ending {due}.",
    },
    "duty.met late": {
        "da": "{do} fandt sted {done}, efter fristen {due}.",
        "en": "{do} took place on {done}, after the term ending {due}.",
    },
    "duty.overdue": {
        "da": "{by} skulle have sørget for {do} senest {due}; pligten opstod {arises}, og fristen er "
        "overskredet.",
        "en": "{by} should have seen to {do} by {due}; the duty arose on {arises} and is overdue.",
    },
    "duty.suspended": {
        "da": "{do} er sat i bero; uden det var fristen {due}.",
        "en": "{do} is suspended; otherwise it would be due by {due}.",
    },
    "duty.waived": {
        "da": "{do} er fraveget; fristen var ellers {due}.",
        "en": "{do} is waived; otherwise it would be due by {due}.",
    },
    "duty.no day": {
        "da": "{by} skal sørge for {do}; fristen nås ikke med det, der er kendt.",
        "en": "{by} must see to {do}; on what is known the term does not run out.",
    },
    "duty.unknown": {
        "da": "{by} skal sørge for {do} senest {due}; om det er sket, er ikke fuldt registreret.",
        "en": "{by} must see to {do} by {due}; whether it was done is not fully on record.",
    },
    "explain.case": {"da": "Sag {case} · {day}", "en": "Case {case} · {day}"},
    "explain.asked": {
        "da": "også det, der kun er ansøgt om, er regnet med",
        "en": "what was only asked for is taken as granted",
    },
    "explain.differs": {"da": "Forsøgene ændrer svaret.", "en": "The experiments change the answer."},
    "explain.same": {
        "da": "Forsøgene ændrer ikke svaret.",
        "en": "The experiments do not change the answer.",
    },
    "explain.open": {
        "da": "Om forsøgene ændrer svaret, kan ikke afgøres.",
        "en": "Whether the experiments change the answer cannot be decided.",
    },
    "explain.conditions": {"da": "Betingelser", "en": "Conditions"},
    "explain.none": {"da": "Bestemmelsen har ingen betingelser.", "en": "The provision has no conditions."},
    "explain.experiments": {"da": "Forsøg med bestemmelsen", "en": "Experiments with the provision"},
    "explain.no experiments": {
        "da": "Intet forsøg rører bestemmelsen.",
        "en": "No experiment touches the provision.",
    },
    "explain.sources": {"da": "Kilder", "en": "Sources"},
    "explain.dropped": {"da": "tæller ikke længere: {by}", "en": "no longer counts: {by}"},
    "explain.set": {"da": "lyder nu sådan: {by}", "en": "reads so now: {by}"},
    "explain.missing": {"da": "mangler: {names}", "en": "missing: {names}"},
    "explain.in scope": {"da": "gælder i sagen", "en": "in scope"},
    "explain.out of scope": {"da": "gælder ikke i sagen", "en": "not in scope"},
    "explain.scope unknown": {"da": "uvist, om den gælder i sagen", "en": "scope unknown"},
    "explain.basis": {"da": "hjemmel {basis}, {period}", "en": "basis {basis}, {period}"},
    "explain.ordinary now": {"da": "som de almindelige regler", "en": "as ordinary law"},
    "does.waive": {"da": "fraviger bestemmelsen", "en": "waives the provision"},
    "does.drop": {"da": "ser bort fra {name}", "en": "drops {name}"},
    "does.condition": {"da": "ændrer {name}: {text}", "en": "changes {name}: {text}"},
    "does.value": {"da": "sætter værdien til {text}", "en": "sets the value to {text}"},
    "does.duty": {"da": "{name}, nu: {text}", "en": "{name}, now: {text}"},
    "does.duty.none": {"da": "{name}, nu: intet", "en": "{name}, now: none"},
    "does.add": {"da": "tilføjer bestemmelsen", "en": "adds the provision"},
    "does.keeps": {"da": "men: {text}", "en": "but: {text}"},
    "decide.title": {"da": "Afgjort pr. {day}", "en": "Decided as of {day}"},
    "decide.hidden": {
        "da": "{count} bestemmelser gælder ikke eller er ikke i kraft; --all viser dem",
        "en": "{count} provisions do not apply or are not in force; --all shows them",
    },
    "decide.open": {
        "da": "{count} bestemmelser kan ikke afgøres ud fra sagen; --all viser dem og det, de mangler",
        "en": "{count} provisions cannot be decided on what the case says; --all shows what they lack",
    },
    "decide.nothing": {
        "da": "Ingen bestemmelse gælder i sagen den dag.",
        "en": "No provision applies to the case on that day.",
    },
    "decide.none read": {
        "da": "Ingen sag kunne læses, så der er intet afgjort.",
        "en": "No case could be read, so nothing is decided.",
    },
    "decide.mark.True": {"da": "≠ forsøgene ændrer svaret", "en": "≠ the experiments change the answer"},
    "decide.mark.None": {"da": "? det kan ikke afgøres", "en": "? this cannot be decided"},
    "decide.more": {
        "da": "… og {count} linjer til; skriv dem alle med --csv eller --parquet",
        "en": "… and {count} more lines; write them all with --csv or --parquet",
    },
    "decide.written": {"da": "{count} linjer skrevet til {file}", "en": "{count} lines written to {file}"},
    "decide.cases": {"da": "{count} sager på {seconds} s", "en": "{count} cases in {seconds} s"},
    "decide.working": {"da": "Afgør", "en": "Deciding"},
    "decide.reading": {"da": "Læser", "en": "Reading"},
    "timeline.case": {"da": "Sag {case} · {period}", "en": "Case {case} · {period}"},
    "timeline.duties": {"da": "Pligter", "en": "Duties"},
    "timeline.hidden": {
        "da": "{count} bestemmelser siger intet om sagen i perioden; vælg en med --provision",
        "en": "{count} provisions say nothing to the case in the period; choose one with --provision",
    },
    "decide.rejected": {
        "da": "{count} rækker kan ikke læses; de står i {files}",
        "en": "{count} rows cannot be read; they stand in {files}",
    },
    "decide.rejected.unwritten": {
        "da": "{count} rækker kan ikke læses; skriv dem til en fil med --rejects{files}",
        "en": "{count} rows cannot be read; write them to a file with --rejects{files}",
    },
    "summary.title": {
        "da": "Afgjort pr. {day} · {count} sager; tallene er sager",
        "en": "Decided as of {day} · {count} cases; the numbers are cases",
    },
    "summary.nothing": {
        "da": "Ingen bestemmelse gælder i nogen sag den dag.",
        "en": "No provision applies to any case on that day.",
    },
    "summary.ordinary applies": {"da": "Gælder\nalmindeligt", "en": "Ordinarily\napplies"},
    "summary.actual applies": {"da": "Gælder\nher og nu", "en": "Applies\nhere and now"},
    "summary.waived": {"da": "Fraveget", "en": "Waived"},
    "summary.differs": {"da": "Forskel", "en": "Differs"},
    "summary.undecided": {"da": "Uafgjort", "en": "Undecided"},
    "decide.hidden.1": {
        "da": "1 bestemmelse gælder ikke eller er ikke i kraft; --all viser den",
        "en": "1 provision does not apply or is not in force; --all shows it",
    },
    "decide.open.1": {
        "da": "1 bestemmelse kan ikke afgøres ud fra sagen; --all viser den og det, den mangler",
        "en": "1 provision cannot be decided on what the case says; --all shows what it lacks",
    },
    "decide.more.1": {
        "da": "… og 1 linje til; skriv dem alle med --csv eller --parquet",
        "en": "… and 1 more line; write them all with --csv or --parquet",
    },
    "decide.written.1": {
        "da": "1 linje skrevet til {file}",
        "en": "1 line written to {file}",
    },
    "decide.cases.1": {
        "da": "1 sag på {seconds} s",
        "en": "1 case in {seconds} s",
    },
    "timeline.hidden.1": {
        "da": "1 bestemmelse siger intet om sagen i perioden; vælg den med --provision",
        "en": "1 provision says nothing to the case in the period; choose it with --provision",
    },
    "decide.rejected.1": {
        "da": "1 række kan ikke læses; den står i {files}",
        "en": "1 row cannot be read; it stands in {files}",
    },
    "decide.rejected.unwritten.1": {
        "da": "1 række kan ikke læses; skriv den til en fil med --rejects{files}",
        "en": "1 row cannot be read; write it to a file with --rejects{files}",
    },
    "scope.there": {"da": "deltagere: {names}", "en": "taking part: {names}"},
    "scope.there.more": {
        "da": "deltagere: {names} og {count} til",
        "en": "taking part: {names} and {count} more",
    },
    "scope.then": {"da": "{kommune} deltager {period}", "en": "{kommune} takes part {period}"},
    "scope.nobody": {
        "da": "ingen kommune deltager den dag",
        "en": "no municipality takes part on that day",
    },
    "scope.enrolled": {"da": "(tilmelding)", "en": "(enrolment)"},
    "scope.provided": {"da": "(skal fremgå af sagen)", "en": "(must be on record)"},
    "element.do": {"da": "hvad der skal gøres", "en": "what is to be done"},
    "element.by": {"da": "hvem der skal gøre det", "en": "who must do it"},
    "element.met by": {"da": "hvad der opfylder den", "en": "what fulfils it"},
    "element.counts": {
        "da": "kravet til, hvad der tæller",
        "en": "the requirement on what counts",
    },
    "element.clock": {"da": "uret", "en": "the clock"},
    "element.arises": {"da": "hvornår den opstår", "en": "when it arises"},
    "element.due": {"da": "fristen", "en": "the term"},
    "element.cadence": {"da": "hyppigheden", "en": "the cadence"},
    "element.tolerance": {"da": "den tilladte forsinkelse", "en": "the tolerance"},
    "element.early": {"da": "hvor tidligt den må opfyldes", "en": "how early it may be fulfilled"},
    "element.suspended": {"da": "hvad der sætter den i bero", "en": "what suspends it"},
}
