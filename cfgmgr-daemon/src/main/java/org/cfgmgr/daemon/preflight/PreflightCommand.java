package org.cfgmgr.daemon.preflight;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.commons.cli.CommandLine;
import org.cfgmgr.daemon.command.ExitCode;
import org.cfgmgr.daemon.command.OdmCommand;
import org.cfgmgr.daemon.command.Terminal;
import org.cfgmgr.daemon.command.Usage;
import org.cfgmgr.daemon.command.UsageException;
import org.cfgmgr.fileset.Platform;
import org.cfgmgr.image.ImageException;
import org.cfgmgr.image.SystemImage;
import org.cfgmgr.preflight.Outcome;
import org.cfgmgr.preflight.Preflight;
import org.cfgmgr.preflight.Verdict;
import org.cfgmgr.scan.Hardware;
import org.cfgmgr.scan.Recordings;

/** Says whether an installed system will start on a machine and be reachable there. */
public final class PreflightCommand extends OdmCommand {
  private static final String HELP =
      """
      Usage: cfgmgr preflight [--root IMAGE] [--hardware RECORDING] [--kernel RELEASE]
                              [--platform PLATFORM] [--disk DEVICE] [--json]

      Says whether the installed system below IMAGE will boot on a machine, and whether it
      will then be reachable over its network. Reads files only; changes nothing.

        --root IMAGE       the directory where the image's file systems are mounted, with
                           /boot and the EFI system partition; without it the running system
        --hardware FILE    another machine: a recording (cfgmgr --record) or the text of its own
                           commands, - from standard input; without it this one
        --kernel RELEASE   judge this kernel instead of the boot loader's default
        --platform NAME    x86_64-efi or x86_64-bios, when the recording does not say how
                           the machine starts
        --disk DEVICE      what will hold the root: a disk of the machine (sda), or the
                           address of a controller (0000:00:1f.2)
        --json             the result for programs

      A line a check: OK, WARN (does not stop anything), FAIL, or ? (cannot be told); below
      it what to do; the verdict comes last.

      Exit codes: 0 boots and is reachable, 3 boots and is not reachable, or it depends on
      what is not known, 6 does not boot, 1 something could not be read, 2 wrong usage.

      Examples:
        cfgmgr preflight --root /mnt/image --hardware new-server.tar.xz
        cfgmgr preflight --root /mnt/image --hardware new-server.tar.xz --disk nvme0n1
      """;

  private static final List<String> FIRMWARE = List.of("efi", "bios");

  /** Makes the command. */
  @Inject
  public PreflightCommand() {
    super(
        "preflight",
        new Usage(
            "", List.of("root:", "hardware:", "kernel:", "platform:", "disk:", "json"), HELP));
  }

  @Override
  protected int run(CommandLine line, Terminal terminal) {
    takesNoArguments(line);
    Optional<String> firmware = value(line, "platform").map(PreflightCommand::firmware);
    try {
      SystemImage image = SystemImage.open(Path.of(line.getOptionValue("root", "/")));
      Hardware hardware =
          value(line, "hardware")
              .map(file -> Recordings.open(Path.of(file), terminal.in()))
              .orElseGet(Hardware::thisMachine);
      Verdict verdict =
          Preflight.of(
              new Preflight.Question(
                  image, hardware.scan(), firmware, value(line, "kernel"), value(line, "disk")));
      print(line, verdict, terminal);
      return exitCode(verdict.outcome());
    } catch (ImageException e) {
      say(terminal, String.valueOf(e.getMessage()));
      return ExitCode.FAILED;
    }
  }

  /** Prints the verdict on a system and a machine, and gives the exit code that it means. */
  public static int judge(
      Terminal terminal, Path root, Hardware machine, Optional<String> firmware) {
    Verdict verdict =
        Preflight.of(
            new Preflight.Question(
                SystemImage.open(root),
                machine.scan(),
                firmware,
                Optional.empty(),
                Optional.empty()));
    terminal.out().print(VerdictText.of(verdict));
    return exitCode(verdict.outcome());
  }

  private static void print(CommandLine line, Verdict verdict, Terminal terminal) {
    terminal
        .out()
        .print(line.hasOption("json") ? VerdictJson.of(verdict) : VerdictText.of(verdict));
  }

  static int exitCode(Outcome outcome) {
    return switch (outcome) {
      case BOOTS -> ExitCode.OK;
      case BOOTS_UNREACHABLE, DEPENDS -> ExitCode.MISSING;
      case DOES_NOT_BOOT -> ExitCode.NO_BOOT;
    };
  }

  private static String firmware(String platform) {
    Platform parsed;
    try {
      parsed = Platform.parse(platform);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--platform: " + e.getMessage());
    }
    if (!parsed.architecture().equals("x86_64") || !FIRMWARE.contains(parsed.firmware())) {
      throw new UsageException(
          "--platform " + platform + ": the boot loaders of x86_64-efi and x86_64-bios are known");
    }
    return parsed.firmware();
  }

  private static Optional<String> value(CommandLine line, String option) {
    return Optional.ofNullable(line.getOptionValue(option));
  }
}
