package org.cfgmgr.daemon.cfgmgr;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.cfgmgr.daemon.bosinst.ControlFlow;
import org.cfgmgr.daemon.command.UsageException;
import org.cfgmgr.daemon.engine.RunRequest;
import org.cfgmgr.daemon.site.Site;
import org.cfgmgr.fileset.Platform;

/** What the user asked of cfgmgr. */
record Options(
    RunRequest request,
    boolean serial,
    boolean verbose,
    boolean dryRun,
    boolean json,
    Optional<Path> root,
    Optional<String> kernel,
    Optional<Path> hardware,
    Optional<String> explain,
    Optional<Path> record,
    boolean install,
    boolean all,
    Optional<Path> textfile,
    Optional<Path> source,
    boolean licences,
    Optional<String> platform,
    boolean boot,
    boolean reboot,
    Mode mode,
    Optional<String> hostname,
    boolean wantList,
    Optional<String> fetchFor) {

  /** What a restored system is to become. */
  enum Mode {
    /** What it was. */
    USUAL,
    /** The original, which must not answer any more. */
    TAKEOVER,
    /** A machine of its own beside the original. */
    DUPLICATE
  }

  /**
   * Reads the options.
   *
   * @throws UsageException saying which option is wrong and what it may be
   */
  static Options of(CommandLine line) {
    // The value of -i may be left out, which getopt does not know.
    boolean fetch = line.hasOption("fetch-for");
    int source = line.hasOption('i') || fetch ? 1 : 0;
    if (line.getArgList().size() > source) {
      throw new UsageException(
          "'" + line.getArgList().get(source) + "' is neither an option nor a command");
    }
    if (fetch && line.getArgList().isEmpty()) {
      throw new UsageException("--fetch-for needs two words: WANTLIST DIR");
    }
    RunRequest request =
        new RunRequest(phase(line), mask(line), bootPhase(line), value(line, "l"))
            .healing(line.hasOption("heal"));
    return new Options(
        request,
        line.hasOption('S'),
        line.hasOption('v'),
        line.hasOption('n'),
        line.hasOption("json"),
        value(line, "root").map(Path::of),
        value(line, "kernel"),
        value(line, "hardware").map(Path::of),
        value(line, "explain"),
        value(line, "record").map(Path::of),
        line.hasOption('i'),
        line.hasOption("all"),
        value(line, "textfile").map(Path::of),
        line.getArgList().stream().findFirst().map(text -> fetch ? Path.of(text) : source(text)),
        line.hasOption("accept-licences"),
        value(line, "platform").map(Options::firmware),
        line.hasOption("boot"),
        line.hasOption("reboot"),
        mode(line),
        value(line, "hostname").map(Options::hostname),
        line.hasOption("want-list"),
        value(line, "fetch-for"));
  }

  /** The same, with what the bosinst.data of the system asks for. */
  Options obeying(ControlFlow flow) {
    return with(
        verbose || flow.debug(), install, all || flow.allKernels(), licences || flow.licences());
  }

  /** The same with {@code -i}. */
  Options installing() {
    return with(verbose, true, all, licences);
  }

  private Options with(boolean verbose, boolean install, boolean all, boolean licences) {
    return new Options(
        request, serial, verbose, dryRun, json, root, kernel, hardware, explain, record, install,
        all, textfile, source, licences, platform, boot, reboot, mode, hostname, wantList,
        fetchFor);
  }

  private static Mode mode(CommandLine line) {
    boolean takeover = line.hasOption("takeover");
    boolean duplicate = line.hasOption("duplicate");
    if (takeover && duplicate) {
      throw new UsageException("--takeover and --duplicate exclude one another");
    }
    if (line.hasOption("hostname") && !duplicate) {
      throw new UsageException("--hostname needs --duplicate");
    }
    if (takeover && line.hasOption("root")) {
      throw new UsageException("--takeover asks the network of this machine: not with --root");
    }
    if ((takeover || duplicate) && line.hasOption("hardware")) {
      throw new UsageException("--takeover and --duplicate are not for a recording of a machine");
    }
    if ((takeover || duplicate) && line.hasOption('l')) {
      throw new UsageException("-l is for one device, --takeover and --duplicate are for all");
    }
    return takeover ? Mode.TAKEOVER : duplicate ? Mode.DUPLICATE : Mode.USUAL;
  }

  /** RFC 1123, section 2.1, and the kernel's limit of 64 characters (hostname(7)). */
  private static String hostname(String name) {
    String label = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?";
    if (name.length() > 64 || !name.matches(label + "(?:\\." + label + ")*")) {
      throw new UsageException(
          "--hostname " + name + ": is letters, digits and - in parts with dots, at most 64");
    }
    return name;
  }

  /** Whether nothing may be changed: it is asked for, or the machine is not here. */
  boolean throwAway() {
    return dryRun || hardware.isPresent() || explain.isPresent() || wantList;
  }

  /** The firmware that the machine starts by; "" when neither it nor the user says so. */
  String firmware(Site site) {
    return platform.orElseGet(
        () ->
            site.hardware()
                .scan()
                .get("/devices")
                .map(system -> system.fact("firmware"))
                .orElse(""));
  }

  private static String bootPhase(CommandLine line) {
    if (line.hasOption('f')) {
      return "-1";
    }
    return line.hasOption('s') ? "-2" : "";
  }

  private static int phase(CommandLine line) {
    if (has(line, 'f') + has(line, 's') + has(line, 'p') > 1) {
      throw new UsageException("-f, -s and -p exclude one another");
    }
    String text = line.hasOption('f') ? "1" : value(line, "p").orElse("2");
    return switch (text) {
      case "1" -> 1;
      case "2" -> 2;
      case "3" -> 3;
      default -> throw new UsageException("-p " + text + ": the phase is 1, 2 or 3");
    };
  }

  private static int has(CommandLine line, char option) {
    return line.hasOption(option) ? 1 : 0;
  }

  private static long mask(CommandLine line) {
    String text = value(line, "m").orElse("0");
    try {
      return Long.decode(text);
    } catch (NumberFormatException e) {
      throw new UsageException(
          "-m " + text + ": the mask is a number, decimal, or hexadecimal with 0x");
    }
  }

  private static Path source(String text) {
    Path directory = Path.of(text);
    if (!Files.isDirectory(directory)) {
      throw new UsageException("-i " + text + ": is no directory; mount a medium, and name where");
    }
    return directory;
  }

  private static String firmware(String platform) {
    try {
      return Platform.parse(platform).firmware();
    } catch (IllegalArgumentException e) {
      throw new UsageException("--platform: " + e.getMessage());
    }
  }

  private static Optional<String> value(CommandLine line, String option) {
    return Optional.ofNullable(line.getOptionValue(option));
  }
}
