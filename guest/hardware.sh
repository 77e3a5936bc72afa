# shellcheck shell=sh
# Emulated machines that differ in what matters for a boot, and recordings of their hardware, kept in
# $cache/hardware. A machine is named BOARD-DISK-CARD; CARD may end in @SLOT, which is 2 otherwise, or
# in @port, behind a PCI Express port. Needs guest/initramfs.sh.

# emulated MACHINE FIRMWARE DISK FORWARD QEMU-ARGUMENT...: runs the machine with that disk; FORWARD are
# rules for its network, "" for none. Does not come back: for a subshell.
emulated() {
  machine=$1 firmware=$2 file=$3 forward=$4
  shift 4
  board=${machine%%-*} rest=${machine#*-}
  kind=${rest%%-*} card=${rest#*-}
  slot=2
  case $card in
    *@*) slot=${card#*@} card=${card%@*} ;;
  esac
  bus=pcie.0
  [ "$board" = q35 ] || bus=pci.0
  # graphics=off makes the BIOS, and so GRUB, speak on the serial port.
  set -- "$@" -accel tcg,thread=single -cpu qemu64 -smp 1 -m "${memory:-1G}" -machine "$board,graphics=off" \
    -nodefaults -display none -no-reboot -monitor none \
    -drive "if=none,id=disk,format=raw,cache=unsafe,file=$file"
  if [ "$firmware" = efi ]; then
    set -- "$@" -drive "if=pflash,format=raw,readonly=on,file=$ovmf/OVMF_CODE_4M.fd" \
      -drive "if=pflash,format=raw,snapshot=on,file=$ovmf/OVMF_VARS_4M.fd"
  fi
  case $kind in
    virtio) set -- "$@" -device "virtio-blk-pci,drive=disk,bootindex=1,bus=$bus,addr=3" ;;
    nvme) set -- "$@" -device "nvme,drive=disk,serial=N1,bootindex=1,bus=$bus,addr=3" ;;
    ide) set -- "$@" -device ide-hd,drive=disk,bootindex=1,bus=ide.0 ;;
    ahci)
      [ "$board" = q35 ] || set -- "$@" -device "ich9-ahci,id=ide,bus=$bus,addr=3"
      set -- "$@" -device ide-hd,drive=disk,bootindex=1,bus=ide.0
      ;;
    usb)
      set -- "$@" -device "qemu-xhci,id=usb,bus=$bus,addr=3" \
        -device usb-storage,drive=disk,bootindex=1,bus=usb.0
      ;;
    vscsi) set -- "$@" -device "virtio-scsi-pci,id=scsi,bus=$bus,addr=3" ;;
    mptsas) set -- "$@" -device "mptsas1068,id=scsi,bus=$bus,addr=3" ;;
    lsi) set -- "$@" -device "lsi53c895a,id=scsi,bus=$bus,addr=3" ;;
    *) set -- "$@" -device "$kind,id=scsi,bus=$bus,addr=3" ;;
  esac
  case $kind in
    vscsi | mptsas | lsi | megasas | pvscsi)
      # Without a name of its own no disk is found behind mptsas.
      set -- "$@" -device scsi-hd,drive=disk,bootindex=1,bus=scsi.0,wwn=0x5000c50015ea71aa
      ;;
  esac
  case $slot in
    port)
      set -- "$@" -device "pcie-root-port,id=rp,chassis=1,slot=1,bus=$bus,addr=4"
      place=bus=rp
      ;;
    *) place=bus=$bus,addr=$slot ;;
  esac
  [ "$card" != virtio ] || card=virtio-net-pci
  exec timeout -k 5 "${GUEST_LIMIT:-300}" qemu-system-x86_64 "$@" -netdev "user,id=net$forward" -device "$card,netdev=net,romfile=,$place"
}

# Sets hardware_state, which differs when what recordings are made of does: machines, scanners.
know_hardware() {
  hardware_state=$release-$( (
    qemu-system-x86_64 --version
    cat "$scripts/hardware.sh" "$scripts/record.sh" "$root"/bus-scanners/src/main/java/org/cfgmgr/scan/*.java
  ) | cksum | cut -d' ' -f1)
}

# recording_of MACHINE: its file.
recording_of() {
  echo "$cache/hardware/$1-$hardware_state.tar.gz"
}

# record LANE MACHINE: makes its recording, what cfgmgr --record sees there with every driver of Debian's
# generic kernel; beside it, with .modaliases, what a pipe from there would carry. Needs $work/recorder,
# an initramfs.
record() {
  say "recording machine $2"
  place=$work/record/$2
  mkdir -p "$place" "$cache/hardware"
  truncate -s 64M "$place/disk"
  (
    memory=3G GUEST_LIMIT=${GUEST_LIMIT:-300}
    emulated "$2" bios "$place/disk" '' -kernel "$kernel_image" -initrd "$work/recorder" \
      -append 'console=ttyS0 rdinit=/init panic=5 quiet guest.task=record' \
      -serial "file:$place/console" -serial "file:$place/report"
  ) >"$place/qemu" 2>&1 &
  running=$!
  wait $running
  running=
  tr -d '\r' <"$place/report" >"$place/plain"
  sed -n '/^== recording$/,/^== /{/^== /d;p;}' "$place/plain" | base64 -d >"$place/tar"
  if [ ! -s "$place/tar" ] || ! grep -q '^== end' "$place/plain"; then
    tail -n 30 "$place/qemu" "$place/console" "$place/plain" >&2
    return 1
  fi
  recording=$(recording_of "$2")
  sed -n '/^== modaliases$/,/^== /{/^== /d;p;}' "$place/plain" >"${recording%.tar.gz}.modaliases"
  mv "$place/tar" "$recording"
}
