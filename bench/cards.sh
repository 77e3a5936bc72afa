# shellcheck shell=sh
# Network cards on PCI as the kernel shows them in sysfs, for tests. Who sources this sets sys, the tree,
# and where, the directory below devices that the cards stand in.

# card ADDRESS VENDOR DEVICE: a card without driver; numbers with capital letters, as in a modalias.
card() {
  directory=${sys:?}/devices/${where:?}/$1
  modalias=pci:v0000$2d0000$3sv00000000sd00000000bc02sc00i00
  mkdir -p "$directory"
  echo "0x$2" >"$directory/vendor"
  echo "0x$3" >"$directory/device"
  echo 0x0000 >"$directory/subsystem_vendor"
  echo 0x0000 >"$directory/subsystem_device"
  echo 0x020000 >"$directory/class"
  echo "$modalias" >"$directory/modalias"
  printf 'PCI_CLASS=20000\nPCI_ID=%s:%s\nPCI_SLOT_NAME=%s\nMODALIAS=%s\n' "$2" "$3" "$1" "$modalias" >"$directory/uevent"
  ln -sr "$sys/bus/pci" "$directory/subsystem"
  ln -sr "$directory" "$sys/bus/pci/devices/$1"
}

# drive ADDRESS DRIVER: from now on the card has a driver.
drive() {
  [ -d "$sys/bus/pci/drivers/$2" ] || mkdir -p "$sys/bus/pci/drivers/$2"
  ln -sr "$sys/bus/pci/drivers/$2" "$sys/devices/$where/$1/driver"
}
