# shellcheck shell=sh
# The system that guest/clone moves from machine to machine: a small Debian with its cloud kernel, GRUB as
# Debian installs it, Java and cfgmgr. Needs guest/images.sh, guest/disk.sh and guest/initramfs.sh.

# What a machine that is other than the first may want, as files.
repository_packages='linux-image-amd64 grub-efi-amd64-bin'

# Sets restore_tree: the system without cfgmgr. Its initramfs has what the first machine needs.
need_restore_tree() {
  need_tools_tree && need_base || return
  restore_tree=$images/restore-$(echo "$base $1 $(kernel_package cloud) $(revision need_restore_tree grub_menu menu_entry boot_loader)" | cksum | cut -d' ' -f1)
  [ ! -d "$restore_tree" ] || return 0
  say "installing the system that is moved, MODULES=$1"
  begin_tree "$restore_tree" "$base"
  rm "$tree/etc/systemd/system/multi-user.target.wants/pf-up.service"
  put "$tree/etc/initramfs-tools/modules" <<'DONE'
virtio_pci
virtio_blk
ext4
DONE
  mkdir -p "$tree/etc/initramfs-tools/conf.d"
  echo "MODULES=$1" | put "$tree/etc/initramfs-tools/conf.d/modules"
  printf '%s\n' GRUB_DISTRIBUTOR=Debian GRUB_DEFAULT=0 GRUB_TIMEOUT=0 'GRUB_CMDLINE_LINUX="console=ttyS0 quiet"' GRUB_TERMINAL=console |
    put "$tree/etc/default/grub"
  echo "UUID=$root_uuid / ext4 errors=remount-ro 0 1" | put "$tree/etc/fstab"
  printf '%s\n' '[Match]' 'Name=en*' '' '[Network]' DHCP=yes | put "$tree/etc/systemd/network/80-dhcp.network"
  add linux-image-cloud-amd64 grub-pc || return
  rm -f "$tree/etc/apt/sources.list" "$tree/etc/resolv.conf"
  grub_menu "root=UUID=$root_uuid ro console=ttyS0 quiet" | put "$tree/boot/grub/grub.cfg"
  boot_loader bios || return
  mv "$tree" "$restore_tree"
}

# observer TREE: in the system there, what asks cfgmgr how it fares when all has come up.
observer() {
  put "$1/etc/systemd/system/clone.service" <<'DONE'
[Unit]
Description=Tell how the system fares
After=multi-user.target cfgmgr-boot.service

[Service]
ExecStart=/usr/local/sbin/clone-observer

[Install]
WantedBy=multi-user.target
DONE
  put "$1/usr/local/sbin/clone-observer" <<'DONE'
#!/bin/sh
exec >/dev/console 2>&1
echo
echo "PF up $(uname -r) on $(findmnt -no SOURCE /)"
for second in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
  [ -z "$(ip -br -4 addr show scope global)" ] || break
  sleep 1
done
ip -br addr
sku=$(cat /sys/class/dmi/id/product_sku)
if [ "$sku" = without ]; then
  echo "PF end"
  sleep 60
fi
if [ "$sku" = first ]; then
  chdev -l en0 -a mtu=1400
  chdev -l hdisk0 -a read_ahead_kb=512
  chdev -l sys0 -a vm_swappiness=11
fi
systemctl show -P ExecMainStatus cfgmgr-boot.service | sed 's/^/CT boot /'
# The kernel's own words; a command of ours takes a quarter of a minute here.
name=$(ip -br link | sed -n 's/^\(e[^ ]*\) .*/\1/p' | head -n 1)
disk=$(findmnt -no SOURCE / | sed 's|/dev/||; s/p\{0,1\}[0-9]$//')
echo "CT tuned mtu=$(cat "/sys/class/net/$name/mtu") read_ahead_kb=$(cat "/sys/block/$disk/queue/read_ahead_kb")" \
  "swappiness=$(cat /proc/sys/vm/swappiness)"
if [ "$sku" != first ]; then
  cfgmgr -n >/run/cfgmgr.out 2>&1
  echo "CT exit $?"
  sed 's/^/CT said /' /run/cfgmgr.out
  cfgmgr history | sed 's/^/CT history /'
fi
grep -h ^GRUB_DEFAULT /etc/default/grub.d/cfgmgr.cfg | sed 's/^/CT default /'
sync
echo "PF end"
[ "$sku" = first ] || sleep 60
systemctl poweroff
DONE
  chmod 755 "$1/usr/local/sbin/clone-observer"
  mkdir -p "$1/etc/systemd/system/multi-user.target.wants"
  ln -sf ../clone.service "$1/etc/systemd/system/multi-user.target.wants/"
}

# with_cfgmgr TREE: cfgmgr and its Java in the system there, and its boot unit, as they are now.
with_cfgmgr() {
  mkdir -p "$work/installed"
  installed "$work/installed"
  # The libraries that a training needs are in the image already.
  cp -a "$work/installed" "$work/trained"
  libraries "$work/trained" "$work"/trained/usr/lib/cfgmgr/native/x86_64/*
  class_data "$work/trained"
  cp -a "$work/trained/usr/lib/cfgmgr/cds" "$work/installed/usr/lib/cfgmgr/"
  cp -al "$java_tree/usr/lib/jvm" "$1/usr/lib/"
  cp -a --remove-destination "$work/installed/usr" "$1/"
  ln -sf ../bin/cfgmgr "$1/usr/sbin/cfgmgr"
  cp "$root/etc/systemd/cfgmgr-boot.service" "$1/etc/systemd/system/"
  ln -sf ../cfgmgr-boot.service "$1/etc/systemd/system/multi-user.target.wants/"
}

# Sets restore_image: that system with cfgmgr. Made anew each time.
need_restore_image() {
  restore_image=$work/restore
  cp -al "$restore_tree" "$restore_image" || return
  observer "$restore_image"
  with_cfgmgr "$restore_image"
  # The installation is watched on the console, and goes on to the new kernel by itself.
  mkdir -p "$restore_image/etc/systemd/system/cfgmgr-boot.service.d"
  # A machine that is to do without help says so in its SMBIOS.
  printf '%s\n' '[Service]' StandardOutput=journal+console StandardError=journal+console \
    'ExecCondition=/bin/grep -qvx without /sys/class/dmi/id/product_sku' >"$restore_image/etc/systemd/system/cfgmgr-boot.service.d/console.conf"
  echo 'CFGMGR_BOOT_OPTIONS=--reboot' >"$restore_image/etc/default/cfgmgr"
}

# Sets repository: a directory with the packages, and repository_disk: a file system with them.
need_repository() {
  # shellcheck disable=SC2046
  packages=$(echo $repository_packages $(kernel_package generic))
  repository=$cache/repository-$(echo "$packages $(revision need_repository)" | cksum | cut -d' ' -f1)
  repository_disk=$repository.disk
  [ ! -f "$repository_disk" ] || return 0
  rm -rf "$repository"
  mkdir -p "$repository"
  # shellcheck disable=SC2086
  fetch $packages >"$work/debs" && (cd "$cache/debs" && xargs cp -t "$repository") <"$work/debs" || return
  rm -f "$repository_disk.begun"
  truncate -s 256M "$repository_disk.begun"
  mke2fs -q -F -t ext4 -L CFGREPO -d "$repository" "$repository_disk.begun" && mv "$repository_disk.begun" "$repository_disk"
}
