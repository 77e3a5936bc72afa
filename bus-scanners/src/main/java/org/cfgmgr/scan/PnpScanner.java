package org.cfgmgr.scan;

import java.util.Locale;
import java.util.Set;

/**
 * Plug and Play devices (kernel, drivers/pnp/interface.c). They have no modalias, only ids, one a
 * line. One is made of all ids as ACPI would write it, {@code acpi:PNP0501:PNP0500:}: modpost gives
 * every PNP driver an alias of that form too ({@code acpi*:PNP0501:*}), so that one question is
 * enough.
 */
final class PnpScanner implements BusScanner {
  private static final Set<String> ATTRIBUTES = CommonFacts.with("id", CommonFacts.FIRMWARE_NODE);

  @Override
  public String bus() {
    return "pnp";
  }

  @Override
  public Set<String> attributes() {
    return ATTRIBUTES;
  }

  @Override
  public void describe(Sighting device) {
    String ids = device.read("id").strip().replaceAll("\\s+", " ");
    device.put("pnp_ids", ids);
    if (!ids.isEmpty()) {
      // The kernel keeps ids as 'PNP0f13' and writes aliases as 'PNP0F13'.
      String upper = ids.toUpperCase(Locale.ROOT).replace(' ', ':');
      device.putIfAbsent(Fact.MODALIAS, "acpi:" + upper + ":");
    }
  }
}
