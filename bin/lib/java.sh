# shellcheck shell=sh
# Finding a Java and naming its options, without starting one: every command passes here.

say() {
  printf '%s: %s\n' "$program" "$*" >&2
}

die() {
  say "$@"
  exit "$setup_failed"
}

# java_release HOME: sets java_feature (17) and java_build (17.0.15+6-Debian) from the release file
# of a Java; fails when there is none, or an old one.
java_release() {
  java_feature=0 java_build=
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
  while IFS='="' read -r key _ value _; do
    case $key in
      JAVA_RUNTIME_VERSION) java_build=$value ;;
      JAVA_VERSION)
        java_feature=${value%%[!0-9]*}
        java_build=${java_build:-$value}
        break
        ;;
    esac
  done <"$1/release"
  [ "${java_feature:-0}" -ge 17 ]
}

# tool_home TOOL: the home of a java or javac that is on PATH, in $tool_home.
tool_home() {
  tool_home=$(command -v "$1") && tool_home=$(readlink -f "$tool_home") || return 1
  tool_home=${tool_home%/bin/*}
}

# Sets java_home, java_feature and java_build: the Java asked for, else the newest.
find_java() {
  if [ -n "${CFGMGR_JAVA-}" ]; then
    java_home=$CFGMGR_JAVA
    java_release "$java_home" && return
    die "CFGMGR_JAVA=$CFGMGR_JAVA: no Java 17 or newer there; name a directory that holds bin/java and a release file"
  fi
  java_home=${JAVA_HOME-}
  [ -n "$java_home" ] && java_release "$java_home" && return
  newest=0
  for candidate in /usr/lib/jvm/*; do
    if java_release "$candidate" && [ "$java_feature" -gt "$newest" ]; then
      newest=$java_feature newest_build=$java_build java_home=$candidate
    fi
  done
  if [ "$newest" -gt 0 ]; then
    java_feature=$newest java_build=$newest_build
  else
    tool_home java && java_home=$tool_home && java_release "$java_home"
  fi
}

# Sets class_data: the file for the Java found, and class_data_option: how that Java names it.
name_class_data() {
  class_data=$home/cds/$java_build.jsa class_data_option=SharedArchiveFile
  if [ "$java_feature" -ge 25 ]; then
    class_data=$home/cds/$java_build.aot class_data_option=AOTCache
  fi
}

# run_java OPTION... -- ARGUMENT...: becomes Java. A command lives for a tenth of a second, hence the
# quick compiler and the smallest collector. Class data that does not fit is no reason for a message.
# What others set for their own Java is not for this one, and would be announced on stderr.
run_java() {
  { read -r arch </proc/sys/kernel/arch; } 2>/dev/null || arch=$(uname -m)
  if [ -f "$home/native/$arch/libsqlitejdbc.so" ]; then
    set -- "-Dorg.sqlite.lib.path=$home/native/$arch" -Dorg.sqlite.lib.name=libsqlitejdbc.so "$@"
  fi
  if [ -f "$home/native/$arch/libjnidispatch.so" ]; then
    set -- "-Djna.boot.library.path=$home/native/$arch" -Djna.nounpack=true -Djna.nosys=true "$@"
  fi
  if [ "$java_feature" -ge 22 ]; then
    set -- --enable-native-access=ALL-UNNAMED "$@"
  fi
  # The library that unpacks zstd.
  if [ "$java_feature" -ge 24 ]; then
    set -- --sun-misc-unsafe-memory-access=allow "$@"
  fi
  # The SQLite driver makes a date format for every connection; the small locale data make it in less
  # time. From 21 Java warns of them.
  if [ "$java_feature" -lt 21 ]; then
    set -- -Djava.locale.providers=COMPAT "$@"
  fi
  unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS
  exec "$java_home/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -Xlog:disable \
    "-Dcfgmgr.home=$data" "-Dcfgmgr.bin=$root/bin" -cp "$home/cfgmgr.jar" "$@"
}
