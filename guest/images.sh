# shellcheck shell=sh
# Makes system images of many kinds natively: directory trees that share their files, kept in
# $cache/images. Needs guest/initramfs.sh and guest/disk.sh, and root.
#
# An image is named KERNEL-MODULES-LOADER-ROOT-NETWORK:
#   KERNEL   cloud, generic; both, where GRUB starts the cloud kernel, whose name sorts higher; null is
#            the generic kernel and the storage and network firmware of Debian
#   MODULES  most; dep, a list of exactly what MODULES=dep would take on a machine with a virtio disk
#   LOADER   bios: MBR; efi: GPT, EFI/BOOT; nvram: GPT, only EFI/debian, which firmware finds by an
#            entry of its own; both: GPT for BIOS and EFI/BOOT
#   ROOT     uuid; vda: /dev/vda1
#   NETWORK  any: en*; fixed: only enp0s2; mac: only the old machine's card; eth0: only that name, and
#            net.ifnames=0; all by systemd-networkd. ifup: only enp0s2, by ifupdown

images=$cache/images
root_uuid=1b9a7c52-5f0e-4a3e-9d0c-6f8a2b7e4c10
esp_id=CF6D0E51
image_packages=systemd,systemd-sysv,udev,kmod,iproute2,initramfs-tools,zstd,busybox,ifupdown
null_packages='firmware-linux-free firmware-misc-nonfree firmware-bnx2 firmware-bnx2x firmware-cavium
  firmware-myricom firmware-netronome firmware-netxen firmware-qlogic firmware-realtek'

# revision FUNCTION...: names a state of how things are made.
revision() {
  for function; do
    sed -n "/^$function() [({]/,/^[)}]/p" "$scripts/images.sh" "$scripts/disk.sh"
  done | cksum | cut -d' ' -f1
}

# put FILE: its new content, from standard input; never into a file that trees share.
put() {
  mkdir -p "${1%/*}"
  rm -f "$1"
  cat >"$1"
}

# in_tree TREE COMMAND...: as if the system there ran.
in_tree() {
  # shellcheck disable=SC2016
  unshare -m sh -c '
    mount -t proc proc "$1/proc" && mount -t tmpfs run "$1/run" && mount --bind /dev "$1/dev" || exit
    exec chroot "$@"' sh "$@"
}

# begin_tree FROM: sets tree to one that shares all files of another.
begin_tree() {
  tree=$1.begun
  rm -rf "$tree"
  cp -al "$2" "$tree"
}

