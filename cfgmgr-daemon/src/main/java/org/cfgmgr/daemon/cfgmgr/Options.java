package org.cfgmgr.daemon.cfgmgr;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.cfgmgr.daemon.bosinst.ControlFlow;
import org.cfgmgr.daemon.command.Usage;
import org.cfgmgr.daemon.command.UsageException;
import org.cfgmgr.daemon.engine.RunRequest;
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
    Optional<String> hostname) {

  /** What a restored system is to become. */
  enum Mode {
    /** What it was. */
    USUAL,
    /** The original, which must not answer any more. */
    TAKEOVER,
    /** A machine of its own beside the original. */
    DUPLICATE
  }

  static final String HELP =
      """
      usage: cfgmgr [-f | -s | -p PHASE] [-l NAME] [-m MASK] [-S] [-v] [-n] [-i [SOURCE]]
                    [--boot] [--reboot] [--accept-licences] [--platform NAME] [--heal]
                    [--all] [--json] [--textfile FILE] [--root DIR] [--kernel RELEASE]
                    [--hardware FILE] [--takeover | --duplicate [--hostname NAME]]
             cfgmgr --explain DEVICE | --record FILE | COMMAND ...

      Finds the devices of this machine, configures them, records them in the ODM, and says
      which device software is missing. Without options it runs the rules of phase 2.

        -f, -s           run the rules of phase 1, of phase 2, as at boot
        -p PHASE         run the rules of that phase: 1, 2 or 3
        -l NAME          configure only this device and what is below it
        -m MASK          run only rules for these kinds of boot
        -S               run methods one at a time, not side by side
        -v               show each method as it runs, and what does not work
        -n               dry run: show everything, change nothing
        -i [SOURCE]      install the missing device software: from the system's own sources, or
                         from SOURCE, a directory of packages; with -n the plan, and nothing else
        --accept-licences with -i: also software that is not free
        --platform NAME  with -i: the machine starts as x86_64-efi or x86_64-bios, where
                         --hardware does not say it
        --all            with -i: another kernel also for devices that hardly anybody uses
        --boot           as the unit cfgmgr-boot.service calls it: on another machine than before,
                         -i from the packages that travel with the system
        --reboot         with -i or --boot: restart where a new kernel asks for it
        --takeover       this restored system becomes the original: stop when that still answers on
                         its addresses, else recover the devices
        --duplicate      this system becomes another machine than the original: new machine id, SSH
                         host keys and DHCP identity; with --root of the system in DIR
        --hostname NAME  with --duplicate: and a new name
        --heal           set attributes that somebody has changed back to what the ODM says
        --hardware FILE  another machine in place of this one; - is standard input. FILE is a
                         recording (directory or tar, gz, xz, zst), or text that the machine's
                         own commands print: modaliases, uevents, lspci -nnk, hwinfo
        --root DIR       the installed system in DIR in place of the running one
        --kernel RELEASE the kernel that is to drive the devices
        --explain DEVICE why a device is what it is; its name, or its path in sysfs
        --record FILE    record this machine's devices, for --hardware elsewhere
        --json           the result for programs
        --textfile FILE  also write the state of the devices and what is missing as metrics,
                         for the textfile collector of Prometheus' node_exporter

      Exit codes: 0 all well, 1 something failed, 2 wrong usage, 3 device software is missing,
      4 another run holds the lock, 70 internal error, 130 and 143 stopped by a signal.

      Examples:
        cfgmgr -v
        cfgmgr -l ent0
        cfgmgr --hardware new-server.tar.xz --root /mnt/image -v
        ssh new 'grep -rs --include=uevent . /sys/devices; ls -d /sys/firmware/*' |
            cfgmgr --hardware - --root /mnt/image
      """;

  static final Usage USAGE =
      new Usage(
          "fsp:l:m:Svni",
          List.of(
              "root:",
              "kernel:",
              "hardware:",
              "explain:",
              "record:",
              "heal",
              "json",
              "all",
              "textfile:",
              "accept-licences",
              "platform:",
              "boot",
              "reboot",
              "takeover",
              "duplicate",
              "hostname:"),
          HELP);

  /**
   * Reads the options.
   *
   * @throws UsageException saying which option is wrong and what it may be
   */
  static Options of(CommandLine line) {
    // The value of -i may be left out, which getopt does not know.
    int source = line.hasOption('i') ? 1 : 0;
    if (line.getArgList().size() > source) {
      throw new UsageException(
          "'" + line.getArgList().get(source) + "' is neither an option nor a command");
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
        line.getArgList().stream().findFirst().map(Options::source),
        line.hasOption("accept-licences"),
        value(line, "platform").map(Options::firmware),
        line.hasOption("boot"),
        line.hasOption("reboot"),
        mode(line),
        value(line, "hostname").map(Options::hostname));
  }

  /** The same, with what the bosinst.data of the system asks for. */
  Options obeying(ControlFlow flow) {
    return new Options(
        request,
        serial,
        verbose || flow.debug(),
        dryRun,
        json,
        root,
        kernel,
        hardware,
        explain,
        record,
        install,
        all || flow.allKernels(),
        textfile,
        source,
        licences || flow.licences(),
        platform,
        boot,
        reboot,
        mode,
        hostname);
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
    return dryRun || hardware.isPresent() || explain.isPresent();
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
