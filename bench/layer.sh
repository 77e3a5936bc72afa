# shellcheck shell=sh
# A throw-away layer over this machine, where packages can be installed and /sys can be another one's.
# Sourced, in a mount namespace of its own ("unshare -m").

# need_layer DIRECTORY CACHE PACKAGE...: mounts it below an empty directory with the packages installed and
# the DEP-11 files of CACHE; sets all to its root.
need_layer() {
  layer=$1 lists=$2/state/lists
  shift 2
  all=$layer/all
  mkdir -p "$layer/top" "$layer/work" "$layer/empty" "$all"
  mount -t overlay overlay -o "lowerdir=/,upperdir=$layer/top,workdir=$layer/work" "$all"
  mount --rbind /proc "$all/proc"
  mount --rbind /dev "$all/dev"
  mount --rbind /sys "$all/sys"
  mount -t tmpfs run "$all/run"
  rm -f "$all/usr/sbin/policy-rc.d"
  printf '#!/bin/sh\nexit 101\n' >"$all/usr/sbin/policy-rc.d"
  chmod 755 "$all/usr/sbin/policy-rc.d"
  {
    chroot "$all" env DEBIAN_FRONTEND=noninteractive \
      apt-get -y -qq --no-install-recommends install "$@" &&
      cp "$lists"/*dep11* "$all/var/lib/apt/lists/" &&
      chroot "$all" appstreamcli refresh-cache --force
  } >"$layer/log" 2>&1 || { cat "$layer/log" >&2; return 1; }
  mkdir -p "$all/srv/proc"
  mount --rbind /proc "$all/srv/proc"
}

# proc_modules FILE: lays it over /proc/modules, which a kernel without modules has not: all else by links.
proc_modules() {
  mount -t tmpfs proc "$all/proc"
  cp "$1" "$all/proc/modules"
  for entry in "$all"/srv/proc/[!0-9]*; do
    [ "${entry##*/}" = modules ] || ln -s "/srv/proc/${entry##*/}" "$all/proc/"
  done
}
