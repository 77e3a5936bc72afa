#!/bin/sh
# Holds lsdev --all against every entry of /sys/bus/*/devices of this machine: each must be a device
# or have a reason of the closed list, and none may fall to the type for everything else.
set -eu

cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
ODMDIR=$work/objrepos
export ODMDIR

for entry in /sys/bus/*/devices/*; do
  [ -e "$entry" ] || continue
  bus=${entry#/sys/bus/}
  echo "${bus%%/*} ${entry##*/}"
done | LC_ALL=C sort >"$work/sysfs"

bin/cfgmgr >/dev/null || [ $? -eq 3 ]
bin/lsdev --all -F 'bus:::kname:::device:::reason' | sed 's/:::/ /g' >"$work/all"
cut -d' ' -f1,2 "$work/all" | LC_ALL=C sort >"$work/seen"

unseen=$(LC_ALL=C comm -23 "$work/sysfs" "$work/seen")
[ -z "$unseen" ] || { echo "not accounted for:" "$unseen" >&2; exit 1; }

# The reasons as their one source lists them.
sed -n 's/^  [A-Z_]*("\([a-z-]*\)",.*/\1/p' \
  device-methods/src/main/java/org/cfgmgr/match/AbsorbReason.java >"$work/reasons"
awk '{ print $4 }' "$work/all" | grep -v '^-*$' | LC_ALL=C sort -u >"$work/given"
open=$(grep -vxF -f "$work/reasons" "$work/given" || :)
[ -z "$open" ] || { echo "reasons outside the closed list: $open" >&2; exit 1; }

generic=$(bin/lsdev -F 'name:PdDvLn' | grep ':generic/' || :)
[ -z "$generic" ] || echo "of no known type: $generic"
echo "$(wc -l <"$work/sysfs") entries of /sys/bus, all accounted for:"
awk '{ n[$4 == "" || $4 == "-" ? "a device" : $4]++ } END { for (r in n) print "  " n[r], r }' "$work/all" | sort -rn
