"""Which files may hold drafts, by their names alone: asked of every file of a folder, before anything is read."""

import os

#: What a template language puts behind the name of a file.
_TEMPLATE_SUFFIXES = (
    ".j2", ".jinja", ".jinja2", ".liquid", ".hbs", ".handlebars", ".mustache", ".njk", ".tmpl", ".tpl", ".erb", ".ejs",
)  # fmt: skip
#: The folders of a Maildir that hold mails, in files without a suffix.
_WITH_MAILS = ("cur", "new")
#: The folders that make a Maildir.
MAILDIR = (*_WITH_MAILS, "tmp")
#: Of a folder, the files with these suffixes are looked into.
SUFFIXES = (
    ".eml", ".emlx", ".html", ".htm", ".xhtml", ".txt", ".text", ".md", ".markdown", ".json", ".yaml", ".yml", ".toml",
    ".docx", ".mbox", ".mbx",
)  # fmt: skip


def may_hold_drafts(path: str) -> bool:
    """Whether a file of a folder is looked into."""
    return suffix_of(path) in SUFFIXES or is_in_maildir(path)


def suffix_of(path: str) -> str:
    """The suffix that tells the format, in lower case: the one before that of a template language."""
    name, suffix = os.path.splitext(os.path.basename(path).lower())
    if suffix in _TEMPLATE_SUFFIXES:
        return os.path.splitext(name)[1] or ".txt"
    return suffix


def names_template(path: str) -> bool:
    """Whether a file's own name says that a template language fills it in."""
    return path.lower().endswith(_TEMPLATE_SUFFIXES)


def is_in_maildir(path: str) -> bool:
    """Whether the folder of a file is one of those that hold the mails of a Maildir, with the others beside it."""
    folder = path.rpartition(os.sep)[0]
    if folder and folder[-1] != "." and not folder.endswith(_WITH_MAILS):  # as nearly all of thousands
        return False
    folder = os.path.abspath(os.path.dirname(path))
    if os.path.basename(folder) not in _WITH_MAILS:
        return False
    beside = os.path.dirname(folder)
    return all(os.path.isdir(os.path.join(beside, name)) for name in MAILDIR)
