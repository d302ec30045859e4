#!/bin/sh
# Make the virtual environment and install the project into it: venv.sh PYTHON FOLDER PURPOSE
# PURPOSE names a lock file, requirements/PURPOSE.txt, with the version and the hash of every package.
set -eu
python=$1 venv=$2 purpose=$3

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "Python 3.11 or newer is required, and $python is older or missing. Run: make PYTHON=/path/to/python3.11" >&2
    exit 1
fi
if [ ! -x "$venv/bin/python" ] && ! "$python" -m venv "$venv" >/dev/null 2>&1; then
    rm -rf "$venv"
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3-venv >/dev/null
        "$python" -m venv "$venv"
    else
        echo "Python's venv module is missing. Install it, on Debian with: sudo apt-get install python3-venv" >&2
        exit 1
    fi
fi
install() {
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check "$@"
}
# Wheels only: building a source package would download build tools that have no hash here.
install --require-hashes --only-binary :all: -r requirements/build.txt -r "requirements/$purpose.txt"
install --no-deps --no-build-isolation -e .
