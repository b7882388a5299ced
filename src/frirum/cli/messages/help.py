"""What `--help` says. A key is `COMMAND`, `COMMAND.long` or `option.NAME`; the app names the keys."""

from __future__ import annotations

HELP: dict[str, dict[str, str]] = {
    "help.frirum": {
        "da": "Juridiske forsøg i det offentlige: hvad de almindelige regler kræver, hvad der gælder her "
        "og nu, og hvorfor de to er forskellige.",
        "en": "Legal experiments in public administration: what ordinary law requires, what holds here "
        "and now, and why the two differ.",
    },
    "help.decide": {
        "da": "Afgør sager på en dag: både almindelige regler og det, der gælder her og nu",
        "en": "Decide cases on a day: both ordinary law and what holds here and now",
    },
    "help.decide.long": {
        "da": "Sager i YAML, JSON eller JSON Lines afgøres en for en, med fulde grunde. Tabeller i CSV "
        "eller Parquet afgøres samlet i databasen. Uden --provision tages alle bestemmelser om "
        "sagens slags.",
        "en": "Cases in YAML, JSON or JSON Lines are decided one by one, with full reasons. Tables in CSV"
        " or Parquet are decided together in the database. Without --provision, every provision "
        "about that kind of case is taken.",
    },
    "help.timeline": {
        "da": "Vis afgørelser over tid og hver forekomst af en pligt",
        "en": "Show outcomes over time and every occurrence of a duty",
    },
    "help.timeline.long": {
        "da": "En linje, hver gang svaret skifter. Svaret på en dag er det samme, som `frirum decide` giver.",
        "en": "One line each time the answer changes. The answer on a day is the one `frirum decide` gives.",
    },
    "help.explain": {
        "da": "Forklar én afgørelse: betingelser, kendsgerninger, fritagelser og kilder",
        "en": "Explain one outcome: conditions, facts, exemptions and sources",
    },
    "help.explain.long": {
        "da": "Hver betingelse med det, sagen siger om den; hvad der mangler; hvilken fritagelse der "
        "ændrede hvad, på hvilken hjemmel, og hvorfor en anden ikke gælder i sagen.",
        "en": "Every condition with what the case says of it; what is missing; which exemption changed "
        "what, on which basis, and why another is not in scope.",
    },
    "help.check": {
        "da": "Prøv et katalog: kodede fund med fil og linje",
        "en": "Check a catalogue: coded findings with file and line",
    },
    "help.check.long": {
        "da": "Fejl giver udgangskode 1. Bemærkninger er det, kataloget selv siger, at loven lader stå "
        "åbent.",
        "en": "Errors give exit code 1. Notes are what the catalogue itself says that the law leaves open.",
    },
    "help.show": {
        "da": "Slå en bestemmelse eller et forsøg op",
        "en": "Look up a provision or an experiment",
    },
    "help.show.long": {
        "da": "Uden --on vises alle versioner; med --on det, der holder den dag.",
        "en": "Without --on, all versions are shown; with --on, what holds on that day.",
    },
    "help.list": {
        "da": "Vis forsøg, bestemmelser eller kommuner",
        "en": "List experiments, provisions or municipalities",
    },
    "help.list.long": {
        "da": "Med --kommune og --on vises det, der har med kommunen og dagen at gøre.",
        "en": "With --kommune and --on, only what concerns that municipality and day.",
    },
    "help.sql": {
        "da": "Skriv forespørgslen selv, til at læse eller køre et andet sted",
        "en": "Print the query itself, to read or to run elsewhere",
    },
    "help.sql.long": {
        "da": "Den samme regeltekst, som afgør én sag, som én forespørgsel over mange.",
        "en": "The same rule text that decides one case, as one query over many.",
    },
    "help.feel": {
        "da": "Beregn FEEL, reglernes udtrykssprog",
        "en": "Evaluate FEEL, the language of the rules",
    },
    "help.feel.long": {
        "da": "Ét udtryk, eller med --lines en fil med ét udtryk (en JSON-streng) pr. linje.",
        "en": "One expression, or with --lines a file of one expression (a JSON string) per line.",
    },
    "help.demo": {
        "da": "Dan en opdigtet befolkning, afgør den, og vis, hvad forsøgene ændrer og for hvem",
        "en": "Make a synthetic population, decide it, and show what the experiments change and for whom",
    },
    "help.demo.long": {
        "da": "Ingen i befolkningen findes. Den samme --seed giver den samme befolkning.",
        "en": "Nobody in the population exists. The same --seed gives the same population.",
    },
    "help.usage": {"da": "Brug", "en": "Usage"},
    "help.arguments": {"da": "Argumenter", "en": "Arguments"},
    "help.options": {"da": "Valg", "en": "Options"},
    "help.commands": {"da": "Kommandoer", "en": "Commands"},
    "help.more": {
        "da": "`frirum KOMMANDO --help` fortæller mere om en kommando.",
        "en": "`frirum COMMAND --help` tells more about a command.",
    },
    "help.examples": {"da": "Eksempler", "en": "Examples"},
    "help.default": {"da": "ellers {value}", "en": "default {value}"},
    "help.required": {"da": "skal angives", "en": "required"},
    "help.repeat": {"da": "kan gentages", "en": "may be repeated"},
    "option.files": {
        "da": "sager (YAML, JSON, JSON Lines; - er standard input) eller tabeller (CSV, TSV, Parquet)",
        "en": "cases (YAML, JSON, JSON Lines; - is standard input) or tables (CSV, TSV, Parquet)",
    },
    "option.file": {
        "da": "sager i YAML, JSON eller JSON Lines; - er standard input",
        "en": "cases in YAML, JSON or JSON Lines; - is standard input",
    },
    "option.on": {"da": "dagen, som ÅÅÅÅ-MM-DD", "en": "the day, as YYYY-MM-DD"},
    "option.from": {"da": "første dag, som ÅÅÅÅ-MM-DD", "en": "the first day, as YYYY-MM-DD"},
    "option.to": {"da": "sidste dag, som ÅÅÅÅ-MM-DD", "en": "the last day, as YYYY-MM-DD"},
    "option.provision": {"da": 'bestemmelse, fx "LAS § 74 c"', "en": 'provision, such as "LAS § 74 c"'},
    "option.as": {
        "da": "`asked`: også det, der kun er ansøgt om (hvad nu, hvis det var givet?)",
        "en": "`asked`: also what was only asked for (what if it were granted?)",
    },
    "option.all": {
        "da": "også bestemmelser, der ikke gælder i sagen",
        "en": "also provisions that do not apply to the case",
    },
    "option.json": {"da": "JSON på standard output", "en": "JSON on standard output"},
    "option.csv": {"da": "skriv en CSV-fil", "en": "write a CSV file"},
    "option.parquet": {"da": "skriv en Parquet-fil", "en": "write a Parquet file"},
    "option.rejects": {"da": "fil til rækker, der ikke kan læses", "en": "file for rows that cannot be read"},
    "option.strict": {
        "da": "udgangskode 1, også når et svar er uafgjort eller i modstrid",
        "en": "exit code 1 also when an answer is undecided or in conflict",
    },
    "option.about": {
        "da": "hvad tabellens sager handler om, fx person",
        "en": "what the cases of a table are about, such as person",
    },
    "option.lang": {
        "da": "sprog: da eller en (ellers som i styresystemet)",
        "en": "language: da or en (default: the locale's)",
    },
    "option.catalogue": {
        "da": "mappe med et katalog i stedet for det medfølgende",
        "en": "folder of a catalogue in place of the shipped one",
    },
    "option.case": {"da": "sagen, når filen har flere", "en": "the case, when the file holds several"},
    "option.subject": {
        "da": 'en bestemmelse ("LAS § 74 c") eller et forsøg',
        "en": 'a provision ("LAS § 74 c") or an experiment',
    },
    "option.kind": {
        "da": "experiments, provisions eller municipalities",
        "en": "experiments, provisions or municipalities",
    },
    "option.kommune": {"da": "kommunens navn eller kode", "en": "name or code of the municipality"},
    "option.dialect": {"da": "duckdb, postgres, spark eller tsql", "en": "duckdb, postgres, spark or tsql"},
    "option.expression": {"da": "et FEEL-udtryk", "en": "a FEEL expression"},
    "option.facts": {
        "da": "en sag, hvis kendsgerninger udtrykket må bruge",
        "en": "a case whose facts the expression may use",
    },
    "option.facts.on": {
        "da": "dagen, kendsgerningerne læses på",
        "en": "the day on which the facts are read",
    },
    "option.lines": {"da": "fil med en JSON-streng pr. linje", "en": "file with one JSON string per line"},
    "option.persons": {"da": "antal personer", "en": "number of persons"},
    "option.seed": {"da": "frø for tilfældighederne", "en": "seed of the randomness"},
    "option.folder": {
        "da": "kataloget (ellers det medfølgende)",
        "en": "the catalogue (default: the shipped one)",
    },
    "option.help": {"da": "vis denne hjælp", "en": "show this help"},
    "option.version": {"da": "vis versionen", "en": "show the version"},
}
