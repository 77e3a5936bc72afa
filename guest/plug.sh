# shellcheck shell=sh
# A system with the daemon as a service, and the emulated machine with ports for more devices. Needs
# guest/images.sh, guest/restore.sh and guest/disk.sh.

# Sets service_image: a small Debian with cfgmgr, both units enabled. Made anew each time.
need_service_image() {
  need_image generic-dep-bios-uuid-any || return
  service_image=$work/image
  cp -al "$image" "$service_image" || return
  tree=$service_image
  # Only what is looked at is to happen.
  rm -f "$tree"/etc/systemd/system/multi-user.target.wants/pf-up.service \
    "$tree"/etc/systemd/system/timers.target.wants/apt-*
  with_cfgmgr "$tree"
  ln -sf ../bin/cfgmgrd "$tree/usr/sbin/cfgmgrd"
  cp "$root/etc/systemd/cfgmgrd.service" "$tree/etc/systemd/system/"
  root_shell
  secrets
  hanging
  hardening
  in_tree "$tree" systemctl -q enable cfgmgr-boot.service cfgmgrd.service shell.socket told.service
}

# A shell for who connects: nothing but this machine does. And who waits for the network, as others do.
root_shell() {
  put "$tree/etc/systemd/system/shell.socket" <<'DONE'
[Socket]
ListenStream=7778
Accept=yes

[Install]
WantedBy=sockets.target
DONE
  put "$tree/etc/systemd/system/shell@.service" <<'DONE'
[Service]
ExecStart=-/bin/sh
StandardInput=socket
StandardOutput=socket
StandardError=socket
DONE
  put "$tree/etc/systemd/system/told.service" <<'DONE'
[Unit]
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
ExecStart=/bin/true

[Install]
WantedBy=multi-user.target
DONE
}

# The daemon listens to all the network, so it has a certificate and a token.
secrets() {
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=guest \
    -addext subjectAltName=IP:127.0.0.1 -keyout "$work/key.pem" -out "$work/cert.pem" 2>"$work/openssl" || return
  token=$(od -An -N 16 -tx1 /dev/urandom | tr -d ' \n')
  put "$tree/etc/cfgmgr/cert.pem" <"$work/cert.pem"
  put "$tree/etc/cfgmgr/key.pem" <"$work/key.pem"
  echo "$token" | put "$tree/etc/cfgmgr/token"
  chmod 600 "$tree/etc/cfgmgr/key.pem" "$tree/etc/cfgmgr/token"
  put "$tree/etc/cfgmgr/cfgmgr.conf" <<'DONE'
http:
	listen = 0.0.0.0
	token_file = /etc/cfgmgr/token
	tls_certificate = /etc/cfgmgr/cert.pem
	tls_key = /etc/cfgmgr/key.pem
DONE
}

# The program of a rule, which hangs the first time, with a process that has left its session.
hanging() {
  put "$tree/usr/local/sbin/hang" <<'DONE'
#!/bin/sh
if [ -e /run/hang.begun ]; then
  touch /run/hang.done
  exit 0
fi
touch /run/hang.begun
setsid sleep 1111 </dev/null >/dev/null 2>&1 &
sleep 1111
DONE
  put "$tree/root/hang.odm" <<'DONE'
Config_Rules:
	phase = 2
	seq = 90
	boot_mask = 0
	rule = "/usr/local/sbin/hang"
	match = ""
DONE
  chmod 755 "$tree/usr/local/sbin/hang"
}

