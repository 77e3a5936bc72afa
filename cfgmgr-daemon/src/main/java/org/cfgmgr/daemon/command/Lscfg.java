package org.cfgmgr.daemon.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.commons.cli.CommandLine;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.OdmException;
import org.cfgmgr.odm.ShellPattern;

/** Lists the hardware of the machine, with its vital product data (AIX's lscfg). */
public final class Lscfg extends OdmCommand {
  private static final String HELP =
      """
      Usage: lscfg [-v] [-l NAME] [--json]

      Lists the hardware that is there: name, location, description. What is gone, and
      interfaces and other devices that are not hardware, are left out.

        -v        with vital product data: serial numbers, part numbers, levels
        -l NAME   only this device; * ? [] are wildcards
        --json    for programs

      Example:
        lscfg -vl hdisk0
      """;

  private static final String WITHOUT_VPD =
      """
      INSTALLED RESOURCE LIST

      The following resources are installed on the machine.
      +/- = Added or deleted from Resource List.
      *   = Diagnostic support not available.
      """;

  private static final String WITH_VPD =
      """
      INSTALLED RESOURCE LIST WITH VPD

      The following resources are installed on your machine.
      """;

  private final String architecture;

  /** Makes the command. */
  @Inject
  public Lscfg() {
    this(System.getProperty("os.arch", ""));
  }

  Lscfg(String javaArchitecture) {
    super("lscfg", new Usage("vl:", List.of("json"), HELP));
    // Java and uname(1) differ in one name.
    this.architecture = javaArchitecture.equals("amd64") ? "x86_64" : javaArchitecture;
  }

  @Override
  protected int run(CommandLine line, Terminal terminal) {
    takesNoArguments(line);
    boolean vpd = line.hasOption('v');
    String pattern = line.getOptionValue('l');
    try (Odm odm = OdmLocation.of(terminal.environment()).openToRead(this, terminal)) {
      Resources resources = new Resources(odm);
      List<DeviceRow> listed =
          pattern == null ? resources.hardware() : matching(pattern, resources.all());
      if (line.hasOption("json")) {
        terminal.out().print(json(listed, resources, vpd));
      } else if (pattern == null) {
        terminal.out().print(banner(resources, vpd));
        terminal.out().print(text(listed, resources, vpd, vpd ? "  " : "+ "));
      } else {
        terminal.out().print(text(listed, resources, vpd, "  "));
      }
    }
    return ExitCode.OK;
  }

  private static List<DeviceRow> matching(String pattern, List<DeviceRow> devices) {
    List<DeviceRow> matching = new ArrayList<>();
    for (DeviceRow device : devices) {
      if (ShellPattern.matches(pattern, device.name())) {
        matching.add(device);
      }
    }
    List<DeviceRow> present = Resources.present(matching);
    if (present.isEmpty()) {
      String gone = matching.isEmpty() ? " not found." : " is defined and is not there any more.";
      throw new OdmException("device " + pattern + gone);
    }
    return present;
  }

  private String banner(Resources resources, boolean vpd) {
    return (vpd ? WITH_VPD : WITHOUT_VPD)
        + "\n  Model Architecture: "
        + architecture
        + "\n  Model Implementation: "
        + resources.implementation()
        + "\n\n";
  }

  private static String text(
      List<DeviceRow> devices, Resources resources, boolean vpd, String sign) {
    int widest = 0;
    for (DeviceRow device : devices) {
      widest = Math.max(widest, device.text("location").length());
    }
    StringBuilder text = new StringBuilder();
    for (DeviceRow device : devices) {
      text.append(sign);
      pad(text, device.name(), 16).append(' ');
      pad(text, device.text("location"), widest).append("  ");
      text.append(device.text("description")).append('\n');
      if (vpd) {
        appendVpd(text, resources.vpd(device.name()));
      }
    }
    return text.toString();
  }

  private static void appendVpd(StringBuilder text, Map<String, String> fields) {
    if (!fields.isEmpty()) {
      text.append('\n');
      fields.forEach((keyword, value) -> text.append(VpdLabels.line(keyword, value)));
      text.append('\n');
    }
  }

  private static String json(List<DeviceRow> devices, Resources resources, boolean vpd) {
    List<Map<String, Object>> objects = new ArrayList<>();
    for (DeviceRow device : devices) {
      Map<String, Object> object = new LinkedHashMap<>();
      for (String column : List.of("name", "location", "description")) {
        object.put(column, device.text(column));
      }
      if (vpd) {
        Map<String, String> named = new LinkedHashMap<>();
        resources
            .vpd(device.name())
            .forEach((keyword, value) -> named.put(VpdLabels.label(keyword), value));
        object.put("vpd", named);
      }
      objects.add(object);
    }
    return Json.print(objects);
  }

  private static StringBuilder pad(StringBuilder text, String word, int width) {
    return text.append(word).append(" ".repeat(Math.max(0, width - word.length())));
  }
}
