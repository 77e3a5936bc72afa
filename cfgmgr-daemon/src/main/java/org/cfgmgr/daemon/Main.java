package org.cfgmgr.daemon;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.inject.Provider;
import org.cfgmgr.daemon.command.Command;
import org.cfgmgr.daemon.command.ExitCode;
import org.cfgmgr.daemon.command.StandardOutput;
import org.cfgmgr.daemon.command.Terminal;
import org.cfgmgr.kernel.KernelException;
import org.cfgmgr.odm.LockHeldException;
import org.cfgmgr.odm.OdmException;
import org.cfgmgr.scan.HardwareException;

/** Where every command starts. */
public final class Main {
  private static final String SELF = "cfgmgr";

  static {
    // A short command logs nothing: name the silent provider, and spare the search for one.
    System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
    System.setProperty("slf4j.internal.verbosity", "ERROR");
  }

  private Main() {}

  /**
   * Runs a command.
   *
   * @param arguments its name, and what it is given; {@code cfgmgr lsdev -C} is {@code lsdev -C}
   */
  public static void main(String[] arguments) throws InterruptedException {
    if (arguments.length == 1 && arguments[0].equals("--train")) {
      Training.run();
      return;
    }
    StandardOutput out = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    Ending ending = Ending.arrange();
    Terminal terminal = new Terminal(System.in, out, err, System.getenv(), ending.stop());
    int code = run(List.of(arguments), terminal);
    out.flush();
    err.flush();
    ending.workIsDone();
    // exit would first load what logs it (JDK 21 and later); nothing here waits for a shutdown.
    Runtime.getRuntime().halt(code);
  }

  static int run(List<String> arguments, Terminal terminal) {
    Map<String, Provider<Command>> commands = DaggerCommands.create().byName();
    String name = arguments.isEmpty() ? SELF : arguments.get(0);
    List<String> rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
    if (name.equals(SELF) && !rest.isEmpty() && commands.containsKey(rest.get(0))) {
      name = rest.get(0);
      rest = rest.subList(1, rest.size());
    }
    Provider<Command> command = commands.get(name);
    if (command == null) {
      terminal.err().println(name + ": is no command of cfgmgr; there are " + names(commands));
      return ExitCode.USAGE;
    }
    return guarded(name, command, rest, terminal);
  }

  private static int guarded(
      String name, Provider<Command> command, List<String> arguments, Terminal terminal) {
    try {
      return command.get().run(arguments, terminal);
    } catch (LockHeldException e) {
      return failed(name, e, terminal, ExitCode.LOCKED);
    } catch (OdmException | HardwareException | KernelException e) {
      return failed(name, e, terminal, ExitCode.FAILED);
    } catch (RuntimeException e) {
      terminal.err().println(name + ": internal error, please report it with these lines:");
      e.printStackTrace(terminal.err());
      return ExitCode.INTERNAL;
    }
  }

  private static int failed(String name, Exception why, Terminal terminal, int code) {
    for (String line : String.valueOf(why.getMessage()).split("\n", -1)) {
      terminal.err().println(name + ": " + line);
    }
    return code;
  }

  private static String names(Map<String, Provider<Command>> commands) {
    return String.join(" ", new java.util.TreeSet<>(commands.keySet()));
  }
}
