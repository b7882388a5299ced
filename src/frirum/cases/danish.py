"""The Danish of every message about cases, by its English template."""

from __future__ import annotations

from collections.abc import Mapping

_SHAPE = {
    "a case": "en sag",
    "this event": "denne hændelse",
    "always": "altid",
    "from {start}": "fra {start}",
    "{start} to {end}": "{start} til {end}",
    "a piece of `{name}`": "en periode af `{name}`",
    "this piece of `{name}`": "denne periode af `{name}`",
    "write one line for each fact, `name: value`": "skriv en linje for hver oplysning, `navn: værdi`",
    "end a piece on the day before the next one begins": "slut en periode dagen før den næste begynder",
    "this piece of `{name}` overlaps the one {before}: both hold {piece}": (
        "denne periode af `{name}` overlapper den, der gælder {before}: begge gælder {piece}"
    ),
    "write {is: value, from: day, to: day}": "skriv {is: værdi, from: dag, to: dag}",
    "write {what: name, on: day}": "skriv {what: navn, on: dag}",
    "it is an event: write it under `events`": "det er en hændelse: skriv den under `events`",
    "`{name}` is no fact about {about}": "`{name}` er ingen oplysning om {about}",
    "the event `{name}` has no `{attribute}`": "hændelsen `{name}` har intet `{attribute}`",
    "write `case`, `about`, `facts` and `events`": "skriv `case`, `about`, `facts` og `events`",
    "{what} is no table of names and values": "{what} er ingen tabel af navne og værdier",
    "{what} has no `{key}`": "{what} har intet `{key}`",
    "`{key}` stands twice": "`{key}` står to gange",
    "keep one of them": "behold den ene",
    "the case has no name": "sagen har intet navn",
    "write `case:` with a name of its own": "skriv `case:` med et navn for sig selv",
    "it is not said what the case is about": "det fremgår ikke, hvad sagen handler om",
    "write `about:` {known}": "skriv `about:` {known}",
    "it is a fact about {others}": "det er en oplysning om {others}",
    "`{name}` has no pieces": "`{name}` har ingen perioder",
    "leave the fact out where it is not known, write null where it is known to be none": (
        "udelad oplysningen, hvor den ikke kendes; skriv null, hvor det vides, at der ingen er"
    ),
    "this piece of `{name}` does not say what it is": "denne periode af `{name}` siger ikke, hvad værdien er",
    "this piece of `{name}` ends before it begins": "denne periode af `{name}` slutter, før den begynder",
    "mend the days: `to` is the last day on which it holds": (
        "ret dagene: `to` er den sidste dag, hvor den gælder"
    ),
    "`events` is no list": "`events` er ingen liste",
    "write a list: - {what: name, on: day}": "skriv en liste: - {what: navn, on: dag}",
    "this event has no `{key}`": "denne hændelse har intet `{key}`",
    "`{raw}` is no event about {about}": "`{raw}` er ingen hændelse om {about}",
    "`incomplete` is no list": "`incomplete` er ingen liste",
    "write a list of names: [barsel]": "skriv en liste af navne: [barsel]",
    "`{name}` is no fact or event about {about}": "`{name}` er hverken oplysning eller hændelse om {about}",
    "this name of a case cannot be used": "dette sagsnavn kan ikke bruges",
    "write a text of 1 to {most} characters without blanks at its ends": (
        "skriv en tekst på 1 til {most} tegn uden mellemrum i enderne"
    ),
    "no case is about `{raw}`": "ingen sag handler om `{raw}`",
}

