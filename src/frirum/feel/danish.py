"""The Danish of what is said of texts that are not FEEL, and of what takes too much.

Messages are written in English where they arise. Here each stands once more as a template, whose `{}` holes
may hold further templates or words of the author. What the types of a vocabulary forbid is said to authors of
rules only, in English.
"""

from __future__ import annotations

import re
from functools import cache

_MESSAGES = {
    "`{}` cannot stand here; expected {}": "`{}` kan ikke stå her; her ventes {}",
    "the expression ends here; expected {}": "udtrykket slutter her; her ventes {}",
    "`{}` is no name in scope; {}": "`{}` er intet kendt navn; {}",
    "unknown name `{}`; write a name in scope, or an operator between the words": (
        "ukendt navn `{}`; skriv et kendt navn, eller et regnetegn mellem ordene"
    ),
    "unknown name `{}`; did you mean {}?": "ukendt navn `{}`; mente du {}?",
    "unknown name `{}`": "ukendt navn `{}`",
    "name all arguments or none of them": "navngiv alle argumenter eller ingen af dem",
    "this number is too large or too small": "tallet er for stort eller for lille",
    'this text is not closed; write `"` at its end': 'teksten lukkes ikke; skriv `"`, hvor den slutter',
    "`{}` is not FEEL; {}": "`{}` er ikke FEEL; {}",
    "the character `{}` has no place here; remove it, or quote it as text": (
        "tegnet `{}` hører ikke til her; fjern det, eller sæt det i anførselstegn som tekst"
    ),
    "this comment is not closed; write `*/` at its end": (
        "kommentaren lukkes ikke; skriv `*/`, hvor den slutter"
    ),
    "`:` stands only in `{name: value}` and in named arguments; write `=` to compare": (
        "`:` står kun i `{navn: værdi}` og i navngivne argumenter; skriv `=` for at sammenligne"
    ),
    "this is nested more than {} levels deep; split the expression": (
        "her er mere end {} niveauer inden i hinanden; del udtrykket op"
    ),
    "this expression has {} characters; at most {} are allowed": "udtrykket har {} tegn; højst {} er tilladt",
    "this expression has more than {} nodes; split it": "udtrykket har mere end {} knuder; del det op",
    "this expression has more than {} operators above one another; split it": (
        "udtrykket har mere end {} regnetegn oven på hinanden; del det op"
    ),
    "this takes more than {} steps; loop over less": "det kræver mere end {} skridt; gennemløb mindre",
    "this makes a text of more than {} characters": "det giver en tekst på mere end {} tegn",
    "this calls functions, or nests lists, too deep": (
        "her kaldes funktioner, eller ligger lister inden i hinanden, for dybt"
    ),
}
_WANTED = {
    "a value": "en værdi",
    "a name": "et navn",
    "an operator, or the end": "et regnetegn, eller at udtrykket slutter",
    "the name of an entry": "navnet på en post",
    "the name of an argument": "navnet på et argument",
    "the name of a parameter": "navnet på en parameter",
    "{}, then {}": "{}, derefter {}",
    "a type such as `number` or `list<string>`": "en type som `number` eller `list<string>`",
    "`..`: a range that begins with `]`": "`..`: et interval, der begynder med `]`",
    "`]` or `)` at the end of a range": "`]` eller `)`, hvor intervallet slutter",
    "`and` between the two ends of `between`": "`and` mellem de to ender af `between`",
    "`)` or `,` after a test": "`)` eller `,` efter en prøve",
    "`]` at the end of a filter": "`]`, hvor filteret slutter",
    "`)` after a comparison in brackets": "`)` efter en sammenligning i parentes",
    "`)` to close the bracket": "`)`, der lukker parentesen",
    "`]` or `,` in a list": "`]` eller `,` i en liste",
    "`,` or `}` after an entry of a context": "`,` eller `}` efter en post",
    "`:` after the name of an entry": "`:` efter navnet på en post",
    "`,` or `)` in the arguments of a function": "`,` eller `)` i argumenterne til en funktion",
    "`then` after the condition of `if`": "`then` efter betingelsen i `if`",
    "`else` and a value: every `if` needs one": "`else` og en værdi: det skal hvert `if` have",
    "`return` or `,` after what `for` runs through": "`return` eller `,` efter det, `for` gennemløber",
    "`satisfies` or `,` after what `some` and `every` run through": (
        "`satisfies` eller `,` efter det, `some` og `every` gennemløber"
    ),
    "`,` or `)` after a parameter": "`,` eller `)` efter en parameter",
    "`->` and the type of the result": "`->` og resultatets type",
    "`,` or `>` after a type": "`,` eller `>` efter en type",
    "`{}` or `{}`": "`{}` eller `{}`",
    "`{}` or `{}` or `{}`": "`{}`, `{}` eller `{}`",
}
_ADVICE = {
    'write straight quotes: "text"': 'skriv lige anførselstegn: "tekst"',
    'write texts in straight double quotes: "text"': 'skriv tekster i lige dobbelte anførselstegn: "tekst"',
    'write texts in double quotes: "text"': 'skriv tekster i dobbelte anførselstegn: "tekst"',
    "write the hyphen `-` for minus": "skriv minus som bindestreg, `-`",
    "write `**` for powers": "skriv potenser med `**`",
    "write percentages as numbers: `0.25`, or `modulo(a, b)` for the remainder": (
        "skriv procenter som tal: `0.25`, eller `modulo(a, b)` for resten"
    ),
    "write `,` between items; an expression has no end mark": (
        "skriv `,` mellem leddene; et udtryk har intet sluttegn"
    ),
    "write `not(…)`, or `!=` for unequal": "skriv `not(…)`, eller `!=` for ulig",
    "write `..` for a range": "skriv intervaller med `..`",
    "write comments as `// …` or `/* … */`": "skriv kommentarer som `// …` eller `/* … */`",
    "write the number without currency sign": "skriv tallet uden valutategn",
    "write the decimal mark as a point: `{}`": "skriv decimaltegnet som punktum: `{}`",
    "write `=` to compare; `is(a, b)` is a function": (
        "skriv `=` for at sammenligne; `is(a, b)` er en funktion"
    ),
    "write `{}` in small letters": "skriv `{}` med små bogstaver",
    "write `{}`": "skriv `{}`",
}


def in_danish(message: str) -> str:
    """The message in Danish; one that has none here as it is."""
    for pattern, danish in _templates():
        match = pattern.fullmatch(message)
        if match:
            first, *rest = danish.split("{}")
            parts = zip(match.groups(), rest, strict=True)
            return first + "".join(in_danish(part) + text for part, text in parts)
    return message


@cache
def _templates() -> list[tuple[re.Pattern[str], str]]:
    written = {**_MESSAGES, **_WANTED, **_ADVICE}
    return [
        (re.compile(re.escape(english).replace(r"\{\}", "(.+?)"), re.DOTALL), danish)
        for english, danish in written.items()
    ]
