package org.cfgmgr.daemon.device;

import java.util.List;
import java.util.function.Consumer;
import javax.inject.Inject;
import org.apache.commons.cli.CommandLine;
import org.cfgmgr.daemon.command.ExitCode;
import org.cfgmgr.daemon.command.Usage;
import org.cfgmgr.daemon.command.UsageException;
import org.cfgmgr.method.Extent;

/** Changes the attributes of a device, or its place (AIX's chdev). */
public final class Chdev extends DeviceCommand {
  private static final String HELP =
      """
      Usage: chdev -l NAME [-a ATTRIBUTE=VALUE]... [-p PARENT] [-w WHERE] [-P | -T | -U]
                   [-f FILE] [-g] [-q] [--json]

      Sets attributes of a device, in the kernel and for good: cfgmgr sets them again
      after a boot, a hotplug or a reload of the driver. All of them or none.

        -l NAME    this device
        -a ATTRIBUTE=VALUE   may be repeated, and hold several: -a 'mtu=9000 tso=off';
                   a value that holds another NAME= goes between double quotes
        -p PARENT  attach it to this device (types that cannot be detected)
        -w WHERE   at this place there, such as a port
        -P         only in the ODM, in effect after the next boot
        -T         only in the kernel, until the next boot
        -U         both, but the device is not reset: driver_override stays a plan
        -f FILE    read more options from this file
        -g         even when the device is locked (nothing locks devices here)
        -q         print nothing
        --json     what became of the device, for programs

      The default of the type (lsattr -D) is no wish: it is not kept for the device.
      driver_override takes the device from its driver and has it bound again; never
      when the device is in use.

      Examples:
        chdev -l en0 -a mtu=9000
        chdev -l sys0 -a 'vm_swappiness=10 vm_dirty_ratio=5'
        chdev -l hdisk1 -a queue_depth=64 -P
      """;

  /** Makes the command for the machine we run on. */
  @Inject
  public Chdev() {
    this(Machines::here);
  }

  Chdev(Machines machines) {
    super("chdev", new Usage("l:a:p:w:PTUf:gq", List.of("json"), HELP), machines);
  }

  @Override
  void check(CommandLine line) {
    takesNoArguments(line);
    exclusive(line, 'P', 'T');
    exclusive(line, 'P', 'U');
    exclusive(line, 'T', 'U');
    exclusive(line, 'T', 'p');
    exclusive(line, 'T', 'w');
    if (!line.hasOption('l') || line.getOptionValues('l').length > 1) {
      throw new UsageException("give one device with -l");
    }
    if (!line.hasOption('a') && !line.hasOption('p') && !line.hasOption('w')) {
      throw new UsageException("nothing to change; give -a ATTRIBUTE=VALUE, or -p or -w");
    }
    assignments(line);
  }

  @Override
  int run(CommandLine line, Session session, Consumer<Outcome> done) {
    String name = line.getOptionValue('l');
    Move.Target target =
        new Move.Target(line.getOptionValue('p', ""), line.getOptionValue('w', ""));
    new Alteration(session, name, extent(line)).run(assignments(line), target);
    done.accept(new Outcome(name, "changed"));
    return ExitCode.OK;
  }

  private static Extent extent(CommandLine line) {
    for (Extent extent : Extent.values()) {
      if (!extent.flag().isEmpty() && line.hasOption(extent.flag().charAt(1))) {
        return extent;
      }
    }
    return Extent.DEVICE;
  }
}
