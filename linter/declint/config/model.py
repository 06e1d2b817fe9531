"""What can be set: one frozen model, whose descriptions are also the documentation of its keys."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ByteSize, ConfigDict, Field, WithJsonSchema

from declint.finding import Severity

#: The name of a file or folder, which on no system holds a NUL.
PathName = Annotated[str, Field(pattern=r"^[^\x00]*$")]
#: Which ids there are no schema can know, since rules may be somebody's own; how one is spelled, it can.
RuleId = Annotated[str, WithJsonSchema({"type": "string", "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"})]
Ids = tuple[RuleId, ...]
_UNIT = "([KkMmGgTtPpEe]([Ii]?[Bb]([Ii][Tt])?)?|[Bb]([Ii][Tt])?)"
_SIZE = {
    "anyOf": [
        {"type": "integer", "exclusiveMinimum": 0},
        {"type": "string", "pattern": rf"^\s*[0-9]*\.?[0-9]+\s*{_UNIT}?\s*$"},
    ]
}
Globs = tuple[str, ...]
FormatName = Literal[
    "table",
    "concise",
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "checkstyle",
    "rdjson",
    "markdown",
]
#: The keys that a run takes from the configuration of its first path alone, since they hold for all files at once.
RUN_WIDE = ("max-warnings", "baseline", "format", "cache-dir", "jobs")


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class Table(BaseModel):
    """A table of the configuration; its keys are written with hyphens."""

    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=_kebab)


class RuleSettings(Table):
    """What is set for one rule: its severity, and parameters of its checks in a table named after their kind."""

    model_config = ConfigDict(extra="allow")

    severity: Severity | None = Field(None, description="The severity of all findings of this rule.")

    @property
    def options(self) -> dict[str, Any]:
        """The tables of parameters, by kind of check."""
        return self.model_extra or {}


class Limits(Table):
    """How much declint reads before it gives a file up."""

    largest_file: Annotated[ByteSize, Field(gt=0), WithJsonSchema(_SIZE)] = Field(
        ByteSize(10 * 1024 * 1024),
        description="Largest file that is read, and largest mail of a mailbox, in bytes or as “10 MiB”.",
    )
    most_mails: Annotated[int, Field(gt=0)] = Field(50_000, description="How many mails of one mailbox are read.")
    most_parts: Annotated[int, Field(gt=0)] = Field(500, description="How many MIME parts a mail may have.")
    deepest: Annotated[int, Field(gt=0, le=100)] = Field(
        20, description="How deep MIME parts, or the values of a data file, may be nested."
    )
    longest_text: Annotated[int, Field(gt=0)] = Field(500_000, description="How many characters a text may have.")
    most_markup: Annotated[int, Field(gt=0)] = Field(
        100_000, description="How many tags and character references an HTML text may have."
    )


class PreSend(Table):
    """The check before sending. Read from your own configuration only, never from a repository's."""

    mta: PathName | None = Field(None, description="The program that really sends: a path, without arguments.")
    on_error: Literal["hold", "send"] = Field(
        "hold", description="What becomes of a mail that looks like a decline when declint itself fails."
    )
    resend_window: Annotated[int, Field(ge=0, le=24 * 60)] = Field(
        10, description="For how many minutes the same mail, sent again, is let through."
    )


class Config(Table):
    """The configuration of declint: declint.toml, .declint.toml, or [tool.declint] in pyproject.toml."""

    extend: PathName | None = Field(
        None, description="Another configuration file, whose values hold where this has none."
    )

    select: Ids | None = Field(
        None, min_length=1, description="Only these rules. All that are on by default, unless given."
    )
    extend_select: Ids = Field((), description="These rules as well.")
    ignore: Ids = Field((), description="Not these rules.")
    extend_ignore: Ids = Field((), description="Nor these.")
    per_file_ignores: dict[str, Ids] = Field({}, description="Rules that are not applied to files, by glob.")
    rule: dict[str, RuleSettings] = Field({}, description="Severity and parameters, by rule.")
    rules: tuple[PathName, ...] = Field((), description="Folders with rules of your own.")
    extend_rules: tuple[PathName, ...] = Field((), description="These folders as well.")
    plugins: bool = Field(True, description="Take up the rules and kinds of check that installed packages bring.")

    include: Globs | None = Field(
        None, description="What is read in folders. All formats that declint reads, unless given."
    )
    exclude: Globs = Field((), description="What is passed over in folders, in the notation of .gitignore.")
    force_exclude: bool = Field(False, description="Pass over excluded files even when they are named.")
    gitignore: bool = Field(True, description="Pass over what .gitignore names.")

    mode: Literal["auto", "draft", "template"] = Field("auto", description="A mail to send or a template.")
    assume_decline: bool = Field(False, description="Check mails in folders that look like no decline, too.")

    only_declines: bool = Field(
        False, description="Pass over mails that look like no decline even when they are named."
    )

    fail_on: Literal["error", "warning", "info", "never"] = Field(
        "warning", description="The least severity that makes the exit code 1."
    )
    max_warnings: Annotated[int, Field(ge=0)] | None = Field(
        None, description="So many warnings in all are let pass; one more makes the exit code 1."
    )
    unused_suppressions: Literal["error", "warning", "info", "ignore"] = Field(
        "warning",
        description="The severity of a suppression that suppresses nothing, also in per-file-ignores.",
    )
    baseline: PathName | None = Field(
        None, description="A file of findings that are known and no longer told; “” is none."
    )
    format: tuple[FormatName, ...] = Field(("table",), min_length=1, description="How findings are printed.")

    cache: bool = Field(True, description="Remember what was found in files that have not changed.")
    cache_dir: PathName | None = Field(
        None, description="Where to remember it. In your own cache folder, unless given."
    )
    jobs: Annotated[int, Field(ge=0, le=256)] = Field(
        0, description="How many processes check at once; 0 takes as many as pay."
    )

    limits: Limits = Field(default_factory=lambda: Limits.model_validate({}))
    pre_send: PreSend = Field(default_factory=lambda: PreSend.model_validate({}))
