"""What went wrong and what to do, by code. `ERROR.what` and `ERROR.do`."""

from __future__ import annotations

ERRORS: dict[str, dict[str, str]] = {
    "USAGE.option": {"da": "valget {name} findes ikke", "en": "there is no option {name}"},
    "USAGE.command": {"da": "kommandoen {name} findes ikke", "en": "there is no command {name}"},
    "USAGE.missing": {"da": "{name} mangler", "en": "{name} is missing"},
    "USAGE.extra": {"da": "for mange argumenter: {name}", "en": "too many arguments: {name}"},
    "USAGE.value": {"da": "{name}: {given} kan ikke bruges", "en": "{name}: {given} will not do"},
    "USAGE.argument": {"da": "{name} mangler sin værdi", "en": "{name} lacks its value"},
    "USAGE.other": {"da": "{text}", "en": "{text}"},
    "USAGE.do": {"da": "se {command} --help", "en": "see {command} --help"},
    "USAGE.nearest": {"da": "mente du {names}?", "en": "did you mean {names}?"},
    "USAGE.one of": {"da": "skriv {names}", "en": "write {names}"},
    "USAGE.dashes": {
        "da": "skriv -- foran et udtryk, der begynder med minus: {command} -- …",
        "en": "write -- before an expression that begins with a minus: {command} -- …",
    },
    "USAGE.bytes": {"da": "et argument er ikke UTF-8", "en": "an argument is not UTF-8"},
    "USAGE.bytes.do": {"da": "skriv det i UTF-8", "en": "write it in UTF-8"},
    "USAGE.either": {
        "da": "{first} og {second} kan ikke bruges sammen",
        "en": "{first} and {second} cannot be used together",
    },
    "USAGE.number": {
        "da": "skriv et helt tal fra {least} til {most}",
        "en": "write a whole number from {least} to {most}",
    },
    "USAGE.choose": {"da": "vælg det ene", "en": "choose one of them"},
    "DATE.what": {"da": "{name}: {given} er ingen dato", "en": "{name}: {given} is no date"},
    "DATE.do": {"da": "skriv dagen som 2018-10-01", "en": "write the day as 2018-10-01"},
    "DATES.what": {"da": "--to {to} ligger før --from {start}", "en": "--to {to} lies before --from {start}"},
    "DATES.do": {"da": "byt om på dem", "en": "swap them"},
    "FILE.missing": {"da": "filen findes ikke", "en": "there is no such file"},
    "FILE.missing.do": {"da": "ret stien", "en": "correct the path"},
    "FILE.folder": {"da": "det er en mappe, ikke en fil", "en": "this is a folder, not a file"},
    "FILE.folder.do": {"da": "angiv en fil i mappen", "en": "name a file in the folder"},
    "FILE.denied": {"da": "adgang nægtet", "en": "permission denied"},
    "FILE.denied.do": {
        "da": "giv dig selv adgang, eller vælg en anden fil",
        "en": "give yourself access, or choose another file",
    },
    "FILE.pipe": {"da": "en tabel skal være en fil", "en": "a table must be a file"},
    "FILE.pipe.do": {
        "da": "den læses flere gange: gem den først i en fil",
        "en": "it is read several times: save it to a file first",
    },
    "MEMORY": {
        "da": "databasen har ikke plads nok",
        "en": "the database has not enough room",
    },
    "MEMORY.do": {
        "da": "frigør plads på disken til midlertidige filer (TMPDIR), eller afgør færre sager ad gangen",
        "en": "free disk space for temporary files (TMPDIR), or decide fewer cases at a time",
    },
    "FILE.other": {"da": "{text}", "en": "{text}"},
    "FILE.other.do": {"da": "ret det, og prøv igen", "en": "mend it and try again"},
    "FILE.not folder": {"da": "det er ikke en mappe", "en": "this is not a folder"},
    "FILE.no folder": {"da": "mappen findes ikke", "en": "there is no such folder"},
    "FILE.no folder.do": {
        "da": "opret mappen, eller ret stien",
        "en": "make the folder, or correct the path",
    },
    "FILE.input": {
        "da": "filen bliver også læst, eller er nævnt to gange",
        "en": "this file is read as well, or named twice",
    },
    "FILE.input.do": {"da": "skriv til en anden fil", "en": "write to another file"},
    "SQL.refused": {
        "da": "{name} kan ikke siges i SQL: {construct}",
        "en": "{name} cannot be said in SQL: {construct}",
    },
    "SQL.refused.do": {
        "da": "brug `frirum decide`, som afgør den sag for sag",
        "en": "use `frirum decide`, which decides it case by case",
    },
    "FILE.kind": {"da": "filens slags {suffix} kendes ikke", "en": "a file of kind {suffix} is not known"},
    "FILE.kind.do": {"da": "brug {kinds}", "en": "use {kinds}"},
    "CATALOGUE.none": {"da": "mappen er intet katalog", "en": "this folder is no catalogue"},
    "CATALOGUE.none.do": {
        "da": "angiv mappen, hvor catalogue.yaml ligger",
        "en": "name the folder that holds catalogue.yaml",
    },
    "CATALOGUE.broken": {"da": "kataloget har {count} fejl", "en": "the catalogue has {count} errors"},
    "CATALOGUE.broken.do": {
        "da": "ret dem; `frirum check` viser alle",
        "en": "mend them; `frirum check` shows all",
    },
    "PROVISION.unknown": {"da": "bestemmelsen {name} kendes ikke", "en": "there is no provision {name}"},
    "SUBJECT.unknown": {
        "da": "hverken en bestemmelse eller et forsøg hedder {name}",
        "en": "neither a provision nor an experiment is called {name}",
    },
    "KOMMUNE.unknown": {"da": "kommunen {name} kendes ikke", "en": "there is no municipality {name}"},
    "UNKNOWN.nearest": {"da": "mente du {names}?", "en": "did you mean {names}?"},
    "UNKNOWN.list": {"da": "se `frirum list {kind}`", "en": "see `frirum list {kind}`"},
    "PROVISION.several": {
        "da": "{name} er flere bestemmelser: {names}",
        "en": "{name} is several provisions: {names}",
    },
    "PROVISION.several.do": {"da": "vælg en af dem", "en": "choose one of them"},
    "PROVISION.about": {
        "da": "{name} handler om {about}, sagen om {other}",
        "en": "{name} is about {about}, the case about {other}",
    },
    "PROVISION.about.do": {
        "da": "vælg en bestemmelse om {other}: `frirum list provisions`",
        "en": "choose a provision about {other}: `frirum list provisions`",
    },
    "PROVISION.none": {"da": "ingen bestemmelse handler om {about}", "en": "no provision is about {about}"},
    "CASE.none": {"da": "filen har ingen sag", "en": "the file holds no case"},
    "CASE.none.do": {
        "da": "skriv en sag: case, about, facts (se docs/reference/case-format.md)",
        "en": "write a case: case, about, facts (see docs/reference/case-format.md)",
    },
    "CASE.unknown": {"da": "sagen {name} er ikke i filen", "en": "case {name} is not in the file"},
    "CASE.unknown.do": {"da": "ret navnet efter --case", "en": "correct the name after --case"},
    "FACTS.changing": {"da": "{names} skifter over tid", "en": "{names} changes over time"},
    "FACTS.changing.do": {
        "da": "sig hvilken dag: --on 2018-10-01",
        "en": "say on which day: --on 2018-10-01",
    },
    "FEEL.long": {"da": "linjen er over {count} byte", "en": "the line is over {count} bytes"},
    "USAGE.on needs facts": {"da": "brug --on sammen med --facts", "en": "use --on together with --facts"},
    "CASE.several": {
        "da": "filen har {count} sager: {names} …",
        "en": "the file holds {count} cases: {names} …",
    },
    "CASE.several.do": {"da": "vælg en med --case", "en": "choose one with --case"},
    "CASE.mixed": {
        "da": "tabeller og enkelte sager kan ikke afgøres i ét",
        "en": "tables and single cases cannot be decided in one go",
    },
    "CASE.mixed.do": {"da": "kør kommandoen en gang for hver", "en": "run the command once for each"},
    "FEEL.line": {"da": "linjen er ikke en JSON-streng", "en": "the line is not a JSON string"},
    "FEEL.line.do": {"da": 'skriv for eksempel "1 + 1"', "en": 'write for example "1 + 1"'},
    "STOPPED": {"da": "afbrudt", "en": "interrupted"},
    "BUG": {
        "da": "en fejl i Frirum: {what}; meld den, og vedlæg, hvad FRIRUM_TRACE=1 viser",
        "en": "a fault of Frirum itself: {what}; report it with what FRIRUM_TRACE=1 shows",
    },
}
