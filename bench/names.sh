#!/bin/sh
# Machines with the cloud kernel, on which devices have no driver: who names a package that helps? cfgmgr,
# isenkram-lookup, isenkram-autoinstall-firmware -l, and the patterns of DEP-11 alone, beside the truth:
# modprobe -R over every kernel that the archive has, modinfo, and the archive's Contents. A device that no
# kernel drives wants nothing.
#
# isenkram reads /sys, /proc/modules and the running kernel's modules. It runs on this machine in a mount
# namespace: over the host's files lies a throw-away layer, over /sys the recording, over /proc/modules what
# udev would have loaded, over /lib/modules those of the kernel, over /lib/firmware nothing.
set -eu

usage() {
  cat <<'END'
Usage: bench/names.sh [--cache DIR] [--root RELEASE] [--keep DIR] [RECORDING...]
  --cache DIR     what "cfgmgr catalogue update" has fetched (/var/cache/cfgmgr/catalogue)
  --root RELEASE  the kernel that is installed (the newest 6.1 of the cloud)
  --keep DIR      leaves what was found of each device in DIR
  RECORDING...    tar, tar.gz or tar.xz of a sysfs tree; machines with cards that emulators do not have
                  are always there
END
}

cache=/var/cache/cfgmgr/catalogue release='' keep=''
while [ $# -gt 0 ]; do
  case $1 in
    --cache) shift; cache=$1 ;;
    --root) shift; release=$1 ;;
    --keep) shift; keep=$1 ;;
    -h | --help) usage; exit ;;
    -*) usage >&2; exit 2 ;;
    *) break ;;
  esac
  shift
done

bench=$(readlink -f -- "$0")
bench=${bench%/*}
# shellcheck source=bench/contents.sh
. "$bench/contents.sh"
[ "$(id -u)" = 0 ] || { echo "mount namespaces over /sys need root" >&2; exit 1; }
[ -d "$cache/debs" ] || { echo "no $cache/debs: run cfgmgr catalogue update" >&2; exit 1; }
# Two kernels with all modules and what isenkram needs: in memory where there is room for 4 GiB.
room=$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { print $4 }')
work=$(mktemp -d ${room:+-p "$([ "$room" -gt 4000000 ] && echo /dev/shm || echo "${TMPDIR:-/tmp}")"})
trap 'rm -rf "$work"' EXIT
export LC_ALL=C

# Every kernel there is, unpacked; without those for real time, which nobody wants for a driver.
mkdir -p "$work/kernels" "$work/machines" "$work/facts"
for deb in "$cache"/debs/linux-image-*-amd64_*.deb; do
  name=${deb##*/linux-image-}
  name=${name%%_*}
  dpkg-deb --fsys-tarfile "$deb" | tar -x -C "$work/kernels" --wildcards '*lib/modules/*'
  depmod -b "$work/kernels" "$name"
  echo "$name"
done | sort -V >"$work/facts/releases"
[ -n "$release" ] || release=$(grep '^6\.1\..*-cloud-' "$work/facts/releases" | tail -n 1)
full=$(echo "$release" | sed 's/-cloud-/-/')

# The installed system: that kernel and no firmware.
mkdir -p "$work/root/etc" "$work/root/lib/modules" "$work/root/lib/firmware"
cp /etc/os-release "$work/root/etc/os-release"
cp -al "$work/kernels/lib/modules/$release" "$work/root/lib/modules/"

# machine NAME PATH:ALIAS...: the tree of one that nobody recorded.
machine() {
  name=$1
  shift
  slot=0
  for alias; do
    slot=$((slot + 1))
    entry=$(printf '%s/machines/%s/sys/devices/pci0000:00/0000:00:%02x.0' "$work" "$name" $slot)
    mkdir -p "$entry"
    echo "$alias" >"$entry/modalias"
  done
}

