#!/bin/sh
# Install what the tests need in addition to Python packages: browsers and a driver, fonts, gettext,
# i18nspector, Java, npm and the packages it installs, and two old libraries. tests/test_tools.py
# compares this list with the programs that the tests start. Installs only what is missing; without
# the permission to install, says what to install.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)

missing=""
need() { command -v "$1" >/dev/null 2>&1 || add "$2"; }
add() { case "$missing " in *" $1 "*) ;; *) missing="$missing $1" ;; esac; }
need chromium chromium
need chromedriver chromium-driver
need firefox-esr firefox-esr
need msgfmt gettext
need msgcat gettext
need msgmerge gettext
need msgattrib gettext
need i18nspector i18nspector
need npm npm
need node nodejs
need java default-jre-headless
need fc-list fontconfig
for font in 'Noto Sans Arabic:fonts-noto-core' 'Noto Sans CJK SC:fonts-noto-cjk'; do
    command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list "${font%%:*}")" ] || add "${font##*:}"
done
# Old libraries on pages that the widget must work on; npm does not have them.
[ -f /usr/share/javascript/prototype/prototype.js ] || add libjs-prototype
[ -f /usr/share/javascript/mootools/mootools.js ] || add libjs-mootools

if [ -n "$missing" ]; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "installing:$missing"
        apt-get update -qq
        # shellcheck disable=SC2086
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
    else
        echo "The tests need these Debian packages:$missing" >&2
        echo "Install them with: sudo apt-get install$missing" >&2
        exit 1
    fi
fi

# npm ci installs exactly what each package-lock.json pins, by hash.
cd "$here"
for lock in $(find tests site_src -name node_modules -prune -o -name package-lock.json -print); do
    (cd "$(dirname "$lock")" && npm ci --silent --no-fund --no-audit --ignore-scripts)
done
