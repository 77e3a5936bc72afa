# shellcheck shell=sh
# The emulated machine: about a hundred PCI functions, nine buses deep, of every kind that has a driver
# in Debian's kernel. Every device names its bus, since there are several roots.

# Raw disks of 64 MiB without content, and the backing files of what looks like memory.
machine_disks='nvme0 nvme1 nvmes1 sata0 ide0 meg0 meg1 megg2 mpt0 mpt1 lsi0 lsi1 am0 dc0 pvs0 pvs1
  vs0 vs1 vs2 vb0 vb1 sd usb0 usb1 usb2 usb3'

# machine DIR KERNEL INITRD APPEND: runs it there until it powers itself off; what it says on its
# second serial port is DIR/report, its console DIR/console.
machine() {
  cd "$1" || return
  mkdir -p img 9p mtp
  for disk in $machine_disks; do truncate -s 64M "img/$disk"; done
  truncate -s 1440K img/floppy
  truncate -s 128M img/nvdimm
  truncate -s 256M img/cxl img/cxl-lsa
  truncate -s 64K img/erst
  kernel=$2 initrd=$3 append=$4
  set --
  # The board, its firmware tables, two memory nodes. Any newer processor model is slower to emulate.
  set -- "$@" -accel tcg,thread=multi -cpu qemu64 -smp 2,sockets=2 \
    -machine q35,cxl=on,nvdimm=on,hmat=on -m 3G,slots=4,maxmem=12G \
    -object memory-backend-ram,id=m0,size=2G -object memory-backend-ram,id=m1,size=1G \
    -numa node,nodeid=0,cpus=0,memdev=m0 -numa node,nodeid=1,cpus=1,memdev=m1 \
    -nodefaults -display none -no-reboot -monitor none -serial file:console -serial file:report \
    -kernel "$kernel" -initrd "$initrd" -append "console=ttyS0 rdinit=/init panic=5 quiet $append" \
    -smbios type=0,vendor=TestBIOS,version=1.2.3,date=01/02/2023 \
    -smbios type=1,manufacturer=Acme,product=Rich-9000,version=r1,serial=SN0001 \
    -smbios type=2,manufacturer=Acme,product=Board-9000,serial=BSN1 \
    -smbios type=3,manufacturer=Acme,serial=CSN1

  # Bridges: eight root ports, switches three deep, conventional PCI behind PCIe, a root near node 1.
  for port in 1 2 3 4 5 6 7 8; do
    function=$((port - 1))
    more=
    [ $port != 1 ] || more=,multifunction=on
    set -- "$@" -device "pcie-root-port,id=rp$port,chassis=$port,slot=$port,bus=pcie.0,addr=0x4.$function$more"
  done
  set -- "$@" -device x3130-upstream,id=up1,bus=rp1
  for port in 1 2 3; do
    set -- "$@" -device "xio3130-downstream,id=ds$port,bus=up1,chassis=21,slot=$port"
  done
  set -- "$@" -device x3130-upstream,id=up2,bus=ds1
  for port in 4 5 6; do
    set -- "$@" -device "xio3130-downstream,id=ds$port,bus=up2,chassis=22,slot=$((port - 3))"
  done
  set -- "$@" -device x3130-upstream,id=up3,bus=ds4 \
    -device xio3130-downstream,id=ds7,bus=up3,chassis=23,slot=1 \
    -device xio3130-downstream,id=ds8,bus=up3,chassis=23,slot=2 \
    -device pcie-pci-bridge,id=ppb1,bus=ds8 \
    -device i82801b11-bridge,id=dmi1,bus=pcie.0,addr=0x5 \
    -device pci-bridge,id=pb1,bus=dmi1,chassis_nr=31,addr=0x1 \
    -device pci-bridge,id=pb2,bus=pb1,chassis_nr=32,addr=0x1 \
    -device pci-bridge,id=pb3,bus=dmi1,chassis_nr=33,addr=0x2 \
    -device pxb-pcie,id=pxb1,bus_nr=0x60,bus=pcie.0,numa_node=1 \
    -device pcie-root-port,id=xrp1,bus=pxb1,chassis=41,slot=1 \
    -device pcie-root-port,id=xrp2,bus=pxb1,chassis=42,slot=2

  # Network and CAN.
  set -- "$@" -netdev user,id=n0,restrict=on \
    -device e1000,netdev=n0,bus=pb1,addr=0x2,mac=52:54:00:00:00:01 \
    -device e1000-82544gc,bus=pb1,addr=0x3,mac=52:54:00:00:00:02 \
    -device e1000-82545em,bus=pb1,addr=0x4,mac=52:54:00:00:00:03 \
    -device e1000e,bus=ds7,mac=52:54:00:00:00:04 -device e1000e,bus=xrp1,mac=52:54:00:00:00:05 \
    -device rtl8139,bus=pb2,addr=0x2,mac=52:54:00:00:00:06 \
    -device vmxnet3,bus=rp2,mac=52:54:00:00:00:07 \
    -device virtio-net-pci,bus=ds2,mac=52:54:00:00:00:08 \
    -device virtio-net-pci,bus=rp3,mac=52:54:00:00:00:09 \
    -device i82550,bus=pb2,addr=0x3,mac=52:54:00:00:00:0a \
    -device i82801,bus=pb2,addr=0x4,mac=52:54:00:00:00:0b \
    -device ne2k_pci,bus=pb2,addr=0x5,mac=52:54:00:00:00:0c \
    -device pcnet,bus=pb2,addr=0x6,mac=52:54:00:00:00:0d \
    -device tulip,bus=pb2,addr=0x7,mac=52:54:00:00:00:0e -device rocker,bus=pb2,addr=0x8 \
    -object can-bus,id=can0 -device kvaser_pci,canbus=can0,bus=pb3,addr=0x1 \
    -device ctucan_pci,canbus0=can0,canbus1=can0,bus=pb3,addr=0x2 \
    -device mioe3680_pci,canbus0=can0,canbus1=can0,bus=pb3,addr=0x3 \
    -device pcm3680_pci,canbus0=can0,canbus1=can0,bus=pb3,addr=0x4

  # Storage: NVMe, SATA, IDE, four kinds of SCSI adapters, SAS, RAID, virtio, SD, floppy. The driver of
  # am53c974 and dc390 is blacklisted in the guest: it makes kernel 6.1 panic on the emulated chip.
  for disk in $machine_disks; do
    set -- "$@" -drive "if=none,format=raw,file=img/$disk,id=$disk"
  done
  set -- "$@" -device nvme,id=nv0,serial=NVME0,drive=nvme0,bus=ds5 \
    -device nvme,id=nv1,serial=NVME1,bus=ds3 -device nvme-ns,drive=nvme1,bus=nv1 \
    -device nvme-subsys,id=nqs0,nqn=cfgmgr -device nvme,id=nv2,serial=NVME2,subsys=nqs0,bus=xrp2 \
    -device nvme-ns,drive=nvmes1,bus=nv2,nsid=1,shared=on \
    -device ide-hd,drive=sata0,bus=ide.0,serial=SATA0 -device ide-cd,bus=ide.1 \
    -device ich9-ahci,id=ahci2,bus=pb3,addr=0x5 \
    -device piix4-ide,id=piix,bus=pb3,addr=0x6 -device ide-hd,drive=ide0,bus=piix.0 \
    -device megasas,id=meg,bus=pb3,addr=0x7 \
    -device scsi-hd,drive=meg0,bus=meg.0,scsi-id=0,serial=MEG0 \
    -device scsi-hd,drive=meg1,bus=meg.0,scsi-id=1,serial=MEG1 \
    -device megasas-gen2,id=megg2c,bus=rp4 -device scsi-hd,drive=megg2,bus=megg2c.0,serial=MEGG2 \
    -device mptsas1068,id=mpt,bus=pb3,addr=0x8 \
    -device scsi-hd,drive=mpt0,bus=mpt.0,scsi-id=0,wwn=0x5000c50015ea71aa \
    -device scsi-hd,drive=mpt1,bus=mpt.0,scsi-id=1,wwn=0x5000c50015ea71ab \
    -device lsi53c895a,id=lsi,bus=pb3,addr=0x9 -device scsi-hd,drive=lsi0,bus=lsi.0,scsi-id=0 \
    -device lsi53c810,id=lsib,bus=pb3,addr=0xa -device scsi-hd,drive=lsi1,bus=lsib.0,scsi-id=2 \
    -device am53c974,id=am,bus=pb3,addr=0xb -device scsi-hd,drive=am0,bus=am.0 \
    -device dc390,id=dc,bus=pb3,addr=0xc -device scsi-hd,drive=dc0,bus=dc.0 \
    -device pvscsi,id=pvs,bus=rp5 -device scsi-hd,drive=pvs0,bus=pvs.0,scsi-id=0 \
    -device scsi-hd,drive=pvs1,bus=pvs.0,scsi-id=1 \
    -device virtio-scsi-pci,id=vs,bus=ds6 \
    -device scsi-hd,drive=vs0,bus=vs.0,scsi-id=0,lun=0,serial=VS0 \
    -device scsi-hd,drive=vs1,bus=vs.0,scsi-id=0,lun=1,serial=VS1 \
    -device scsi-hd,drive=vs2,bus=vs.0,scsi-id=5,serial=VS2 -device scsi-cd,bus=vs.0,scsi-id=6 \
    -device virtio-blk-pci,drive=vb0,serial=VB0,bus=pcie.0 \
    -device virtio-blk-pci,drive=vb1,serial=VB1,disable-legacy=off,disable-modern=on,bus=pb1,addr=0x5 \
    -device sdhci-pci,bus=pb3,addr=0xd -device sd-card,drive=sd \
    -device isa-fdc,id=fdc -drive if=none,format=raw,file=img/floppy,id=fl \
    -device floppy,drive=fl,bus=fdc.0

  # Memory that is a device.
  set -- "$@" -object memory-backend-file,id=nvm0,share=on,mem-path=img/nvdimm,size=128M \
    -device nvdimm,memdev=nvm0,id=nvdimm0 \
    -object memory-backend-file,id=cxlm,share=on,mem-path=img/cxl,size=256M \
    -object memory-backend-file,id=cxllsa,share=on,mem-path=img/cxl-lsa,size=256M \
    -device pxb-cxl,id=cxl1,bus_nr=0x80,bus=pcie.0 \
    -device cxl-rp,id=cxlrp,bus=cxl1,chassis=51,slot=1,port=0 \
    -device cxl-type3,bus=cxlrp,memdev=cxlm,lsa=cxllsa,id=cxlmem0 \
    -M cxl-fmw.0.targets.0=cxl1,cxl-fmw.0.size=4G

  # USB: xHCI, EHCI with companions, OHCI, UHCI; hubs two deep; HID, disks, sound, serial, net, card reader.
  set -- "$@" -audiodev none,id=au -chardev null,id=nul \
    -device qemu-xhci,id=xhci,bus=rp6 -device usb-hub,bus=xhci.0,port=1,id=hub1 \
    -device usb-hub,bus=xhci.0,port=1.1,id=hub2 -device usb-tablet,bus=xhci.0,port=1.1.1 \
    -device usb-kbd,bus=xhci.0,port=1.2 -device usb-mouse,bus=xhci.0,port=1.3 \
    -device usb-wacom-tablet,bus=xhci.0,port=1.4 \
    -device usb-storage,bus=xhci.0,port=2,drive=usb0,serial=USB0 \
    -device usb-uas,id=uas,bus=xhci.0,port=3 \
    -device scsi-hd,drive=usb1,bus=uas.0,scsi-id=0,lun=0 \
    -device usb-audio,bus=xhci.0,port=4,audiodev=au \
    -device nec-usb-xhci,id=nec,bus=pb3,addr=0xe -device usb-bot,id=bot,bus=nec.0,port=1 \
    -device scsi-hd,drive=usb2,bus=bot.0,scsi-id=0,lun=0 \
    -device usb-mtp,rootdir="$PWD/mtp",bus=nec.0,port=2 \
    -device ich9-usb-ehci1,id=ehci,bus=pcie.0,addr=0x1d.7,multifunction=on \
    -device ich9-usb-uhci1,masterbus=ehci.0,firstport=0,bus=pcie.0,addr=0x1d.0,multifunction=on \
    -device ich9-usb-uhci2,masterbus=ehci.0,firstport=2,bus=pcie.0,addr=0x1d.1 \
    -device ich9-usb-uhci3,masterbus=ehci.0,firstport=4,bus=pcie.0,addr=0x1d.2 \
    -device usb-serial,bus=ehci.0,chardev=nul -device usb-storage,bus=ehci.0,drive=usb3 \
    -device usb-ccid,bus=ehci.0 -device pci-ohci,id=ohci,bus=pb3,addr=0xf -device usb-net,bus=ohci.0 \
    -device piix3-usb-uhci,id=p3u,bus=pb3,addr=0x10 -device usb-kbd,bus=p3u.0

  # Sound and graphics.
  set -- "$@" -device intel-hda,id=hda1,bus=pb3,addr=0x11 -device hda-duplex,bus=hda1.0,audiodev=au \
    -device hda-micro,bus=hda1.0,audiodev=au -device ich9-intel-hda,id=hda2,bus=pcie.0,addr=0x1b \
    -device hda-output,bus=hda2.0,audiodev=au -device AC97,audiodev=au,bus=pb3,addr=0x12 \
    -device ES1370,audiodev=au,bus=pb3,addr=0x13 \
    -device VGA,bus=pcie.0 -device secondary-vga,bus=pb3,addr=0x14 \
    -device bochs-display,bus=ppb1,addr=0x1 -device cirrus-vga,bus=pb2,addr=0x9 \
    -device qxl,bus=pb2,addr=0xa -device virtio-gpu-pci,bus=rp7 -device ati-vga,bus=ppb1,addr=0x2

  # The rest of virtio, then management, watchdogs, serial cards, what tests test.
  set -- "$@" -device virtio-rng-pci,bus=rp8 -device virtio-balloon-pci,bus=pb1,addr=0x6 \
    -device virtio-serial-pci,id=vser,bus=pb1,addr=0x7 -chardev null,id=vc0 \
    -device virtconsole,bus=vser.0,chardev=vc0 -chardev null,id=vc1 \
    -device virtserialport,bus=vser.0,chardev=vc1,name=org.cfgmgr.test \
    -device virtio-keyboard-pci,bus=pb1,addr=0x8 -device virtio-tablet-pci,bus=pb1,addr=0x9 \
    -device virtio-mouse-pci,bus=pb1,addr=0xa -object cryptodev-backend-builtin,id=cr \
    -device virtio-crypto-pci,cryptodev=cr,bus=pb1,addr=0xb \
    -fsdev local,id=fs9,path="$PWD/9p",security_model=none \
    -device virtio-9p-pci,fsdev=fs9,mount_tag=host9p,bus=pb1,addr=0xc \
    -device ipmi-bmc-sim,id=bmc0 -device isa-ipmi-kcs,bmc=bmc0 -device ipmi-bmc-sim,id=bmc1 \
    -device pci-ipmi-bt,bmc=bmc1,bus=ppb1,addr=0x3 \
    -device i6300esb,bus=pb3,addr=0x15 -device ib700 -device edu,bus=pb3,addr=0x16 \
    -device pvpanic -device pvpanic-pci,bus=pb3,addr=0x17 -device pci-testdev,bus=pb3,addr=0x18 \
    -object memory-backend-ram,id=ivs,size=1M,share=on \
    -device ivshmem-plain,memdev=ivs,bus=pb3,addr=0x19 \
    -chardev null,id=ser1 -device pci-serial,chardev=ser1,bus=pb3,addr=0x1a -chardev null,id=ser2 \
    -chardev null,id=ser3 -chardev null,id=ser4 -chardev null,id=ser5 \
    -device pci-serial-4x,chardev1=ser2,chardev2=ser3,chardev3=ser4,chardev4=ser5,bus=pb3,addr=0x1b \
    -device tpci200,bus=pb3,addr=0x1c,id=tp -device ipoctal232,bus=tp.0 \
    -chardev null,id=par -device isa-parallel,chardev=par -device isa-applesmc -device vmgenid \
    -device vmcoreinfo -object memory-backend-file,id=erst,size=64K,mem-path=img/erst,share=on \
    -device acpi-erst,memdev=erst,bus=pcie.0
  exec timeout -k 5 "${GUEST_LIMIT:-900}" qemu-system-x86_64 "$@"
}
