"""Results as the formats get them, made by hand: ordinary ones, and ones that only a hostile repository could hold."""

import re

from hypothesis import strategies as st

from declint.finding import Severity
from declint.report import Checked, RuleText
from declint.result import Facts, Located, Place, Result, Skipped, Verdict

RULES = (
    RuleText("gratitude", "Thanks for something", "Somebody spent hours on you.", Severity.ERROR),
    RuleText("stay-connected", "An offer to stay in touch", "People move.", Severity.WARNING),
)


DEAR_TOM = Place(5, 1, 5, 10, "Dear Tom,")


def finding(
    message: str = "Nothing thanks Tom.",
    severity: Severity = Severity.ERROR,
    rule: str = "gratitude",
    suggestion: str | None = "Thank you for the offer.",
    place: Place = DEAR_TOM,
    fingerprint: str = "00ff",
) -> Located:
    """A finding, by default an ordinary one."""
    return Located(rule, severity, message, suggestion, place, "body", fingerprint)


def result(path: str, *findings: Located, line: int = 1, alone: bool = True) -> Result:
    """A result of an ordinary mail with these findings."""
    failing = {found.rule for found in findings if found.fails}
    verdicts = (
        Verdict("gratitude", "fail" if "gratitude" in failing else "pass", ()),
        Verdict("stay-connected", "fail" if "stay-connected" in failing else "pass", (Place(7, 1, 7, 9, "in touch"),)),
        Verdict("timing", "skipped", ()),
    )
    facts = Facts("Data Analyst", "BrightWave", "Tom", "Jane Doe")
    return Result(path, line, None, "draft", True, alone, "offer", facts, verdicts, findings, ())


def ordinary() -> Checked:
    """Three drafts in two files, and a file that could not be read."""
    info = finding("The subject shouts.", Severity.INFO, "gratitude", None, Place(1, 10, 1, 14, "HELLO"), "11aa")
    warning = finding(
        "No hope to meet again.", Severity.WARNING, "stay-connected", None, Place(6, 1, 8, 3, "a\nb"), "22bb"
    )
    problem = Skipped("odd.txt", "empty; write the mail first")
    return Checked(
        [
            result("mails/good.txt"),
            result("mails/many.md", finding(), finding(), info, line=3, alone=False),
            result("mails/many.md", warning, line=30, alone=False),
        ],
        [Skipped("notes.txt", "not a decline (use --assume-decline to check it)"), problem],
        [problem],
        RULES,
        ".",
    )


#: What some format, terminal or log would obey.
SNARES = (
    "\n::error::x", "\r\n##[error]x", "%0A::error::", "]]>", "<b>", "&amp;", "\x1b]0;t\x07", "\x00", "\ufffe", "\u202e",
    "\ud800", "|", "`", "'\"", "--", "a,b:c", "\u2028", "@here", "\t", "é", "😀",
)  # fmt: skip
hostile_text = st.lists(st.sampled_from(SNARES) | st.text(max_size=8), min_size=1, max_size=6).map(
    lambda parts: "x" + "x".join(parts)
)
#: A file name holds no NUL, and of surrogates only those that stand for bytes.
hostile_path = hostile_text.map(lambda text: "d/" + re.sub("[\x00\ud800-\udfff]", "\udcff", text))
places = st.builds(
    lambda line, column, lines, columns, text: Place(line, column, line + lines, column + columns, text),
    *(st.integers(1, 99), st.integers(1, 99), st.integers(0, 3), st.integers(0, 9), hostile_text),
)
findings = st.builds(
    finding,
    hostile_text,
    st.sampled_from(Severity),
    st.sampled_from(["gratitude", "stay-connected", "suppression"]),
    st.none() | hostile_text,
    places,
    st.sampled_from(["00ff", "11aa"]),
)
hostile = st.builds(
    lambda paths, found, reason: Checked(
        [result(path, *found) for path in paths], [Skipped(paths[0], reason)], [Skipped(paths[0], reason)], RULES, "."
    ),
    st.lists(hostile_path, min_size=1, max_size=3, unique=True),
    st.lists(findings, max_size=4),
    hostile_text,
)
