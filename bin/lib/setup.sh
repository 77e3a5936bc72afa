# shellcheck shell=sh
# Setting up a source checkout: the JDK and Maven, the build, the class data. Needs bin/lib/java.sh.

# find_jdk oldest|newest|FEATURE: sets jdk_home and jdk_feature. The oldest one is the baseline.
find_jdk() {
  jdk_home='' jdk_feature=0
  tool_home javac || tool_home=
  for candidate in "${JAVA_HOME-}" /usr/lib/jvm/* "$tool_home"; do
    if [ -x "$candidate/bin/javac" ] && java_release "$candidate" && better_jdk "$1"; then
      jdk_home=$candidate jdk_feature=$java_feature
    fi
  done
  [ -n "$jdk_home" ]
}

better_jdk() {
  case $1 in
    oldest) [ "$jdk_feature" = 0 ] || [ "$java_feature" -lt "$jdk_feature" ] ;;
    newest) [ "$java_feature" -gt "$jdk_feature" ] ;;
    *) [ "$java_feature" = "$1" ] ;;
  esac
}

# run_logged WHAT COMMAND...: shows the output only when the command fails.
run_logged() {
  what=$1
  shift
  log=$(mktemp) || die "cannot write to ${TMPDIR:-/tmp}"
  if "$@" >"$log" 2>&1 </dev/null 9<&-; then
    rm -f "$log"
  else
    tail -n 60 "$log" >&2
    rm -f "$log"
    say "$what failed, see above"
    return 1
  fi
}

apt_lists_missing() {
  set -- /var/lib/apt/lists/*_Packages*
  [ ! -e "$1" ]
}

apt_knows() {
  apt-cache show "$1" >/dev/null 2>&1
}

# install PACKAGE...: with apt, as root; others are told what to ask root for.
install() {
  command='apt-get install -y --no-install-recommends'
  command -v apt-get >/dev/null ||
    die "needs a JDK 17 or newer and Maven 3.6.3 or newer, and there is no apt-get here to install them with"
  [ "$(id -u)" = 0 ] ||
    die "needs packages that are not installed; as root run: apt-get update && $command $*"
  say "installing $* with apt; this happens once"
  export DEBIAN_FRONTEND=noninteractive
  # shellcheck disable=SC2086
  run_logged "$command $*" $command "$@" || exit "$setup_failed"
}

# Installs what is missing of a JDK and Maven.
need_tools() {
  packages=
  if ! find_jdk oldest; then
    if apt_lists_missing && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
      say "fetching the package lists"
      run_logged 'apt-get update' apt-get update || exit "$setup_failed"
    fi
    packages=openjdk-17-jdk-headless
    if apt_knows default-jdk-headless && ! apt_knows $packages; then
      packages=default-jdk-headless
    fi
  fi
  command -v mvn >/dev/null || packages="$packages maven"
  # shellcheck disable=SC2086
  [ -z "$packages" ] || install $packages
  find_jdk oldest || die "apt installed no JDK 17 or newer; name the directory of one in JAVA_HOME"
}

# One set-up at a time, whoever runs it. The lock ends with this shell or with unlock.
lock() {
  exec 9<"$root/pom.xml"
  flock -n 9 || {
    say "waiting for another set-up of $root"
    flock 9
  }
}

unlock() {
  exec 9<&-
}

writable() {
  for directory in "$root"/*/pom.xml; do
    directory=${directory%/pom.xml}
    [ ! -e "$directory/target" ] || directory=$directory/target
    [ -w "$directory" ] || return 1
  done
}

# maven DIR ARGUMENT...: runs Maven there on the JDK found. Its own libraries make newer JDKs warn.
maven() (
  cd "$1" && shift || exit
  quiet=
  if [ "$jdk_feature" -ge 24 ]; then
    quiet='--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow'
  fi
  JAVA_HOME=$jdk_home MAVEN_OPTS="$quiet ${MAVEN_OPTS-}" mvn -B "$@"
)

# quick_build DIR: makes the jar there, without the checks.
quick_build() {
  maven "$1" -q -Dquickly -Dmaven.test.skip package
}

build() {
  say "building $root"
  mkdir -p "$home"
  : >"$home/build.begun"
  run_logged 'the build' quick_build "$root" || exit "$setup_failed"
  mv "$home/build.begun" "$home/build.stamp"
  rm -rf "$home/cds"
}

# Brings the checkout up to date, so that there is a Java and a jar.
set_up() {
  if ! writable; then
    [ -f "$home/cfgmgr.jar" ] ||
      die "not built yet, and $root is not writable; have its owner run $root/bin/cfgmgr once"
    ! build_is_old || say "the sources changed since the build, and $root is not writable: running what was built"
    return
  fi
  lock
  need_tools
  if build_is_old; then
    build
  fi
  unlock
  find_java || java_home=
}

# Records the classes the usual commands load, so that the Java found starts them in half the time.
# A file without content means that this Java cannot do it.
make_class_data() {
  lock
  if class_data_is_old; then
    mkdir -p "$home/cds"
    training=$home/cds/training
    case $class_data_option in
      AOTCache) set -- "-XX:AOTCacheOutput=$training" ;;
      *) set -- "-XX:ArchiveClassesAtExit=$training" ;;
    esac
    # In a subshell, since run_java becomes Java.
    (
      ODMDIR=$home/cds/odm
      export ODMDIR
      run_java "$@" org.cfgmgr.daemon.Main --train
    ) >/dev/null 2>&1 </dev/null 9<&- || :
    rm -rf "$home/cds/odm"
    [ -f "$training" ] || : >"$training"
    mv -f "$training" "$class_data"
  fi
  unlock
}
