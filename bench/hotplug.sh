#!/bin/sh
# Hotplug by the thousand on this machine, without udev: veth pairs, loop and zram devices come and go in a network
# namespace of its own, and cfgmgrd answers. After each step the ODM must hold what sysfs shows: nothing lost.
# Prints how long an answer took (median, p99), a burst, and memory and idle time of the daemon.
set -eu

usage() {
  cat <<'END'
Usage: bench/hotplug.sh [--one-by-one N] [--burst N] [--soak EVENTS] [--bin DIR]
  --one-by-one N   devices of each kind that come and go one after the other (100)
  --burst N        devices that come at one blow, and go (5000)
  --soak EVENTS    goes on until so many events were answered (0)
  --bin DIR        where cfgmgrd is (bin of this checkout)
Needs root, iproute2 and python3. Only devices that it made itself are removed.
END
}

here=$(cd "$(dirname "$0")" && pwd)
one=100 burst=5000 soak=0 bin=$here/../bin
while [ $# -gt 0 ]; do
  case $1 in
    --one-by-one) shift; one=$1 ;;
    --burst) shift; burst=$1 ;;
    --soak) shift; soak=$1 ;;
    --bin) shift; bin=$1 ;;
    -h | --help) usage; exit ;;
    *) usage >&2; exit 2 ;;
  esac
  shift
done

if [ "${HOTPLUG_INSIDE-}" != yes ]; then
  "$bin/lsdev" --help >/dev/null # builds
  HOTPLUG_INSIDE=yes exec unshare --net --mount --propagation private "$0" \
    --one-by-one "$one" --burst "$burst" --soak "$soak" --bin "$bin"
fi

# sysfs shows the interfaces of the namespace that mounted it.
mount -t sysfs sysfs /sys
mount -t tmpfs tmpfs /run # and no udev
ip link set lo up
work=$(mktemp -d)
daemon=
finish() {
  [ -z "$daemon" ] || { kill "$daemon" 2>/dev/null && wait "$daemon"; } || :
  rm -rf "$work"
}
trap finish EXIT
ODMDIR=$work/objrepos
export ODMDIR
"$bin/cfgmgrd" --foreground 2>"$work/log" &
daemon=$!
python3 "$here/hotplug.py" "$daemon" "$one" "$burst" "$soak" || { tail -n 20 "$work/log" >&2; exit 1; }
