"""Rules: the model of a rule file, the reading of a folder of them, and rules that extend others."""

from declint.rule.complaint import RuleFileError
from declint.rule.folder import RuleFile, read_folder, read_rules
from declint.rule.model import Examples, Phrases, Rule

__all__ = ["Examples", "Phrases", "Rule", "RuleFile", "RuleFileError", "read_folder", "read_rules"]
