#!/bin/sh
# Builds the catalogue of another release of Debian than this machine's, from what the archives that apt uses
# here have of it, and says what it knows. Nothing of the machine's own apt is changed.
set -eu

usage() {
  cat <<'END'
Usage: bench/release.sh [--cache DIR] [--output FILE] SUITE
  --cache DIR    keeps what is fetched, some 300 MB
  --output FILE  keeps the catalogue
  SUITE          such as trixie
END
}

cache='' output=''
while [ $# -gt 0 ]; do
  case $1 in
    --cache) shift; cache=$1 ;;
    --output) shift; output=$1 ;;
    -h | --help) usage; exit ;;
    -*) usage >&2; exit 2 ;;
    *) break ;;
  esac
  shift
done
[ $# = 1 ] || { usage >&2; exit 2; }
suite=$1
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cache=$(readlink -f -- "${cache:-$work/cache}")
mkdir -p "$cache/lists/partial" "$cache/archives/partial" "$cache/from"
# shellcheck disable=SC1091
here=$(. /etc/os-release && echo "$VERSION_CODENAME")
# shellcheck disable=SC2016
mirror=$(apt-get indextargets --format '$(CODENAME) $(REPO_URI)' 'Created-By: Packages' | sed -n "s/^$here //p" | head -n 1)
[ -n "$mirror" ] || { echo "apt knows no Debian archive with $here; run apt-get update" >&2; exit 1; }
echo "deb $mirror $suite main contrib non-free non-free-firmware" >"$work/sources.list"
cat >"$work/apt.conf" <<END
Dir::State "$cache";
Dir::State::lists "$cache/lists";
Dir::State::status "/dev/null";
Dir::Cache "$cache";
Dir::Etc::sourcelist "$work/sources.list";
Dir::Etc::sourceparts "-";
APT::Sandbox::User "root";
Acquire::Languages "none";
Acquire::IndexTargets::deb::Contents-deb {
  MetaKey "\$(COMPONENT)/Contents-\$(ARCHITECTURE)"; Description "Contents"; ShortDescription "Contents";
  flatMetaKey "Contents-\$(ARCHITECTURE)"; PDiffs "false"; KeepCompressed "true"; }
Acquire::IndexTargets::deb::Contents-all {
  MetaKey "\$(COMPONENT)/Contents-all"; Description "Contents"; ShortDescription "Contents";
  flatMetaKey "Contents-all"; PDiffs "false"; KeepCompressed "true"; }
Acquire::IndexTargets::deb::DEP-11 {
  MetaKey "\$(COMPONENT)/dep11/Components-\$(NATIVE_ARCHITECTURE).yml"; Description "DEP-11"; ShortDescription "DEP-11";
  KeepCompressed "true"; PDiffs "false"; }
END
export APT_CONFIG="$work/apt.conf"
apt-get -qq update || { echo "the archive has no $suite: needed are its Packages, Contents, kernels" >&2; exit 1; }
kernels=$(for meta in linux-image-amd64 linux-image-cloud-amd64; do
  apt-cache depends "$meta" | sed -n 's/^  Depends: \(linux-image-[0-9].*\)/\1/p' | head -n 1
done)
# shellcheck disable=SC2086
(cd "$cache/from" && apt-get -qq download $kernels)
ln -sf "$cache"/lists/*_* "$cache/from/"
unset APT_CONFIG
catalogue=${output:-$work/catalogue.zip}
bin/cfgmgr catalogue build --from "$cache/from" --output "$catalogue"
ls -l "$catalogue"
bin/cfgmgr catalogue show --file "$catalogue"
for name in bnx2 iwlwifi mpt3sas pci:v00008086d0000100Esv00001AF4sd00001100bc02sc00i00; do
  echo "== $name"
  bin/cfgmgr catalogue show --file "$catalogue" "$name"
done
