"""The only entry point: `python build.py --help` lists the commands."""

import sys

from site_src.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
