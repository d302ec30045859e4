#!/bin/sh
# Install what `make audit` needs in addition to the tests: WordPress, which is copied and run with a
# database of its own. No service is started here: the audit starts PHP and MariaDB itself, in a
# temporary folder.
set -eu
missing=""
need() { [ -e "$1" ] || add "$2"; }
add() { case "$missing " in *" $1 "*) ;; *) missing="$missing $1" ;; esac; }
need /usr/share/wordpress/wp-load.php wordpress
need /usr/share/wordpress/wp-content/themes/twentytwentyone wordpress-theme-twentytwentyone
need /usr/bin/php php-cli
need /usr/sbin/mariadbd mariadb-server-core
need /usr/bin/mariadb-install-db mariadb-server-core
need /usr/bin/mariadb mariadb-client-core
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "installing:$missing"
    apt-get update -qq
    # The package wordpress depends on a web server; apt picks one, and RUNLEVEL keeps it stopped.
    # shellcheck disable=SC2086
    RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
    echo "The audit needs these Debian packages:$missing" >&2
    echo "Install them with: sudo apt-get install --no-install-recommends$missing" >&2
    exit 1
fi
