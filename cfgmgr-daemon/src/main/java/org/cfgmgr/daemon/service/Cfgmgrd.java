package org.cfgmgr.daemon.service;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.commons.cli.CommandLine;
import org.cfgmgr.daemon.command.ExitCode;
import org.cfgmgr.daemon.command.OdmCommand;
import org.cfgmgr.daemon.command.Terminal;
import org.cfgmgr.daemon.command.Usage;
import org.cfgmgr.daemon.command.UsageException;
import org.cfgmgr.daemon.conf.Settings;
import org.cfgmgr.daemon.log.Log;
import org.cfgmgr.daemon.log.LogFormat;

/** The daemon's command. */
public final class Cfgmgrd extends OdmCommand {
  private static final String HELP =
      """
      usage: cfgmgrd [--foreground] [--log-format FORMAT]
             cfgmgrd --check-config

      Looks after the devices of this machine: configures all when it starts, then each that
      comes, goes or changes, and tells over HTTP how they are (docs/operations.md).

        --foreground         stay in the foreground and log to stderr, as it always does; for
                             those who are used to say so
        --log-format FORMAT  auto, text, journal or json, whatever cfgmgr.conf says
        --check-config       read cfgmgr.conf, tell every mistake, and do nothing else

      Signals: HUP reads cfgmgr.conf again; TERM and INT end it, with what it is doing stored.

      Exit codes: 0 ended as it was told to, or the settings are good; 1 it could not start, or
      the settings are not good; 2 wrong usage; 70 internal error.

      Examples:
        cfgmgrd --check-config && systemctl reload cfgmgrd
        curl -s http://127.0.0.1:8621/api/v1/missing
      """;

  @Inject
  public Cfgmgrd() {
    super("cfgmgrd", new Usage("", List.of("foreground", "log-format:", "check-config"), HELP));
  }

  @Override
  protected int run(CommandLine line, Terminal terminal) {
    takesNoArguments(line);
    Optional<String> format = Optional.ofNullable(line.getOptionValue("log-format"));
    format.ifPresent(Cfgmgrd::check);
    Settings.Read read = Settings.read(terminal.environment());
    List<String> problems = Check.of(read);
    problems.forEach(problem -> say(terminal, problem));
    if (!problems.isEmpty()) {
      return ExitCode.FAILED;
    }
    return line.hasOption("check-config")
        ? ExitCode.OK
        : serve(terminal, read.settings(), format.orElse(read.settings().logFormat()));
  }

  private int serve(Terminal terminal, Settings settings, String format) {
    LogFormat how = format(format, terminal.environment());
    Log log = new Log(terminal.err(), how, InstantSource.system());
    Desk desk = Desk.real(settings.hotplugQuiet());
    Daemon daemon = new Daemon(terminal.environment(), settings, log, desk);
    terminal.stop().whenAsked(desk::end);
    Signals.on("HUP", desk::reload);
    Signals.on("TERM", desk::end);
    Signals.on("INT", desk::end);
    try {
      daemon.run();
      return ExitCode.OK;
    } catch (IOException e) {
      log.error(String.valueOf(e.getMessage()));
      return ExitCode.FAILED;
    }
  }

  private static void check(String format) {
    if (!List.of("auto", "text", "journal", "json").contains(format)) {
      throw new UsageException(
          "--log-format " + format + ": the format is auto, text, journal or json");
    }
  }

  /** journald tells by a variable that it reads stderr (sd-journal(3), systemd.exec(5)). */
  private static LogFormat format(String name, Map<String, String> environment) {
    if (name.equals("auto")) {
      return environment.containsKey("JOURNAL_STREAM") ? LogFormat.JOURNAL : LogFormat.TEXT;
    }
    return LogFormat.valueOf(name.toUpperCase(Locale.ROOT));
  }
}
