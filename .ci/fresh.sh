#!/bin/sh
# Do the README's two commands work on a bare machine?
#
#     sudo .ci/fresh.sh [--only make|test] [--run COMMAND]... [--keep]
#
# Makes a Debian 12 with only make, git, python3 and ca-certificates in a temporary folder, clones
# the commit that is checked out here into it, and runs `make` and `make test` there, as root of that
# Debian.
#
#     --only make     run only that command (--only test: only make test, --only none: neither)
#     --run COMMAND   afterwards run a command of your own in the clone (repeatable)
#     --keep          keep the folder, so that you can look around in it
#
# This machine's network settings are copied: Debian mirror, proxies, certificates, and the
# configuration of pip and npm.
set -eu

PACKAGES=make,git,python3,ca-certificates
MIRROR=http://deb.debian.org/debian
SECURITY=http://deb.debian.org/debian-security
PROJECT=/root/assistance-corner # inside
CONTAINED="unshare --mount --pid --fork --kill-child"

here=$(cd "$(dirname "$0")/.." && pwd)
only="make test"
keep=""
extra="" # commands of --run, one per line

usage() {
    sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "$0" >&2
    exit 2
}

while [ $# -gt 0 ]; do
    case "$1 ${2-}" in
    "--only make") only="make" && shift ;;
    "--only test") only="test" && shift ;;
    "--only none") only="" && shift ;;
    "--run "?*)
        extra="$extra$2
"
        shift
        ;;
    "--keep "*) keep=yes ;;
    *) usage ;;
    esac
    shift
done

if [ "$(id -u)" != 0 ]; then
    echo "Only root can install a Debian into a folder. Run: sudo $0" >&2
    exit 2
fi
if ! command -v debootstrap >/dev/null; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends debootstrap >/dev/null
fi

root=$(mktemp -d "${TMPDIR:-/tmp}/fresh.XXXXXX")
chmod 755 "$root"
running=""

# finish PROCESS: wait for a background process, which a signal to this script also ends.
finish() {
    running=$1
    status=0
    wait "$running" || status=$?
    running=""
    return "$status"
}

clean_up() {
    # Commands run in namespaces of their own, which end with them: no process or mount remains.
    [ -z "$running" ] || kill -9 "$running" 2>/dev/null || true
    # Mounts of debootstrap, if it was interrupted
    umount "$root/proc" "$root/sys" 2>/dev/null || true
    if [ -n "$keep" ]; then
        echo "fresh: kept $root"
    else
        rm -rf --one-file-system "$root"
    fi
    rm -f "$root.log"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# --- Network settings of this machine ---

# The repositories of Debian 12 that this machine uses, as lines of a sources.list, or else Debian's.
sources() {
    # shellcheck disable=SC2016
    apt-get indextargets --format '$(ORIGIN)|$(CODENAME)|$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' 2>/dev/null |
        sed -n 's/^Debian|bookworm[a-z-]*|/deb /p' >"$root/sources"
    if ! grep -q ' bookworm main$' "$root/sources"; then
        printf 'deb %s bookworm main\ndeb %s bookworm-updates main\ndeb %s bookworm-security main\n' \
            "$MIRROR" "$MIRROR" "$SECURITY" >"$root/sources"
    fi
    cat "$root/sources"
    rm "$root/sources"
}

# copy PATH...: copy files and folders of this machine to the same place inside.
copy() {
    for path in "$@"; do
        [ -e "$path" ] || continue
        mkdir -p "$root$(dirname "$path")"
        cp -a "$path" "$root$(dirname "$path")/"
    done
}

# Is a variable a setting for the network or a package client, and not the path of a cache?
is_setting() {
    case $1 in
    *CACHE*) return 1 ;;
    *_proxy | *_PROXY | PIP_* | UV_* | NPM_CONFIG_* | npm_config_* | NODE_EXTRA_CA_CERTS) return 0 ;;
    SSL_CERT_FILE | SSL_CERT_DIR | REQUESTS_CA_BUNDLE | CURL_CA_BUNDLE | GIT_SSL_CAINFO | GIT_SSL_CAPATH) return 0 ;;
    *) return 1 ;;
    esac
}

