"""Write the generated parts of README.md: the keys of the configuration, the rules and the measured accuracy.

`python tools/readme.py` replaces what stands between the markers; `--check` only says whether it is up to date.
"""

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from pydantic import BaseModel

from declint.config import Config
from declint.rule import read_rules

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"


def rules() -> str:
    """The rules as a Markdown table, in the order of `declint rules`."""
    rows = [(f"`{rule.id}`", rule.title, rule.severity.value, " ".join(rule.why.split())) for rule in read_rules()]
    lines = ["| rule | asks for | severity | why |", "| --- | --- | --- | --- |"]
    lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join(lines)


def accuracy(corpus: str) -> str:
    """The measured accuracy on one corpus, as Markdown tables."""
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    from tools.accuracy import table
    from tools.published import published

    return table(published(corpus))


def further_accuracy() -> str:
    """The measured accuracy of the further rules, as a Markdown table."""
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    from tools.passages import table
    from tools.published import published

    return table(published("passages"))


def keys() -> str:
    """The keys of the configuration as a Markdown table."""
    rows = [*_keys(Config, "")]
    lines = ["| key | default | |", "| --- | --- | --- |"]
    return "\n".join([*lines, *(f"| `{name}` | {value} | {text} |" for name, value, text in rows)])


def _keys(table: type[BaseModel], prefix: str) -> Iterator[tuple[str, str, str]]:
    for name, field in table.model_fields.items():
        key = f"{prefix}{name.replace('_', '-')}"
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from _keys(field.annotation, f"{key}.")
        else:
            value = field.get_default(call_default_factory=True, validated_data={})
            written = "" if value is None else f"`{json.dumps(value)}`"
            yield key, written, str(field.description)


def first_draft() -> str:
    """A first draft, with the command that prints it."""
    from declint.drafting import first_draft, wanted_of

    facts = {"role": "Data Analyst", "company": "BrightWave", "recipient": "Ms. Parker", "sender": "Sarah Johnson"}
    more = {"reason": "family", "detail": "the afternoon at the wave tank"}
    options = [f'--{name} "{value}"' if " " in value else f"--{name} {value}" for name, value in (facts | more).items()]
    command = " \\\n  ".join(["declint new " + " ".join(options[:3]), " ".join([*options[3:], "--seed 12"])])
    text = first_draft(wanted_of(facts | more), "12").text
    return f"```sh\n{command}\n```\n\n```text\n{text}```"


PARTS: dict[str, Callable[[], str]] = {
    "first draft": first_draft,
    "keys": keys,
    "rules": rules,
    "accuracy on unread mails": partial(accuracy, "unread"),
    "accuracy on hard mails": partial(accuracy, "declines"),
    "accuracy of further rules": further_accuracy,
}


def regenerated(text: str) -> str:
    """The README with all generated parts as they should be."""
    for name, part in PARTS.items():
        found = re.search(rf"<!-- {name} -->\n(.*?)<!-- /{name} -->", text, re.DOTALL)
        if found is None:
            sys.exit(f"{README.name}: there is no <!-- {name} --> with a <!-- /{name} --> below it")
        text = f"{text[: found.start(1)]}\n{part()}\n\n{text[found.end(1) :]}"
    return text


def main() -> None:
    """Rewrite the README, or say that it is stale."""
    ask = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else None)
    ask.add_argument("--check", action="store_true", help="write nothing; exit 1 when the README is out of date")
    options = ask.parse_args()
    before = README.read_text(encoding="utf-8")
    after = regenerated(before)
    if options.check and before != after:
        sys.exit(f"{README.name} is out of date; run: make readme")
    if not options.check:
        README.write_text(after, encoding="utf-8")


if __name__ == "__main__":
    main()
