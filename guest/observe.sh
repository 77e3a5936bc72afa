# shellcheck shell=sh
# In the guest: how to look at it. A report is sections: a line "== NAME", then what belongs to it.

section() {
  echo "== $*"
}

# Hundredths of a second since the kernel started.
now() {
  read -r up _ </proc/uptime
  echo "${up%.*}${up#*.}"
}

# timed NAME COMMAND...: its output as section NAME, then its time and exit code.
timed() {
  name=$1
  shift
  section "$name"
  begun=$(now)
  "$@" 2>&1 </dev/null
  code=$?
  took=$(($(now) - begun))
  section "facts"
  echo "$name-time $((took / 100)).$(printf %02d $((took % 100)))"
  echo "$name-exit $code"
}

# Entries of /sys/bus/*/devices that have a driver, each with it.
bound() {
  section "$1"
  find /sys/devices -name driver -type l -exec ls -l {} + |
    sed -n 's|.* /sys\(/devices/.*\)/driver -> .*/bus/\(.*\)/drivers/\(.*\)|\1 \2 \3|p'
}

extent=0

# How much is there: grows with every module, device and binding.
extent() {
  set -- /sys/module/*/ /sys/bus/*/devices/* /sys/bus/*/drivers/*/*
  extent=$#
}

# Waits until nothing has come for three seconds: disks spin up, USB is enumerated.
settled() {
  calm=0
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    extent
    last=$extent
    sleep 1
    extent
    calm=$((calm + 1))
    [ "$extent" = "$last" ] || calm=0
    [ $calm -lt 3 ] || return
  done
}

# What must not have been loaded, and was.
forbidden() {
  section forbidden
  modprobe -c | awk '$1 == "blacklist" { gsub("-", "_", $2); print $2 }' | sort -u >/tmp/blacklisted
  cut -d' ' -f1 /proc/modules | grep -xFf /tmp/blacklisted
}

closing() {
  section modules
  cut -d' ' -f1 /proc/modules | sort
  forbidden
  section count
  set -- /sys/bus/*/devices/*
  echo "$#"
}
