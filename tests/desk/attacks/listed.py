"""What was tried, for the README; made from the attempts and from the tokens of a lying sign-in."""

from __future__ import annotations

from tests.desk.attacks import breaking, entering, reaching, showing  # noqa: F401 - they fill the table
from tests.desk.attacks.table import ATTEMPTS
from tests.desk.test_signin import REFUSED

BEGIN, END = "| what was tried | the answer |", "\n</details>\n\n**TLS.**"
ELSEWHERE = (  # each by a test of its own, in a real browser, over TLS, with a clock
    ("Getting in", "Learn which accounts exist, from how long the answer takes", "the same time"),
    ("Terminals", "Eight use one enrolment code at once, each with its own key", "200 for one"),
    ("The agents’ page", "Markup and scripts in every text that the page shows (XSS)", "shown as text"),
    ("The agents’ page", "A script that got into the page in spite of that", "not run (CSP)"),
    ("The agents’ page", "The page inside a frame of another site (clickjacking)", "not shown"),
    (
        "The agents’ page",
        "The session’s cookie read by a script, sent by another site, or over http",
        "not there",
    ),
    ("The city’s sign-in", "Somebody else’s way back, or one’s own twice", "403, 502"),
    ("The city’s sign-in", "An attempt’s cookie made up, changed or too old", "403"),
    ("The city’s sign-in", "Another place to go next, by a parameter or the Host (open redirect)", "ignored"),
    ("The city’s sign-in", "An issuer whose description names another, or addresses without TLS", "502"),
)


def listed() -> str:
    """Lines of markdown, a heading in bold where one begins."""
    rows = [(one.heading, one.words, one.gets) for one in ATTEMPTS]
    rows += ELSEWHERE
    rows += [("The city’s sign-in", f"A sign-in with {what}", f"{status} `{reason}`")
             for what, (_, status, reason) in REFUSED.items()]  # fmt: skip
    lines = [BEGIN, "| --- | --- |"]
    for heading in dict.fromkeys(one[0] for one in rows):
        lines.append(f"| **{heading}** | |")
        lines += [f"| {words} | {gets} |" for of, words, gets in rows if of == heading]
    return "\n".join(lines) + "\n"
