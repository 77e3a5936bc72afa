package org.cfgmgr.daemon.bootinfo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.cfgmgr.boot.Answer;
import org.cfgmgr.boot.BootFacts;
import org.cfgmgr.daemon.command.ExitCode;
import org.cfgmgr.daemon.command.OdmCommand;
import org.cfgmgr.daemon.command.Terminal;
import org.cfgmgr.daemon.command.Usage;
import org.cfgmgr.daemon.command.UsageException;
import org.cfgmgr.scan.DeviceTree;
import org.cfgmgr.scan.Hardware;
import org.cfgmgr.scan.Recordings;

/** Says how a machine starts and what it runs on (AIX's bootinfo). */
public final class Bootinfo extends OdmCommand {
  private static final String HELP =
      """
      Usage: bootinfo -T | -p | -z | -y | -K | -k | -b | -t | -m | -r | -e
                      | -s DISK | -B DISK | --flavour | --hypervisor | --secure-boot | --lockdown
                      | --json
                      [--root DIR] [--kernel RELEASE] [--hardware FILE]

      Says how this machine starts and what it runs on; one line for each option, in their
      order. What the machine does not tell is "unknown", with the reason on standard error.

        -T, -p         the platform: x86_64-efi, x86_64-bios, aarch64-efi, aarch64-dt ...
        -z             1 with several processors, else 0
        -y             bits of the hardware: 64 or 32
        -K             bits of the kernel
        -k             the key: 3 normal, 2 service (the kernel was told to start a rescue system)
        -b             the disk that the system was started from
        -t             what it was started from: 1 disk, 3 CD, 5 network
        -m             the model
        -r             real memory in KB
        -e             1 if the machine can start from a tape, else 0
        -s DISK        the size of a disk in MB
        -B DISK        1 if the machine can start from that disk, else 0
        --flavour      the flavour of the kernel: generic, cloud, rt ...
        --hypervisor   what the machine runs on: none, kvm, vmware, microsoft ...
        --secure-boot  1 if the firmware starts only what is signed, else 0
        --lockdown     none, integrity or confidentiality
        --json         all of it, for programs
        --root DIR     the installed system in DIR in place of the running one
        --kernel RELEASE  a kernel of it other than the one that it starts by default
        --hardware FILE   another machine, as cfgmgr --hardware takes it

      Exit codes: 0 all is known, 1 something is not, 2 wrong usage.

      Examples:
        bootinfo -T
        bootinfo --hardware new-server.tar.xz --json
        [ "$(bootinfo --secure-boot)" = 1 ] && echo unsigned modules are refused
      """;

  /** What is answered with, or asked by, names that the ODM has. */
  private static final List<String> NAMING = List.of("b", "s", "B");

  private static final List<String> ABOUT = List.of("root", "kernel", "hardware", "json");

  /** Makes the command. */
  @Inject
  public Bootinfo() {
    super(
        "bootinfo",
        new Usage(
            "TpzyKkbtmres:B:",
            List.of(
                "flavour",
                "hypervisor",
                "secure-boot",
                "lockdown",
                "json",
                "root:",
                "kernel:",
                "hardware:"),
            HELP));
  }

  @Override
  protected int run(CommandLine line, Terminal terminal) {
    takesNoArguments(line);
    List<Option> questions =
        List.of(line.getOptions()).stream().filter(option -> !ABOUT.contains(key(option))).toList();
    if (questions.isEmpty() != line.hasOption("json")) {
      throw new UsageException("give --json, or options that say what is asked");
    }
    boolean ours = !line.hasOption("hardware") && NAMING.stream().anyMatch(line::hasOption);
    Subject subject = subject(line, terminal, ours ? DiskNames.of(terminal) : DiskNames.none());
    if (questions.isEmpty()) {
      terminal.out().print(BootJson.of(subject));
      return ExitCode.OK;
    }
    int code = ExitCode.OK;
    for (Option question : questions) {
      Answer<String> answer = answer(subject, question);
      terminal.out().println(answer.value().orElse("unknown"));
      if (answer.value().isEmpty()) {
        terminal.out().flush();
        say(terminal, name(question) + ": unknown: " + answer.why());
        code = ExitCode.FAILED;
      }
    }
    return code;
  }

  private static Answer<String> answer(Subject subject, Option question) {
    String value = question.getValue();
    return switch (key(question)) {
      case "s" -> Answer.known(Long.toString(subject.disks().find(value).megabytes()));
      case "B" -> Answer.known(subject.disks().find(value).canStart() ? "1" : "0");
      default -> Questions.ask(key(question), subject);
    };
  }

  private static Subject subject(CommandLine line, Terminal terminal, DiskNames names) {
    Optional<Path> file = Optional.ofNullable(line.getOptionValue("hardware")).map(Path::of);
    Hardware hardware =
        file.map(path -> Recordings.open(path, terminal.in())).orElseGet(Hardware::thisMachine);
    DeviceTree devices = hardware.scan();
    return new Subject(
        BootFacts.of(hardware.files(), devices),
        InstalledSystem.of(
            Optional.ofNullable(line.getOptionValue("root")).map(Path::of),
            Optional.ofNullable(line.getOptionValue("kernel"))),
        new Disks(devices, names));
  }

  private static String key(Option option) {
    return option.getOpt() == null ? option.getLongOpt() : option.getOpt();
  }

  private static String name(Option option) {
    return option.getOpt() == null ? "--" + option.getLongOpt() : "-" + option.getOpt();
  }
}
