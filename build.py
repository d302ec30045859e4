"""The one door: python build.py [build|serve|check|i18n|new|schema|bench]; see python build.py
--help.
"""

import sys

from site_src.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
