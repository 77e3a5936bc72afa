# shellcheck shell=sh
# In the guest, a rescue system on the machine that a disk was restored to: makes the system on the disk
# fit. Its partitions are the root (1) and the EFI system partition (15); the packages lie on another disk.
# shellcheck source=guest/observe.sh
. /guest/observe.sh

/usr/lib/systemd/systemd-udevd --daemon
udevadm trigger --action=add
udevadm settle --timeout=60
settled
modprobe -a ext4 vfat nls_cp437 nls_ascii nls_iso8859-1 efivarfs
section mount
mkdir -p /mnt /repository
mount -t ext4 -o ro /dev/vda /repository
mount -t ext4 /dev/sda1 /mnt
mkdir -p /mnt/boot/efi
mount -t vfat /dev/sda15 /mnt/boot/efi
mount
timed install cfgmgr --root /mnt -i /repository
umount /mnt/boot/efi
umount /mnt
