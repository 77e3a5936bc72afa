package org.cfgmgr.daemon.device;

import java.util.List;
import java.util.function.Consumer;
import javax.inject.Inject;
import org.apache.commons.cli.CommandLine;
import org.cfgmgr.daemon.command.ExitCode;
import org.cfgmgr.daemon.command.Usage;
import org.cfgmgr.daemon.command.UsageException;
import org.cfgmgr.daemon.device.Removal.Aim;

/** Unconfigures, stops or undefines devices (AIX's rmdev). */
public final class Rmdev extends DeviceCommand {
  private static final String HELP =
      """
      Usage: rmdev {-l | -p} NAME [-d | -S] [-R] [-g] [-q] [-f FILE] [--json]

      Takes a device from its driver and keeps its definition, so that mkdev -l or
      cfgmgr makes it Available again. What is in use is never taken.

        -l NAME   this device
        -p NAME   all that is below this device, but not the device itself
        -d        delete the definition too; cfgmgr defines anew what it finds
        -S        only stop the device (types that have a Stop method)
        -R        with -l: first all that is below it, the deepest first
        -g        even when the device is locked (nothing locks devices here)
        -q        print nothing
        -f FILE   read more options from this file
        --json    what became of each device, for programs

      Examples:
        rmdev -l cd0              cd0 stays defined
        rmdev -dl hdisk1          forget hdisk1
        rmdev -R -l scsi1         scsi1 and all that is below it
        rmdev -p scsi1            only what is below scsi1
      """;

  /** Makes the command for the machine we run on. */
  @Inject
  public Rmdev() {
    this(Machines::here);
  }

  Rmdev(Machines machines) {
    super("rmdev", new Usage("l:p:dSRgqf:", List.of("json"), HELP), machines);
  }

  @Override
  void check(CommandLine line) {
    takesNoArguments(line);
    exclusive(line, 'l', 'p');
    exclusive(line, 'd', 'S');
    if (!line.hasOption('l') && !line.hasOption('p')) {
      throw new UsageException("give a device with -l, or the one above those meant with -p");
    }
    if (line.getOptionValues(line.hasOption('l') ? 'l' : 'p').length > 1) {
      throw new UsageException("give one device; call rmdev for each");
    }
  }

  @Override
  int run(CommandLine line, Session session, Consumer<Outcome> done) {
    Removal removal = new Removal(session, aim(line));
    if (line.hasOption('l')) {
      removal.one(line.getOptionValue('l'), line.hasOption('R'), done);
    } else {
      removal.below(line.getOptionValue('p'), done);
    }
    return ExitCode.OK;
  }

  private static Aim aim(CommandLine line) {
    if (line.hasOption('d')) {
      return Aim.DELETED;
    }
    return line.hasOption('S') ? Aim.STOPPED : Aim.DEFINED;
  }
}
