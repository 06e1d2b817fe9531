"""`declint explain ID --at FILE:LINE`: which words, which phrase, what excuses them; the same as the check goes by."""

import json
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from command import ESC, Declint, write
from declint.grounds import Witness
from declint.grounds.hits import hits_in
from declint.rule import Rule, read_rules
from declint.sources import read_draft
from declint.words import RULES

MAIL = """\
Subject: Data Analyst offer - Jane Doe

Dear Tom,

Thanks in advance for reading this. I would appreciate it if you wrote to me about my documents.
I have decided to decline the offer. If you ever need me, my number has not changed. I might pass on the tour.

Regards,
Jane Doe
"""
REASONS = """\
Dear Tom,

Thank you for offering me the position. I have decided to decline it because my wife has found work in Leeds.
Because of the commute I would lose two hours a day. My present employer has offered me a promotion.
Besides, the salary is lower than what I earn now. Moreover, it was a joy to meet you.

Regards,
Jane Doe
"""


@cache
def rules() -> tuple[Rule, ...]:
    return read_rules()


def rule(name: str) -> Rule:
    return next(rule for rule in rules() if rule.id == name)


def told(declint: Declint, name: str, line: int, mail: str = MAIL, *options: str) -> str:
    """What is told of a line, on one line."""
    write("mail.txt", mail)
    run = declint("explain", name, "--at", f"mail.txt:{line}", *options)
    assert (run.code, run.err) == (0, "")
    return " ".join(run.out.split())


def stated(name: str, phrase: str) -> str:
    """Where the rule file states a phrase."""
    lines = (RULES / f"{name}.toml").read_text(encoding="utf-8").splitlines()
    return f"rules/{name}.toml:{next(at for at, line in enumerate(lines, 1) if json.dumps(phrase) in line)}"


def line_of(file: str, words: str) -> int:
    """The first line of a file of the rules that holds some words."""
    lines = (RULES / file).read_text(encoding="utf-8").splitlines()
    return next(at for at, line in enumerate(lines, 1) if words in line)


# --------------------------------------------------------------------------------- the same as the check goes by


