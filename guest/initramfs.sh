# shellcheck shell=sh
# Makes what the guest boots: Debian's kernel, and an initramfs in three layers, of which the first two
# are kept in $cache. Needs bin/lib/java.sh, and $root.

cache=${GUEST_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/cfgmgr-guest}
scripts=$root/guest

# Modules of no device here, which would only make the guest start later.
left_out='^kernel/(fs/(ocfs2|gfs2|ceph|cifs|nfs|nfsd|xfs|btrfs|f2fs|reiserfs)/|drivers/(media/[^m]|staging|infiniband|iio)|net/(netfilter|wireless|mac80211)/|drivers/net/wireless/|drivers/gpu/drm/(amd|i915|nouveau|radeon)/)'

# pack TREE FILE: all below a directory as an initramfs.
pack() {
  (cd "$1" && find . | LC_ALL=C sort | cpio -o -H newc -R 0:0 --quiet) >"$2.new" && mv "$2.new" "$2"
}

# libraries TREE FILE...: the host's shared libraries that these programs need, into the tree.
libraries() (
  tree=$1
  shift
  LD_LIBRARY_PATH=$tree/usr/lib/x86_64-linux-gnu ldd "$@" 2>/dev/null |
    grep -o '/[^ :]*\.so[^ :]*' | grep -vF "$tree" | sort -u |
    while read -r library; do
      case $library in
        /lib/* | /lib64/*) place=/usr$library ;;
        *) place=$library ;;
      esac
      mkdir -p "$tree${place%/*}"
      [ -e "$tree$place" ] || cp -L "$library" "$tree$place"
    done
)

# fetch PACKAGE...: their files, in $cache/debs; printed.
fetch() (
  mkdir -p "$cache/debs"
  cd "$cache/debs" || exit
  for package; do
    set -- "${package}"_*.deb
    if [ ! -e "$1" ]; then
      apt-get -o APT::Sandbox::User=root -qq download "$package" || exit
      set -- "${package}"_*.deb
    fi
    echo "$1"
  done
)

# unpacked TREE PACKAGE...
unpacked() (
  tree=$1
  shift
  fetch "$@" >"$cache/fetched" || exit
  while read -r deb; do
    dpkg-deb --fsys-tarfile "$cache/debs/$deb" | tar -x --keep-directory-symlink -C "$tree" || exit
  done <"$cache/fetched"
)

# A tree in which /bin is /usr/bin and so on, as in Debian.
bare_tree() {
  rm -rf "$1"
  for directory in bin sbin lib lib64; do
    mkdir -p "$1/usr/$directory"
    ln -s "usr/$directory" "$1/$directory"
  done
  mkdir -p "$1/proc" "$1/sys" "$1/dev" "$1/run" "$1/tmp" "$1/root" "$1/var/lib" "$1/mnt" "$1/etc/modprobe.d"
}

# Sets release, kernel_image and system_layer: kernel, modules, busybox, kmod, udev.
need_system() {
  package=$(apt-cache depends linux-image-amd64 | sed -n 's/^  Depends: \(linux-image-[0-9].*\)/\1/p' | head -n 1)
  release=${package#linux-image-}
  [ -n "$release" ] || { say "apt knows no linux-image-amd64"; return 1; }
  kernel_image=$cache/vmlinuz-$release
  system_layer=$cache/system-$release-$(sed '/^# The last layer/,$d' "$scripts/initramfs.sh" | cksum | cut -d' ' -f1).cpio
  [ ! -f "$system_layer" ] || return 0
  say "making the guest of $package in $cache; this happens once"
  tree=$cache/system
  bare_tree "$tree"
  unpacked "$tree" busybox-static kmod libkmod2 udev || return
  # busybox's own shell takes its applets for lsattr and modprobe, wherever PATH leads.
  libraries "$tree" "$tree/usr/bin/kmod" "$tree/usr/bin/udevadm" /bin/sh /usr/bin/setsid
  cp -L /bin/sh /usr/bin/setsid "$tree/usr/bin/"
  for applet in $("$tree/usr/bin/busybox" --list); do
    [ -e "$tree/usr/bin/$applet" ] || [ -e "$tree/usr/sbin/$applet" ] || [ "$applet" = lsattr ] ||
      ln -s busybox "$tree/usr/bin/$applet"
  done
  printf 'root:x:0:0:root:/root:/bin/sh\n' >"$tree/etc/passwd"
  printf '%s:x:%s:\n' root 0 tty 5 disk 6 lp 7 dialout 20 cdrom 24 tape 26 audio 29 video 44 input 101 kvm 102 \
    render 103 sgx 104 kmem 15 >"$tree/etc/group"
  # Loading it panics the kernel on the emulated chip; the watchdog is here to be left alone.
  printf 'blacklist %s\n' am53c974 i6300esb >"$tree/etc/modprobe.d/guest.conf"
  rm -rf "$cache/kernel"
  mkdir -p "$cache/kernel"
  unpacked "$cache/kernel" "$package" || return
  cp "$cache/kernel/boot/vmlinuz-$release" "$kernel_image"
  (
    cd "$cache/kernel/lib/modules/$release" &&
      find . -name 'modules.*' -o -name '*.ko*' | sed 's|^\./||' | grep -vE "$left_out" |
      cpio -pdm --quiet "$tree/usr/lib/modules/$release"
  ) || return
  depmod -b "$tree" "$release" || return
  rm -rf "${tree:?}/usr/share"
  pack "$tree" "$system_layer" && rm -rf "$tree" "$cache/kernel"
}

# Sets java_layer: the parts of the JDK found that cfgmgr uses.
need_java() {
  modules=java.base,java.logging,java.naming,java.sql,jdk.unsupported,jdk.httpserver,jdk.management,jdk.crypto.ec
  java_release "$jdk_home"
  java_layer=$cache/java-$java_build-$(echo "$modules" | cksum | cut -d' ' -f1).cpio
  java_tree=${java_layer%.cpio}
  [ ! -f "$java_layer" ] || return 0
  tree=$java_tree
  rm -rf "$tree"
  mkdir -p "$tree/usr/lib/jvm"
  "$jdk_home/bin/jlink" --add-modules $modules --strip-debug --no-header-files --no-man-pages \
    --output "$tree/usr/lib/jvm/guest" || return
  "$tree/usr/lib/jvm/guest/bin/java" -Xshare:dump >/dev/null || return
  libraries "$tree" "$tree/usr/lib/jvm/guest/bin/java" "$tree"/usr/lib/jvm/guest/lib/*.so \
    "$tree"/usr/lib/jvm/guest/lib/server/*.so
  pack "$tree" "$java_layer"
}

# The last layer is made anew each time.

# class_data TREE: records the classes of the commands, as an installed cfgmgr has them: below the paths
# that the guest will use. Without leave to change the root directory the guest's Java starts slower.
class_data() {
  stage=$work/stage
  cp -a "$java_tree" "$stage"
  cp -a "$1/." "$stage"
  mkdir -p "$stage/proc" "$stage/tmp" "$stage/usr/lib/cfgmgr/cds"
  mkdir -p "$stage/dev"
  : >"$stage/dev/null"
  cp -L /bin/sh "$stage/sh"
  ln -s usr/lib "$stage/lib"
  ln -s usr/lib64 "$stage/lib64"
  # shellcheck disable=SC2016
  unshare -r -m sh -c 'mount --rbind /proc "$1/proc" && ODMDIR=/tmp/odm exec chroot "$1" /sh -c "
      root=/usr home=/usr/lib/cfgmgr data=/usr/lib/cfgmgr program=train setup_failed=1
      . /usr/lib/cfgmgr/java.sh
      find_java && name_class_data && [ \$java_feature -lt 25 ] || exit 0
      run_java -XX:ArchiveClassesAtExit=\$class_data org.cfgmgr.daemon.Main --train"' \
    sh "$stage" >"$work/training" 2>&1 </dev/null || say "no class data: $(tail -n 1 "$work/training")"
  cp -a "$stage/usr/lib/cfgmgr/cds" "$1/usr/lib/cfgmgr/"
  rm -rf "$stage"
}

# installed TREE: cfgmgr there, as it is installed.
installed() {
  target=$root/cfgmgr-daemon/target
  mkdir -p "$1/usr/bin" "$1/usr/lib/cfgmgr/native"
  cp -P "$root"/bin/* "$1/usr/bin/" 2>/dev/null
  rm -f "$1/usr/bin/verify"
  cp "$root/bin/lib/java.sh" "$target/cfgmgr.jar" "$1/usr/lib/cfgmgr/"
  cp -r "$target/native/x86_64" "$1/usr/lib/cfgmgr/native/"
  cp -r "$root/etc" "$1/usr/lib/cfgmgr/"
}

# application FILE: cfgmgr as it is installed, and what the guest does.
application() {
  tree=$work/application
  mkdir -p "$tree/guest"
  installed "$tree"
  libraries "$tree" "$tree/usr/lib/cfgmgr/native/x86_64"/*
  class_data "$tree"
  cp "$scripts/init" "$tree/init"
  chmod 755 "$tree/init"
  cp "$scripts"/*.sh "$tree/guest/"
  for script in machine initramfs images disk hardware boot lanes restore plug unit; do rm -f "$tree/guest/$script.sh"; done
  pack "$tree" "$1"
}
