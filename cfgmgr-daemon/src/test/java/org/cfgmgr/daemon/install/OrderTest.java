package org.cfgmgr.daemon.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cfgmgr.catalogue.SoftwarePackage;
import org.cfgmgr.plan.Option;
import org.cfgmgr.plan.Plan;
import org.cfgmgr.source.SourceException;
import org.junit.jupiter.api.Test;

class OrderTest {
  private static final String META = "linux-image-amd64";
  private static final String KERNEL = "linux-image-6.1.0-56-amd64";

  private final List<String> told = new ArrayList<>();

  private static Plan plan(String... names) {
    List<Option.Choice> choices = new ArrayList<>();
    for (String name : names) {
      SoftwarePackage software = new SoftwarePackage(name, "1", "bookworm", "main", 1, 1, "");
      choices.add(new Option.Choice(software, Set.of()));
    }
    Option option =
        new Option(
            "6.1.0-56-amd64",
            true,
            choices,
            Set.of("ent0"),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            true);
    return new Plan(option, List.of(), Set.of());
  }

  private List<String> ordered(Set<String> has, String... wanted) {
    return new Order(new TestingSource(has), told::add).of(plan(wanted), Set.of()).asked();
  }

  @Test
  void allThere_allOrdered() {
    assertThat(ordered(Set.of(META, KERNEL), META, KERNEL)).containsExactly(META, KERNEL);
    assertThat(told).isEmpty();
  }

  @Test
  void onlyTheKernelsOwnPackage_isEnough() {
    assertThat(ordered(Set.of(KERNEL), META, KERNEL)).containsExactly(KERNEL);
    assertThat(told).isEmpty();
  }

  @Test
  void onlyTheNewestKernelsPackage_isEnough() {
    assertThat(ordered(Set.of(META), META, KERNEL)).containsExactly(META);
  }

  @Test
  void firmwareThatIsNotThere_isTold() {
    assertThat(ordered(Set.of(KERNEL), KERNEL, "firmware-bnx2")).containsExactly(KERNEL);
    assertThat(told).containsExactly("the disc has no firmware-bnx2");
  }

  @Test
  void noKernelThere_isRefused() {
    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(() -> ordered(Set.of("firmware-bnx2"), META, KERNEL, "firmware-bnx2"))
        .withMessageContaining("Unable to locate package " + KERNEL);
  }
}