@pytest.mark.parametrize("name", ["gratitude", "clear-decline", "positive-close"])
def test_a_phrase_that_nothing_excuses_is_one_that_the_check_sees(name: str, root: Path) -> None:
    lines = (root / "tests" / "corpus" / "declines.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines[::24]:
        draft = read_draft("mail.txt", json.loads(line)["body"], None)
        witness = Witness(rule(name), rules(), draft)
        counting = defaultdict(set)
        for hit in hits_in(draft, witness.sets):
            if hit.counts:
                counting[hit.phrase.set].add(hit.match)
        seen = {each: set(witness.reading.matches.get(each, ())) for each in witness.sets}
        assert {each: matches for each, matches in seen.items() if matches} == dict(counting)


@pytest.mark.figures
@pytest.mark.no_cover  # takes three times as long with it, and covers no more lines
def test_every_finding_of_the_samples_has_grounds(root: Path) -> None:
    for path in sorted((root / "samples").glob("offer-*.txt"))[::6]:
        draft = read_draft(path.name, path.read_text(encoding="utf-8-sig"), None)
        for each in rules():
            witness = Witness(each, rules(), draft)
            for ground in witness.grounds():
                words = ground.found.span.start < ground.found.span.end
                phrases = bool(list(witness.named(ground.check, aside=False)))
                assert not phrases or (ground.seen if words else ground.missing), (path.name, each.id)


# ------------------------------------------------------------------------------------------ what a person is told


def test_a_finding_names_the_words_the_phrase_and_where_it_stands(declint: Declint) -> None:
    text = told(declint, "gratitude", 5)
    assert "error: These words do not thank Tom for anything" in text
    phrase = "thanks .. (for nothing|in advance)"
    assert f"“Thanks in advance” in line 5 matched by [phrases.poor-thanks], {stated('gratitude', phrase)}" in text
    assert phrase in text
    assert "[phrases.poor-thanks] has no excuses." in text


def test_of_a_list_of_phrases_the_entry_is_named_that_matched(declint: Declint) -> None:
    mail = "Dear Tom,\n\nI decline. I should be the only adult in the room.\n\nRegards,\nJane Doe\n"
    text = told(declint, "harsh-tone", 3, mail)
    entry = "the only (adult|grown - up|grown up|sane|sober|competent)"
    assert f"matched by [phrases.mockery], rules/harsh-tone.toml:{line_of('harsh-tone.toml', '@dig')}" in text
    assert f"by @dig, rules/lexicon/words.toml:{line_of('lexicon/words.toml', entry)}" in text
    assert entry in text


def test_the_severity_is_that_of_the_configuration(declint: Declint) -> None:
    write("declint.toml", '[rule.gratitude]\nseverity = "info"\n')
    text = told(declint, "gratitude", 5)
    assert "(gratitude, info)" in text
    assert "info: These words do not thank Tom for anything" in text
    assert re.search(r"^gratitude +info ", declint("rules").out, re.M)


@pytest.mark.parametrize(
    ("configuration", "above", "reason"),
    [
        ("", "X-Declint: skip=gratitude\n", "the suppression in line 1 suppresses it"),
        ('[per-file-ignores]\n"mail.txt" = ["gratitude"]\n', "", "per-file-ignores of “mail.txt” suppresses it"),
        ('ignore = ["gratitude"]\n', "", "the rule is off in the configuration"),
    ],
)
def test_where_nothing_is_told_of_a_line_the_reason_is(
    declint: Declint, configuration: str, above: str, reason: str
) -> None:
    write("declint.toml", configuration)
    mail = f"{above}From: Jane Doe <jane@doe.example>\n\n{MAIL}"
    line = mail[: mail.index("Thanks in advance")].count("\n") + 1
    text = told(declint, "gratitude", line, mail)
    assert f"`declint check` says nothing of this here: {reason}." in text
    assert "error: These words do not thank Tom for anything" in text


def test_what_excuses_a_sentence_that_nobody_sees_as_a_finding_is_told(declint: Declint) -> None:
    text = told(declint, "gratitude", 5)
    seen = text[text.index("“appreciate it” in line 5") :]
    assert "excused by [phrases.thanks]" in seen
    assert "(appreciate|value) it if" in seen


def test_what_is_missing_tells_what_was_looked_for_and_what_came_nearest(declint: Declint) -> None:
    mail = "Dear Tom,\n\nThank you for the offer, but I decline it. Your success pleases me.\n\nRegards,\nJane Doe\n"
    text = told(declint, "positive-close", 3, mail)
    assert re.search(
        r"info: Nothing wishes Tom well\. Looked for in vain: any of \d+ phrases of \[phrases\.wish\]", text
    )
    nearest = text[text.rindex("What comes nearest:") :]
    assert "“Your success pleases me.” in line 3 has “success”" in nearest
    assert re.search(r"but lacks one of “|but not in that order", nearest)


def test_a_number_of_sentences_is_told_sentence_by_sentence(declint: Declint) -> None:
    text = told(declint, "over-explaining", 4, REASONS)
    assert "warning: This is reason number 3" in text
    for line, words in ((3, "because"), (4, "Because"), (4, "My present employer"), (5, "Besides")):
        assert f"“{words}” in line {line} matched by [phrases.reason]" in text
    assert re.search(
        r"It would be excused by any of \d+ phrases of \[phrases\.reason\], of which the nearest are:", text
    )
    assert "What counts depends also on [phrases.praise], [phrases.apology], [phrases.thanks] of gratitude" in text


def test_a_line_that_counts_towards_a_finding_elsewhere_says_so(declint: Declint) -> None:
    text = told(declint, "over-explaining", 5, REASONS)
    assert "Counts towards what is said of line 4: “Besides” in line 5 matched by [phrases.reason]" in text
    vain = text[text.index("Seen here, but without effect:") :]
    assert "“Moreover” in line 5 matched by [phrases.reason]" in vain
    assert re.search(r"stands beside “joy[^”]*” matched by \[phrases\.praise\]", vain)


def test_what_satisfies_a_rule_is_told_too(declint: Declint) -> None:
    text = told(declint, "clear-decline", 6)
    assert (
        "satisfied by “I have decided to decline the offer.” “I have decided to decline” in line 6 matched by" in text
    )
    assert "“I might pass on” in line 6 matched by" in text
    assert "excused by [phrases.decision]" in text


def test_a_check_without_phrases_says_what_it_looks_at(declint: Declint) -> None:
    text = told(
        declint, "specific-subject", 1, "Subject: HELLO THERE\n\nDear Tom,\n\nI decline the offer.\n\nJane Doe\n"
    )
    assert "Said by a check of the kind “subject” (longest = 78): Findings about the subject" in text


def test_a_phrase_before_a_name_is_what_the_name_was_found_by(declint: Declint) -> None:
    mail = (
        "Dear Tom,\n\nThank you for offering me the Nurse position at BrightWave. I have decided to decline it. Orbis "
        "Health is a fine place, and I wish everyone at Orbis Health well.\n\nRegards,\nJane Doe\n"
    )
    text = told(declint, "consistent-names", 3, mail)
    assert "“BrightWave” “position at” in line 3 matched by [phrases.written-to]" in text


def test_the_same_words_are_told_once(declint: Declint) -> None:
    assert told(declint, "greeting", 3).count("satisfied by “Dear Tom,”") == 1


def test_where_nothing_is_it_says_where_something_is(declint: Declint) -> None:
    text = told(declint, "clear-decline", 8)
    assert text.endswith("Nothing that clear-decline looks for stands there. It says something of line 6.")


def test_rules_of_ones_own_are_told_of_with_their_own_files(declint: Declint) -> None:
    house = 'extends = "gratitude"\n\n[phrases.poor-thanks]\nany = ["for reading this"]\n'
    write("house/gratitude.toml", house)
    text = told(declint, "gratitude", 5, MAIL.replace("in advance ", ""), "--rules", "house")
    assert "“for reading this” in line 5 matched by [phrases.poor-thanks], house/gratitude.toml:4" in text


def test_each_mail_of_a_file_is_asked_about_its_own_lines(declint: Declint) -> None:
    other = MAIL.replace("Tom", "Ann").replace("in advance", "for nothing")
    write("mails.mbox", "".join(f"From a@example.org Tue Nov 24 10:00:00 2026\n{mail}\n" for mail in (MAIL, other)))
    line = MAIL.count("\n") + 1 + 1 + 5
    run = declint("explain", "gratitude", "--at", f"mails.mbox:{line + 1}")
    assert "Ann" in run.out
    assert f"“Thanks for nothing” in line {line + 1}" in " ".join(run.out.split())


def test_a_place_may_be_as_the_reports_print_it(declint: Declint) -> None:
    write("mail.txt", MAIL)
    concise = declint("check", "--format", "concise", "--no-cache", "--select", "gratitude", "mail.txt").out
    place = concise.split(": ")[0]
    assert place == "mail.txt:5:1"
    assert (
        declint("explain", "gratitude", "--at", place).out == declint("explain", "gratitude", "--at", "mail.txt:5").out
    )


def test_nothing_of_a_mail_reaches_the_terminal_raw(declint: Declint) -> None:
    write("mail.txt", MAIL.replace("Thanks in advance", f"Thanks {ESC}[2J in advance"))
    out = declint("explain", "gratitude", "--at", "mail.txt:5").out
    assert ESC not in out
    assert "[2J" in out


def test_a_name_in_a_message_is_written_out(declint: Declint) -> None:
    mail = f"Dear Tom{ESC}[31m,\n\nI decline your offer. Your process was slow and rude.\n\nBest,\nJane Doe\n"
    for name in ("over-explaining", "harsh-tone"):
        words = told(declint, name, 3, mail)
        assert "Tom\\x1b[31m" in words
        assert ESC not in words


def test_a_rule_that_is_for_other_mails_says_so(declint: Declint) -> None:
    text = told(declint, "backing-out", 6, MAIL.replace("number", "mind"))
    assert text.endswith(
        "backing-out does not apply here: it is for the occasion “acceptance”, and that of this mail is “offer”."
    )


def test_a_suppression_has_no_grounds_in_a_line(declint: Declint) -> None:
    write("mail.txt", MAIL)
    run = declint("explain", "suppression", "--at", "mail.txt:5")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("declint: suppression has no phrases to show in a line; leave out --at")


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("mail.txt", "write FILE:LINE, as in mail.txt:5"),
        ("mail.txt:0", "write FILE:LINE"),
        ("mail.txt:10", "mail.txt: there is no line 10; the last is 9"),
        ("none.txt:5", "none.txt: no such file"),
        ("german.txt:3", "not in English"),
        ("empty.txt:1", "empty.txt: "),
    ],
)
def test_what_is_no_place_is_told_in_one_line(declint: Declint, place: str, words: str) -> None:
    write("mail.txt", MAIL)
    write("empty.txt", "")
    write("german.txt", "Sehr geehrter Herr Weber,\n\nvielen Dank für das Angebot, das mich sehr gefreut hat, "
          "aber leider muss ich die Stelle ablehnen.\n\nJana Vogel\n")  # fmt: skip
    run = declint("explain", "gratitude", "--at", place)
    assert (run.code, run.out) == (2, "")
    assert len(run.err.splitlines()) == 1
    assert words in run.err
