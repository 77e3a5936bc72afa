#!/bin/sh
# The daemon's page in a real Chromium: what a person sees and does there (page.mjs). Runs in a network
# and a mount namespace of its own, with nothing but loopback: what the page would ask of others shows,
# and network cards come and go without touching this machine's. As root; needs chromium and Node.js 18.
#   bench/page.sh [--pictures DIR]   also keeps pictures: light, dark, narrow
set -eu

here=$(dirname "$(readlink -f "$0")")
playwright=1.65.1

need() {
  command -v "$1" >/dev/null || {
    echo "page: needs $1: apt-get install --no-install-recommends $2" >&2
    exit 1
  }
}

if [ "${CFGMGR_PAGE_INSIDE-}" != yes ]; then
  [ "$(id -u)" = 0 ] || {
    echo 'page: namespaces need root' >&2
    exit 1
  }
  need chromium chromium
  need node nodejs
  need ip iproute2
  tools=${XDG_CACHE_HOME:-$HOME/.cache}/cfgmgr/playwright-$playwright
  [ -d "$tools/node_modules/playwright-core" ] ||
    npm install --silent --no-audit --no-fund --prefix "$tools" "playwright-core@$playwright"
  ODMDIR=/nonexistent "$here/../bin/cfgmgrd" --check-config # builds, where that is needed
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  export CFGMGR_PAGE_INSIDE=yes CFGMGR_PAGE_TOOLS="$tools" CFGMGR_PAGE_WORK="$work"
  unshare --net --mount "$0" "$@"
  exit
fi

ip link set lo up
# The one mounted shows the network cards of the namespace it was mounted in.
mount -t sysfs sysfs /sys

# One card more than there is, without a driver: sysfs lets nobody make a directory, so it stands on what
# is mounted over one that no device needs.
sys=/sys where=breakpoint/pci0000:aa
# shellcheck source=bench/cards.sh
. "$here/cards.sh"
links=$(cd /sys/bus/pci/devices && for link in *; do [ ! -L "$link" ] || echo "$link $(readlink "$link")"; done)
mount -t tmpfs tmpfs /sys/devices/breakpoint
mount -t tmpfs tmpfs /sys/bus/pci/devices
echo "$links" | while read -r link target; do
  [ -z "$link" ] || ln -s "$target" "/sys/bus/pci/devices/$link"
done
card 0000:aa:01.0 8086 100E
export CFGMGR_PAGE_CARD=/sys/devices/$where/0000:aa:01.0
node "$here/page.mjs" "$@"
