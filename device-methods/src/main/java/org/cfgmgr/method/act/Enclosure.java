package org.cfgmgr.method.act;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.cfgmgr.method.Action;

/**
 * How a tool of an installed system is run: here, when the system is the running one; else with the
 * system as its root, in a mount namespace of its own, so that nothing stays mounted however it
 * ends. A directory that is lent to the running system is where it is.
 *
 * <p>A tool waits for one that still works on the same system: when this program is killed, what it
 * had started goes on until it ends by itself.
 */
final class Enclosure {
  private static final Path SLASH = Path.of("/");

  /**
   * Mounts what tools expect, and lets no service be started, as policy-rc.d(8) of Debian has it.
   * The names of this machine's resolvers are lent, not copied. Where the root is an image on a
   * loop device, GRUB would ask for the image's file, not see it, and make a menu without kernels
   * (grub.d/10_linux); it is told that the device is its own file.
   */
  private static final String SCRIPT =
      """
      root=$1
      shift
      exec 9<"$root" && flock 9 || exit 125
      while [ "$1" != -- ]; do
        mkdir -p "$root$1" && mount --bind "$2" "$root$1" || exit 125
        shift 2
      done
      shift
      mount -t proc proc "$root/proc" && mount -t sysfs -o ro sysfs "$root/sys" &&
        mount --rbind /dev "$root/dev" && mount -t tmpfs tmpfs "$root/run" || exit 125
      if [ -f "$root/etc/resolv.conf" ] && [ ! -L "$root/etc/resolv.conf" ]; then
        mount --bind /etc/resolv.conf "$root/etc/resolv.conf"
      fi
      policy=$root/usr/sbin/policy-rc.d
      if [ -e "$policy" ] && ! grep -q '^# cfgmgr$' "$policy"; then
        policy=
      else
        printf '#!/bin/sh\n# cfgmgr\nexit 101\n' >"$policy" && chmod 755 "$policy"
        trap 'rm -f "$policy"' EXIT
        trap 'exit 143' TERM INT HUP
      fi
      mkdir -p "$root/run/cfgmgr/bin"
      printf '%s\\n' '#!/bin/sh' 'case $#$1 in' '1/dev/loop*) echo "$1: 0 ($1)" ;;' \
        '*) exec /sbin/losetup "$@" ;;' esac >"$root/run/cfgmgr/bin/losetup"
      chmod 755 "$root/run/cfgmgr/bin/losetup"
      # apt gives the scripts of packages a path of its own (apt.conf(5), DPkg::Path).
      PATH=/run/cfgmgr/bin:$PATH
      printf 'DPkg::Path "%s";\n' "$PATH" >"$root/run/cfgmgr/apt.conf"
      export APT_CONFIG=/run/cfgmgr/apt.conf
      chroot "$root" "$@" 9<&- &
      wait $!
      """;

  /** TERM goes to the tool as well; what is left to do is to wait for it. */
  private static final String SCRIPT_HERE =
      """
      exec 9</ && flock 9 || exit 125
      trap : TERM INT HUP
      "$@" 9<&-
      """;

  private Enclosure() {}

  static List<String> command(Action.RunTool tool) {
    List<String> command = new ArrayList<>();
    if (!tool.root().equals(SLASH)) {
      command.addAll(List.of("unshare", "--mount", "--propagation", "private"));
      command.addAll(List.of("sh", "-c", SCRIPT, "sh", tool.root().toString()));
      new TreeMap<>(tool.lent())
          .forEach((there, here) -> command.addAll(List.of(there, here.toString())));
      command.add("--");
    }
    if (tool.root().equals(SLASH)) {
      command.addAll(List.of("sh", "-c", SCRIPT_HERE, "sh", "env", "-C", "/"));
    } else {
      command.add("env");
    }
    new TreeMap<>(tool.environment()).forEach((name, value) -> command.add(name + "=" + value));
    command.addAll(tool.command());
    return command;
  }
}
