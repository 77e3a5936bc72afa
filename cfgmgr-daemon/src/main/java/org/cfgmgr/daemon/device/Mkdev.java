package org.cfgmgr.daemon.device;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.inject.Inject;
import org.apache.commons.cli.CommandLine;
import org.cfgmgr.daemon.command.ExitCode;
import org.cfgmgr.daemon.command.Usage;
import org.cfgmgr.daemon.command.UsageException;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.CuDv;
import org.cfgmgr.odm.OdmObject;

/** Defines devices and configures them (AIX's mkdev). */
public final class Mkdev extends DeviceCommand {
  private static final String HELP =
      """
      Usage: mkdev {-c CLASS -s SUBCLASS -t TYPE} [-l NAME] [-a ATTRIBUTE=VALUE]...
                   [-d | -S | -R] [-f FILE] [-p PARENT] [-q] [-w WHERE] [--json]
             mkdev -l NAME [-S | -R] [-f FILE] [-q] [--json]

      Defines a device of a type and configures it; or configures one that is
      defined, such as one that rmdev has unconfigured.

        -c CLASS -s SUBCLASS -t TYPE   the type: as many as tell it from all others
        -l NAME    the device; with a type: the name it gets (usual: the next free one)
        -a ATTRIBUTE=VALUE   a value that is not the default; may be repeated, and
                   hold several: -a 'speed=19200 stops=1'
        -p PARENT  the device it is attached to
        -w WHERE   the place there, such as 5,0 or a port
        -d         define only
        -S         leave it Stopped (types that have a Start method)
        -R         configure what is above it too
        -q         print nothing
        -f FILE    read more options from this file
        --json     what became of each device, for programs

      Examples:
        mkdev -l hdisk1                              configure hdisk1
        mkdev -d -c tape -s scsi -t 4mm4gb -p scsi0 -w 5,0
        mkdev -t tty -s rs232 -p sa3 -w 0 -a speed=19200
      """;

  /** Makes the command for the machine we run on. */
  @Inject
  public Mkdev() {
    this(Machines::here);
  }

  Mkdev(Machines machines) {
    super("mkdev", new Usage("c:s:t:l:a:dSRf:p:qw:", List.of("json"), HELP), machines);
  }

  @Override
  void check(CommandLine line) {
    takesNoArguments(line);
    exclusive(line, 'd', 'S');
    exclusive(line, 'd', 'R');
    exclusive(line, 'S', 'R');
    if (!isTyped(line) && !line.hasOption('l')) {
      throw new UsageException("give a type with -c, -s and -t, or a defined device with -l");
    }
    for (char option : isTyped(line) ? new char[0] : new char[] {'d', 'a', 'p', 'w'}) {
      if (line.hasOption(option)) {
        throw new UsageException("-" + option + " is for a new device; give its type too");
      }
    }
    if (line.hasOption('w') && !line.hasOption('p')) {
      throw new UsageException("-w is a place at a parent; give that with -p");
    }
    assignments(line);
  }

  @Override
  int run(CommandLine line, Session session, Consumer<Outcome> done) {
    Configuration configuration = new Configuration(session);
    String name =
        isTyped(line)
            ? define(line, session, configuration)
            : new Kin(session.odm()).get(line.getOptionValue('l')).name();
    CuDv device = new Kin(session.odm()).get(name);
    if (line.hasOption('d')) {
      done.accept(new Outcome(name, device.status().label()));
    } else {
      configure(line, device, configuration, done);
    }
    return ExitCode.OK;
  }

  private static String define(CommandLine line, Session session, Configuration configuration) {
    Definition definition = definition(line, session);
    if (line.hasOption('S')) {
      configuration.checkStart(definition.label(), definition.uniquetype());
    }
    if (!line.hasOption('d') && !line.hasOption('R')) {
      configuration.checkParent(definition.label(), definition.parent(), definition.method());
    }
    return new Define(session, definition).run();
  }

  private static void configure(
      CommandLine line, CuDv device, Configuration configuration, Consumer<Outcome> done) {
    boolean stopped = line.hasOption('S');
    if (stopped) {
      configuration.checkStart(device.name(), device.type());
      configuration.checkIdle(device);
    }
    if (line.hasOption('R')) {
      configuration.parents(device.name(), done);
    } else {
      String method = configuration.method(device, "Configure");
      configuration.checkParent(device.name(), device.parent(), method);
    }
    configuration.one(device.name(), stopped, done);
  }

  private static boolean isTyped(CommandLine line) {
    return line.hasOption('c') || line.hasOption('s') || line.hasOption('t');
  }

  private static Definition definition(CommandLine line, Session session) {
    Map<String, String> attributes = assignments(line);
    return new Definition(
        type(line, session),
        line.getOptionValue('p', ""),
        line.getOptionValue('w', ""),
        line.getOptionValue('l', ""),
        attributes);
  }

  private static OdmObject type(CommandLine line, Session session) {
    Criteria criteria = Criteria.all();
    StringBuilder asked = new StringBuilder();
    for (String name : new String[] {"class", "subclass", "type"}) {
      String value = line.getOptionValue(name.charAt(0));
      if (value != null) {
        criteria = criteria.and(Criteria.equal(name, value));
        asked.append(asked.isEmpty() ? "" : " ").append(name).append(' ').append(value);
      }
    }
    return new Types(session.odm()).only(criteria, asked.toString());
  }
}
