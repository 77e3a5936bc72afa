# shellcheck shell=sh
# Boot loaders for system images, and disks of them, made without mounting anything. Needs
# guest/images.sh, and need_tools_tree before the rest.

need_tools_tree() {
  tools=$cache/tools-$(revision need_tools_tree)
  [ ! -d "$tools" ] || return 0
  say "fetching what makes boot loaders and EFI system partitions"
  rm -rf "$tools.begun"
  mkdir -p "$tools.begun"
  unpacked "$tools.begun" grub-common grub-pc-bin grub-efi-amd64-bin busybox-static mtools dosfstools libdevmapper1.02.1 &&
    mv "$tools.begun" "$tools"
}

tool() (
  PATH=$tools/bin:$tools/usr/bin:$tools/sbin:$tools/usr/sbin:$PATH
  LD_LIBRARY_PATH=$tools/lib/x86_64-linux-gnu:$tools/usr/lib/x86_64-linux-gnu
  export PATH LD_LIBRARY_PATH
  exec "$@"
)

# grub_menu ARGUMENTS: what grub-mkconfig writes, without its graphics.
grub_menu() {
  kernels=$(cd "$tree/boot" && printf '%s\n' vmlinuz-* | sort -rV | sed 's/^vmlinuz-//')
  cat <<END
if [ -s \$prefix/grubenv ]; then
  load_env
fi
set default="0"
set timeout=0
END
  entry=simple
  for version in $kernels; do
    menu_entry 'Debian GNU/Linux' "$version" "$1"
    break
  done
  echo "submenu 'Advanced options for Debian GNU/Linux' \$menuentry_id_option 'gnulinux-advanced-$root_uuid' {"
  for version in $kernels; do
    entry=$version-advanced
    menu_entry "Debian GNU/Linux, with Linux $version" "$version" "$1"
  done
  echo '}'
}

menu_entry() {
  cat <<END
menuentry '$1' --class debian --class gnu-linux --class gnu --class os \$menuentry_id_option 'gnulinux-$entry-$root_uuid' {
	insmod gzio
	insmod part_msdos
	insmod part_gpt
	insmod ext2
	search --no-floppy --fs-uuid --set=root $root_uuid
	echo	'Loading Linux $2 ...'
	linux	/boot/vmlinuz-$2 $3
	echo	'Loading initial ramdisk ...'
	initrd	/boot/initrd.img-$2
}
END
}

# boot_loader KIND: GRUB as grub-install leaves it in the file systems.
boot_loader() {
  printf '%s\n' "search.fs_uuid $root_uuid root" "set prefix=(\$root)/boot/grub" >"$work/early.cfg"
  rm -rf "$tree/boot/efi"
  case $1 in
    bios | both)
      grub_modules i386-pc
      cp "$tools/usr/lib/grub/i386-pc/boot.img" "$tree/boot/grub/i386-pc/"
      tool grub-mkimage -O i386-pc -d "$tools/usr/lib/grub/i386-pc" -p /boot/grub -c "$work/early.cfg" \
        -o "$tree/boot/grub/i386-pc/core.img" biosdisk part_msdos part_gpt ext2 search_fs_uuid || return
      ;;
  esac
  case $1 in
    efi | both) loader=EFI/BOOT/BOOTX64.EFI ;;
    nvram) loader=EFI/debian/grubx64.efi ;;
    *) return 0 ;;
  esac
  grub_modules x86_64-efi
  mkdir -p "$tree/boot/efi/${loader%/*}"
  tool grub-mkimage -O x86_64-efi -d "$tools/usr/lib/grub/x86_64-efi" -p /boot/grub -c "$work/early.cfg" \
    -o "$tree/boot/efi/$loader" part_msdos part_gpt fat ext2 search_fs_uuid
}

grub_modules() {
  mkdir -p "$tree/boot/grub/$1"
  cp "$tools/usr/lib/grub/$1"/*.mod "$tools/usr/lib/grub/$1"/*.lst "$tree/boot/grub/$1/"
}

# little_endian NUMBER: in eight bytes, for printf.
little_endian() {
  number=$1
  for byte in 0 1 2 3 4 5 6 7; do
    printf '\\%03o' $((number % 256))
    number=$((number / 256))
  done
}

# patch FILE OFFSET NUMBER
patch() {
  # shellcheck disable=SC2059
  printf "$(little_endian "$3")" | dd of="$1" bs=1 seek="$2" conv=notrunc status=none
}

# disk TREE FILE [KIB]: a disk with that system, and so much room on it. The root is partition 1, as in
# Debian's cloud images.
disk() {
  kib=$(($(du -sk "$1" | cut -f1) * 115 / 100 + 65536 + ${3:-0}))
  rm -f "$2"
  if [ -d "$1/boot/efi" ]; then
    efi_disk "$2" "$kib" "$1/boot/efi/EFI" || return
    core_start=2048
  else
    start=2048
    truncate -s $((kib + 1024))K "$2"
    printf 'label: dos\nstart=2048, type=83, bootable\n' | sfdisk -q "$2" || return
    core_start=1
  fi
  mke2fs -q -F -t ext4 -O ^metadata_csum_seed,^orphan_file -U $root_uuid -d "$1" \
    -E offset=$((start * 512)) "$2" ${kib}k || return
  core=$1/boot/grub/i386-pc/core.img
  [ -f "$core" ] || return 0
  # Where the first sector finds the second, and that one the rest.
  dd if="$1/boot/grub/i386-pc/boot.img" of="$2" bs=1 count=440 conv=notrunc status=none
  dd if="$core" of="$2" bs=512 seek=$core_start conv=notrunc status=none
  patch "$2" 92 $core_start
  patch "$2" $((core_start * 512 + 500)) $((core_start + 1))
}

# efi_disk FILE KIB [DIR]: one with an EFI system partition, which holds DIR, and room for a root of that
# size. Sets start, the root's first sector.
efi_disk() {
  start=$((64 * 2048))
  rm -f "$1" "$1.esp"
  truncate -s $(($2 + 66 * 1024))K "$1"
  sfdisk -q "$1" <<END || return
label: gpt
img1 : start=$start, size=$(($2 * 2)), type=4F68BCE3-E8CD-4DB1-96E7-FBCAF984B709
img14 : start=2048, size=6144, type=21686148-6449-6E6F-744E-656564454649
img15 : start=8192, size=81920, type=C12A7328-F81F-11D2-BA4B-00A0C93EC93B
END
  tool mkfs.vfat -F 32 -s 1 -i $esp_id -C "$1.esp" 40960 >/dev/null || return
  [ -z "${3-}" ] || tool mcopy -i "$1.esp" -s "$3" ::/ || return
  dd if="$1.esp" of="$1" bs=1M seek=4 conv=notrunc,sparse status=none && rm -f "$1.esp"
}

# restored_disk FROM TO: the root of a disk with an MBR, on one with an empty EFI system partition.
restored_disk() {
  efi_disk "$2" $(($(stat -c %s "$1") / 1024 - 1024)) &&
    dd if="$1" of="$2" bs=1M skip=1 seek=64 conv=notrunc,sparse status=none
}
