package org.cfgmgr.daemon.device;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.cli.CommandLine;
import org.cfgmgr.daemon.command.UsageException;

/**
 * The attributes that a command line sets: {@code -a mtu=900}, also several in one word as in
 * {@code -a 'mtu=900 arp=off'}. A later value of the same attribute counts.
 */
final class Assignments {
  private Assignments() {}

  static Map<String, String> of(CommandLine line) {
    Map<String, String> values = new LinkedHashMap<>();
    String[] given = line.getOptionValues('a');
    for (String word : given == null ? new String[0] : given) {
      // A blank separates only where another assignment follows; else it belongs to the value.
      for (String pair : word.strip().split("\\s+(?=[A-Za-z_][A-Za-z0-9_.]*=)", -1)) {
        int equals = pair.indexOf('=');
        if (equals < 1) {
          throw new UsageException("-a '" + pair + "' is not ATTRIBUTE=VALUE");
        }
        values.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return values;
  }
}
