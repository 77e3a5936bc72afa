package org.cfgmgr.daemon.command;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.cfgmgr.odm.LockHeldException;
import org.cfgmgr.odm.OdmException;

/** What the commands on the ODM have in common: options, help, and how they fail. */
public abstract class OdmCommand implements Command {
  private final String name;
  private final Usage usage;

  protected OdmCommand(String name, Usage usage) {
    this.name = name;
    this.usage = usage;
  }

  @Override
  public final int run(List<String> arguments, Terminal terminal) {
    try {
      CommandLine line = withOptionFile(usage.parse(arguments), arguments);
      if (line.hasOption('h')) {
        terminal.out().print(usage.help());
        return written(terminal, ExitCode.OK);
      }
      return written(terminal, run(line, terminal));
    } catch (UsageException e) {
      say(terminal, e.text());
      terminal.err().print(usage.synopsis());
      return ExitCode.USAGE;
    } catch (OdmException e) {
      terminal.out().flush();
      say(terminal, String.valueOf(e.getMessage()));
      return e instanceof LockHeldException ? ExitCode.LOCKED : ExitCode.FAILED;
    }
  }

  /** Does the work; the options are those of the usage. */
  protected abstract int run(CommandLine line, Terminal terminal);

  public final String name() {
    return name;
  }

  final Usage usage() {
    return usage;
  }

  /**
   * Says something on stderr in the name of the command. A line that starts with a tab belongs to
   * the one before it, as in AIX's messages.
   */
  public final void say(Terminal terminal, String message) {
    for (String line : message.split("\n", -1)) {
      terminal.err().println(line.startsWith("\t") ? line : name + ": " + line);
    }
  }

  protected static void takesNoArguments(CommandLine line) {
    if (!line.getArgList().isEmpty()) {
      throw new UsageException("unexpected argument " + line.getArgList().get(0));
    }
  }

  /** Whether {@code -f} names a file with options, as for most of AIX's commands. */
  protected boolean hasOptionFile() {
    return usage.letters().contains("f:");
  }

  /** Two options of which only one may be given. */
  protected static void exclusive(CommandLine line, char one, char other) {
    if (line.hasOption(one) && line.hasOption(other)) {
      throw new UsageException("-" + one + " and -" + other + " exclude each other");
    }
  }

  /** With the options in the file that -f names, where the command has -f. */
  private CommandLine withOptionFile(CommandLine line, List<String> arguments) {
    String file = hasOptionFile() ? line.getOptionValue('f') : null;
    if (file == null) {
      return line;
    }
    List<String> all = new ArrayList<>(OptionFile.words(file));
    all.addAll(arguments);
    return usage.parse(all);
  }

  /** A reader that has seen enough is no failure worth a word; a full disk is. */
  private int written(Terminal terminal, int code) {
    if (!terminal.out().checkError()) {
      return code;
    }
    if (terminal.out() instanceof StandardOutput output && !output.failure().isEmpty()) {
      say(terminal, "cannot write the output: " + output.failure());
    }
    return ExitCode.FAILED;
  }
}
