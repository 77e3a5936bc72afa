# shellcheck shell=sh
# The faults of guest/faults. Each is a function that makes a system with a fault, has cfgmgr install a
# kernel into it, and judges what has come of it. Needs guest/images.sh, $work and $trees.

# A machine with megaraid_sas and e1000e, neither of which the cloud kernel drives.
machine='pci:v00008086d000029C0sv00001AF4sd00001100bc06sc00i00
pci:v00001000d00000060sv00001000sd00001013bc01sc04i00
pci:v00008086d000010D3sv00008086sd00000000bc02sc00i00
scsi:t-0x00'

# What differs without harm after all was taken back: logs and caches of apt and dpkg, our own journal,
# and directories that dpkg leaves empty when it fails.
traces='^(var/log|var/cache/(apt|cfgmgr|debconf|ldconfig)|var/lib/apt|var/lib/cfgmgr)(/|$)|^var/lib/dpkg/(status|lock|lock-frontend|triggers/Lock|[a-z]*-old)$|^usr/lib/modules(/[^/]*)?$'

# Sets whole: a system that apt finds whole, with GRUB and the cloud kernel.
need_whole() {
  need_base || return
  whole=$images/whole-$(echo "$base $(sed -n '/^need_whole() /,/^}/p' "$scripts/faulty.sh")" | cksum | cut -d' ' -f1)
  [ ! -d "$whole" ] || return 0
  say "making a small system with GRUB in $images; this happens once"
  begin_tree "$whole" "$base"
  echo "deb $mirror $suite main" | put "$tree/etc/apt/sources.list"
  printf '%s\n' virtio_pci virtio_blk ext4 | put "$tree/etc/initramfs-tools/modules"
  sed 's/^MODULES=.*/MODULES=list/; s/^COMPRESS=.*/COMPRESS=lz4/' "$base/etc/initramfs-tools/initramfs.conf" |
    put "$tree/etc/initramfs-tools/initramfs.conf"
  echo "UUID=$root_uuid / ext4 errors=remount-ro 0 1" | put "$tree/etc/fstab"
  printf '%s\n' '[Match]' 'Name=e*' '' '[Network]' DHCP=yes | put "$tree/etc/systemd/network/80-dhcp.network"
  cp /etc/resolv.conf "$tree/etc/"
  run_logged 'installing GRUB' in_tree "$tree" sh -ec '
    export DEBIAN_FRONTEND=noninteractive
    apt-get -qq update
    apt-get -qq install --no-install-recommends grub-pc-bin grub2-common lz4 linux-image-cloud-amd64
    mkdir -p /boot/grub
    cp -r /usr/lib/grub/i386-pc /boot/grub
    printf "%s\n" GRUB_DEFAULT=0 GRUB_TIMEOUT=0 "GRUB_CMDLINE_LINUX=\"console=ttyS0\"" >/etc/default/grub
    grub-mkconfig -o /boot/grub/grub.cfg' || return
  # As it is on the machine that the system came from.
  sed "s|root=[^ ]*|root=UUID=$root_uuid|; /search /s/[0-9a-f-]\{36\}/$root_uuid/" "$tree/boot/grub/grub.cfg" >"$tree/menu"
  mv "$tree/menu" "$tree/boot/grub/grub.cfg"
  rm -rf "$tree"/var/cache/apt/* "$tree"/var/lib/apt/lists/* "$tree/etc/resolv.conf" "$tree/etc/apt/sources.list"
  mv "$tree" "$whole"
}

# Sets kernel, Debian's package, and release; makes $cache/small with the same package, of which only a
# few modules are left.
need_kernels() {
  kernel_name=$(kernel_package generic)
  release=${kernel_name#linux-image-}
  kernel=$cache/debs/$(fetch "$kernel_name") || return
  small=$cache/small-$(echo "$kernel $(sed -n '/^need_kernels() /,/^}/p' "$scripts/faulty.sh")" | cksum | cut -d' ' -f1)
  [ ! -d "$small" ] || return 0
  rm -rf "$small.begun"
  mkdir -p "$small.begun"
  dpkg-deb -R "$kernel" "$small.begun/tree" || return
  (
    cd "$small.begun/tree" || exit
    find lib/modules -name '*.ko' | grep -vE \
      '/(scsi_mod|scsi_common|sd_mod|sr_mod|scsi_transport_sas|megaraid_sas|e1000e|ext4|jbd2|mbcache|crc16|crc32c_generic|crc32c-intel|virtio.*|t10-pi|crc-t10dif|crct10dif.*|crc64.*|ptp|pps_core|cdrom)\.ko$' |
      xargs rm
    find lib -type d -empty -delete
    rm -rf usr/share/doc boot/System.map*
    sed -i '/^Installed-Size/d; /^Recommends/d' DEBIAN/control
    rm -f DEBIAN/md5sums
  )
  package "$small.begun" "$small.begun/tree"
  rm -rf "$small.begun/tree"
  mv "$small.begun" "$small"
}

# package DIRECTORY TREE: builds the package of a tree there.
package() {
  dpkg-deb --root-owner-group -Zgzip -z1 -b "$2" "$1" >"$work/dpkg-deb" 2>&1 || { cat "$work/dpkg-deb" >&2; return 1; }
}

# index DIRECTORY: what apt reads there.
index() (
  cd "$1" || exit
  for deb in *.deb; do
    dpkg-deb -f "$deb"
    printf 'Filename: ./%s\nSize: %s\nSHA256: %s\n\n' "$deb" "$(stat -c %s "$deb")" "$(sha256sum <"$deb" | cut -d' ' -f1)"
  done >Packages
)

# Serves $work/www on the loopback device; sets url.
serve() {
  python3 -u -m http.server --bind 127.0.0.1 --directory "$work/www" 0 >"$work/server" 2>&1 &
  server=$!
  for _ in $(seq 100); do
    port=$(sed -n 's/.* port \([0-9]*\) .*/\1/p' "$work/server")
    [ -z "$port" ] || { url=http://127.0.0.1:$port; return; }
    sleep 0.1
  done
  return 1
}

# system NAME: sets tree, one whose files are those of $whole; what may be written into is its own.
system() {
  tree=$trees/$1
  cp -al "$whole" "$tree"
  for part in etc var boot; do
    rm -rf "${tree:?}/$part"
    cp -a "$whole/$part" "$tree/$part"
  done
}

# online: gives the system a mirror that has the small kernel, and has it read what is there.
online() {
  mkdir -p "$work/www/${tree##*/}"
  cp "$small"/*.deb "$work/www/${tree##*/}"
  index "$work/www/${tree##*/}"
  echo "deb [trusted=yes] $url/${tree##*/} ./" >"$tree/etc/apt/sources.list"
  in_tree "$tree" apt-get -qq update >"$work/update" 2>&1 || cat "$work/update" >&2
}