names_of_variables() {
    awk 'BEGIN { for (name in ENVIRON) if (name ~ /^[A-Za-z_][A-Za-z0-9_]*$/) print name }'
}

# Copy files that a setting names, such as certificates, if they do not exist inside. (Folders of
# packages are not copied: the bare machine has none.)
copy_what_settings_name() {
    {
        cat "$root/etc/pip.conf" "$root/etc/xdg/pip/"* "$root/root/.config/pip/"* "$root/root/.pip/"* \
            "$root/root/.npmrc" "$root/etc/npmrc" "$root/etc/apt/apt.conf.d/"* 2>/dev/null || true
        for name in $(names_of_variables); do
            if is_setting "$name"; then eval "printf '%s\n' \"\$$name\""; fi
        done
    } | grep -oE '(^|[^A-Za-z0-9/.:_-])/[A-Za-z0-9_./+-]+' | sed -E 's,^[^/],,' | sort -u |
        while read -r path; do
            if [ -f "$path" ] && [ ! -e "$root$path" ]; then copy "$path"; fi
        done
}

configure() {
    # A temporary root need not survive a power failure, and packages unpack faster this way.
    echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/unsafe-io"
    sources >"$root/etc/apt/sources.list"
    copy /etc/apt/apt.conf.d /etc/apt/auth.conf /etc/apt/auth.conf.d /etc/apt/trusted.gpg /etc/apt/trusted.gpg.d /etc/apt/keyrings
    copy /etc/resolv.conf /etc/hosts /usr/local/share/ca-certificates
    copy /etc/pip.conf /etc/xdg/pip /etc/npmrc
    for path in .config/pip .pip .npmrc; do
        [ ! -e "$HOME/$path" ] || { mkdir -p "$root/root/$(dirname "$path")" && cp -a "$HOME/$path" "$root/root/$path"; }
    done
    copy_what_settings_name
    chroot "$root" update-ca-certificates >/dev/null 2>&1
}

# --- Running commands inside ---

# inside COMMAND: run it in the clone.
inside() {
    (
        for name in $(names_of_variables); do
            is_setting "$name" || case $name in PATH | TERM) ;; *) unset "$name" ;; esac
        done
        export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root
        # shellcheck disable=SC2016
        exec $CONTAINED sh -euc '
            root=$1 project=$2 command=$3
            mount -t proc proc "$root/proc"
            mount -t sysfs -o ro sysfs "$root/sys"
            mount --bind /dev "$root/dev"
            mount -t devpts -o newinstance,ptmxmode=0666 devpts "$root/dev/pts"
            mount -t tmpfs tmpfs "$root/dev/shm"
            exec chroot "$root" sh -c "cd $project && $command"
        ' sh "$root" "$PROJECT" "$1"
    ) &
    finish $!
}

report=""
# timed COMMAND: run it inside and note how long it took; end the script if it fails.
timed() {
    echo "fresh: $1"
    begin=$(date +%s)
    if inside "$1"; then
        report="$report$1 $(($(date +%s) - begin)) s, "
    else
        echo "fresh: $report$1 FAILED after $(($(date +%s) - begin)) s"
        exit 1
    fi
}

commit=$(git -C "$here" rev-parse --short HEAD)
[ -z "$(git -C "$here" status --porcelain)" ] || echo "fresh: uncommitted changes are not included" >&2
echo "fresh: a Debian 12 with $PACKAGES; commit $commit"
mirror=$(sources | sed -n 's/^deb \(.*\) bookworm main$/\1/p' | head -n 1)
if ! debootstrap --variant=minbase --include="$PACKAGES" bookworm "$root" "$mirror" >"$root.log" 2>&1; then
    tail -n 20 "$root.log" >&2
    exit 1
fi
configure
git clone --quiet --no-hardlinks "$here" "$root$PROJECT"
git -C "$root$PROJECT" checkout --quiet --detach "$commit"

case $only in *make*) timed make ;; esac
case $only in *test*) timed "make test" ;; esac
while read -r command; do
    [ -z "$command" ] || timed "$command"
done <<EOF
$extra
EOF
echo "fresh: ${report}passed"
