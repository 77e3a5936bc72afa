# shellcheck shell=sh
# In the guest: udev, as a system starts it.
# shellcheck source=guest/observe.sh
. /guest/observe.sh

trigger() {
  udevadm trigger --action=add
  udevadm settle --timeout=90
}

bound start
/usr/lib/systemd/systemd-udevd --daemon
timed first trigger
bound bound
settled
bound settled
closing
