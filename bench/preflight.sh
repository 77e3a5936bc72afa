#!/bin/sh
# Whole commands from a cold JVM, for a machine of 300 devices and an image: preflight, and the plan. Beside
# them what only lists the same initramfs, and what only names packages for the same machine (lsinitramfs and
# isenkram-lookup, in a throw-away layer over this machine). Then diagnosis and plan in process, for a machine
# of 10,000 entries.
set -eu

usage() {
  cat <<'END'
Usage: bench/preflight.sh --image DIR [--cache DIR] [--devices N] [--rounds N] [RECORDING]
  --image DIR    root of an installed Debian with a kernel and its initramfs
  --cache DIR    what "cfgmgr catalogue update" has fetched, for DEP-11 (/var/cache/cfgmgr/catalogue)
  --devices N    entries of the machine for the plan in process (10000)
  --rounds N     of which the median is shown (7)
  RECORDING      the machine; one of 300 entries is made when none is named
END
}

image='' cache=/var/cache/cfgmgr/catalogue devices=10000 rounds=7
while [ $# -gt 0 ]; do
  case $1 in
    --image) shift; image=$1 ;;
    --cache) shift; cache=$1 ;;
    --devices) shift; devices=$1 ;;
    --rounds) shift; rounds=$1 ;;
    -h | --help) usage; exit ;;
    -*) usage >&2; exit 2 ;;
    *) break ;;
  esac
  shift
done
[ -n "$image" ] || { usage >&2; exit 2; }
image=$(readlink -f -- "$image") cache=$(readlink -f -- "$cache")
recording=${1:+$(readlink -f -- "$1")}
initramfs=$(find "$image/boot" -name 'initrd.img-*' | sort -V | tail -n 1)
[ -n "$initramfs" ] || { echo "no initramfs in $image/boot" >&2; exit 1; }
[ "$(id -u)" = 0 ] || { echo "mount namespaces over /sys need root" >&2; exit 1; }

cd "$(dirname "$0")/.."
room=$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { print $4 }')
work=$(mktemp -d ${room:+-p "$([ "$room" -gt 2000000 ] && echo /dev/shm || echo "${TMPDIR:-/tmp}")"})
trap 'rm -rf "$work"' EXIT
export LC_ALL=C
bin/cfgmgr --help >/dev/null
# shellcheck source=bin/lib/java.sh
. bin/lib/java.sh
find_java

if [ -n "$recording" ]; then
  mkdir "$work/machine"
  tar -xf "$recording" -C "$work/machine"
else
  "$java_home/bin/java" bench/Recording.java "$work/machine" 300 >/dev/null
fi
entries=$(find "$work"/machine/sys/bus/*/devices -mindepth 1 -maxdepth 1 2>/dev/null | wc -l)

# Shared with the namespace of the peers. "median COMMAND...": milliseconds, of $rounds.
cat >"$work/median.sh" <<'END'
median() {
  for _ in $(seq "$rounds"); do
    begun=$(date +%s%N)
    "$@" >"$work/out" 2>"$work/err" </dev/null || code=$?
    echo "$((($(date +%s%N) - begun) / 1000000)) ${code:-0}"
  done >"$work/times"
  if awk '$2 != 0 && $2 != 3 && $2 != 6 { bad = 1 } END { exit !bad }' "$work/times"; then
    echo "fails: $*" >&2
    cat "$work/err" >&2
    return 1
  fi
  sort -n "$work/times" | sed -n "$(((rounds + 1) / 2))s/ .*//p"
}
END
# shellcheck source=/dev/null
. "$work/median.sh"

cat >"$work/peers" <<'END'
set -eu
work=$1 rounds=$2 cache=$3 initramfs=$4
. "$work/median.sh"
. bench/layer.sh
need_layer "$work/layer" "$cache" isenkram-cli lsb-release initramfs-tools-core cpio zstd
mount --bind "$work/machine/sys" "$all/sys"
: >"$work/modules"
proc_modules "$work/modules"
cp "$initramfs" "$all/srv/initrd"
median chroot "$all" lsinitramfs /srv/initrd >"$work/lsinitramfs"
median chroot "$all" isenkram-lookup >"$work/lookup"
END
unshare -m sh "$work/peers" "$work" "$rounds" "$cache" "$initramfs"

preflight=$(median bin/cfgmgr preflight --root "$image" --hardware "$work/machine")
plan=$(median bin/cfgmgr --root "$image" --hardware "$work/machine" -n -i)
read -r listing <"$work/lsinitramfs"
read -r lookup <"$work/lookup"
echo "machine of $entries entries, initramfs of $(($(wc -c <"$initramfs") / 1048576)) MiB; medians of $rounds"
printf '%-26s %8s %15s %19s\n' '' seconds 'to lsinitramfs' 'to isenkram-lookup'
row() {
  awk -v name="$1" -v t="$2" -v a="$listing" -v b="$lookup" \
    'BEGIN { printf "%-26s %8.2f %15.2f %19.2f\n", name, t / 1000, t / a, t / b }'
}
row 'cfgmgr preflight' "$preflight"
row 'cfgmgr -n -i' "$plan"
row lsinitramfs "$listing"
row isenkram-lookup "$lookup"

# As nothing is bound, every entry is a question.
rm -rf "$work/machine"
made=$("$java_home/bin/java" bench/Recording.java "$work/machine" "$devices")
find "$work/machine/sys" -name driver -type l -delete
find "$work/machine/sys/devices" -name uevent -exec sed -i '/^DRIVER=/d' {} +
release=${initramfs##*/initrd.img-}
"$java_home/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \
  "-Dorg.sqlite.lib.path=cfgmgr-daemon/target/native/$(uname -m)" -cp cfgmgr-daemon/target/cfgmgr.jar \
  bench/PlanTime.java etc/objrepos "$work/machine" "$image" "$release" etc/catalogue/debian-12-amd64.zip \
  2>/dev/null | awk -v made="$made" '{
    printf "\nin process: machine of %d entries, %d need a driver, %d lack one\n", made, $1, $2
    printf "%-26s %8s %15s\n", "milliseconds", "first", "median of 20"
    printf "%-26s %8.1f %15.1f\n", "catalogue, diagnosis", $3, $4
    printf "%-26s %8.1f %15.1f\n", "plan", $5, $6
  }'
