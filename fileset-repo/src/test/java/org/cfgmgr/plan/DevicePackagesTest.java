package org.cfgmgr.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cfgmgr.catalogue.SoftwarePackage;
import org.cfgmgr.diagnosis.Cause;
import org.cfgmgr.diagnosis.Missing;
import org.junit.jupiter.api.Test;

class DevicePackagesTest {
  private static Option.Choice choice(String name, String... devices) {
    return new Option.Choice(
        new SoftwarePackage(name, "1", "bookworm", "main", 1, 1, ""), Set.of(devices));
  }

  private static Plan plan(Option.Choice... choices) {
    Set<String> none = Set.of();
    Option option = new Option("6.1", true, List.of(choices), none, none, none, none, none, true);
    return new Plan(option, List.of(), none);
  }

  private static Missing missing(Cause cause, String... packages) {
    return new Missing("ent0", "/devices/x", cause, List.of(packages), "", List.of());
  }

  @Test
  void plan_givesALineForTheKernelAndOneForEachPackage() {
    Plan plan = plan(choice("meta"), choice("kernel"), choice("firmware-a", "ent0"));

    assertThat(DevicePackages.of(plan, List.of()).text()).isEqualTo("meta:kernel\nfirmware-a\n");
  }

  @Test
  void packagesThatWouldDoToo_areAlternatives() {
    Missing lack = missing(Cause.FIRMWARE, "firmware-b", "firmware-a", "firmware-c");

    assertThat(DevicePackages.of(plan(choice("firmware-a", "ent0")), List.of(lack, lack)).text())
        .isEqualTo("firmware-a:firmware-b:firmware-c\n");
  }

  @Test
  void whatOnlyAMethodKnows_isListedUnlessItIsNoPackage() {
    List<Missing> lacks =
        new ArrayList<>(List.of(Missing.told("a0", "agent:agent-old"), Missing.told("b0", "a b")));

    assertThat(DevicePackages.of(plan(), lacks).text()).isEqualTo("agent:agent-old\n");
  }

  @Test
  void text_isReadWithCommentsAndEmptyLines() {
    DevicePackages list = DevicePackages.parse("list", "# why\n\na:b  # one of them\n c++-d \n");

    assertThat(list.lines()).containsExactly(List.of("a", "b"), List.of("c++-d"));
    assertThat(list.and(List.of("e")).text()).isEqualTo("a:b\nc++-d\ne\n");
    assertThat(DevicePackages.parse("list", "\n").isEmpty()).isTrue();
  }

  @Test
  void whatIsNoName_isNamedWithItsLine() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DevicePackages.parse("list", "a\nb::c\n"))
        .withMessage(
            "list:2: '' is no name of a package; a line has one, or alternatives with : between");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DevicePackages.parse("list", "--purge\n"))
        .withMessageStartingWith("list:1: '--purge' is no name of a package");
  }
}
