"""One run over many files: which files, what was found, what of it is told."""


def forget() -> None:
    """Forget what was read of .gitignore and rule files; compiled rules stay unless their files have changed."""
    from declint.run import cache, globs, rulebook

    globs.forget()
    rulebook.files.cache_clear()
    if cache.outdated():
        from declint.run import work

        rulebook.forget()
        work.linter.cache_clear()
        work.wordings.cache_clear()
