"""One run over many files: which files, what was found, what of it is told."""
