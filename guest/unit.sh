# shellcheck shell=sh
# What guest/service looks at. Needs its functions.

unit_checks() {
  says 'the unit becomes active' within 400 has ActiveState active
  says 'it says itself when it is' has Type notify
  says 'all devices are looked at' within 300 is_ready
  says 'what methods and installations do is let through' methods_work
  in_guest 'journalctl -u cfgmgrd.service -o json --no-pager' >"$work/journal.txt"
  says 'each line of the journal has a priority and a run' logged
  says 'security' security
}

logged() {
  jq -rse '[.[] | select(._COMM == "java")] as $all
    | if ($all | length) > 0 and all($all[]; (.PRIORITY | test("^[3-6]$")) and (.MESSAGE | test("^run=[-a-z0-9]+ ")))
      then "\($all | length) lines, priorities \([$all[].PRIORITY] | unique | join(" "))" else $all[] end' "$work/journal.txt"
}

security() {
  in_guest 'systemd-analyze security --no-pager cfgmgrd.service' >"$work/security.txt"
  sed -n 's/^.*Overall exposure level for cfgmgrd.service: *\([0-9.]* [A-Z]*\).*/exposure \1/p' "$work/security.txt" | grep .
}

# by_rule NAME FILE: adds a rule, and has the daemon do all of them, until the file is there.
by_rule() {
  in_guest "odmadd /root/$1.odm && systemctl reload cfgmgrd.service"
  within 400 there "$2"
}

there() {
  [ "$(in_guest "[ -e $1 ] && echo yes")" = yes ]
}

methods_work() {
  by_rule allowed /run/allowed || { echo 'the program of the rule did not end'; journal_since yesterday; return 1; }
  in_guest 'odmdelete -o Config_Rules -q "rule=/usr/local/sbin/allowed" >/dev/null'
  refused=$(in_guest 'cat /run/allowed')
  [ -z "$refused" ] || { echo "$refused"; return 1; }
}

outside_checks() {
  says 'without the token nothing is told' answers 401 "https://127.0.0.1:$port/metrics"
  says 'without TLS nothing is told' answers 000 "http://127.0.0.1:$port/metrics"
  says 'metrics are scraped from outside' scraped
}

scraped() {
  api /metrics >"$work/metrics.txt" && grep -q '^cfgmgr_devices{.*state="available"' "$work/metrics.txt" &&
    grep -q '^cfgmgr_runs_total{' "$work/metrics.txt" || { head -n 20 "$work/metrics.txt"; return 1; }
  awk '/^cfgmgr/ { n++ } /^process_resident_memory_bytes/ { mib = $2 / 1048576 }
    END { printf "%d series of cfgmgr; resident memory %d MiB\n", n, mib }' "$work/metrics.txt"
}

plug_checks() {
  says 'a PCI network card comes and goes' plugged net \
    '{"driver": "e1000e", "id": "hot-net", "bus": "rp1", "romfile": ""}' '.class == "if" and (.name | test("^en[1-9]"))' ID_NET_NAME ''
  qmp blockdev-add '{"driver": "null-co", "node-name": "null", "size": 67108864, "read-zeroes": true}'
  says 'a SCSI disk comes and goes' plugged block \
    '{"driver": "scsi-hd", "id": "hot-block", "bus": "scsi.0", "drive": "null"}' '.class == "disk" and (.kname | startswith("sd"))' DEVNAME /dev/
  says 'latency of all that came and went' latency
}

trouble_checks() {
  says 'a mistake in new settings changes nothing, and is told' bad_reload
  says 'kill -9 with a method running: the next start ends it and finishes' killed
  says 'a daemon that hangs is started again' hung
  says 'systemctl stop ends it cleanly' stopped
}

# By systemctl, and by a signal that nobody checked for.
bad_reload() {
  since=$(guest_time)
  in_guest 'cp /etc/cfgmgr/cfgmgr.conf /run/good; printf "install:\n\tper_day = often\n" >>/etc/cfgmgr/cfgmgr.conf'
  [ "$(in_guest 'systemctl reload cfgmgrd.service 2>/dev/null; echo $?')" = 1 ] || { echo 'systemctl reload is content'; return 1; }
  in_guest "kill -HUP $(property MainPID)"
  within 60 told_since "$since" 'the settings stay as they were' || { journal_since "$since"; return 1; }
  in_guest 'cp /run/good /etc/cfgmgr/cfgmgr.conf'
  has ActiveState active && is_ready && journal_since "$since" | grep -o '/etc/cfgmgr/cfgmgr.conf.*' | sort -u
}

told_since() {
  journal_since "$1" | grep -q "$2"
}