# cfgmgr_i [DIR]: installs; sets code, and said.
cfgmgr_i() {
  said=$work/said/$fault.${step:-}
  echo "$machine" >"$work/machine"
  CFGMGR_CONF=$work/conf ${before:-} "$root/bin/cfgmgr" --root "$tree" --hardware "$work/machine" --platform x86_64-bios -i "$@" >"$said" 2>"$said.err"
  code=$?
}

# state TREE: packages, and all files: those that are shared with $whole by their inode.
state() {
  in_tree "$1" dpkg-query -W -f '${db:Status-Abbrev} ${Package} ${Version}\n'
  (
    cd "$1" || exit
    find . -mindepth 1 ! -type d ! -type f -printf '%P %y %m %l\n'
    find . -mindepth 1 -type d -printf '%P %y %m\n'
    find . -type f -links +1 -printf '%P %m %i\n'
    find . -type f -links 1 -printf '%m %P\0' | sort -z | xargs -0 -n 200 sh -c '
      for file; do echo "${file#* } ${file%% *} $(sha256sum <"${file#* }")"; done' sh
  ) | sort | awk -v traces="$traces" '$1 !~ traces'
}

# remember: the state of the system as it is now.
remember() {
  state "$tree" >"$work/before"
}

# unchanged: whether the system is what it was; what differs is kept.
unchanged() {
  state "$tree" >"$work/after"
  diff "$work/before" "$work/after" >"$said.differs"
}

# installed: whether the kernel of the machine is there and will be started, and cfgmgr says so.
installed() {
  [ "$(in_tree "$tree" dpkg-query -W -f '${db:Status-Abbrev}' "$kernel_name" 2>/dev/null)" = 'ii ' ] &&
    [ -z "$(in_tree "$tree" dpkg --audit)" ] || return
  case $code in
    0 | 3) grep -q "^OK *kernel *$release, GRUB's default" "$said" && grep -q '^OK *storage' "$said" ;;
    *) return 1 ;;
  esac
}

# right REASON COMMAND...: what must hold; the first that does not is kept.
right() {
  reason=$1
  shift
  [ -z "$bad" ] || return
  "$@" || bad=$reason
}

exits() {
  [ "$code" = "$1" ]
}

says() {
  grep -q -e "$1" "$said.err"
}

# refused WORDS: this run failed with these words and left nothing; the next one, without the fault,
# installs.
refused() {
  right "exit code $code" exits 1
  right "does not say: $1" says "$1"
  right "leaves something half done, see $fault.differs" unchanged
  shown=$(sed '/0514-621/,/^linux-image/d; s/^cfgmgr: //' "$said.err" | tr '\n' ' ')
  first=$code
}

