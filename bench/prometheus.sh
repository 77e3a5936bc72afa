#!/bin/sh
# The daemon scraped by a real Prometheus: promtool accepts what it tells, the rules and the dashboard use
# only metrics that there are, and the alert "device without driver" fires and clears again. In a network
# and a mount namespace of its own, with a machine of two PCI cards in place of /sys; as root. Needs
# prometheus and curl.
set -eu

here=$(dirname "$(readlink -f "$0")")
root=${here%/bench}
rules=$root/etc/prometheus/cfgmgr.rules.yml
daemon_port=18622
prometheus_port=18623
limit=120 # seconds; machines that test are busy

need() {
  command -v "$1" >/dev/null || {
    echo "prometheus: needs $1: apt-get install --no-install-recommends $2" >&2
    exit 1
  }
}

if [ "${CFGMGR_PROMETHEUS_INSIDE-}" != yes ]; then
  [ "$(id -u)" = 0 ] || {
    echo 'prometheus: namespaces need root' >&2
    exit 1
  }
  need prometheus prometheus
  need promtool prometheus
  need curl curl
  need jq jq
  need ip iproute2
  "$root/bin/cfgmgrd" --check-config # builds, where that is needed
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  export CFGMGR_PROMETHEUS_INSIDE=yes CFGMGR_PROMETHEUS_WORK="$work"
  unshare --net --mount "$0"
  exit
fi

work=$CFGMGR_PROMETHEUS_WORK
sys=$work/sys
where=pci0000:00
# shellcheck source=bench/cards.sh
. "$here/cards.sh"
pids=
end() {
  # shellcheck disable=SC2086
  [ -z "$pids" ] || kill $pids 2>/dev/null || :
  wait
}
trap end EXIT
failed=0

# says WHAT COMMAND...: does it, and tells how it went.
says() {
  what=$1
  shift
  if "$@" >"$work/out" 2>&1; then
    printf 'ok      %s\n' "$what"
  else
    printf 'FAILED  %s\n' "$what"
    sed 's/^/        /' "$work/out"
    failed=$((failed + 1))
  fi
}

# until_true COMMAND...: waits until it succeeds.
until_true() {
  tries=0
  until "$@"; do
    tries=$((tries + 1))
    [ $tries -lt $((limit * 5)) ] || return 1
    sleep 0.2
  done
}

metrics() {
  curl -sf "http://127.0.0.1:$daemon_port/metrics"
}

ready() {
  curl -sf "http://127.0.0.1:$daemon_port/health/ready" >/dev/null
}

# alert STATE: whether Prometheus has the alert so; none when it has no such alert.
alert() {
  curl -sf "http://127.0.0.1:$prometheus_port/api/v1/alerts" |
    jq -e --arg state "$1" '[.data.alerts[] | select(.labels.alertname == "CfgmgrDeviceWithoutDriver") | .state] as $all
      | if $state == "none" then $all == [] else $all == [$state] end' >/dev/null
}

up() {
  curl -sf "http://127.0.0.1:$prometheus_port/api/v1/query?query=up" | jq -e '.data.result[0].value[1] == "1"' >/dev/null
}

without_driver() {
  metrics | grep -qx "cfgmgr_devices_without_driver $1\.0"
}

counted() {
  metrics | grep -q '^cfgmgr_hotplug_events_total{'
}

# Every metric that a file names. What is in quotes is text or a label.
named() {
  case $1 in
    *.json) jq -r '.. | .expr? // empty' "$1" ;;
    *) sed -n '/expr:/,/labels:\|for:/p' "$1" ;;
  esac | sed 's/"[^"]*"//g' | grep -oE '\b(cfgmgr|process|jvm)_[a-z_]+' | sort -u
}

there() {
  metrics | sed -n 's/^\([a-z_]*\)[{ ].*/\1/p' | sort -u >"$work/there"
  named "$1" >"$work/named"
  [ -s "$work/named" ] && ! comm -23 "$work/named" "$work/there" | grep .
}

ip link set lo up
mkdir -p "$sys/bus/pci/devices" "$sys/bus/pci/drivers" "$sys/class" "$sys/block" "$sys/firmware"
card 0000:00:01.0 8086 100E
card 0000:00:02.0 1AF4 1000
drive 0000:00:02.0 virtio-pci
mount --bind "$sys" /sys
printf 'http:\n\tport = %s\n' $daemon_port >"$work/conf"
ODMDIR=$work/odm CFGMGR_CONF=$work/conf "$root/bin/cfgmgrd" 2>"$work/daemon.log" &
daemon=$!
pids="$pids $daemon"
says 'the daemon is ready' until_true ready

# Some metrics are told only once there is something to tell: an event.
ip link add cfgprom0 type veth peer name cfgprom1
says 'an event is counted' until_true counted

metrics >"$work/metrics"
says 'promtool check metrics' promtool check metrics <"$work/metrics"
says 'promtool check rules' promtool check rules "$rules"
says 'promtool test rules' promtool test rules "${rules%.yml}.test.yml"
says 'all metrics of the rules are there' there "$rules"
says 'all metrics of the dashboard are there' there "$root/etc/grafana/cfgmgr.json"

# The same rules, with less patience.
sed 's/^\( *for:\) .*/\1 2s/' "$rules" >"$work/rules.yml"
cat >"$work/prometheus.yml" <<END
global: {scrape_interval: 1s, evaluation_interval: 1s}
rule_files: [rules.yml]
scrape_configs:
  - job_name: cfgmgr
    static_configs: [{targets: ['127.0.0.1:$daemon_port']}]
END
prometheus --config.file="$work/prometheus.yml" --storage.tsdb.path="$work/data" \
  --web.listen-address="127.0.0.1:$prometheus_port" >"$work/prometheus.log" 2>&1 &
pids="$pids $!"
says 'Prometheus scrapes the daemon' until_true up
says 'one card has no driver' without_driver 1
says 'the alert "device without driver" fires' until_true alert firing
drive 0000:00:01.0 e1000
kill -HUP $daemon
says 'the card has a driver' until_true without_driver 0
says 'the alert clears' until_true alert none

if [ $failed != 0 ]; then
  echo "prometheus: $failed failed; the daemon said:"
  cat "$work/daemon.log"
  exit 1
fi
echo "prometheus: all is well; $(grep -c '^cfgmgr' "$work/metrics") series of cfgmgr, $(wc -l <"$work/there") metrics in all"
