package org.cfgmgr.daemon.restore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.cfgmgr.method.Action;
import org.cfgmgr.preflight.Repair;
import org.cfgmgr.preflight.Repair.Edit;
import org.cfgmgr.preflight.Repair.Line;

/** The actions by which a system calls its devices as they are called on another machine. */
public final class Fitting {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private Fitting() {}

  /** What a repair is, in order. */
  public static List<Action> actions(Repair repair) {
    return repair.edits().stream().map(Fitting::action).toList();
  }

  /** What brings up the card of a running system that is configured now. */
  public static List<Action> start(Repair repair) {
    if (repair.card().isEmpty()) {
      return List.of();
    }
    Map<String, List<String>> commands = new TreeMap<>();
    commands.put("/etc/NetworkManager/", List.of("nmcli", "connection", "reload"));
    commands.put("/etc/netplan/", List.of("netplan", "apply"));
    commands.put("/etc/network/", List.of("ifup", repair.card()));
    commands.put("/etc/systemd/network/", List.of("networkctl", "reload"));
    return commands.entrySet().stream()
        .filter(one -> changes(repair, one.getKey()))
        .map(one -> start(one.getValue()))
        .toList();
  }

  private static boolean changes(Repair repair, String directory) {
    return repair.edits().stream().anyMatch(edit -> edit.file().toString().startsWith(directory));
  }

  private static Action start(List<String> command) {
    return new Action.RunTool(
        "start the network", Path.of("/"), Map.of(), command, LIMIT, Optional.empty());
  }

  /** A file that not all may read may hold a secret, which the journal is no place for. */
  private static Action action(Edit edit) {
    try {
      boolean open =
          Files.getPosixFilePermissions(edit.file()).contains(PosixFilePermission.OTHERS_READ);
      if (open) {
        String before = Files.readString(edit.file());
        return new Action.WriteFile(edit.file(), edit.after(before), Optional.of(before));
      }
    } catch (IOException e) {
      // sed says what is wrong with it.
    }
    return sed(edit, Line::after, Optional.of(sed(edit, Line::before, Optional.empty())));
  }

  private static Action sed(Edit edit, Function<Line, String> text, Optional<Action> undo) {
    List<String> command = new ArrayList<>(List.of("sed", "-i"));
    for (Line line : edit.lines()) {
      command.add("-e");
      command.add(line.number() + "s/.*/" + quoted(text.apply(line)) + "/");
    }
    command.add(edit.file().toString());
    return new Action.RunTool("change", Path.of("/"), Map.of(), command, LIMIT, undo);
  }

  /** Nothing in it means anything to sed but itself. */
  private static String quoted(String line) {
    return line.replaceAll("([\\\\/&])", "\\\\$1");
  }
}