# Sets base: a small Debian that says how it fares.
need_base() {
  # shellcheck disable=SC1091
  suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
  mirror=$(apt-get indextargets --format '$(CODENAME) $(REPO_URI)' 'Created-By: Packages' |
    sed -n "s/^$suite //p" | head -n 1)
  [ -n "$mirror" ] || { say "apt knows no Debian archive with $suite"; return 1; }
  base=$images/base-$suite-$(revision need_base reporter)
  [ ! -d "$base" ] || return 0
  say "making a small system of $suite in $images; this happens once"
  tree=$base.begun
  rm -rf "$tree"
  mkdir -p "$images"
  run_logged debootstrap debootstrap --variant=minbase "--include=$image_packages" \
    "$suite" "$tree" "$mirror" || return
  rm -rf "$tree"/var/cache/apt/* "$tree"/var/lib/apt/lists/* "$tree"/usr/share/doc/* \
    "$tree"/usr/share/man/* "$tree"/usr/share/locale/*
  echo 5f0e4a3e9d0c46f8a2b7e4c101b9a7c5 >"$tree/etc/machine-id"
  echo image >"$tree/etc/hostname"
  reporter "$tree"
  in_tree "$tree" systemctl -q enable systemd-networkd pf-up.service pf.socket &&
    in_tree "$tree" passwd -q -d root && mv "$tree" "$base"
}

# reporter TREE: in the system there, what says that it runs, and answers on the network.
reporter() {
  put "$1/etc/systemd/system/pf-up.service" <<'END'
[Unit]
Description=Say that the system is up
After=multi-user.target

[Service]
ExecStart=/usr/local/sbin/pf-up

[Install]
WantedBy=multi-user.target
END
  put "$1/usr/local/sbin/pf-up" <<'END'
#!/bin/sh
exec >/dev/console 2>&1
echo
echo "PF up $(uname -r) on $(findmnt -no SOURCE /)"
for second in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
  [ -z "$(ip -br -4 addr show scope global)" ] || break
  sleep 1
done
ip -br addr
echo "PF end"
sleep 90
systemctl poweroff
END
  chmod 755 "$1/usr/local/sbin/pf-up"
  put "$1/etc/systemd/system/pf.socket" <<'END'
[Unit]
Description=Answer on the network

[Socket]
ListenStream=7777
Accept=yes

[Install]
WantedBy=sockets.target
END
  put "$1/etc/systemd/system/pf@.service" <<'END'
[Unit]
Description=Answer on the network

[Service]
ExecStart=/bin/echo here
StandardInput=socket
StandardOutput=socket
END
}

# kernel_package cloud|generic
kernel_package() {
  case $1 in
    cloud) meta=linux-image-cloud-amd64 ;;
    *) meta=linux-image-amd64 ;;
  esac
  apt-cache depends "$meta" | sed -n 's/^  Depends: \(linux-image-[0-9].*\)/\1/p' | head -n 1
}

# Sets with_kernel: the base with a kind of kernels, installed as apt would, but without an initramfs.
need_kernel() {
  case $1 in
    both) packages="$(kernel_package cloud) $(kernel_package generic)" ;;
    *) packages=$(kernel_package "$1") ;;
  esac
  with_kernel=$images/$1-$(echo "$base $packages $null_packages $(revision need_kernel)" | cksum | cut -d' ' -f1)
  [ ! -d "$with_kernel" ] || return 0
  say "installing the kernels of image $1"
  begin_tree "$with_kernel" "$base"
  # shellcheck disable=SC2086
  fetch $packages >"$tree/debs" || return
  mkdir "$tree/debs.d"
  (cd "$cache/debs" && xargs cp -t "$tree/debs.d") <"$tree/debs"
  rm -f "$tree/var/log/dpkg.log"
  run_logged "installing $packages" in_tree "$tree" \
    sh -c 'INITRD=No DEBIAN_FRONTEND=noninteractive dpkg -i --force-depends /debs.d/*.deb' || return
  rm -rf "$tree/debs" "$tree/debs.d"
  if [ "$1" = null ]; then
    # shellcheck disable=SC2086
    add --force-depends $null_packages || return
  fi
  mv "$tree" "$with_kernel"
}

# add [--force-depends] PACKAGE...: into the tree, with apt, from components that this machine's may not use.
add() {
  echo "deb $mirror $suite main non-free-firmware" | put "$tree/etc/apt/sources.list"
  cp /etc/resolv.conf "$tree/etc/"
  force=--no-force-depends
  if [ "$1" = --force-depends ]; then
    force=$1
    shift
  fi
  run_logged "installing $*" in_tree "$tree" sh -ec '
    export DEBIAN_FRONTEND=noninteractive
    force=$1
    shift
    apt-get -qq update
    apt-get -qq install --no-install-recommends -o "Dpkg::Options::=$force" "$@"' sh "$force" "$@" || return
  rm -rf "$tree"/var/cache/apt/* "$tree"/var/lib/apt/lists/*
}

# Sets with_initrd: with_kernel and an initramfs for each kernel.
need_initrd() {
  with_initrd=$with_kernel-$1-$(revision need_initrd)
  [ ! -d "$with_initrd" ] || return 0
  say "making the initramfs, MODULES=$1, of image ${with_kernel##*/}"
  begin_tree "$with_initrd" "$with_kernel"
  modules=$1
  if [ "$modules" = dep ]; then
    modules=list
    # The driver of the disk, of its bus, and of the file system, each with what it depends on.
    printf '%s\n' virtio_pci virtio_blk ext4 | put "$tree/etc/initramfs-tools/modules"
  fi
  sed "s/^MODULES=.*/MODULES=$modules/" "$with_kernel/etc/initramfs-tools/initramfs.conf" |
    put "$tree/etc/initramfs-tools/initramfs.conf"
  for directory in "$tree"/lib/modules/*; do
    run_logged mkinitramfs in_tree "$tree" mkinitramfs -o "/boot/initrd.img-${directory##*/}" "${directory##*/}" || return
  done
  mv "$tree" "$with_initrd"
}

# need_image NAME: sets image, its tree.
need_image() {
  old_ifs=$IFS
  IFS=-
  # shellcheck disable=SC2086
  set -- $1
  IFS=$old_ifs
  need_tools_tree && need_base && need_kernel "$1" && need_initrd "$2" || return
  image=$images/image-$1-$2-$3-$4-$5-$(echo "$with_initrd $(revision need_image network grub_menu menu_entry boot_loader)" | cksum | cut -d' ' -f1)
  [ ! -d "$image" ] || return 0
  begin_tree "$image" "$with_initrd"
  case $4 in
    uuid) root_name=UUID=$root_uuid ;;
    vda) root_name=/dev/vda1 ;;
  esac
  echo "$root_name / ext4 errors=remount-ro 0 1" | put "$tree/etc/fstab"
  [ "$3" = bios ] ||
    echo "UUID=${esp_id%????}-${esp_id#????} /boot/efi vfat umask=0077 0 0" >>"$tree/etc/fstab"
  arguments='console=ttyS0 quiet'
  network "$5"
  printf '%s\n' GRUB_DEFAULT=0 GRUB_TIMEOUT=0 "GRUB_CMDLINE_LINUX=\"$arguments\"" | put "$tree/etc/default/grub"
  grub_menu "root=$root_name ro $arguments" | put "$tree/boot/grub/grub.cfg"
  boot_loader "$3" && mv "$tree" "$image"
}

# network KIND: how the system in the tree configures its network cards.
network() {
  case $1 in
    any) match='Name=en*' ;;
    fixed) match=Name=enp0s2 ;;
    mac) match=MACAddress=52:54:00:00:00:01 ;;
    eth0)
      match=Name=eth0
      arguments="$arguments net.ifnames=0"
      ;;
    ifup)
      put "$tree/etc/network/interfaces" <<'END'
auto lo
iface lo inet loopback

auto enp0s2
iface enp0s2 inet static
  address 10.0.2.15/24
  gateway 10.0.2.2
END
      return
      ;;
  esac
  printf '%s\n' '[Match]' "$match" '' '[Network]' DHCP=yes | put "$tree/etc/systemd/network/80-dhcp.network"
}
