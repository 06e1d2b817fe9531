"""`declint rules new`: a rule file to begin with, which its own examples prove."""

import json
import os
from collections.abc import Iterator
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from declint.cli.chosen import named, settings_here
from declint.cli.completing import rule_ids
from declint.cli.options import ConfigOption, Isolated
from declint.cli.output import Trouble, write
from declint.cli.rules.schema import text_for
from declint.config.files import shown
from declint.report import visible
from declint.run.rulebook import Rulebook, read

if TYPE_CHECKING:
    from declint.checks import BaseCheck
    from declint.rule import Rule

#: Where rules of one's own go if the configuration says nothing.
_FOLDER = "house-rules"
_SCHEMA = "rule.schema.json"


class Kind(StrEnum):
    """The kinds of check that a file can begin with."""

    MENTIONS = "mentions"
    AVOIDS = "avoids"


def new(
    rule_id: Annotated[str, typer.Argument(metavar="ID", help="The id: lower-case letters, digits and hyphens.")],
    kind: Annotated[
        Kind | None,
        typer.Option(help="A rule for what a mail should say, or for what it should not.  [default: mentions]"),
    ] = None,
    extends: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Build on this rule; under its own id, in its place.", autocompletion=rule_ids),
    ] = None,
    folder: Annotated[
        str | None, typer.Option("--to", metavar="DIR", help=f"Where to.  [default: the configuration's, or {_FOLDER}]")
    ] = None,
    config: ConfigOption = None,
    isolated: Isolated = False,
) -> None:
    """Write a rule file to begin with."""
    settings = settings_here(config, isolated)
    configured = [*settings.config.rules, *settings.config.extend_rules]
    place = Path(folder or (configured[-1] if configured else _FOLDER))
    # A folder that is named but not there yet is what this command is for.
    book = Rulebook.of(settings.config)
    known = read(book._replace(folders=tuple(filter(os.path.isdir, book.folders))))
    text = _text(rule_id, kind, extends, known.all)
    path = place / f"{rule_id}.toml"
    if os.path.lexists(path):
        raise Trouble(f"{shown(str(path))}: exists and was left alone; choose another id")
    _write_schema(place, settings.config.plugins)
    write(text, str(path))
    write(f"Wrote {visible(shown(str(path)))}\n")
    write(f"Change it, and prove it: declint rules test {visible(shown(str(place)))}\n")
    if not any(os.path.realpath(known) == os.path.realpath(place) for known in configured):
        write(f"It counts once the configuration says: rules = [{json.dumps(shown(str(place)))}]\n")


def _text(rule_id: str, kind: Kind | None, extends: str | None, rules: "tuple[Rule, ...]") -> str:
    from declint.rule.folder import complaint_of_id

    if complaint := complaint_of_id(rule_id):
        raise Trouble(f"{rule_id}: {complaint}")
    if extends != rule_id and any(rule.id == rule_id for rule in rules):
        raise Trouble(f"{rule_id}: there is a rule of this name; --extends {rule_id} changes it")
    if extends and kind:
        raise Trouble(f"--kind: {rule_id} has the checks of {extends}, which it extends; leave one of the two out")
    if extends:
        return "\n".join(_extending(named(extends, rules))) + "\n"
    text = (files("declint") / "cli" / "starters" / f"rule-{kind or Kind.MENTIONS}.toml").read_text(encoding="utf-8")
    return text.replace("TITLE", rule_id.replace("-", " ").capitalize())


def _extending(rule: "Rule") -> Iterator[str]:
    """A file that changes nothing yet, but shows what there is to change."""
    yield f"#:schema ./{_SCHEMA}"
    yield f"# This file is built on the rule {rule.id}: `declint explain {rule.id}` shows it."
    yield f'extends = "{rule.id}"'
    yield f'# severity = "{rule.severity.value}"'
    for name in rule.phrases:
        yield f"\n# [phrases.{name}]"
        yield '# any = ["more phrases"]\n# unless = ["what excuses them"]\n# remove = ["a phrase"]'
    tables: dict[str, list[BaseCheck]] = {}
    for check in rule.check:
        tables.setdefault(_table_of(check), []).append(check)
    for table, (check, *others) in tables.items():
        yield f"\n# [{table}]"
        if others:
            yield f"# # {1 + len(others)} checks go by this name; what is set here holds for them all."
        if message := getattr(check, "message", None):
            yield f"# message = {json.dumps(message, ensure_ascii=False)}"
        yield f"# suggestions = {json.dumps(check.suggestions, ensure_ascii=False)}"
    yield '\n# What proves the changes.\n# [examples]\n# pass = ["[[…]]"]\n# fail = ["…"]'


def _table_of(check: "BaseCheck") -> str:
    """The table by which an extending file changes a check, and any others that it cannot be told from."""
    handle = next(iter(getattr(check, "phrases", ())), None) or getattr(check, "zone", None)
    # A name with a full stop, as that of another rule's phrases, is one name and no table in a table.
    named = handle if handle is None or "." not in handle else json.dumps(handle)
    return ".".join(filter(None, ("change", check.kind, named)))


def _write_schema(place: Path, plugins: bool) -> None:
    """Put the schema for editors beside the rules, if none is there."""

    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Trouble(f"{shown(str(place))}: cannot be made ({error.strerror}); choose another folder") from None
    if not os.path.lexists(place / _SCHEMA):
        write(text_for(plugins).text, str(place / _SCHEMA))