# finishes [DIR]: the next run installs.
finishes() {
  step=again
  cfgmgr_i "$@"
  right "then exit code $code, see $fault.again" installed
}

try() {
  fault=$1
  bad='' first='' shown='' step='' before=''
  printf 'packages:\n\tlock = 2\n' >"$work/conf"
  began=$(date +%s)
  "fault_$fault"
  printf '%-14s %-4s %-4s %-7s %.300s\n' "$fault" $(($(date +%s) - began)) "$first" "$([ -z "$bad" ] && echo right || echo WRONG)" "${bad:+($bad) }$shown"
  rm -rf "${tree:?}"
  [ -z "$bad" ]
}

fault_none() { # no fault: it is installed from a directory
  system none
  cfgmgr_i "$small"
  first=$code
  right 'is not installed' installed
  shown=$(tail -n 1 "$said")
}

fault_locked() { # another program holds the lock of dpkg
  system locked
  remember
  mkfifo "$work/hold"
  python3 -c '
import fcntl, sys
lock = open(sys.argv[1], "w")
fcntl.lockf(lock, fcntl.LOCK_EX)
print("held", flush=True)
sys.stdin.read()' "$tree/var/lib/dpkg/lock-frontend" <"$work/hold" >"$work/held" &
  holder=$!
  exec 7>"$work/hold"
  while ! grep -q held "$work/held"; do sleep 0.1; done
  cfgmgr_i "$small"
  exec 7>&-
  wait $holder
  refused 'another program is installing'
  finishes "$small"
}

fault_no_network() { # the machine has no network
  system no_network
  online
  remember
  before='unshare -n'
  cfgmgr_i
  before=
  refused 'check the network'
  finishes
}

fault_not_found() { # the mirror has lost the package
  system not_found
  online
  remember
  rm "$work/www/not_found"/*.deb
  cfgmgr_i
  refused '404'
  online
  finishes
}

fault_rubbish() { # the mirror answers with something else
  system rubbish
  online
  remember
  for deb in "$work/www/rubbish"/*.deb; do
    head -c "$(stat -c %s "$deb")" /dev/urandom >"$work/rubbish"
    cp "$work/rubbish" "$deb"
  done
  cfgmgr_i
  refused 'the mirror is damaged'
  online
  finishes
}

fault_bad_mirror() { # the mirror answers with a page of another length
  system bad_mirror
  online
  remember
  for deb in "$work/www/bad_mirror"/*.deb; do
    echo '<html>Please log in' >"$deb"
  done
  cfgmgr_i
  refused 'the mirror is damaged'
  online
  finishes
}

fault_full_before() { # there is no room for what is fetched
  system full_before
  online
  mkdir -p "$tree/var/cache/apt/archives/partial"
  remember
  mount -t tmpfs -o size=8m full "$tree/var/cache/apt"
  cfgmgr_i
  umount "$tree/var/cache/apt"
  refused 'make room'
  finishes
}

fault_full_during() { # the disk is full while the package is unpacked
  system full_during
  remember
  mkdir -p "$tree/usr/lib/modules/$release"
  mount -t tmpfs -o size=200k full "$tree/usr/lib/modules/$release"
  cfgmgr_i "$small"
  umount "$tree/usr/lib/modules/$release"
  refused 'make room'
  finishes "$small"
}

# changed DIRECTORY COMMAND...: the small kernel there, changed by a command that runs in its tree.
changed() {
  dpkg-deb -R "$small"/*.deb "$work/tree"
  mkdir -p "$work/$1"
  destination=$work/$1
  shift
  (cd "$work/tree" && "$@")
  package "$destination" "$work/tree"
  rm -rf "$work/tree"
}

fault_postinst() { # the package cannot be configured
  system postinst
  remember
  changed broken sed -i '/^depmod/i echo this cannot work >\&2; exit 1' DEBIAN/postinst
  cfgmgr_i "$work/broken"
  refused 'this cannot work'
  finishes "$small"
}

fault_postinst_late() { # the package fails once the boot menu was made
  system postinst_late
  remember
  changed late sed -i '$i exit 1' DEBIAN/postinst
  cfgmgr_i "$work/late"
  refused 'see what its script said'
  finishes "$small"
}

fault_held() { # what the kernel needs in a newer version is held
  system held
  changed newer sed -i '/^Depends/s/linux-base (>= 4.3~)/linux-base (>= 99)/' DEBIAN/control
  mkdir -p "$work/base/DEBIAN"
  printf '%s\n' 'Package: linux-base' 'Version: 99' 'Architecture: all' 'Maintainer: nobody' 'Description: newer' >"$work/base/DEBIAN/control"
  package "$work/newer" "$work/base"
  echo linux-base hold | in_tree "$tree" dpkg --set-selections
  remember
  cfgmgr_i "$work/newer"
  refused 'linux-base is held'
  finishes "$small"
}

fault_pinned() { # an administrator does not want the kernel
  system pinned
  printf '%s\n' "Package: linux-image-*" 'Pin: release *' 'Pin-Priority: -1' >"$tree/etc/apt/preferences"
  remember
  cfgmgr_i "$small"
  refused 'preferences leave out linux-image'
  rm "$tree/etc/apt/preferences"
  finishes "$small"
}

fault_architecture() { # the directory has packages of another architecture
  system architecture
  remember
  changed arm sed -i 's/^Architecture: .*/Architecture: arm64/' DEBIAN/control
  cfgmgr_i "$work/arm"
  refused 'arm64'
  finishes "$small"
}

