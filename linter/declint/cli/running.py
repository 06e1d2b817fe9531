"""One run of `declint check`, from the request to the exit code."""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import redirect_stdout
from dataclasses import replace

from declint.cli import fixing
from declint.cli.hook import answer
from declint.cli.output import CLEAN, FOUND, TROUBLE, Trouble, complain, write, write_bytes
from declint.cli.printing import print_all
from declint.cli.progress import progress
from declint.cli.request import STDIN, Request
from declint.config import Config, ConfigError, unknown_variables
from declint.config.files import repository_root, shown
from declint.finding import Severity
from declint.report import Checked, RuleText, count, number
from declint.result import Skipped
from declint.run import baseline
from declint.run.cache import Cache, default_folder
from declint.run.files import Listed
from declint.run.outcome import Outcome, Told, outcome
from declint.run.rulebook import Rulebook
from declint.run.settle import unused
from declint.run.stated import ABOUT_SUPPRESSIONS, stated

#: The severities that each value of fail-on counts.
_COUNTED: dict[str, set[Severity]] = {
    "never": set(),
    **{least.value: {severity for severity in Severity if severity.weight >= least.weight} for least in Severity},
}
#: The formats that tell of the rules that a mail keeps, too.
_WITH_VERDICTS = ("table", "json", "jsonl", "junit")


def run(request: Request) -> int:
    """Carry out a request; the exit code."""
    fixing.wanted(request)  # says at once what cannot be
    if request.options["pre_send"]:
        return answer(request)
    for unknown in unknown_variables(os.environ):
        complain(unknown)
    if request.options["watch"]:
        from declint.cli.watching import watch

        return watch(request, _once)
    return _once(request)


def _once(request: Request) -> int:
    outputs, change, config = request.outputs, request.change, request.settings.config
    fixes = fixing.wanted(request)
    cache = Cache((config.cache_dir or default_folder()) if config.cache else None)
    judged = any(output.format in _WITH_VERDICTS for output in outputs)

    def check(listed: Iterable[Listed], stdin: bytes) -> Outcome:
        return outcome(listed, stdin, cache, config.jobs, progress, judged)

    stdin = sys.stdin.buffer.read(int(config.limits.largest_file) + 1) if STDIN in request.paths else b""
    ended = check(request.listed(), stdin)
    for failure in ended.failures:
        complain(failure)
    for problem in ended.problems:
        complain(f"{problem.path}: {problem.reason}")
    for folder in ended.empty:
        complain(f"{folder.path}: {folder.reason}")
    if change:
        return _rewritten(request, ended, change)
    return _fixed(request, ended, stdin, check) if fixes else _reported(request, ended)


def _reported(request: Request, ended: Outcome) -> int:
    """Print what was found; the exit code."""
    told, known = _unknown(request, ended.told)
    unneeded = _remark_unused(request, ended)
    named = any(output.format == "sarif" for output in request.outputs)
    checked = replace(_checked(told, ended, _texts(request, ended) if named else ()), known=known)
    print_all(checked, replace(checked, results=[item.result for item in told if counts(item)]), request)
    if ended.problems or ended.failures:
        return TROUBLE
    too_much = _too_much(told, unneeded, request.settings.config)
    return FOUND if not request.options["exit_zero"] and too_much else CLEAN


def _fixed(request: Request, ended: Outcome, stdin: bytes, check: Callable[[Iterable[Listed], bytes], Outcome]) -> int:
    """Fix what is told, or show how; then print what is left. Standard input is printed again, fixed or as it was."""
    told = _left(request, ended.told).told
    if request.options["diff"]:
        return fixing.show(request, told, stdin, bool(ended.problems))
    fixed = fixing.fix(request, told, stdin)
    ended = ended.with_those_of(check(fixed.files, fixed.stdin))
    if STDIN not in request.paths:
        code = _reported(request, ended)
    else:
        if len(stdin) > request.settings.config.limits.largest_file:
            raise Trouble("standard input: too large to be printed again; raise limits.largest-file")
        write_bytes(fixed.stdin)
        with redirect_stdout(sys.stderr):
            code = _reported(request, ended)
    return TROUBLE if fixed.trouble else code


