#!/bin/sh
# Write the lock files in requirements/ from the ranges in pyproject.toml: lock.sh PYTHON [--upgrade]
# Without --upgrade, a locked version that is still within its range stays as it is.
set -eu
cd "$(dirname "$0")/.."
python=$1
shift

tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
"$python" -m venv "$tools/venv"
"$tools/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    --require-hashes --only-binary :all: -r requirements/lock.txt

# Universal: one file for every Python from 3.11 and every processor.
compile() {
    "$tools/venv/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-config --custom-compile-command 'make lock' "$@"
}

"$python" - >"$tools/build.in" <<'EOF'
import tomllib

with open("pyproject.toml", "rb") as file:
    requirements = tomllib.load(file)["build-system"]["requires"]
print(*requirements, sep="\n")
EOF

compile "$@" --no-annotate --output-file requirements/build.txt "$tools/build.in"
compile "$@" --constraints requirements/build.txt --extra test --output-file requirements/test.txt pyproject.toml
# The packages of the site have the versions that are tested.
compile --constraints requirements/test.txt --extra serve --output-file requirements/site.txt pyproject.toml
compile "$@" --group lock --output-file requirements/lock.txt
