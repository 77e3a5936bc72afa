#!/bin/sh
# Configures devices on four levels whose Configure methods are real programs of 20 ms, with pools of 1, 8
# and 32, beside xargs -P starting the same programs with the same arguments. xargs knows no levels and
# no store, so it is the floor.
set -eu

usage() {
  cat <<'END'
Usage: bench/methods.sh [--full] [--rounds N] [--pools "N ..."]
  --full      10,000 devices in place of 1,000
  --rounds N  of which the median is shown (3; a pool of 1 has one round)
END
}

count=1000 fan=6 rounds=3 pools='1 8 32'
while [ $# -gt 0 ]; do
  case $1 in
    --full) count=10000 fan=10 ;;
    --rounds) shift; rounds=$1 ;;
    --pools) shift; pools=$1 ;;
    -h | --help) usage; exit ;;
    *) usage >&2; exit 2 ;;
  esac
  shift
done

cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export ODMDIR="$work/objrepos" CFGMGR_CONF="$work/cfgmgr.conf" LC_ALL=C

# The method: sleeps, and names its children. The devices are a heap: bench0 has bench1 to bench6 below it.
if command -v cc >/dev/null; then
  cat >"$work/method.c" <<END
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
int main(int n, char **words) {
  struct timespec pause = {0, 20000000};
  long device = atol(words[n - 1] + 5);
  nanosleep(&pause, NULL);
  for (long child = $fan * device + 1; child <= $fan * device + $fan && child <= $count; child++)
    printf("bench%ld\n", child);
  return 0;
}
END
  cc -O2 -o "$work/method" "$work/method.c"
else
  echo 'no C compiler: the programs are shell scripts, and take longer than 20 ms'
  cat >"$work/method" <<END
#!/bin/sh
while [ \$# -gt 1 ]; do shift; done
sleep 0.02
child=\$(($fan * \${1#bench} + 1))
end=\$((child + $fan))
while [ \$child -lt \$end ] && [ \$child -le $count ]; do
  echo "bench\$child"
  child=\$((child + 1))
done
END
  chmod 755 "$work/method"
fi

awk -v count="$count" -v fan="$fan" -v method="$work/method" 'BEGIN {
  printf "PdDv:\n\ttype = \"sleep\"\n\tclass = \"bench\"\n\tsubclass = \"bench\"\n\tprefix = \"bench\"\n"
  printf "\tConfigure = \"%s\"\n\tuniquetype = \"bench/bench/sleep\"\n", method
  for (i = 0; i <= count; i++) {
    printf "\nCuDv:\n\tname = \"bench%d\"\n\tstatus = 0\n\tchgstatus = 0\n", i
    if (i > 0) printf "\tparent = \"bench%d\"\n\tconnwhere = \"%d\"\n", int((i - 1) / fan), i
    printf "\tPdDvLn = \"bench/bench/sleep\"\n"
  }
}' >"$work/devices.odm"
seq 0 "$count" | sed 's/^/bench/' >"$work/names"

# milliseconds COMMAND...: how long it takes.
milliseconds() {
  begun=$(date +%s%N)
  "$@" >"$work/out" 2>&1 || { cat "$work/out" >&2; exit 1; }
  echo $((($(date +%s%N) - begun) / 1000000))
}

# median COMMAND...: of the rounds; before each the ODM is as it was.
median() {
  for _ in $(seq "$rounds_now"); do
    cp "$work/start.db" "$ODMDIR/odm.db"
    milliseconds "$@"
  done | sort -n | sed -n "$(((rounds_now + 1) / 2))p"
}

peer() {
  xargs -P "$1" -n 1 "$work/method" -l <"$work/names"
}

bin/odmadd "$work/devices.odm"
cp "$ODMDIR/odm.db" "$work/start.db"
rounds_now=$rounds
start=$(median bin/cfgmgr -l "bench$count")
echo "$count devices on 4 levels, programs of 20 ms; median of $rounds, in seconds, of which a run with one device takes $(awk "BEGIN { print $start / 1000 }")"
printf '%6s %10s %10s %8s %22s\n' pool cfgmgr xargs ratio 'of ours per device, us'
for pool in $pools; do
  rounds_now=$rounds
  [ "$pool" != 1 ] || rounds_now=1
  printf 'methods:\n\tparallel = %s\n' "$pool" >"$CFGMGR_CONF"
  ours=$(median bin/cfgmgr -l bench0)
  theirs=$(median peer "$pool")
  grep -q . "$work/out" || exit 1
  awk -v pool="$pool" -v ours="$ours" -v theirs="$theirs" -v count="$count" \
    'BEGIN { printf "%6d %10.2f %10.2f %8.2f %22d\n", pool, ours / 1000, theirs / 1000, ours / theirs, (ours - theirs) * 1000 / count }'
done
cp "$work/start.db" "$ODMDIR/odm.db"
bin/cfgmgr -l bench0 >/dev/null
available=$(bin/lsdev -c bench -S a -F name | wc -l)
[ "$available" = $((count + 1)) ] || { echo "only $available of $((count + 1)) devices are Available" >&2; exit 1; }
