#!/bin/sh
# The first configuration and a run that changes nothing of replayed machines of 10,000 and 100,000
# devices: time, time per device, peak memory. Beside it, what reads the same tree: find with cat, which
# reads one file of each entry, and lspci, which knows the PCI functions.
set -eu

usage() {
  cat <<'END'
Usage: bench/scale.sh [--rounds N] [DEVICES...]
  DEVICES     sizes of machines (1000 10000 100000)
  --rounds N  of which the median is shown (3; one for 100,000 devices and more)
END
}

rounds=3
while [ $# -gt 0 ]; do
  case $1 in
    --rounds) shift; rounds=$1 ;;
    -h | --help) usage; exit ;;
    -*) usage >&2; exit 2 ;;
    *) break ;;
  esac
  shift
done
[ $# -gt 0 ] || set -- 1000 10000 100000

cd "$(dirname "$0")/.."
# A million small files: in memory where there is room for 2 GiB.
room=$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { print $4 }')
work=$(mktemp -d ${room:+-p "$([ "$room" -gt 2000000 ] && echo /dev/shm || echo "${TMPDIR:-/tmp}")"})
trap 'rm -rf "$work"' EXIT
export ODMDIR="$work/objrepos" LC_ALL=C
as_root=
[ "$(id -u)" = 0 ] || as_root=-r

# measure COMMAND...: "MILLISECONDS KIB", how long it takes and its peak memory.
measure() {
  begun=$(date +%s%N)
  "$@" >"$work/out" 2>"$work/err" </dev/null &
  pid=$!
  peak=0
  # The launcher becomes Java, so the number stays; the peak is read until it is gone.
  while now=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\) kB/\1/p' /proc/$pid/status 2>/dev/null) && [ -n "$now" ]; do
    peak=$now
    sleep 0.02
  done
  wait $pid || { code=$?; [ $code = 3 ] || { cat "$work/err" >&2; exit 1; }; }
  echo $((($(date +%s%N) - begun) / 1000000)) "$peak"
}

# median COMMAND...: the round in the middle, by time.
median() {
  for _ in $(seq "$rounds_now"); do
    measure "$@"
  done | sort -n | sed -n "$(((rounds_now + 1) / 2))p"
}

# In a mount namespace of its own, the replayed machine is the one we run on: --hardware would keep
# nothing for a second run.
there() {
  # shellcheck disable=SC2016
  exec unshare $as_root -m sh -c 'mount --bind "$1" /sys && shift && exec "$@"' sh "$work/machine/sys" "$@"
}

first() {
  rm -rf "$ODMDIR"
  there bin/cfgmgr
}

again() {
  there bin/cfgmgr
}

reading() {
  find "$work/machine/sys" -name uevent -print0 | xargs -0 cat
}

listing() {
  exec lspci -A linux-sysfs -O sysfs.path="$work/machine/sys/bus/pci" -n
}

# row NAME DEVICES "MILLISECONDS KIB"
row() {
  awk -v name="$1" -v devices="$2" -v result="$3" 'BEGIN {
    split(result, r, " ")
    printf "%8d  %-22s %9.2f %11.1f %9.0f\n", devices, name, r[1] / 1000, r[1] * 1000 / devices, r[2] / 1024
  }'
}

bin/cfgmgr --help >/dev/null
# shellcheck source=bin/lib/java.sh
. bin/lib/java.sh
find_java
printf '%8s  %-22s %9s %11s %9s\n' devices '' seconds us/device MiB
for devices; do
  made=$("$java_home/bin/java" bench/Recording.java "$work/machine" "$devices")
  rounds_now=$rounds
  [ "$devices" -lt 100000 ] || rounds_now=1
  row 'first configuration' "$made" "$(median first)"
  row 'no change' "$made" "$(median again)"
  grep -q 'nothing changed$' "$work/out" || { echo "the second run changes something:" >&2; tail -n 5 "$work/out" >&2; exit 1; }
  "$java_home/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \
    "-Dorg.sqlite.lib.path=cfgmgr-daemon/target/native/$(uname -m)" -cp cfgmgr-daemon/target/cfgmgr.jar \
    bench/MethodOverhead.java etc/objrepos "$work/machine" 2>/dev/null |
    awk -v devices="$made" '{ printf "%8d  %-22s %9s %11.1f  at first, then %.1f\n", devices, "of it Configure", "", $1 / 1000, $2 / 1000 }'
  row 'find, cat uevent' "$made" "$(median reading)"
  if command -v lspci >/dev/null; then
    row 'lspci' "$made" "$(median listing)"
  fi
  rm -rf "$work/machine"
done
