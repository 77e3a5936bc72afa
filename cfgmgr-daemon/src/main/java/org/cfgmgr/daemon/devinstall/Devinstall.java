package org.cfgmgr.daemon.devinstall;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.commons.cli.CommandLine;
import org.cfgmgr.daemon.command.ExitCode;
import org.cfgmgr.daemon.command.OdmCommand;
import org.cfgmgr.daemon.command.OdmLocation;
import org.cfgmgr.daemon.command.Terminal;
import org.cfgmgr.daemon.command.Usage;
import org.cfgmgr.daemon.command.UsageException;
import org.cfgmgr.daemon.conf.Settings;
import org.cfgmgr.daemon.engine.Software;
import org.cfgmgr.daemon.install.InstallException;
import org.cfgmgr.daemon.install.Request;
import org.cfgmgr.daemon.install.Transaction;
import org.cfgmgr.daemon.journal.Journal;
import org.cfgmgr.daemon.site.OpenMachine;
import org.cfgmgr.daemon.site.Site;
import org.cfgmgr.kernel.Root;
import org.cfgmgr.method.Result;
import org.cfgmgr.method.act.NewFile;
import org.cfgmgr.odm.RunLock;
import org.cfgmgr.odm.SqliteOdm;
import org.cfgmgr.plan.DevicePackages;
import org.cfgmgr.plan.Plan;
import org.cfgmgr.source.SourceException;
import org.cfgmgr.system.InstalledPackages;

/** Installs the packages of a list, as far as they can be had. */
public final class Devinstall extends OdmCommand {
  /** AIX's exit codes. */
  private static final int NOTHING = 1;

  private static final int SOME_FAILED = 2;

  private static final String STORE = "var/lib/cfgmgr/objrepos";
  private static final String FAILED = "var/log/cfgmgr/dev_pkg.fail";

  private static final String HELP =
      """
      usage: devinstall -f FILE [-d DIR] [-b] [-s] [-v] [--accept-licences]
                        [--root DIR --hardware FILE]

      Installs the device packages of a list. Afterwards cfgmgr configures the devices.

        -f FILE      the list: a package a line, or alternatives with : between, of which the
                     first that can be had is taken; cfgmgr writes what devices lack to
                     /var/lib/cfgmgr/device.pkgs
        -d DIR       from a directory of packages; else from the system's own sources
        -b           leave the boot loader and the initramfs alone; what the packages' own
                     scripts do with them is done
        -s           write the lines of which nothing was installed to
                     /var/log/cfgmgr/dev_pkg.fail, in place of what was there
        -v           show what the package manager prints
        --accept-licences  also software that is not free
        --root DIR   the installed system in DIR, that is to run on --hardware FILE

      Exit codes: 0 all is installed, 1 nothing is, 2 some is not, or wrong usage.

      Example:
        devinstall -f /var/lib/cfgmgr/device.pkgs -d /media/packages -s
      """;

  @Inject
  public Devinstall() {
    super(
        "devinstall", new Usage("f:d:bsv", List.of("accept-licences", "root:", "hardware:"), HELP));
  }

  @Override
  protected boolean hasOptionFile() {
    return false;
  }

  @Override
  protected int run(CommandLine line, Terminal terminal) {
    takesNoArguments(line);
    DevicePackages list = list(line);
    Optional<Path> root = path(line, "root");
    if (root.isPresent() != line.hasOption("hardware")) {
      throw new UsageException("--root and --hardware go together");
    }
    Site site = Site.of(root, Optional.empty(), path(line, "hardware"), terminal.in());
    OdmLocation location = location(root, terminal);
    try (RunLock lock = location.lock(this, terminal);
        SqliteOdm odm = SqliteOdm.open(location.directory())) {
      install(line, terminal, site, list, odm);
    }
    return result(line, terminal, site.root(), list);
  }

  private static DevicePackages list(CommandLine line) {
    String file = line.getOptionValue('f');
    if (file == null) {
      throw new UsageException("-f FILE is missing: say which packages are to be installed");
    }
    try {
      return DevicePackages.parse(
          file, new String(Files.readAllBytes(Path.of(file)), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UsageException("-f " + file + ": cannot be read: " + e);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static OdmLocation location(Optional<Path> root, Terminal terminal) {
    OdmLocation ours = OdmLocation.of(terminal.environment());
    return root.map(path -> new OdmLocation(path.resolve(STORE), ours.seeds())).orElse(ours);
  }

  private void install(
      CommandLine line, Terminal terminal, Site site, DevicePackages list, SqliteOdm odm) {
    Software software = OpenMachine.software(site, terminal.environment());
    Optional<Plan> plan = list.isEmpty() ? Optional.empty() : software.named(list);
    if (plan.isEmpty()) {
      return;
    }
    Request request =
        new Request(
            site.root(),
            site.hardware(),
            "",
            plan.get(),
            directory(line),
            software::driver,
            line.hasOption("accept-licences"),
            Optional.of(list),
            !line.hasOption('b'));
    Transaction transaction =
        new Transaction(
            new Journal(odm, InstantSource.system()),
            Settings.read(terminal.environment()).settings().lock(),
            new Transaction.Voice(
                terminal.out()::println,
                text -> {
                  if (line.hasOption('v')) {
                    terminal.out().println("  " + text);
                  }
                },
                text -> say(terminal, text)));
    terminal.stop().whenAsked(transaction::stop);
    try {
      transaction
          .run(request, acting -> {})
          .ifPresent(kernel -> terminal.out().println("reboot needed: kernel " + kernel));
    } catch (InstallException | SourceException e) {
      say(terminal, String.valueOf(e.getMessage()));
    }
  }

  private static Optional<Path> directory(CommandLine line) {
    Optional<Path> directory = path(line, "d");
    if (directory.isPresent() && !Files.isDirectory(directory.get())) {
      throw new UsageException(
          "-d " + directory.get() + ": is no directory; mount a medium, and name where");
    }
    return directory;
  }

  private static Optional<Path> path(CommandLine line, String option) {
    return Optional.ofNullable(line.getOptionValue(option)).map(Path::of);
  }

  /** What the system says it has counts, not what an installation said of itself. */
  private int result(CommandLine line, Terminal terminal, Path root, DevicePackages list) {
    InstalledPackages installed = InstalledPackages.of(new Root(root));
    DevicePackages failed =
        new DevicePackages(
            list.lines().stream()
                .filter(names -> names.stream().noneMatch(installed::has))
                .toList());
    failed.lines().forEach(names -> say(terminal, "not installed: " + String.join(":", names)));
    if (line.hasOption('s')) {
      Path file = root.resolve(FAILED);
      Result written = NewFile.data(file, failed.text().getBytes(StandardCharsets.UTF_8));
      if (written.failed()) {
        say(terminal, written.err());
      }
    }
    if (failed.isEmpty()) {
      return ExitCode.OK;
    }
    return failed.lines().size() == list.lines().size() ? NOTHING : SOME_FAILED;
  }
}
