package org.cfgmgr.daemon.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Actuator;
import org.cfgmgr.method.act.Actuators;
import org.cfgmgr.method.act.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over a small system in a directory, with the real actuator. */
class DuplicateTest {
  private static final String OLD = "11111111111111111111111111111111";
  private static final String NEW = "22222222222222222222222222222222";

  @TempDir Path root;

  private void file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String text(String path) throws IOException {
    return Files.readString(root.resolve(path));
  }

  private void system() throws IOException {
    file("etc/machine-id", OLD + "\n");
    file("var/lib/dbus/machine-id", OLD + "\n");
    file("etc/hostname", "alpha\n");
    file(
        "etc/hosts", "127.0.0.1 localhost\n127.0.1.1 alpha.example.org alpha\n10.0.0.9 alphabet\n");
    file("etc/ssh/ssh_host_rsa_key", "secret");
    file("etc/ssh/ssh_host_rsa_key.pub", "public");
    file("etc/ssh/moduli", "stays");
    file("var/lib/dhcp/dhclient.eth0.leases", "lease");
    file("var/lib/dhcpcd/duid", "duid");
    file("var/lib/NetworkManager/secret_key", "nm");
    file("var/lib/NetworkManager/NetworkManager.state", "stays");
    file("var/lib/systemd/random-seed", "seed");
    Files.setPosixFilePermissions(
        root.resolve("etc/ssh/ssh_host_rsa_key"), PosixFilePermissions.fromString("rw-------"));
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(
            root.relativize(file)
                + " "
                + PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
            Files.readString(file));
      }
    }
    return files;
  }

  private static void perform(List<Action> actions) {
    Actuator actuator = Actuators.system(line -> {}, Limits.USUAL);
    for (Action action : actions) {
      assertThat(actuator.perform(action).code()).as(action.describe()).isZero();
    }
  }

  @Test
  void copy_becomesAnotherMachine() throws IOException {
    system();
    perform(new Duplicate(root, NEW).actions(Optional.of("beta")));

    assertThat(text("etc/machine-id")).isEqualTo(NEW + "\n");
    assertThat(text("var/lib/dbus/machine-id")).isEqualTo(NEW + "\n");
    assertThat(text("etc/hostname")).isEqualTo("beta\n");
    assertThat(text("etc/hosts"))
        .isEqualTo("127.0.0.1 localhost\n127.0.1.1 beta.example.org beta\n10.0.0.9 alphabet\n");
    assertThat(root.resolve("etc/ssh")).isDirectoryNotContaining("glob:**ssh_host*");
    assertThat(root.resolve("etc/ssh/moduli")).exists();
    assertThat(root.resolve("var/lib/NetworkManager/NetworkManager.state")).exists();
    for (String gone :
        List.of(
            "var/lib/dhcp/dhclient.eth0.leases",
            "var/lib/dhcpcd/duid",
            "var/lib/NetworkManager/secret_key",
            "var/lib/systemd/random-seed")) {
      assertThat(root.resolve(gone)).doesNotExist();
    }
    Path kept = root.resolve("var/lib/cfgmgr/kept/" + NEW);
    assertThat(Files.getPosixFilePermissions(kept))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void undo_bringsAllBack_withItsPermissions() throws IOException {
    system();
    Map<String, String> before = files();
    List<Action> actions = new Duplicate(root, NEW).actions(Optional.of("beta"));
    perform(actions);
    assertThat(files()).isNotEqualTo(before);

    List<Action> undo =
        new ArrayList<>(actions.stream().map(action -> action.undo().orElseThrow()).toList());
    Collections.reverse(undo);
    perform(undo);

    assertThat(files()).isEqualTo(before);
  }

  @Test
  void secrets_areNotReadIntoTheJournal() throws IOException {
    system();

    assertThat(new Duplicate(root, NEW).actions(Optional.empty()))
        .filteredOn(action -> action instanceof Action.WriteFile)
        .extracting(Action::describe)
        .containsExactly(
            "write " + root.resolve("etc/machine-id"),
            "write " + root.resolve("var/lib/dbus/machine-id"));
  }

  @Test
  void hostKeys_areMadeByTheSystemsOwnTool() throws IOException {
    system();
    file("etc/ssh/sshd_config", "");
    file("usr/bin/ssh-keygen", "");

    List<Action> actions = new Duplicate(root, NEW).actions(Optional.empty());
    Action last = actions.get(actions.size() - 1);
    assertThat(last.describe()).isEqualTo("make SSH host keys: ssh-keygen -A");
    assertThat(last)
        .isInstanceOfSatisfying(
            Action.RunTool.class, tool -> assertThat(tool.root()).isEqualTo(root));
    assertThat(last.undo().orElseThrow().describe())
        .startsWith("remove the new keys: rm -f " + root + "/etc/ssh/ssh_host_rsa_key ");
  }

  @Test
  void linkedMachineId_isWrittenOnce() throws IOException {
    file("etc/machine-id", OLD + "\n");
    Files.createDirectories(root.resolve("var/lib/dbus"));
    Files.createSymbolicLink(
        root.resolve("var/lib/dbus/machine-id"), Path.of("../../../etc/machine-id"));

    assertThat(new Duplicate(root, NEW).actions(Optional.empty()))
        .extracting(Action::describe)
        .containsExactly("write " + root.resolve("etc/machine-id"));
  }

  @Test
  void addressThatBothHave_isSaid() throws IOException {
    TakeoverTest.ifupdown(root);

    assertThat(new Duplicate(root, NEW).shared())
        .containsExactly(
            "the original has 10.0.0.5 too: change it in /etc/network/interfaces",
            "the original has fd00::5 too: change it in /etc/network/interfaces");
  }
}
