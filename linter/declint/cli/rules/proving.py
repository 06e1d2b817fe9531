"""`declint rules test`: whether the examples of rule files prove them."""

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from declint.cli.chosen import settings_here
from declint.cli.options import Colour, ColourOption, ConfigOption, Isolated, ListFormat
from declint.cli.output import CLEAN, FOUND, TROUBLE, Trouble, complain, watched, write
from declint.config.files import shown
from declint.report import number, visible
from declint.run.rulebook import Rulebook, Rules, check_folders, read
from declint.words import RULES

if TYPE_CHECKING:
    from declint.proof import Proof, Share
    from declint.rule import Rule, RuleFile

Proofs = list[tuple["RuleFile", "Proof"]]


def proving(
    folders: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="DIR", help="Folders of rules, or single files.  [default: “rules” of the configuration]"
        ),
    ] = None,
    format: Annotated[ListFormat, typer.Option(help="A list to read, or JSON for programs.")] = ListFormat.TABLE,
    color: ColourOption = Colour.AUTO,
    config: ConfigOption = None,
    isolated: Isolated = False,
) -> None:
    """Prove rules by their examples.

    Marks must be exact, good examples silent, suggestions must silence what they are for, and every check and every
    phrase that a file states must be seen at work.
    """
    wanted = [Path(os.path.abspath(folder)) for folder in folders or ()]
    known = _rules(wanted, config, isolated)
    files = [file for file in _provable(known, wanted) if not wanted or _asked_for(file, wanted)]
    if not files and not known.failures:
        where = ", ".join(shown(str(path)) for path in wanted) or "the folders of the configuration"
        raise Trouble(f"no rules in {where}; a rule is a file ID.toml")
    proofs = _proofs(files, known.all)
    write(_json(proofs) if format is ListFormat.JSON else "".join(_lines(proofs, color.wanted(watched(None)))))
    for failure in known.failures:
        complain(failure)
    broken = not all(proof.holds for _, proof in proofs)
    raise typer.Exit(TROUBLE if known.failures else FOUND if broken else CLEAN)


def _rules(wanted: Sequence[Path], config: Sequence[str] | None, isolated: bool) -> Rules:
    """All rules, with those of the paths that were named."""
    for path in wanted:
        if not path.exists():
            raise Trouble(f"{shown(str(path))}: no such folder or file; check the spelling")
    folders = dict.fromkeys(path if path.is_dir() else path.parent for path in wanted)
    own = [str(folder) for folder in folders if folder.resolve() != RULES.resolve()]
    # The files are proved as they are, whatever numbers the configuration sets.
    settings = settings_here(config, isolated, own)
    check_folders(settings)
    book = Rulebook.of(settings.config)._replace(options="{}")
    if not (book.folders or folders):
        raise Trouble("no folder of rules; name one, or set “rules” in the configuration")
    return read(book)


def _provable(known: Rules, wanted: Sequence[Path]) -> "Iterator[RuleFile]":
    """The files of rules that are the user's, and the built-in ones if they are asked for."""
    from declint.rule import read_folder

    yield from (file for name, file in known.files.items() if not known.packages[name])
    if any(path.resolve().is_relative_to(RULES.resolve()) for path in wanted):
        yield from read_folder(RULES)


def _asked_for(file: "RuleFile", wanted: Sequence[Path]) -> bool:
    place = file.path.resolve()
    return any(path.resolve() in (place, place.parent) for path in wanted)


def _proofs(files: "Sequence[RuleFile]", rules: "Sequence[Rule]") -> Proofs:
    from declint.proof import Bench  # imports spaCy

    bench = Bench(rules)
    return [(file, bench.proof(file.rule, file.own, every_phrase=file.path.parent != RULES)) for file in files]


def _json(proofs: Proofs) -> str:
    rules = [
        {
            "id": proof.rule.id,
            "file": shown(str(file.path)),
            "holds": proof.holds,
            "examples": proof.examples,
            "checks": proof.checks._asdict(),
            "phrases": proof.phrases._asdict(),
            "complaints": [complaint._asdict() for complaint in proof.complaints],
        }
        for file, proof in proofs
    ]
    told = sum(len(proof.complaints) for _, proof in proofs)
    summary = {"rules": len(rules), "proved": sum(proof.holds for _, proof in proofs), "complaints": told}
    return json.dumps({"schema": 1, "rules": rules, "summary": summary}, indent=2) + "\n"


def _lines(proofs: Proofs, colour: bool) -> Iterator[str]:
    for file, proof in proofs:
        mark = typer.style("✓", fg="green") if proof.holds else typer.style("✗", fg="red")
        parts = [number(proof.examples, "example"), _share(proof.checks, "check"), _share(proof.phrases, "phrase")]
        seen = ", ".join(part for part in parts if part)
        yield f"{mark if colour else '✓' if proof.holds else '✗'}  {visible(shown(str(file.path)))}  {seen}\n"
        for complaint in proof.complaints:
            yield f"     {complaint.key}: {visible(complaint.text)}\n"
            for line in (complaint.example or "").strip().splitlines():
                yield f"         {visible(line)}\n"
    proved = sum(proof.holds for _, proof in proofs)
    yield f"\n{number(len(proofs), 'rule')}: {proved} proved, {len(proofs) - proved} not\n"


def _share(share: "Share", noun: str) -> str:
    return f"{share.shown} of {number(share.all, noun)} shown" if share.all else ""
