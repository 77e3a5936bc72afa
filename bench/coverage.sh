#!/bin/sh
# Of all modules of a kernel that declare firmware: for how many does the catalogue name a package, does that
# package really have one of the files, and how many are packaged nowhere. The truth is found without cfgmgr:
# modinfo over the modules of the kernel's package, and the archive's Contents or the packages themselves.
set -eu

usage() {
  cat <<'END'
Usage: bench/coverage.sh [--cache DIR] [--kernel RELEASE] [--file CATALOGUE] [--packages]
                         [RECORDING...]
  --cache DIR       what "cfgmgr catalogue update" has fetched (/var/cache/cfgmgr/catalogue)
  --kernel RELEASE  the kernel (the newest 6.1 that is not cloud or rt)
  --file CATALOGUE  the catalogue (that of this machine)
  --packages        look into every firmware package, which is fetched, in place of Contents
  RECORDING...      also count the devices of these machines, tar or tar.xz of a sysfs tree
END
}

cache=/var/cache/cfgmgr/catalogue kernel='' file='' packages=''
while [ $# -gt 0 ]; do
  case $1 in
    --cache) shift; cache=$1 ;;
    --kernel) shift; kernel=$1 ;;
    --file) shift; file=$1 ;;
    --packages) packages=yes ;;
    -h | --help) usage; exit ;;
    -*) usage >&2; exit 2 ;;
    *) break ;;
  esac
  shift
done

bin=$(dirname "$0")/../bin
# shellcheck source=bench/contents.sh
. "$(dirname "$0")/contents.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C
if [ -z "$kernel" ]; then
  kernel=$(find "$cache/debs" -name 'linux-image-6.1.*-amd64_*.deb' ! -name '*-rt-*' ! -name '*-cloud-*' |
    sed 's/.*linux-image-\(.*\)_[^_]*_[^_]*$/\1/' | sort -V | tail -n 1)
fi
deb=$(find "$cache/debs" -name "linux-image-${kernel}_*.deb" | head -n 1)
[ -n "$deb" ] || { echo "no package of kernel ${kernel:-6.1} in $cache/debs: run cfgmgr catalogue update" >&2; exit 1; }

# What the kernel's modules declare.
mkdir "$work/root"
dpkg-deb --fsys-tarfile "$deb" | tar -x -C "$work/root" --wildcards '*lib/modules/*'
modules=$(find "$work/root" -path "*/lib/modules/$kernel" -type d)
find "$modules" -name '*.ko*' | while read -r module; do
  name=${module##*/}
  modinfo -F firmware "$module" | sed "s/^/$(echo "${name%%.ko*}" | tr - _) /"
done >"$work/declared"
tr '\0' '\n' <"$modules/modules.builtin.modinfo" |
  sed -n 's/^\([^.]*\)\.firmware=/\1 /p' >>"$work/declared"
sort -u -o "$work/declared" "$work/declared"

# What the packages hold: FILE PACKAGE.
firmware_files "$cache" >"$work/held"
if [ -n "$packages" ]; then
  mkdir "$work/debs"
  (cd "$work/debs" && cut -d' ' -f2 "$work/held" | sort -u | xargs apt-get -qq -c "$cache/apt.conf" download)
  for package in "$work"/debs/*.deb; do
    name=${package##*/}
    dpkg-deb --fsys-tarfile "$package" | tar -t |
      sed -n "s|^\./\(usr/\)\{0,1\}lib/firmware/\(.*[^/]\)\$|\2 ${name%%_*}|p"
  done | sort -u >"$work/held"
fi

# What the catalogue answers: MODULE PACKAGE FILE.
"$bin/cfgmgr" catalogue show --firmware "$kernel" ${file:+--file "$file"} | tr '\t' ' ' >"$work/answers"

# Devices by module, by modprobe over the same kernel.
: >"$work/devices"
if [ $# -gt 0 ]; then
  depmod -b "${modules%/lib/modules/*}" "$kernel"
  for recording; do
    tar -xOf "$recording" --wildcards '*/modalias' || :
  done | sort | uniq -c | while read -r count alias; do
    modprobe -d "${modules%/lib/modules/*}" -S "$kernel" -R "$alias" 2>/dev/null | sort -u |
      sed "s/^/$count /" || :
  done >"$work/devices"
fi

awk -v kernel="$kernel" '
  function pattern(glob) {
    gsub(/[.+(){}^$|]/, "\\\\&", glob); gsub(/\*/, ".*", glob); gsub(/\?/, ".", glob)
    return "^" glob "$"
  }
  function holds(package, name,    file) {
    if (name !~ /[*?]/) return (package, name) in held
    for (file in files) if (file ~ pattern(name) && (package, file) in held) return 1
    return 0
  }
  function anywhere(name,    file) {
    if (name !~ /[*?]/) return name in files
    for (file in files) if (file ~ pattern(name)) return 1
    return 0
  }
  FILENAME ~ /declared$/ { declared[$1, $2]; declares[$1]; names[$1] = names[$1] " " $2 }
  FILENAME ~ /held$/ { held[$2, $1]; files[$1] }
  FILENAME ~ /devices$/ { devices[$2] += $1 }
  FILENAME ~ /answers$/ {
    answered[$1]
    if ($2 == "-") { nothing[$1]; next }
    rows++
    if (($1, $3) in declared && holds($2, $3)) right[$1]
    else { wrong[$1]; print "wrong: " $0 >"/dev/stderr" }
  }
  END {
    for (module in declares) {
      count = split(names[module], list, " "); packaged = 0
      for (i = 1; i <= count && !packaged; i++) packaged = anywhere(list[i])
      d = devices[module]; total++; weight += d
      if (module in wrong) { w++; wd += d }
      else if (module in right) { r++; rd += d }
      else if (packaged) { m++; md += d; print "missed: " module >"/dev/stderr" }
      else { n++; nd += d }
      if (!(module in answered)) print "not answered: " module >"/dev/stderr"
    }
    printf "kernel %s, %d answers of a package for a file\n", kernel, rows
    printf "%-52s %8s %8s\n", "modules that declare firmware", "modules", "devices"
    printf "%-52s %8d %8d\n", "all", total, weight
    printf "%-52s %8d %8d\n", "named a package that has one of the files", r, rd
    printf "%-52s %8d %8d\n", "rightly said to be packaged nowhere", n, nd
    printf "%-52s %8d %8d\n", "packaged, and not found", m, md
    printf "%-52s %8d %8d\n", "named a package that has it not", w, wd
    exit (w + m > 0)
  }' "$work/declared" "$work/held" "$work/devices" "$work/answers"
