"""What packages bring by entry point: kinds of check (`declint.checks`) and folders of rules (`declint.rules`).

Whoever installs such a package trusts it. It may fail all the same: then it is named, and everything else works on.
"""
