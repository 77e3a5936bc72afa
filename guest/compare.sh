# shellcheck shell=sh
# Reads what guests reported. Needs $work with TASK.report.

# part TASK SECTION: its lines.
part() {
  awk -v name="$2" '/^== / { on = ($0 == "== " name); next } on' "$work/$1.report"
}

# fact TASK NAME
fact() {
  part "$1" facts | awk -v name="$2" '$1 == name { print $2 }'
}

# What is found anew in each boot is numbered in the order in which it is found.
same_names() {
  sed -E 's#/usb[0-9]+#/usb#; s#/[0-9]+-([0-9.]+)(:[0-9.]+)?#/\1\2#g; s#/host[0-9]+#/host#; s#/port-[0-9]+:#/port:#g
    s#/end_device-[0-9]+:#/end_device:#; s#/target[0-9]+:#/target:#; s#/[0-9]+:([0-9]+:[0-9]+:[0-9]+)#/\1#
    s#/virtio[0-9]+#/virtio#; s#/ata[0-9]+#/ata#; s#/rport-[0-9]+:#/rport:#; s#\.[0-9A-F]{4} hid #.X hid #
    s#/hdaudioC[0-9]+#/hdaudioC#; s#/mmc[0-9]+#/mmc#g; s#/card[0-9]+#/card#g; s#/serio[0-9]+#/serio#
    s#/(ndbus|region|namespace|nmem)[0-9]+#/\1#g'
}

# devices TASK SECTION: the bound ones, as a sorted list of path and bus.
devices() {
  part "$1" "$2" | same_names | cut -d' ' -f1,2 | LC_ALL=C sort
}

count() {
  part "$1" "$2" | wc -l
}

failures=0
fail() {
  echo "   FAIL: $*"
  failures=$((failures + 1))
}

# finished TASK: whether its guest came to its end.
finished() {
  grep -qx '== end' "$work/$1.report" && return
  fail "the guest '$1' did not finish; its last words:"
  tail -n 5 "$work/$1/console" "$work/$1.report" | sed 's/^/      /'
  return 1
}

table() {
  echo "   bound of $(part cfgmgr count) bus devices:"
  printf '   %-9s %7s %7s %9s %9s %9s\n' '' 'before' 'after' 'settled' 'modules' 'seconds'
  for task in cfgmgr modprobe udev; do
    [ -f "$work/$task.report" ] || continue
    printf '   %-9s %7s %7s %9s %9s %9s\n' $task "$(count $task start)" "$(count $task bound)" \
      "$(count $task settled)" "$(count $task modules)" "$(fact $task first-time)"
  done
}

# against TASK: what it binds and cfgmgr does not, and the other way round.
against() {
  devices cfgmgr settled >"$work/ours"
  devices "$1" settled >"$work/theirs"
  LC_ALL=C comm -13 "$work/ours" "$work/theirs" >"$work/lacking"
  LC_ALL=C comm -23 "$work/ours" "$work/theirs" >"$work/more"
  echo "   $1 binds and cfgmgr does not: $(wc -l <"$work/lacking")"
  sed 's/^/      /' "$work/lacking"
  echo "   cfgmgr binds and $1 does not: $(wc -l <"$work/more")"
  sed 's/^/      /' "$work/more"
}

compare() {
  for task in cfgmgr modprobe udev; do
    [ ! -f "$work/$task.report" ] || finished $task || return
  done
  table
  echo "   of cfgmgr's time, Java starts in $(fact cfgmgr start-up-time) s; a second run takes $(fact cfgmgr second-time) s"
  if [ -f "$work/modprobe.report" ]; then
    against modprobe
    [ "$(count cfgmgr settled)" -ge "$(count modprobe settled)" ] || fail "cfgmgr binds fewer devices than modprobe"
  fi
  for module in $(part cfgmgr forbidden); do
    fail "cfgmgr loaded $module, which is blacklisted"
  done
  [ "$(fact cfgmgr first-exit)" = "$(fact cfgmgr second-exit)" ] ||
    fail "the first run ends with $(fact cfgmgr first-exit), the second with $(fact cfgmgr second-exit)"
  if ! part cfgmgr second | grep -q 'nothing changed$'; then
    fail "the second run changes something:"
    part cfgmgr second | sed 's/^/      /'
  fi
  [ ! -f "$work/udev.report" ] || against udev
}

checks() {
  echo '   on the devices that cfgmgr configured:'
  part cfgmgr checks | sed 's/^/      /'
  failures=$((failures + $(part cfgmgr checks | grep -c '^FAIL')))
}
