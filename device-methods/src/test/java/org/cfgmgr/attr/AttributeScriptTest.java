package org.cfgmgr.attr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cfgmgr.match.Positions.Position;
import org.cfgmgr.match.PredefinedAttribute;
import org.junit.jupiter.api.Test;

class AttributeScriptTest {
  private static final Optional<Position> SECOND =
      Optional.of(new Position("if/EN/en on adapter/pci/8086100e", 2, 3));

  private final AttributeScript script = new AttributeScript();

  private static PredefinedAttribute attribute(String name, String type, String generic) {
    return new PredefinedAttribute("if/EN/en", name, "1", "", type, generic, "s", 1, "");
  }

  @Test
  void block_isGuardedAndQuoted() {
    script.add(
        "en1",
        SECOND,
        List.of(attribute("a", "R", "DU"), attribute("b", "R", "DU"), attribute("g", "G", "DU")),
        Map.of("a", "it's", "b", "1", "g", "2"));

    assertThat(script.carried()).isEqualTo(2);
    assertThat(script.text())
        .startsWith("#!/bin/sh\n# Gives")
        .endsWith(
            """
            # en1
            if dev=$(find_device 'if/EN/en on adapter/pci/8086100e' 2 3); then
              chdev -l "$dev" -a 'g=2' || refused=1
              chdev -l "$dev" -a 'a=it'\\''s' || refused=1
            else
              skipped=3
            fi

            if [ "$refused" -ne 0 ]; then exit 1; fi
            exit "$skipped"
            """);
  }

  @Test
  void whatIsLeftOut_isNamedWithTheReason() {
    PredefinedAttribute driver =
        new PredefinedAttribute(
            "*", "driver_override", "", "", "R", "DU", "s", 1, "sysfs:driver_override");
    script.add("ent0", SECOND, List.of(driver), Map.of("driver_override", "vfio-pci"));
    script.add("en0", SECOND, List.of(attribute("a", "R", "DU")), Map.of("a", "x\n$(reboot)"));
    script.add("en9", Optional.empty(), List.of(attribute("a", "R", "DU")), Map.of("a", "2"));
    script.add("en1", SECOND, List.of(attribute("unique_id", "R", "D")), Map.of("unique_id", "m"));

    assertThat(script.carried()).isZero();
    assertThat(script.left()).hasSize(3);
    assertThat(script.text())
        .contains(
            """

            # Not carried over:
            #   ent0 driver_override=vfio-pci: takes the device from its driver; set it where that is wanted
            #   en0 a=x?$(reboot): it holds control characters
            #   en9 a=2: the device is not there now, so that its position is not known
            #   what each device tells of itself: unique_id

            if [""");
  }
}
