package org.cfgmgr.daemon;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cfgmgr.daemon.command.StandardOutput;
import org.cfgmgr.daemon.command.Terminal;

/**
 * What the launcher runs once after a build, so that the classes of the usual commands are in the
 * class data that later starts map. It fills the ODM it is given by {@code ODMDIR}, which the
 * launcher throws away, and changes nothing else.
 */
final class Training {
  private static final String DEVICES =
      """
      CuDv:
      	name = "sys0"
      	status = 1
      	PdDvLn = "sys/node/machine"

      CuDv:
      	name = "hdisk0"
      	status = 1
      	parent = "sys0"
      	PdDvLn = "disk/scsi/scsd"

      CuAt:
      	name = "hdisk0"
      	attribute = "size_in_mb"
      	value = "1"
      	generic = "D"

      CuVPD:
      	name = "hdisk0"
      	vpd = "*SN011"
      """;

  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("odmadd"),
          List.of("lsdev"),
          List.of("lsdev", "-Cc", "disk", "-F", "name:kname"),
          List.of("lsattr", "-El", "hdisk0"),
          List.of("lsattr", "--drift"),
          List.of("chdev", "-P", "-l", "hdisk0", "-a", "nomerges=1"),
          List.of("lscfg", "-v"),
          List.of("bootinfo", "-Tzb"),
          List.of("odmget", "-q", "name like 'h*'", "CuDv"),
          List.of("cfgmgr", "-n", "-v"),
          List.of("cfgmgr", "-n"),
          List.of("cfgmgr", "--no-such-option"));

  private Training() {}

  static void run() {
    for (List<String> command : COMMANDS) {
      ByteArrayInputStream in = new ByteArrayInputStream(DEVICES.getBytes(StandardCharsets.UTF_8));
      StandardOutput out = new StandardOutput(OutputStream.nullOutputStream());
      PrintStream err =
          new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
      Main.run(command, new Terminal(in, out, err, System.getenv()));
    }
  }
}