_VALUES = {
    "a text": "en tekst",
    "a number like 37.5": "et tal som 37.5",
    "true or false": "true eller false",
    "a day like 2018-07-01": "en dag som 2018-07-01",
    "the name or code of a municipality": "navnet eller koden på en kommune",
    "a table or list": "en tabel eller liste",
    "empty": "tom",
    "too long or of several lines": "for lang eller på flere linjer",
    "`{name}` must be {fact}, not {written}": "`{name}` skal være {fact}, ikke {written}",
    "write a text of at most {most} characters on one line": (
        "skriv en tekst på højst {most} tegn på én linje"
    ),
    "write a number with a point: 37.5": "skriv et tal med punktum: 37.5",
    "write a number without quotes, with a point: 37.5": (
        "skriv et tal uden anførselstegn, med punktum: 37.5"
    ),
    "write {meant}, without quotes": "skriv {meant} uden anførselstegn",
    "`{name}` has no value": "`{name}` har ingen værdi",
    "`{name}` is no day": "`{name}` er ingen dag",
    "`{name}` is no day: `{raw}`": "`{name}` er ingen dag: `{raw}`",
    "write it as year-month-day: 2018-07-01": "skriv den som år-måned-dag: 2018-07-01",
    "`{name}` is null": "`{name}` er null",
    "write false where it is known not to be so": "skriv false, hvor det vides, at det ikke er sådan",
    'write it in quotes: "{raw}"': 'skriv det i anførselstegn: "{raw}"',
    "`{text}` is no value of `{name}`": "`{text}` er ingen værdi af `{name}`",
    "the text of `{name}` is {fault}": "teksten i `{name}` er {fault}",
    "write its name or its three-digit code": "skriv dens navn eller trecifrede kode",
    "no municipality is called `{raw}`": "ingen kommune hedder `{raw}`",
    "`{name}` names a day that does not exist: {raw}": "`{name}` nævner en dag, der ikke findes: {raw}",
    "look the day up in the calendar": "slå dagen op i kalenderen",
    "`{name}` is too large or too fine a number: `{raw}`": (
        "`{name}` er et for stort eller for fint tal: `{raw}`"
    ),
    "write at most {whole} digits before the point and {decimals} after it": (
        "skriv højst {whole} cifre før punktummet og {decimals} efter"
    ),
    "did you mean `{given}`?": "mente du `{given}`?",
    "known are: {listed}": "der findes: {listed}",
    "there are none to choose from": "der er ingen at vælge imellem",
}

_FILES = {
    "write one case per line and name the file .jsonl, or put the cases in one list": (
        "skriv én sag pr. linje og kald filen .jsonl, eller sæt sagerne i én liste"
    ),
    "end the file after the list": "slut filen efter listen",
    "write one case per line": "skriv én sag pr. linje",
    "no JSON: something follows the case": "ikke JSON: der følger noget efter sagen",
    "no JSON: something follows the end": "ikke JSON: der følger noget efter slutningen",
    "no JSON: a case should follow the comma": "ikke JSON: der skal følge en sag efter kommaet",
    "no JSON: `,` or `]` should follow this case": "ikke JSON: der skal følge `,` eller `]` efter sagen",
    "no JSON: {fault}": "ikke JSON: {fault}",
    "no JSON: {error} is no number": "ikke JSON: {error} er intet tal",
    "mend the quotes, commas or brackets there": "ret anførselstegn, kommaer eller klammer der",
    "see docs/reference/case-format.md": "se docs/reference/case-format.md",
    "leave it out": "udelad det",
    "this is nested too deeply for a case": "dette er indlejret for dybt for en sag",
    "take the last comma out": "fjern det sidste komma",
    "mend the text there": "ret teksten der",
    "this line is longer than {most:,} bytes": "denne linje er længere end {most:,} byte",
    "no YAML: {what}": "ikke YAML: {what}",
    "no YAML: {error}": "ikke YAML: {error}",
    "mend the indentation, quotes or brackets there": "ret indrykning, anførselstegn eller klammer der",
    "save the file as plain UTF-8 text": "gem filen som ren tekst i UTF-8",
    "a merge key is not read": "en sammenfletning (<<) læses ikke",
    "a key must be a text": "en nøgle skal være en tekst",
    "write the names and values out": "skriv navne og værdier helt ud",
    "a case has more than {most:,} parts": "en sag har mere end {most:,} dele",
    "write the population as a table": "skriv befolkningen som en tabel",
    "the anchor &{anchor} is not read": "ankeret &{anchor} læses ikke",
    "the alias *{anchor} is not read": "aliaset *{anchor} læses ikke",
    "the tag {tag} is not read": "typemærket {tag} læses ikke",
    "write the value out where it is used": "skriv værdien ud, hvor den bruges",
    "write the value without a tag": "skriv værdien uden typemærke",
    "the byte {given:#04x} is no UTF-8": "byten {given:#04x} er ikke UTF-8",
    "save the file as UTF-8": "gem filen som UTF-8",
    "the control character {given:#04x} is no text": "styretegnet {given:#04x} er ikke tekst",
    "take it out": "fjern det",
    "a case takes up more than {most:,} characters": "en sag fylder mere end {most:,} tegn",
    "write one case per line (JSON Lines) or the whole population as a table (CSV, Parquet)": (
        "skriv én sag pr. linje (JSON Lines) eller hele befolkningen som tabel (CSV, Parquet)"
    ),
    "name it {kinds}; tables are .csv, .tsv or .parquet": (
        "kald den {kinds}; tabeller er .csv, .tsv eller .parquet"
    ),
    "check that the file exists and may be read": "se efter, at filen findes og må læses",
    "the case `{id}` stands already in line {other}": "sagen `{id}` står allerede i linje {other}",
    "give each case a name of its own": "giv hver sag sit eget navn",
    "`{suffix}` is no ending of a case file": "`{suffix}` er ingen endelse på en sagsfil",
    "the file holds no case": "filen indeholder ingen sag",
    "write `case:`, `about:` and `facts:`": "skriv `case:`, `about:` og `facts:`",
    "the file cannot be read: {given}": "filen kan ikke læses: {given}",
}