for recording; do
  name=${recording##*/}
  mkdir "$work/machines/${name%.tar*}"
  tar -xf "$recording" -C "$work/machines/${name%.tar*}"
done
machine made-bnx2 pci:v000014E4d00001639sv00001028sd00000235bc02sc00i00 \
  pci:v000014E4d0000163Bsv00001028sd0000028Cbc02sc00i00
machine made-bnx2x pci:v000014E4d0000168Esv0000103Csd00003382bc02sc00i00 \
  pci:v000014E4d0000164Fsv0000103Csd0000171Cbc02sc00i00 \
  pci:v000014E4d0000168Asv00001028sd00001F5Fbc02sc00i00
machine made-qla2xxx pci:v00001077d00002532sv00001077sd0000015Cbc0Csc04i00 \
  pci:v00001077d00002432sv00001077sd00000138bc0Csc04i00 \
  pci:v00001077d00002031sv00001077sd00000241bc0Csc04i00
machine made-qlcnic pci:v00001077d00008020sv0000103Csd00003733bc02sc00i00 \
  pci:v00001077d00008030sv00001077sd00000243bc02sc00i00
machine made-iwlwifi pci:v00008086d00002723sv00008086sd00000084bc02sc80i00 \
  pci:v00008086d000024FDsv00008086sd00001010bc02sc80i00 \
  pci:v00008086d00002725sv00008086sd00000024bc02sc80i00
machine made-amdgpu pci:v00001002d000073BFsv00001DA2sd0000E438bc03sc00i00 \
  pci:v00001002d00001638sv00001043sd000016C2bc03sc00i00 \
  pci:v00001002d000067DFsv00001DA2sd0000E366bc03sc00i00

# The truth: ALIAS MODULE... by each kernel, what its modules declare, and who holds what.
find "$work/machines" -name modalias -exec cat {} + | sort -u >"$work/aliases"
while read -r one; do
  while read -r alias; do
    # shellcheck disable=SC2046
    echo "$alias" $(modprobe -C /dev/null -d "$work/kernels" -S "$one" -R "$alias" 2>/dev/null)
  done <"$work/aliases" >"$work/facts/aliases.$one"
done <"$work/facts/releases"
for one in "$release" "$full"; do
  cut -d' ' -f2- "$work/facts/aliases.$one" | tr ' ' '\n' | sed '/:/d; /^$/d' | sort -u |
    while read -r module; do
      modinfo -b "$work/kernels" -k "$one" -F firmware "$module" 2>/dev/null | sed "s/^/$module /"
    done
done | sort -u >"$work/facts/firmware"
sed 's|.*/||; s/\.ko$//' "$work/kernels/lib/modules/$release/modules.builtin" | tr - _ >"$work/facts/builtin"
firmware_files "$cache" >"$work/facts/held"
for list in "$cache"/state/lists/*dep11_Components-*; do
  /usr/lib/apt/apt-helper cat-file "$list"
done >"$work/facts/dep11"

# loaded RELEASE MACHINE: what udev would load there, with what these need, as in /proc/modules.
loaded() {
  find "$work/machines/$2/sys" -name modalias -exec cat {} + | sort -u >"$work/here"
  awk 'NR == FNR { here[$1]; next } $1 in here' "$work/here" "$work/facts/aliases.$1" | cut -s -d' ' -f2- |
    tr ' ' '\n' | sed '/^$/d' | sort -u | while read -r module; do
    modprobe -C /dev/null -d "$work/kernels" -S "$1" --show-depends "$module" 2>/dev/null
  done | sed -n 's|^insmod .*/\([^/]*\)\.ko.*|\1|p' | tr - _ | sort -u |
    sed 's/$/ 16384 0 - Live 0x0000000000000000/'
}

begun() { date +%s%N; }
since() { echo $((($(begun) - $1) / 1000000)) >"$out.ms"; }

for machine in "$work"/machines/*; do
  name=${machine##*/}
  (cd "$machine" && find sys/devices -name modalias | while read -r file; do
    echo "/${file%/modalias} $(cat "$file")"
  done) | sed 's|^/sys||; / $/d' >"$work/facts/$name.devices"
  for one in "$release" "$full"; do
    loaded "$one" "$name" >"$work/facts/$name.loaded.$one"
  done
  out=$work/facts/$name.cfgmgr
  start=$(begun)
  case $name in
    made-*)
      cut -d' ' -f2 "$work/facts/$name.devices" |
        "$bench/../bin/cfgmgr" --hardware - --root "$work/root" -n -i --json
      ;;
    *) "$bench/../bin/cfgmgr" --hardware "$machine" --root "$work/root" -n -i --json ;;
  esac >"$out" 2>"$out.err" || [ $? = 3 ] || { cat "$out.err" >&2; exit 1; }
  since "$start"
