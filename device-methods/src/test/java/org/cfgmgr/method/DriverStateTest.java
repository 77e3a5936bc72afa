package org.cfgmgr.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cfgmgr.kernel.Candidate;
import org.cfgmgr.kernel.KernelModules;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.Fact;
import org.junit.jupiter.api.Test;

class DriverStateTest {
  private static final Candidate AHCI = new Candidate("ahci", "pci:*", 1, false);
  private static final Candidate FB = new Candidate("radeon-fb", "pci:*", 2, false);
  private static final Candidate FORBIDDEN = new Candidate("am53c974", "pci:*", 1, true);

  private static Device device(String driver) {
    return Device.of(
        "/devices/pci0000:00/0000:00:1f.2",
        driver.isEmpty()
            ? Map.of(Fact.MODALIAS, "pci:v8086")
            : Map.of(Fact.MODALIAS, "pci:v8086", Fact.DRIVER, driver));
  }

  private static DriverState unbound(
      Set<String> builtIn, Set<String> loaded, Candidate... answers) {
    return DriverState.of(device(""), "ahci", new TestingKernel(builtIn, List.of(answers)), loaded);
  }

  @Test
  void driverLink_isTheTruth() {
    assertThat(
            DriverState.of(
                device("pcieport"), "", new TestingKernel(Set.of(), List.of()), Set.of()))
        .isEqualTo(new DriverState.Bound("pcieport"));
  }

  @Test
  void firstModuleNotLoaded_isLoadable() {
    assertThat(unbound(Set.of(), Set.of(), AHCI, FB)).isEqualTo(new DriverState.Loadable(AHCI));
    assertThat(unbound(Set.of(), Set.of("ahci"), AHCI, FB)).isEqualTo(new DriverState.Loadable(FB));
  }

  @Test
  void allLoaded_isNotTaken() {
    assertThat(unbound(Set.of(), Set.of("ahci", "radeon_fb"), AHCI, FB))
        .isEqualTo(new DriverState.NotTaken(List.of("ahci", "radeon-fb")));
  }

  @Test
  void onlyForbidden_isBlacklisted() {
    assertThat(unbound(Set.of(), Set.of(), FORBIDDEN))
        .isEqualTo(new DriverState.Blacklisted(List.of("am53c974")));
    assertThat(unbound(Set.of(), Set.of(), FORBIDDEN, AHCI))
        .isEqualTo(new DriverState.Loadable(AHCI));
  }

  /** Trap: built-in drivers have no PCI aliases, "no alias matches" is not "no driver". */
  @Test
  void builtInByName_isThere() {
    assertThat(unbound(Set.of("ahci"), Set.of())).isEqualTo(new DriverState.BuiltIn("ahci"));
    assertThat(unbound(Set.of("ahci"), Set.of(), AHCI)).isEqualTo(new DriverState.BuiltIn("ahci"));
  }

  @Test
  void nothingAnswers_isNone() {
    assertThat(unbound(Set.of(), Set.of())).isEqualTo(new DriverState.None());
  }

  private record TestingKernel(Set<String> builtIn, List<Candidate> answers)
      implements KernelModules {
    @Override
    public String release() {
      return "6.1.0-testing";
    }

    @Override
    public List<Candidate> candidates(String modalias) {
      return answers;
    }

    @Override
    public boolean builtIn(String module) {
      return builtIn.contains(module);
    }
  }
}
