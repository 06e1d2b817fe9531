"""`python -m declint` is `declint`."""

import os
import sys

# Python puts the current folder first, which may be a stranger's repository; nothing in it is to be imported.
if sys.path[:1] == [os.getcwd()]:
    del sys.path[0]

from declint.cli import main

if __name__ == "__main__":
    main()
