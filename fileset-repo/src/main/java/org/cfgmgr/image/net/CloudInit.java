package org.cfgmgr.image.net;

import java.util.regex.Pattern;
import org.cfgmgr.image.CommandLine;
import org.cfgmgr.kernel.Root;

/**
 * cloud-init, which writes network configuration at the first start on a new machine when it finds
 * a source of data there, and without one leaves everything as it is (ds-identify).
 */
final class CloudInit {
  private static final String SETTINGS = "etc/cloud/cloud.cfg.d";
  private static final Pattern NETWORK_OFF =
      Pattern.compile(
          "(?ms)^network:\\s*(?:\\{\\s*config:\\s*disabled|\\n\\s+config:\\s*disabled)");

  private CloudInit() {}

  /** Whether it may write network configuration. */
  static boolean rendersNetwork(Root root, CommandLine commandLine) {
    boolean installed =
        root.find("usr/bin/cloud-init").isPresent() || root.find("bin/cloud-init").isPresent();
    boolean off =
        root.find("etc/cloud/cloud-init.disabled").isPresent()
            || commandLine.has("cloud-init=disabled")
            || commandLine.has("network-config=disabled");
    boolean leaves =
        root.list(SETTINGS).stream()
            .filter(name -> name.endsWith(".cfg"))
            .anyMatch(
                name -> NETWORK_OFF.matcher(root.read(SETTINGS + "/" + name).orElse("")).find());
    return installed && !off && !leaves;
  }
}
