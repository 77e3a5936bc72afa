# shellcheck shell=sh
# In the guest: modprobe of every modalias, again as long as something new appears.
# shellcheck source=guest/observe.sh
. /guest/observe.sh

probe_all() {
  before=
  extent
  while [ "$extent" != "$before" ]; do
    before=$extent
    find /sys/devices -name modalias -type f -exec cat {} + | sort -u >/tmp/modalias
    xargs /usr/sbin/modprobe -a -b -q -- </tmp/modalias
    settled
  done
}

bound start
timed first probe_all
bound bound
bound settled
closing