fault_damaged() { # the package in the directory is damaged
  system damaged
  remember
  mkdir -p "$work/damaged"
  for deb in "$small"/*.deb; do
    head -c 3000000 "$deb" >"$work/damaged/${deb##*/}"
  done
  cfgmgr_i "$work/damaged"
  refused "${deb##*/}"
  finishes "$small"
}

fault_unfinished() { # dpkg was interrupted by somebody else
  system unfinished
  mkdir -p "$work/half/DEBIAN"
  printf '%s\n' 'Package: half' 'Version: 1' 'Architecture: all' 'Maintainer: nobody' 'Description: half' >"$work/half/DEBIAN/control"
  package "$work" "$work/half"
  cp "$work/half_1_all.deb" "$tree/"
  in_tree "$tree" dpkg --unpack /half_1_all.deb >"$work/dpkg" 2>&1
  remember
  cfgmgr_i "$small"
  refused 'run dpkg --configure -a'
  in_tree "$tree" dpkg --configure -a >"$work/dpkg" 2>&1
  finishes "$small"
}

# killed_at WORDS DIR: the program is killed when it says these words; the next run finishes.
killed_at() {
  said=$work/said/$fault.
  echo "$machine" >"$work/machine"
  rm -f "$work/watched"
  mkfifo "$work/watched"
  CFGMGR_CONF=$work/conf "$root/bin/cfgmgr" --root "$tree" --hardware "$work/machine" --platform x86_64-bios -i "$2" >"$work/watched" 2>"$said.err" &
  victim=$!
  # In this shell, so that nothing else holds the pipe.
  while IFS= read -r line; do
    echo "$line"
    case $line in
      *"$1"*) kill -9 $victim ;;
    esac
  done <"$work/watched" >"$said"
  wait $victim 2>/dev/null
  code=$?
  first=$code
  right 'was not killed' exits 137
  "$root/bin/cfgmgr" history --root "$tree" >"$said.history"
  shown=$(tail -n 1 "$said.history" | cut -c 1-100)
  finishes "$2"
  right 'does not say that it takes it back' grep -q 'was not finished, and is taken back' "$said"
  shown="$shown; then: $(tail -n 1 "$said")"
}

fault_kill_menu() { # killed when the menu is kept
  system kill_menu
  killed_at 'grub.cfg' "$small"
}

fault_kill_early() { # killed when the modules of the disks are named
  system kill_early
  killed_at 'initramfs-tools/modules' "$small"
}

fault_kill_unpack() { # killed while the package is unpacked
  system kill_unpack
  killed_at 'Unpacking linux-image' "$small"
}

fault_kill_setup() { # killed while the package is configured
  system kill_setup
  killed_at 'Setting up linux-image' "$small"
}

fault_kill_initramfs() { # killed while the initramfs of Debian's whole kernel is made
  system kill_initramfs
  mkdir -p "$work/real"
  cp "$kernel" "$work/real"
  killed_at 'update-initramfs: Generating' "$work/real"
}

fault_kill_grub() { # killed while the package makes the boot menu
  system kill_grub
  killed_at 'Generating grub configuration' "$small"
}

fault_kill_default() { # killed when the new kernel becomes the default
  system kill_default
  killed_at 'make the boot menu' "$small"
}

fault_undo() { # all of an installation of Debian's whole kernel is taken back
  system undo
  mkdir -p "$work/real"
  cp "$kernel" "$work/real"
  remember
  cfgmgr_i "$work/real"
  right 'is not installed' installed
  step=undo
  said=$work/said/$fault.undo
  "$root/bin/cfgmgr" undo --root "$tree" 1 >"$said" 2>"$said.err"
  code=$?
  first=$code
  right "exit code $code" exits 0
  right "does not bring back: $(unchanged || sed -n 's/^[<>] //p' "$said.differs" | cut -c 1-60 | head -n 6 | tr '\n' ';')" unchanged
  shown="no differences among $(wc -l <"$work/before") files and packages"
}