done

# The peers, each where it finds the machine that it looks for.
cat >"$work/peers" <<'END'
set -eu
work=$1 cache=$2 release=$3 full=$4
mkdir "$work/over" "$work/over/top" "$work/over/work" "$work/over/all"
mount -t overlay overlay -o "lowerdir=/,upperdir=$work/over/top,workdir=$work/over/work" "$work/over/all"
all=$work/over/all
mount --rbind /proc "$all/proc"
mount --rbind /dev "$all/dev"
mount --rbind /sys "$all/sys"
mount -t tmpfs run "$all/run"
rm -f "$all/usr/sbin/policy-rc.d"
printf '#!/bin/sh\nexit 101\n' >"$all/usr/sbin/policy-rc.d"
chmod 755 "$all/usr/sbin/policy-rc.d"
chroot "$all" env DEBIAN_FRONTEND=noninteractive apt-get -y -qq --no-install-recommends install \
  isenkram-cli lsb-release >"$work/apt" 2>&1 || { cat "$work/apt" >&2; exit 1; }
cp "$cache"/state/lists/*dep11* "$all/var/lib/apt/lists/"
chroot "$all" appstreamcli refresh-cache --force >"$work/apt" 2>&1 || { cat "$work/apt" >&2; exit 1; }
running=$(uname -r)
mkdir -p "$all/lib/modules/$running" "$all/lib/firmware" "$work/empty" "$all/srv/proc"
mount --bind "$work/empty" "$all/lib/firmware"
# A kernel without modules has no /proc/modules to lay a file over: all else there by links.
mount --rbind /proc "$all/srv/proc"

# ask NAME RELEASE OUT COMMAND...: as if that machine ran that kernel.
ask() {
  name=$1 kernel=$2 out=$work/facts/$1.$3
  shift 3
  unshare -m sh -c '
    mount --bind "$1/machines/$2/sys" "$3/sys"
    mount -t tmpfs proc "$3/proc"
    cp "$1/facts/$2.loaded.$4" "$3/proc/modules"
    for entry in "$3"/srv/proc/[!0-9]*; do
      [ "${entry##*/}" = modules ] || ln -s "/srv/proc/${entry##*/}" "$3/proc/"
    done
    mount --bind "$1/kernels/lib/modules/$4" "$3/lib/modules/$5"
    all=$3
    shift 5
    exec chroot "$all" "$@"' sh "$work" "$name" "$all" "$kernel" "$running" "$@" >"$out" 2>"$out.err" || :
}

for machine in "$work"/machines/*; do
  name=${machine##*/}
  begun=$(date +%s%N)
  ask "$name" "$release" lookup isenkram-lookup
  echo $((($(date +%s%N) - begun) / 1000000)) >"$work/facts/$name.lookup.ms"
  begun=$(date +%s%N)
  ask "$name" "$release" firmware isenkram-autoinstall-firmware -l
  echo $((($(date +%s%N) - begun) / 1000000)) >"$work/facts/$name.firmware.ms"
  ask "$name" "$full" firmware-full isenkram-autoinstall-firmware -l
done
# As Debian is by default: without DEP-11.
for directory in var/lib/swcatalog var/cache/swcatalog var/lib/app-info var/cache/app-info; do
  [ ! -d "$all/$directory" ] || mount --bind "$work/empty" "$all/$directory"
done
for machine in "$work"/machines/*; do
  ask "${machine##*/}" "$full" firmware-plain isenkram-autoinstall-firmware -l
  ask "${machine##*/}" "$release" lookup-plain isenkram-lookup
done
END
if unshare -m sh "$work/peers" "$work" "$cache" "$release" "$full"; then
  peers='isenkram: this machine in a mount namespace; /sys is the recording, /proc/modules is made'
else
  peers='isenkram: cannot be had here; its lines are empty'
fi

echo "installed: kernel $release, no firmware; $peers"
python3 "$bench/names.py" "$work/facts" "$release" "$full"
[ -z "$keep" ] || { mkdir -p "$keep" && cp -r "$work/facts/." "$keep"; }
