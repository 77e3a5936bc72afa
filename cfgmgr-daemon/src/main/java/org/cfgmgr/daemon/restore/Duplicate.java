package org.cfgmgr.daemon.restore;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cfgmgr.image.CommandLine;
import org.cfgmgr.image.net.NetworkConfig;
import org.cfgmgr.kernel.Root;
import org.cfgmgr.method.Action;

/**
 * Makes a copy of a system another machine than its original: what no two machines may share is
 * made anew (systemd, "Building Images Safely"). Secrets are moved aside and not read, so that they
 * do not get into the journal.
 */
public final class Duplicate {
  private static final Path SLASH = Path.of("/");
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String KEPT = "var/lib/cfgmgr/kept/";
  private static final String SSH = "etc/ssh";
  private static final String MACHINE_ID = "etc/machine-id";
  private static final String DBUS_ID = "var/lib/dbus/machine-id";

  /** What goes, by directory: keys, DHCP's leases and identities, the seed of random numbers. */
  private static final Map<String, String> PERSONAL =
      new java.util.TreeMap<>(
          Map.of(
              SSH,
              "ssh_host_.*_key(?:\\.pub)?",
              "etc",
              "dhcpcd\\.(?:duid|secret)",
              "var/lib/dhcp",
              ".*\\.leases6?~?",
              "var/lib/dhclient",
              ".*\\.leases6?",
              "var/lib/dhcpcd",
              ".*\\.lease6?|duid|secret",
              "var/lib/dhcpcd5",
              ".*\\.lease6?|duid|secret",
              "var/lib/NetworkManager",
              ".*\\.lease|secret_key",
              "var/lib/systemd",
              "random-seed"));

  private static final List<String> MADE_KEYS = List.of("rsa", "dsa", "ecdsa", "ed25519");

  private final Path place;
  private final Root root;
  private final String id;

  /**
   * Of the system in a directory.
   *
   * @param id its new machine id, 32 hexadecimal digits (machine-id(5))
   */
  public Duplicate(Path place, String id) {
    this.place = place;
    this.root = new Root(place);
    this.id = id;
  }

  /** What is to be done, in order. */
  public List<Action> actions(Optional<String> hostname) {
    List<Action> actions = new ArrayList<>();
    hostname.ifPresent(name -> rename(name, actions));
    identify(actions);
    List<Path> personal = personal();
    if (!personal.isEmpty()) {
      actions.add(keeping());
      personal.forEach(file -> actions.add(aside(file)));
    }
    if (root.find("etc/ssh/sshd_config").isPresent()
        && root.find("usr/bin/ssh-keygen").isPresent()) {
      actions.add(keys());
    }
    return actions;
  }

  /** What both machines will still have, a line each. */
  public List<String> shared() {
    List<String> lines = new ArrayList<>();
    NetworkConfig.read(root, CommandLine.parse(""))
        .staticAddresses()
        .forEach(
            (address, file) ->
                lines.add("the original has " + address + " too: change it in " + file));
    if (root.find("etc/iscsi/initiatorname.iscsi").isPresent()) {
      lines.add("the original has the name in /etc/iscsi/initiatorname.iscsi too");
    }
    return lines;
  }

  private void rename(String name, List<Action> actions) {
    String old = root.read("etc/hostname").orElse("").strip();
    write("etc/hostname", name + "\n").ifPresent(actions::add);
    Optional<String> hosts = root.read("etc/hosts");
    if (hosts.isPresent() && !old.isEmpty()) {
      write("etc/hosts", renamed(hosts.get(), old, name)).ifPresent(actions::add);
    }
  }

  /** The name alone, and with a domain where a name without one is followed by it. */
  private static String renamed(String hosts, String old, String name) {
    String alone = "(?<=\\s)" + Pattern.quote(old) + "(?=\\s|$)";
    String first = old.contains(".") ? old.substring(0, old.indexOf('.')) : old;
    String qualified = "(?<=\\s)" + Pattern.quote(first) + "(?=\\.\\S)";
    String result = hosts.replaceAll(alone, name);
    return name.contains(".") || old.contains(".") ? result : result.replaceAll(qualified, name);
  }

  private void identify(List<Action> actions) {
    write(MACHINE_ID, id + "\n").ifPresent(actions::add);
    Path dbus = place.resolve(DBUS_ID);
    if (Files.isRegularFile(dbus, LinkOption.NOFOLLOW_LINKS)) {
      write(DBUS_ID, id + "\n").ifPresent(actions::add);
    }
  }

  private Optional<Action> write(String path, String text) {
    Optional<String> before = root.read(path);
    Path file = root.find(path).orElse(place.resolve(path));
    return before.filter(text::equals).isPresent()
        ? Optional.empty()
        : Optional.of(new Action.WriteFile(file, text, before));
  }

  private List<Path> personal() {
    List<Path> files = new ArrayList<>();
    PERSONAL.forEach(
        (directory, names) ->
            root.list(directory).stream()
                .filter(name -> name.matches(names))
                .flatMap(name -> root.find(directory + "/" + name).stream())
                .filter(Files::isRegularFile)
                .forEach(files::add));
    return files;
  }

  private Action keeping() {
    String kept = kept().toString();
    return tool(
        "keep what the original has",
        List.of("install", "-d", "-m", "0700", kept),
        Optional.of(tool("keep nothing more", List.of("rmdir", kept), Optional.empty())));
  }

  private Path kept() {
    return place.resolve(KEPT + id);
  }

  private Action aside(Path file) {
    String from = file.toString();
    String to = kept().resolve(place.relativize(file).toString().replace('/', '%')).toString();
    return tool(
        "put aside",
        List.of("mv", "-T", from, to),
        Optional.of(tool("put back", List.of("mv", "-T", to, from), Optional.empty())));
  }

  private Action keys() {
    List<String> gone = new ArrayList<>(List.of("rm", "-f"));
    MADE_KEYS.forEach(
        kind -> {
          Path key = place.resolve(SSH).resolve("ssh_host_" + kind + "_key");
          gone.addAll(List.of(key.toString(), key + ".pub"));
        });
    return new Action.RunTool(
        "make SSH host keys",
        place,
        Map.of(),
        List.of("ssh-keygen", "-A"),
        LIMIT,
        Optional.of(tool("remove the new keys", gone, Optional.empty())));
  }

  /** Run here with the files' own paths, so that it works for any image. */
  private static Action.RunTool tool(String what, List<String> command, Optional<Action> undo) {
    return new Action.RunTool(what, SLASH, Map.of(), command, LIMIT, undo);
  }
}
