# shellcheck shell=sh
# In the guest: the hardware of this machine, when udev has loaded every driver there is.
# shellcheck source=guest/observe.sh
. /guest/observe.sh

/usr/lib/systemd/systemd-udevd --daemon
udevadm trigger --action=add
udevadm settle --timeout=60
settled
cfgmgr --record /tmp/hardware.tar.gz
section recording
base64 /tmp/hardware.tar.gz
section modaliases
cat /sys/bus/*/devices/*/modalias
section links
ls /sys/class/net
