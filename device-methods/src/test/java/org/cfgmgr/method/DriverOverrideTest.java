package org.cfgmgr.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cfgmgr.attr.KernelPlace;
import org.cfgmgr.attr.KernelPlace.Kind;
import org.cfgmgr.kernel.Candidate;
import org.cfgmgr.kernel.KernelModules;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.Fact;
import org.junit.jupiter.api.Test;

class DriverOverrideTest {
  private static final String PATH = "/devices/pci0000:00/0000:00:03.0";
  private static final KernelPlace PLACE =
      new KernelPlace(Kind.SYSFS, PATH, PATH.substring(1) + "/driver_override", false);

  private static List<String> plan(String driver, Optional<String> now, Set<String> loaded) {
    Map<String, String> facts = new TreeMap<>(Map.of(Fact.BUS, "pci"));
    if (!driver.isEmpty()) {
      facts.put(Fact.DRIVER, driver);
    }
    Device device = Device.of(PATH, facts);
    return DriverOverride.of(device, "vfio-pci", PLACE, now, new Kernel(), loaded).stream()
        .map(Action::describe)
        .toList();
  }

  @Test
  void otherDriver_givesWay_onceTheNewOneIsThere() {
    assertThat(plan("e1000e", Optional.of(""), Set.of()))
        .containsExactly(
            "set driver_override of " + PATH + " to vfio-pci (now )",
            "load module vfio-pci for " + PATH,
            "unbind " + PATH + " from driver e1000e",
            "bind " + PATH + " to its driver");
  }

  @Test
  void whatIsSoAlready_isLeftOut() {
    assertThat(plan("", Optional.of("vfio-pci"), Set.of("vfio_pci")))
        .containsExactly("bind " + PATH + " to its driver");
    assertThat(plan("vfio-pci", Optional.of(""), Set.of())).isEmpty();
  }

  private record Kernel() implements KernelModules {
    @Override
    public String release() {
      return "6.1.0-testing";
    }

    @Override
    public List<Candidate> candidates(String modalias) {
      return List.of();
    }

    @Override
    public boolean builtIn(String module) {
      return false;
    }
  }
}
