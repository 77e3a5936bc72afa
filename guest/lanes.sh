# shellcheck shell=sh
# Running guests side by side, and what that takes of this machine. Needs bin/lib/setup.sh, $work and
# the other scripts.

skip() {
  echo "   skipped: $*"
  exit 0
}

# Installs what emulates machines and makes their disks, or skips all with the reason.
need_emulator() {
  [ "$(uname -m)" = x86_64 ] || skip "the machines are made of this machine's libraries, and need an x86_64"
  command -v apt-get >/dev/null || skip "the images are made of Debian's packages, and there is no apt-get here"
  [ "$(id -u)" = 0 ] || skip "needs root, to install a system into a directory"
  ovmf=/usr/share/OVMF
  missing=
  for tool in qemu-system-x86_64:qemu-system-x86 depmod:kmod cpio:cpio debootstrap:debootstrap sfdisk:fdisk \
    mke2fs:e2fsprogs; do
    command -v "${tool%:*}" >/dev/null || missing="$missing ${tool#*:}"
  done
  [ -f $ovmf/OVMF_CODE_4M.fd ] || missing="$missing ovmf"
  if [ -n "$missing" ]; then
    apt-get update -qq
    # shellcheck disable=SC2086
    install $missing
  fi
}

lanes=
running=
finish() {
  # shellcheck disable=SC2086
  kill $lanes $running 2>/dev/null
  rm -rf "$work"
}

# lane NUMBER COMMAND FILE: the command for each line of the file that no other lane has taken.
lane() {
  running=
  # A trap that ends the lane ends its guest.
  trap '[ -z "$running" ] || kill "$running" 2>/dev/null; exit 1' TERM
  while read -r words; do
    mkdir "$work/$2 ${words%% *}" 2>/dev/null || continue
    # shellcheck disable=SC2086
    "$2" "$1" $words </dev/null
  done <"$3"
}

# side_by_side COMMAND FILE: the command for each line, as many at a time as there are lanes.
side_by_side() {
  for number in $(seq "${GUEST_LANES:-2}"); do
    lane "$number" "$@" &
    lanes="$lanes $!"
  done
  # shellcheck disable=SC2086
  wait $lanes
  lanes=
}

# need_recordings FILE: of the machines that it names, a line each.
need_recordings() {
  sort -u "$1" | while read -r machine; do
    [ -f "$(recording_of "$machine")" ] || echo "$machine"
  done >"$work/unknown"
  if [ -s "$work/unknown" ]; then
    application "$work/application.cpio" || die "cannot pack cfgmgr"
    cat "$system_layer" "$java_layer" "$work/application.cpio" >"$work/recorder"
    side_by_side record "$work/unknown"
    rm "$work/recorder"
  fi
}