_FORMS = {
    "this is a packed file, such as a spreadsheet": "det er en pakket fil, for eksempel et regneark",
    "this is an old spreadsheet or document": "det er et gammelt regneark eller dokument",
    "this text is UTF-16": "teksten er UTF-16",
    "the name of the file has no ending": "filens navn har ingen endelse",
    "Expecting value": "her mangler en værdi",
    "Expecting ',' delimiter": "her mangler et komma",
    "Expecting ':' delimiter": "her mangler et kolon",
    "Expecting property name enclosed in double quotes": "her mangler et navn i anførselstegn",
    "Illegal trailing comma before end of object": "der er et komma for meget",
    "Unterminated string starting at": "teksten, der begynder her, slutter ikke",
    "Invalid control character at": "her er et styretegn",
    "Extra data": "der følger noget efter",
}

_TABLES = {
    "a table of facts": "en tabel med oplysninger",
    "a table of events": "en tabel med hændelser",
    "a table with one row per case": "en tabel med en række pr. sag",
    "the fact": "oplysningen",
    "the case `{given}` has several rows": "sagen `{given}` har flere rækker",
    "this piece of `{fact}` overlaps another of the same case": (
        "denne periode af `{fact}` overlapper en anden i samme sag"
    ),
    "keep one row for each case": "behold én række for hver sag",
    "leave the row out where it is not known, write null where it is known to be none": (
        "udelad rækken, hvor det ikke vides; skriv null, hvor det vides, at der ingen er"
    ),
    "this row stands twice": "denne række står to gange",
    "take one of the two out; the other one counts": "fjern den ene af de to; den anden tæller",
    "write 1 to 200 characters without blanks at the ends": "skriv 1 til 200 tegn uden mellemrum i enderne",
    "leave the cell empty where it is not known; a known none needs a table of facts": (
        "lad feltet stå tomt, hvor det ikke vides; et kendt intet kræver en tabel med oplysninger"
    ),
    "this row does not fit {kind}": "denne række passer ikke til {kind}",
    "compare it with its neighbours": "sammenlign den med rækkerne omkring den",
    "the row does not say which case it belongs to": "rækken siger ikke, hvilken sag den hører til",
    "write the name of the case": "skriv sagens navn",
    "the row names no fact": "rækken nævner ingen oplysning",
    "the row names no event": "rækken nævner ingen hændelse",
    "write its name": "skriv dens navn",
    "`{given}` has no value": "`{given}` har ingen værdi",
    "this piece of `{given}` ends before it begins": "denne periode af `{given}` slutter, før den begynder",
    "the row does not say on which day it happened": "rækken siger ikke, hvilken dag det skete",
    "write the day": "skriv dagen",
    "`{column}` is null": "`{column}` er null",
    "leave the cell empty where it is not known": "lad feltet stå tomt, hvor det ikke vides",
    "`{named}` is no fact about {about}": "`{named}` er ingen oplysning om {about}",
    "`{named}` is no event about {about}": "`{named}` er ingen hændelse om {about}",
    "leave the cell empty": "lad feltet stå tomt",
    "{kind} needs the column `{other}`": "{kind} skal have kolonnen `{other}`",
    "name the columns {given}": "kald kolonnerne {given}",
    "the facts do not tell what the cases are about": "oplysningerne siger ikke, hvad sagerne handler om",
    "tables are: case, fact, value, from, to · case, what, on, … · case and one column per fact": (
        "tabeller er: case, fact, value, from, to · case, what, on, … · case og en kolonne pr. oplysning"
    ),
    "{kind} about {about} has no column `{column}`": "{kind} om {about} har ingen kolonne `{column}`",
    "say which it is with --about: {given}": "sig hvilket med --about: {given}",
    "`{each}` is no fact or event about {about}": "`{each}` er hverken oplysning eller hændelse om {about}",
    "mend `incomplete`": "ret `incomplete`",
    "no case is left of the tables": "der er ingen sag tilbage af tabellerne",
    "mend the rows that were rejected": "ret de rækker, der blev afvist",
    "write as many cells as there are columns, in UTF-8, quotes in pairs": (
        "skriv lige så mange felter, som der er kolonner, i UTF-8 og med anførselstegn i par"
    ),
    "the rejected rows cannot be written: {given}": "de afviste rækker kan ikke skrives: {given}",
    "this line is no row: {reason}": "denne linje er ingen række: {reason}",
    "name a file in a folder that may be written to": "angiv en fil i en mappe, der må skrives i",
    "save the file with line breaks of one kind": "gem filen med linjeskift af én slags",
    "{records:,} rows stand in the file, but {other:,} can be told apart": (
        "der står {records:,} rækker i filen, men {other:,} kan skelnes"
    ),
    "check its quotes: each opening quote needs a closing one on the same line": (
        "se på anførselstegnene: hvert, der åbner, skal lukkes på samme linje"
    ),
    "`{suffix}` is no ending of a table": "`{suffix}` er ingen endelse på en tabel",
    "name it .csv, .tsv or .parquet": "kald den .csv, .tsv eller .parquet",
    "the file is no Parquet: {given}": "filen er ikke Parquet: {given}",
    "this line holds a NUL byte": "denne linje har en NUL-byte",
    "there is a carriage return inside a line from here on": "herfra er der vognretur inde i en linje",
    "the file has no first line with the names of its columns": (
        "filen har ingen første linje med kolonnernes navne"
    ),
    "write one": "skriv en",
    "the column `{given}` stands twice": "kolonnen `{given}` står to gange",
    "a column has no name": "en kolonne har intet navn",
    "mend the first line": "ret den første linje",
    "write it anew, or as CSV": "skriv den igen, eller som CSV",
    "end each row with a line break": "slut hver række med et linjeskift",
    "no CSV: {given}": "ikke CSV: {given}",
    "save it as CSV in UTF-8": "gem den som CSV i UTF-8",
    "no CSV from here on: {error}": "ikke CSV herfra: {error}",
    "check the quotes": "se på anførselstegnene",
    "too many columns": "for mange felter",
    "missing columns": "for få felter",
    "unquoted value": "anførselstegn, der ikke lukkes",
    "line size over maximum": "linjen er for lang",
    "invalid unicode": "ikke UTF-8",
    "invalid encoding": "ikke UTF-8",
    "cast": "et felt af forkert type",
    "invalid state": "anførselstegn, der ikke passer",
}

DANISH: Mapping[str, str] = {**_SHAPE, **_VALUES, **_FILES, **_FORMS, **_TABLES}