def counts(told: Told, tolerant: bool = False) -> bool:
    """Whether a result has a finding that its configuration counts; if tolerant, warnings are counted elsewhere."""
    counted = _counted(told.file.settings.config, tolerant)
    return any(finding.severity in counted for finding in told.result.findings)


def _counted(config: Config, tolerant: bool) -> set[Severity]:
    return _COUNTED[config.fail_on] - ({Severity.WARNING} if tolerant else set())


def _too_much(told: Sequence[Told], unneeded: int, config: Config) -> bool:
    """Whether what was found makes the exit code 1, so many excuses that nothing needs among it."""
    severity, tolerant = config.unused_suppressions, config.max_warnings is not None
    warnings = count(finding for item in told for finding in item.result.findings).warnings
    warnings += unneeded if severity == "warning" else 0
    if config.max_warnings is not None and warnings > config.max_warnings:
        return True
    if unneeded and severity in _counted(config, tolerant):
        return True
    return any(counts(item, tolerant) for item in told)


def _checked(told: Sequence[Told], ended: Outcome, texts: Sequence[RuleText]) -> Checked:
    problems = [Skipped(problem.path, problem.reason) for problem in ended.problems]
    root = repository_root(os.curdir) or os.curdir
    return Checked(
        [item.result for item in told], [*ended.skipped, *problems], problems, texts, root, failures=ended.failures
    )


def _texts(request: Request, ended: Outcome) -> list[RuleText]:
    """What there is to say of the rules: those of the run, and any that single files have besides."""
    configs = {id(item.file.settings): item.file.settings.config for item in ended.told}
    books = dict.fromkeys(map(Rulebook.of, (request.settings.config, *configs.values())))
    rules = {rule.id: rule for book in reversed(books) for rule in stated(book)}
    return [RuleText(*rule) for rule in (*rules.values(), ABOUT_SUPPRESSIONS)]


# ----------------------------------------------------------------------------------------------- baseline


def _left(request: Request, told: Sequence[Told]) -> baseline.Left:
    """What is left of what is told without what the baseline knows."""
    path = request.settings.config.baseline
    return baseline.left_of(told, _known(request), path) if path else baseline.Left(tuple(told), 0, 0)


def _known(request: Request) -> baseline.Known:
    """The findings that the baseline knows; a ConfigError says who asked for it."""
    try:
        return baseline.read(str(request.settings.config.baseline))
    except ConfigError as error:
        raise ConfigError(f"{request.settings.where('baseline')}: {error}") from None


def _unknown(request: Request, told: Sequence[Told]) -> tuple[Sequence[Told], int]:
    """The results without what the baseline knows, and how much that is."""
    left = _left(request, told)
    if left.gone:
        name = shown(str(request.settings.config.baseline))
        complain(f"{name}: {number(left.gone, 'finding')} no longer found; --prune-baseline takes them out")
    return left.told, left.known


def _rewritten(request: Request, ended: Outcome, change: baseline.Change) -> int:
    path = str(request.settings.config.baseline)
    known = _known(request) if os.path.exists(path) else {}  # what is no baseline is not to be written over
    if ended.problems or ended.failures:
        complain(f"{shown(path)}: left as it was, for not all could be checked; see to that first")
        return TROUBLE
    after = baseline.changed(known, change, ended.told, path)
    write(baseline.text_of(after), path)
    total = sum(sum(counter.values()) for counter in after.values())
    complain(f"{shown(path)}: knows {number(total, 'finding')} now")
    return CLEAN


def _remark_unused(request: Request, ended: Outcome) -> int:
    """Tell of excuses in the configuration that nothing needs, if all that it is for was checked; how many they are."""
    settings = request.settings
    root = os.path.realpath(settings.root)
    whole = any(root.startswith(os.path.realpath(path)) for path in request.paths if os.path.isdir(path))
    if not whole or not settings.file or settings.config.unused_suppressions == "ignore":
        return 0
    unneeded = list(unused(settings.config.per_file_ignores, ended.used))
    for glob, rule in unneeded:
        origin = settings.origins.get(f"per-file-ignores.{glob}", shown(settings.file))
        complain(f"{origin}: nothing in “{glob}” breaks {rule} any more; take it out")
    return len(unneeded)
