"""Commands to try, shown by `--help` and in the reference. A test runs each of them."""

from __future__ import annotations

EXAMPLES: dict[str, tuple[str, ...]] = {
    "frirum": (
        "frirum demo",
        'frirum explain examples/reassessment.yaml --on 2018-10-01 --provision "LAS § 74 c"',
    ),
    "frirum decide": (
        "frirum decide examples/reassessment.yaml --on 2018-10-01",
        'frirum decide examples/reassessment.yaml --on 2018-10-01 --provision "LAS § 74 c" --json',
    ),
    "frirum timeline": (
        "frirum timeline examples/reassessment.yaml --from 2017-01-01 --to 2023-12-31"
        ' --provision "LAS § 74 c"',
    ),
    "frirum explain": (
        'frirum explain examples/reassessment.yaml --on 2018-10-01 --provision "LAS § 74 c" --lang da',
    ),
    "frirum check": ("frirum check",),
    "frirum show": ('frirum show "LAS § 74 c" --on 2018-10-01', "frirum show samtaler"),
    "frirum list": ("frirum list experiments --kommune Aalborg --on 2018-10-01", "frirum list provisions"),
    "frirum sql": ('frirum sql --provision "LAS § 74 c" --dialect postgres',),
    "frirum feel": (
        'frirum feel \'date("2018-01-31") + duration("P1M")\'',
        "frirum feel 'kommune = \"Aalborg\"' --facts examples/reassessment.yaml --on 2018-10-01",
    ),
    "frirum levels": (
        'frirum levels "LAB § 17" examples/contact-facts.csv examples/contact-events.csv'
        " --from 2018-01-01 --to 2018-12-31 --baseline 2017-01-01..2017-06-30",
        "frirum levels examples/contact-facts.csv examples/contact-events.csv --experiment samtaler"
        " --from 2018-01-01 --to 2018-12-31 --every year --kommune Aalborg",
    ),
    "frirum coverage": ("frirum coverage", "frirum coverage --json"),
    "frirum demo": ("frirum demo --persons 20000 --seed 7",),
}
