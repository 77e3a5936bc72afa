# shellcheck shell=sh
# In the guest, on a machine that cfgmgr has configured: what the commands do to real devices. Prints a
# line PASS, FAIL or SKIP for each check.

passed() {
  echo "PASS $*"
}

failed() {
  echo "FAIL $*"
  sed 's/^/     /' /tmp/said
}

# doing COMMAND...: what it said is shown when the check fails.
doing() {
  echo "$*" >/tmp/said
  "$@" >>/tmp/said 2>&1 </dev/null
}

# holds NAME FILE VALUE: whether the kernel has it so.
holds() {
  if [ "$(cat "$2" 2>&1)" = "$3" ]; then
    passed "$1"
  else
    echo "$2 has $(cat "$2" 2>&1), not $3" >>/tmp/said
    failed "$1"
  fi
}

# driven NAME DEVICE DRIVER: whether it is bound to that driver, "" for none.
driven() {
  driver=$(readlink "$2/driver")
  if [ "${driver##*/}" = "$3" ]; then
    passed "$1"
  else
    echo "$2 is bound to '${driver##*/}', not '$3'" >>/tmp/said
    failed "$1"
  fi
}

# says NAME TEXT: whether the last command said it.
says() {
  if grep -q -- "$2" /tmp/said; then
    passed "$1"
  else
    echo "it does not say: $2" >>/tmp/said
    failed "$1"
  fi
}

# have NAME COMMAND [TEXT]: whether there is such a command, and its help has the text.
have() {
  if command -v "$2" >/dev/null && "$2" --help | grep -q -- "${3-.}"; then
    return
  fi
  echo "SKIP $1: there is no $2 $3"
  return 1
}

# named KERNEL_NAME: the device of that name.
named() {
  awk -v kernel="$1" '$2 == kernel { print $1; exit }' /tmp/names
}

# first_of PATTERN DIRECTORY...: the first whose real path matches.
first_of() {
  pattern=$1
  shift
  for directory; do
    # shellcheck disable=SC2254
    case $(readlink -f "$directory") in
      $pattern)
        echo "$directory"
        return
        ;;
    esac
  done
}

check_disk() {
  doing chdev -l "$disk" -a 'queue_depth=7 rw_timeout=45 nr_requests=64'
  holds 'chdev sets queue_depth of a SCSI disk' "$lun/queue_depth" 7
  holds 'chdev sets its timeout' "$lun/timeout" 45
  holds 'chdev sets its nr_requests' "$block/queue/nr_requests" 64
  if doing chdev -l "$disk" -a rw_timeout=soon; then
    failed 'chdev refuses a timeout that is none'
  else
    holds 'chdev refuses a timeout that is none' "$lun/timeout" 45
  fi
}

check_drift() {
  echo 33 >"$lun/timeout"
  doing lsattr --drift -l "$disk"
  says 'lsattr --drift tells what somebody changed' 'rw_timeout *45 *33'
  doing cfgmgr -l "$disk"
  holds 'a run leaves drift alone' "$lun/timeout" 33
  doing cfgmgr --heal -l "$disk"
  holds 'cfgmgr --heal heals it' "$lun/timeout" 45
}

check_processor() {
  doing chdev -l "$(named cpu1)" -a online=0
  holds 'chdev takes a processor offline' /sys/devices/system/cpu/cpu1/online 0
  doing chdev -l "$(named cpu1)" -a online=1
  holds 'chdev takes it online again' /sys/devices/system/cpu/cpu1/online 1
}

check_usb() {
  usb=$(dirname "$(grep -l 056a /sys/bus/usb/devices/*/idVendor)")
  doing chdev -l "$(named "${usb##*/}")" -a authorized=0
  holds 'chdev forbids a USB device' "$usb/authorized" 0
  doing chdev -l "$(named "${usb##*/}")" -a authorized=1
  holds 'chdev admits it again' "$usb/authorized" 1
}

check_override() {
  modprobe pci-stub
  card=$(dirname "$(grep -l 0x8139 /sys/bus/pci/devices/*/device)")
  was=$(basename "$(readlink "$card/driver")")
  doing chdev -l "$(named "${card##*/}")" -a driver_override=pci-stub
  driven 'chdev gives a PCI function another driver' "$card" pci-stub
  doing chdev -l "$(named "${card##*/}")" -a driver_override=
  driven 'chdev gives it back' "$card" "$was"
}

check_rings() {
  doing chdev -l "$interface" -a 'rx_rings=512 mtu=1400'
  holds 'chdev sets the mtu of an interface' "$net/mtu" 1400
  doing lsattr -El "$interface" -a rx_rings
  says 'chdev sets its rings' 'rx_rings *512'
}

check_removal() {
  doing rmdev -R -l "$adapter"
  driven 'rmdev unbinds a network adapter' "$card" ''
  doing cfgmgr
  driven 'cfgmgr binds it again' "$card" e1000e
  doing lsdev -l "$adapter" -F status
  says 'it is Available under its name' Available
  have 'attributes after a removal' chdev || return
  net=$(first_of '*' "$card"/net/*)
  doing lsattr -El "$interface" -a rx_rings
  says 'its rings are as they were wanted' 'rx_rings *512'
  holds 'its mtu is as it was wanted' "$net/mtu" 1400
}

check_guard() {
  modprobe ext4
  doing mke2fs "/dev/${block##*/}"
  if ! mount -t ext2 "/dev/${block##*/}" /mnt >>/tmp/said 2>&1; then
    dmesg | tail -n 5 >>/tmp/said
    failed 'a file system can be mounted, to be guarded'
    return
  fi
  at=$(readlink -f "$block")
  while [ "$at" != /sys/devices ]; do
    name=$(named "${at##*/}")
    before=$(readlink "$at/driver")
    at_now=$at
    at=${at%/*}
    [ -n "$name" ] || continue
    if doing rmdev -R -l "$name"; then
      failed "rmdev leaves $name alone, which carries a mounted disk"
    elif [ "$(readlink "$at_now/driver")" != "$before" ]; then
      failed "rmdev leaves $name with its driver"
    else
      says "rmdev leaves $name alone, which carries a mounted disk" 'in use\|mounted'
    fi
  done
  umount /mnt
}

section checks
lsdev -F 'name:::kname' | sed 's/:::/ /' >/tmp/names
block=$(first_of '*/virtio*/host*' /sys/block/sd*)
lun=$block/device
disk=$(named "${block##*/}")
net=$(dirname "$(grep -l 52:54:00:00:00:04 /sys/class/net/*/address)")
card=$(readlink -f "$net/device")
interface=$(named "${net##*/}")
adapter=$(named "${card##*/}")
nic=$card
if have 'attributes' chdev; then
  check_disk
  if have 'drift' lsattr --drift && have 'healing' cfgmgr --heal; then
    check_drift
  fi
  check_processor
  check_usb
  check_override
  card=$nic
  check_rings
fi
card=$nic
if have 'removal' rmdev; then
  check_removal
  check_guard
fi
