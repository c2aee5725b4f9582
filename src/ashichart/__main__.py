"""Hands the arguments to the command line; nothing else."""

import sys

from ashichart.cli import main

if __name__ == "__main__":
    sys.exit(main())
