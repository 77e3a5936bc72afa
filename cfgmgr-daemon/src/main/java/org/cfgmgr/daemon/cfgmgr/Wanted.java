package org.cfgmgr.daemon.cfgmgr;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cfgmgr.daemon.airgap.Fetch;
import org.cfgmgr.daemon.airgap.Wants;
import org.cfgmgr.daemon.command.ExitCode;
import org.cfgmgr.daemon.command.Terminal;
import org.cfgmgr.daemon.engine.RunReport;
import org.cfgmgr.daemon.install.Installation;
import org.cfgmgr.daemon.site.Site;
import org.cfgmgr.plan.DevicePackages;
import org.cfgmgr.plan.Plan;
import org.cfgmgr.plan.WantList;
import org.cfgmgr.source.SourceException;

/** The want list of a machine without a network: made there, and filled elsewhere. */
final class Wanted {
  private static final String STANDARD_INPUT = "-";

  private final CfgmgrCommand command;
  private final Options options;
  private final Terminal terminal;

  Wanted(CfgmgrCommand command, Options options, Terminal terminal) {
    this.command = command;
    this.options = options;
    this.terminal = terminal;
  }

  /** Prints it, and nothing else. */
  int print(Site site, Optional<Plan> plan, RunReport report) {
    if (plan.isEmpty()) {
      command.say(terminal, "there is no installed system in " + site.root());
      return ExitCode.FAILED;
    }
    DevicePackages packages =
        DevicePackages.of(plan.get(), report.missing())
            .and(Installation.beside(site.root(), site.hardware(), options.firmware(site)));
    if (packages.isEmpty()) {
      command.say(terminal, "nothing is known that this machine needs");
    }
    terminal.out().print(Wants.of(site.root(), plan.get(), packages).text());
    return ExitCode.OK;
  }

  /** Fetches what a list asks for. */
  int fetch(String list) {
    try {
      WantList wanted = WantList.parse(list, text(list));
      return Fetch.here(terminal).run(wanted, options.source().orElseThrow());
    } catch (IOException e) {
      command.say(terminal, list + ": cannot be read: " + e);
    } catch (IllegalArgumentException | SourceException e) {
      command.say(terminal, String.valueOf(e.getMessage()));
    }
    return ExitCode.FAILED;
  }

  private String text(String list) throws IOException {
    byte[] bytes =
        list.equals(STANDARD_INPUT)
            ? terminal.in().readAllBytes()
            : Files.readAllBytes(Path.of(list));
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
