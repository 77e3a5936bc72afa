# shellcheck shell=sh
# One pair: what cfgmgr says of it, and what happens. Needs guest/images.sh and guest/hardware.sh.

# verdict DIR IMAGE FIRMWARE RECORDING: DIR/verdict for people, DIR/verdict.json.
verdict() {
  for format in '' --json; do
    # shellcheck disable=SC2086
    ODMDIR=$work/odm "$root/bin/cfgmgr" preflight --root "$2" --hardware "$4" --platform "x86_64-$3" $format \
      >"$1/verdict${format:+.json}" 2>&1 </dev/null
  done
}

# boot DIR LANE IMAGE FIRMWARE MACHINE: until its end is known; prints and keeps the pair's line.
boot() {
  dir=$1 image=$3 firmware=$4 machine=$5
  disk "$image" "$dir/disk" || return
  port=$((17000 + $2 * 100))
  : >"$dir/serial"
  while :; do
    (emulated "$machine" "$firmware" "$dir/disk" ",hostfwd=tcp:127.0.0.1:$port-:7777" \
      -serial "file:$dir/serial") >"$dir/qemu" 2>&1 &
    running=$!
    watch "$dir" "$port"
    kill $running 2>/dev/null
    wait $running 2>/dev/null
    running=
    grep -q 'Could not set up host forwarding' "$dir/qemu" || break
    port=$((port + 1))
  done
  rm -f "$dir/disk"
  compared "$dir" | tee "$dir/line"
}

# ended FILE: how a boot without a root ended, in a word or two.
ended() {
  while read -r words text; do
    if grep -qaF "$text" "$1"; then
      echo "no, $words"
      return
    fi
  done <<'END'
initramfs ALERT!
initramfs (initramfs)
panic Kernel panic
GRUB grub rescue>
GRUB grub>
firmware No bootable device
firmware BdsDxe: No bootable option
firmware Shell>
emergency emergency mode
END
  return 1
}

# watch DIR PORT: the running guest; sets reached and answers.
watch() {
  reached=
  answers=no
  silent=0
  while kill -0 $running 2>/dev/null; do
    sleep 1
    if grep -qa '^PF up' "$1/serial"; then
      reached=yes
      if answer "$2"; then
        answers=yes
        return
      fi
      ! grep -qa '^PF end' "$1/serial" || return
    elif reached=$(ended "$1/serial"); then
      return
    elif tail -c 30 "$1/serial" | grep -qaF 'Booting from Hard Disk...'; then
      # The BIOS went to a first sector without a program; GRUB would have spoken at once.
      silent=$((silent + 1))
      if [ $silent = 40 ]; then
        reached='no, firmware'
        return
      fi
    fi
  done
  [ -n "$reached" ] || reached='no, time limit'
}

answer() {
  [ "$(sleep 2 | tool busybox nc -w 2 127.0.0.1 "$1" 2>/dev/null)" = here ]
}

# compared DIR: the line of a pair; below it, when they differ, the verdict's reasons.
compared() {
  said=$(sed -n 's/.*"outcome" *: *"\([A-Z_]*\)".*/\1/p' "$1/verdict.json")
  case $reached/$answers in
    yes/yes) happened=BOOTS ;;
    yes/no) happened=BOOTS_UNREACHABLE ;;
    *) happened=DOES_NOT_BOOT ;;
  esac
  cards=$(tr -d '\r' <"$1/serial" | sed -n '/^PF up/,/^PF end/s/^\(e[a-z0-9]*\) .*/ \1/p' | tr -d '\n')
  case $said in
    "$happened") agrees=yes ;;
    DEPENDS) agrees=open ;;
    *) agrees=NO ;;
  esac
  case $said in
    BOOTS) said=boots ;;
    BOOTS_UNREACHABLE) said=unreachable ;;
    DOES_NOT_BOOT) said='no boot' ;;
    DEPENDS) said=depends ;;
    *) said=none ;;
  esac
  printf '%-16s %-12s %-14s %-14s %s\n' "${1##*/}" "$said" "$reached" "$answers$cards" $agrees
  [ $agrees = yes ] || sed 's/^/    /' "$1/verdict" >&2
}