# The program of a rule that does what methods and installations do, and tells what it was not let do.
hardening() {
  put "$tree/usr/local/sbin/allowed" <<'DONE'
#!/bin/sh
tried() {
  what=$1
  shift
  "$@" >/run/allowed.out 2>&1 </dev/null || echo "$what: $(tail -n 1 /run/allowed.out)" >>/run/allowed.new
}
: >/run/allowed.new
tried 'load a module' modprobe dummy
tried 'unload a module' modprobe -r dummy
tried 'write to sysfs' sh -c 'echo 256 >/sys/block/vda/queue/read_ahead_kb'
tried 'write to sysctl' sh -c 'echo 61 >/proc/sys/vm/swappiness'
tried 'read a disk' dd if=/dev/vda of=/dev/null bs=512 count=1
tried 'make a device node' sh -c 'mknod /dev/cfgprobe b 254 200 && rm /dev/cfgprobe'
tried 'make an interface' sh -c 'ip link add cfgprobe type dummy && ip link set cfgprobe mtu 1400 up && ip link del cfgprobe'
tried 'write below /usr' sh -c 'touch /usr/lib/cfgprobe && rm /usr/lib/cfgprobe'
tried 'write below /boot' sh -c 'touch /boot/cfgprobe && rm /boot/cfgprobe'
tried 'mount for itself' unshare -m sh -c 'mount -t tmpfs tmpfs /mnt'
tried 'use a package manager' dpkg --configure -a
tried 'install a package' sh -c 'dpkg -i /root/cfgprobe.deb && dpkg --purge cfgprobe'
mv /run/allowed.new /run/allowed
DONE
  chmod 755 "$tree/usr/local/sbin/allowed"
  sed 's/hang/allowed/' "$tree/root/hang.odm" | put "$tree/root/allowed.odm"
  mkdir -p "$work/cfgprobe/DEBIAN"
  printf '%s\n' 'Package: cfgprobe' 'Version: 1' 'Architecture: all' 'Maintainer: nobody <nobody@localhost>' \
    'Description: asks systemd for something' >"$work/cfgprobe/DEBIAN/control"
  printf '#!/bin/sh\nset -e\nsystemctl daemon-reload\nsystemctl restart systemd-networkd\n' >"$work/cfgprobe/DEBIAN/postinst"
  chmod 755 "$work/cfgprobe/DEBIAN/postinst"
  dpkg-deb --root-owner-group -b "$work/cfgprobe" "$tree/root/cfgprobe.deb" >/dev/null
}

# power_on SNAPSHOT [ARGUMENTS]: starts the machine in the background; on: what it writes is forgotten; with more
# arguments of the kernel. Sets running.
power_on() {
  : >"$work/serial"
  rm -f "$work/qmp"
  timeout -k 5 "${GUEST_LIMIT:-1500}" qemu-system-x86_64 -accel tcg,thread=multi -cpu qemu64 -smp 2 -m 1G -machine q35 -nodefaults \
    -display none -no-reboot -monitor none -qmp "unix:$work/qmp,server=on,wait=off" -serial "file:$work/serial" \
    -kernel "$service_image"/boot/vmlinuz-* -initrd "$service_image"/boot/initrd.img-* \
    -append "root=UUID=$root_uuid ro console=ttyS0 quiet ${2-}" \
    -drive "if=none,id=disk,format=raw,cache=unsafe,snapshot=$1,file=$work/disk" -device virtio-blk-pci,drive=disk \
    -netdev "user,id=net,hostfwd=tcp:127.0.0.1:$port-:8621,hostfwd=tcp:127.0.0.1:$shell_port-:7778" \
    -device virtio-net-pci,netdev=net,romfile= -device virtio-scsi-pci,id=scsi \
    -device pcie-root-port,id=rp1,chassis=1,slot=1 -device pcie-root-port,id=rp2,chassis=2,slot=2 >"$work/qemu" 2>&1 &
  running=$!
}

# in_guest SCRIPT: by the shell there; what it says.
in_guest() {
  printf '%s\nexit\n' "$1" | tool timeout "${patience:-240}" busybox nc 127.0.0.1 "$shell_port" 2>/dev/null
}

qmp() {
  python3 "$scripts/qmp.py" "$work/qmp" "$@"
}

# Presses the power button, and waits for the end.
power_off() {
  in_guest 'systemctl poweroff' >/dev/null
  wait $running
  running=
}
