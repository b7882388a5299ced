"""Sentences of `frirum levels` and `frirum coverage`."""

from __future__ import annotations

LEVELS: dict[str, dict[str, str]] = {
    "help.levels": {
        "da": "Tæl niveauet for en gruppe: det, loven kræver, ved siden af det, der blev holdt",
        "en": "Count the level of a group: what the law requires, beside what was held",
    },
    "help.levels.long": {
        "da": "Pr. kommune, gruppe og kvartal. Uden bestemmelser tages dem, forsøg berører. En frist med "
        "gentagelse tælles efter tid, andre frister efter forekomster, en grænse efter pladser. "
        "docs/how-to/levels.md siger, hvordan hvert tal tælles.",
        "en": "By municipality, group and quarter. Without provisions, those that experiments touch are "
        "taken. A recurring duty is counted by time, other duties by occurrences, a limit by places. "
        "docs/how-to/levels.md says how each number is counted.",
    },
    "help.coverage": {
        "da": "Vis, hvor langt kataloget dækker programmet: pr. ansøgning, idé og hjemmel",
        "en": "Show how far the catalogue covers the programme: per application, idea and basis",
    },
    "help.coverage.long": {
        "da": "Det, ingen har kodet endnu, står der også.",
        "en": "What nobody has coded yet is there as well.",
    },
    "option.levels.what": {
        "da": "bestemmelser og tabeller med sager (CSV, Parquet)",
        "en": "provisions, and tables of cases (CSV, Parquet)",
    },
    "option.experiment": {
        "da": "de bestemmelser, et forsøg berører",
        "en": "the provisions that an experiment touches",
    },
    "option.by": {
        "da": "kendsgerningen, der deler i grupper; `none`: ingen grupper, `case`: hver sag",
        "en": "the fact that makes the groups; `none`: no groups, `case`: each case",
    },
    "option.every": {
        "da": "periodens længde: month, quarter, year eller span",
        "en": "length of a period: month, quarter, year or span",
    },
    "option.where": {
        "da": "tæl kun dage, hvor et FEEL-udtryk holder",
        "en": "count only days on which a FEEL expression holds",
    },
    "option.baseline": {
        "da": "det tidligere niveau, fx 2015-01-01..2016-12-31",
        "en": "the earlier level, such as 2015-01-01..2016-12-31",
    },
    "option.used": {
        "da": "kendsgerningen, en grænse holdes op imod",
        "en": "the fact that a limit is compared with",
    },
    "option.share": {
        "da": "andele af en kendsgernings værdier i stedet for bestemmelser",
        "en": "shares of the values of a fact, in place of provisions",
    },
    "LEVELS.data": {"da": "der er ingen tabel med sager", "en": "there is no table of cases"},
    "LEVELS.data.do": {
        "da": "angiv en CSV- eller Parquet-fil (se docs/reference/case-format.md)",
        "en": "name a CSV or Parquet file (see docs/reference/case-format.md)",
    },
    "LEVELS.none": {
        "da": "{name} har intet niveau at tælle mellem {start} og {end}",
        "en": "{name} has no level to count between {start} and {end}",
    },
    "LEVELS.none.do": {
        "da": "vælg en pligt, eller en grænse med et tal",
        "en": "choose a duty, or a limit with a number",
    },
    "LEVELS.refused": {
        "da": "{name} kan ikke tælles i databasen: {what}",
        "en": "{name} cannot be counted in the database: {what}",
    },
    "LEVELS.fact": {
        "da": "ingen kendsgerning om {about} hedder {name}",
        "en": "no fact about {about} is called {name}",
    },
    "LEVELS.number": {"da": "{name} er intet tal", "en": "{name} is no number"},
    "LEVELS.span": {"da": "{name}: {given} er intet tidsrum", "en": "{name}: {given} is no span of days"},
    "LEVELS.span.do": {
        "da": "skriv første og sidste dag: 2015-01-01..2016-12-31",
        "en": "write the first and the last day: 2015-01-01..2016-12-31",
    },
    "levels.cadence": {"da": "tid og gentagelse", "en": "time and cadence"},
    "levels.occurrences": {"da": "forekomster", "en": "occurrences"},
    "levels.limit": {"da": "pladser", "en": "places"},
    "levels.share": {"da": "andele", "en": "shares"},
    "levels.nothing": {"da": "Ingen er under betingelserne.", "en": "Nobody is under the conditions."},
    "levels.more": {
        "da": "{count} linjer til; --kommune, --every og --csv viser dem",
        "en": "{count} more lines; --kommune, --every and --csv show them",
    },
    "levels.left out": {
        "da": "Der var ikke plads til: {names}; --csv og --json har alle kolonner.",
        "en": "There was no room for: {names}; --csv and --json have every column.",
    },
    "levels.skipped": {
        "da": "Kan ikke tælles i databasen og er udeladt: {names}",
        "en": "Cannot be counted in the database and is left out: {names}",
    },
    "levels.unknown": {"da": "ukendt", "en": "unknown"},
    "levels.note": {
        "da": "Ingen regel siger, hvor langt »omtrent« rækker: forholdet vises, ingen tolerance er lagt ind.",
        "en": "No rule says how far “about” reaches: the ratio is shown, no tolerance is built in.",
    },
    "level.group": {"da": "Gruppe", "en": "Group"},
    "level.months": {"da": "Måneder", "en": "Months"},
    "level.law": {"da": "Loven", "en": "Law"},
    "level.found": {"da": "Holdt", "en": "Held"},
    "level.used": {"da": "Brugt", "en": "Used"},
    "level.allowed": {"da": "Tilladt", "en": "Allowed"},
    "level.in time": {"da": "I tide", "en": "In time"},
    "level.law rate": {"da": "Loven/md.", "en": "Law/month"},
    "level.found rate": {"da": "Holdt/md.", "en": "Held/month"},
    "level.ratio": {"da": "Forhold", "en": "Ratio"},
    "level.share": {"da": "Andel", "en": "Share"},
    "level.earlier": {"da": "Før", "en": "Earlier"},
    "level.earlier ratio": {"da": "Mod før", "en": "To earlier"},
    "level.beyond": {"da": "Over", "en": "Beyond"},
    "level.unknown": {"da": "Ukendt", "en": "Unknown"},
    "level.entry": {"da": "Post", "en": "Entry"},
    "level.provisions": {"da": "Be- stem.", "en": "Prov- isions"},
    "level.asked": {"da": "Ansøgt", "en": "Asked"},
    "level.granted": {"da": "Givet", "en": "Granted"},
    "level.computable": {"da": "Be- regnes", "en": "Com- puted"},
    "level.examples": {"da": "Eksempler", "en": "Examples"},
    "level.open": {"da": "Åbent", "en": "Open"},
    "coverage.application": {"da": "Ansøgninger i runde 1", "en": "Applications of round 1"},
    "coverage.idea": {"da": "Idéer i runde 2 og 3", "en": "Ideas of rounds 2 and 3"},
    "coverage.basis": {"da": "Hjemler", "en": "Bases"},
    "coverage.not coded": {"da": "ikke kodet endnu", "en": "not yet coded"},
    "coverage.missing": {"da": "mangler {sections}", "en": "missing {sections}"},
    "coverage.sum": {
        "da": "{coded} af {count} er kodet · bestemmelser: {provisions} · betingelser, der beregnes: {share}",
        "en": "{coded} of {count} are coded · provisions: {provisions} · conditions computed: {share}",
    },
    "coverage.legend": {
        "da": "Ansøgt og givet: versioner. Beregnes: betingelser, som kendsgerninger afgør, af alle. "
        "Eksempler: inden for / uden for / efter. Åbent: antagne kilder + uafklarede + bemærkninger. "
        "docs/how-to/read-the-coverage.md forklarer tallene.",
        "en": "Asked and granted: versions. Computed: conditions that facts answer, of all. "
        "Examples: inside / outside / after. Open: assumed sources + undecided + remarks. "
        "docs/how-to/read-the-coverage.md explains the figures.",
    },
    "coverage.none": {
        "da": "Kataloget har ingen programme.yaml.",
        "en": "The catalogue has no programme.yaml.",
    },
}