sleepers() {
  in_guest 'for one in /proc/[0-9]*; do tr "\0" " " <$one/cmdline 2>/dev/null | grep "^sleep 1111"; done'
}

killed() {
  by_rule hang /run/hang.begun || { echo 'the method does not begin'; return 1; }
  [ "$(sleepers | wc -l)" = 2 ] || { echo 'not two sleepers:'; sleepers; return 1; }
  pid=$(property MainPID)
  start=$(milliseconds)
  in_guest "kill -9 $pid"
  within 200 there /run/hang.done || { echo 'the work is not done again'; journal_since yesterday; return 1; }
  within 60 is_ready
  [ "$(sleepers | wc -l)" = 0 ] || { echo 'left:'; sleepers; return 1; }
  within 60 has ActiveState active || return
  [ "$(property MainPID)" != "$pid" ] || { echo 'the daemon is the same'; return 1; }
  in_guest 'odmdelete -o Config_Rules -q "rule=/usr/local/sbin/hang" >/dev/null'
  api /api/v1/runs | jq -re 'first | "\(.trigger) run \(.outcome), no orphan"'
  echo "  done again $(($(milliseconds) - start)) ms after the kill, 10 s of them RestartSec"
}

restarts() {
  [ "$(property NRestarts)" -gt "$1" ] && is_ready
}

# The watchdog, with less patience.
hung() {
  in_guest 'mkdir -p /run/systemd/system/cfgmgrd.service.d
    printf "[Service]\nWatchdogSec=20\n" >/run/systemd/system/cfgmgrd.service.d/watchdog.conf
    systemctl daemon-reload && systemctl restart cfgmgrd.service'
  within 200 is_ready || return
  sleep 30
  has NRestarts 0 || { echo 'and it was restarted without a reason'; return 1; }
  in_guest "kill -STOP $(property MainPID)"
  start=$(milliseconds)
  within 300 restarts 0 || { in_guest 'systemctl status --no-pager cfgmgrd.service'; return 1; }
  echo "ready again after $(($(milliseconds) - start)) ms; without a reason never in 30 s of a 20 s watchdog"
}

stopped() {
  start=$(in_guest 'cut -d" " -f1 /proc/uptime; systemctl stop cfgmgrd.service; cut -d" " -f1 /proc/uptime')
  has Result success && has ExecMainStatus 0 && has ActiveState inactive || return
  echo "$start" | awk 'NR == 1 { from = $1 } END { printf "after %.1f s\n", $1 - from; exit $1 - from > 10 }'
}

# The time of a unit since the kernel gave over to systemd, in ms.
active_after() {
  in_guest "echo \$(((\$(systemctl show -P ActiveEnterTimestampMonotonic $1) - \$(systemctl show -P UserspaceTimestampMonotonic 2>/dev/null || echo 0)) / 1000))"
}

is_booted() {
  [ "$(in_guest 'systemctl is-active network-online.target multi-user.target' | tr '\n' ' ')" = 'active active ' ]
}

# systemd tells of a boot when all jobs are done, those that nobody waits for as well.
has_settled() {
  [ "$(in_guest 'systemctl list-jobs --no-legend | grep -c " start "')" = 0 ]
}

# timed NAME [ARGUMENT]: boots, and keeps when login, network and all the rest were there, and what they waited for.
timed() {
  power_on on "${2-}"
  within 300 is_up && within 300 is_booted || { tail -n 20 "$work/serial"; return 1; }
  for unit in $awaited; do
    active_after "$unit" >>"$work/$1-$unit"
    in_guest "systemctl list-dependencies --after --all --plain $unit"
  done >"$work/after-$1.txt"
  within 600 has_settled || return
  in_guest 'for target in getty network-online multi-user; do systemd-analyze critical-chain --no-pager $target.target; done' \
    >"$work/chain-$1.txt"
  power_off
}

boot_checks() {
  awaited='serial-getty@ttyS0.service network-online.target multi-user.target'
  off='systemd.mask=cfgmgrd.service systemd.mask=cfgmgr-boot.service'
  for _ in $(seq "$boots"); do
    says 'a boot with the units' timed with
    says 'a boot without them' timed without "$off"
  done
  says 'neither login, network nor the rest of the boot waits for cfgmgr' no_wait
  for unit in $awaited; do
    printf '        %-28s with %6s ms, without %6s ms\n' "$unit" "$(median "$boots" <"$work/with-$unit")" \
      "$(median "$boots" <"$work/without-$unit")"
  done
  sed 's/^/        /' "$work/chain-with.txt"
}

no_wait() {
  for list in after chain; do
    if ! grep -q networkd "$work/$list-with.txt" || grep -H cfgmgr "$work/$list-with.txt"; then
      return 1
    fi
  done
}
