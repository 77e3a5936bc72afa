package org.cfgmgr.daemon.device;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cfgmgr.attr.KernelAttributes;
import org.cfgmgr.daemon.command.Command;
import org.cfgmgr.daemon.command.Lsdev;
import org.cfgmgr.daemon.command.Terminal;
import org.cfgmgr.daemon.engine.Machine;
import org.cfgmgr.guard.Guard;
import org.cfgmgr.method.act.Actuators;
import org.cfgmgr.method.act.Limits;
import org.cfgmgr.odm.SqliteOdm;
import org.cfgmgr.scan.Recordings;
import org.cfgmgr.uevent.Uevents;

/**
 * The commands that a script of rda calls, as a process: on the made-up machine below {@code ROOT},
 * whose store is in {@code ODMDIR}.
 */
final class RdaProgram {
  private RdaProgram() {}

  public static void main(String[] arguments) {
    Map<String, String> environment = System.getenv();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(System.in, out, System.err, environment);
    Command command =
        arguments[0].equals("lsdev")
            ? new Lsdev(() -> (recording, input, odm) -> List.of())
            : new Chdev(
                (self, streams, settings, work) -> {
                  try (SqliteOdm odm =
                      SqliteOdm.open(Path.of(environment.getOrDefault("ODMDIR", "")))) {
                    return work.applyAsInt(
                        machine(Path.of(environment.getOrDefault("ROOT", "")), odm));
                  }
                });
    System.exit(command.run(List.of(arguments).subList(1, arguments.length), terminal));
  }

  private static Machine machine(Path root, SqliteOdm odm) {
    return new Machine(
        Recordings.open(root),
        new ChangeBench.NoModules(),
        Set.of(),
        KernelAttributes.live(root),
        Uevents::none,
        Guard.none(),
        odm,
        Actuators.live(odm, Map.of(), Guard.none(), Limits.USUAL, root));
  }
}
