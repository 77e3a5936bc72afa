package org.cfgmgr.attr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import org.cfgmgr.match.PredefinedAttribute;
import org.junit.jupiter.api.Test;

/** Groups and shared attributes (IBM, "Predefined Attribute (PdAt) Object Class"). */
class RequestTest {
  private static final List<PredefinedAttribute> BUS =
      List.of(
          attribute("resources", "0", "level,memory", "G", "nl"),
          attribute("level", "5", "5,7,9", "R", "nl"),
          attribute("memory", "0xa0000", "0xa0000,0xb0000,0xc0000", "R", "nl"),
          attribute("level2", "", "level", "S", "nl"));

  private static PredefinedAttribute attribute(
      String name, String deflt, String values, String type, String rep) {
    return new PredefinedAttribute("adapter/isa/x", name, deflt, values, type, "DU", rep, 1, "");
  }

  private static Request request(Map<String, String> customized, Map<String, String> given) {
    return new Request(new DeviceAttributes(BUS, customized, "", KernelAttributes.none()), given);
  }

  @Test
  void group_setsItsMembers() {
    Request request = request(Map.of(), Map.of("resources", "2"));

    assertThat(request.problems(true)).isEmpty();
    assertThat(request.expanded())
        .containsOnly(entry("resources", "2"), entry("level", "9"), entry("memory", "0xc0000"));
  }

  @Test
  void group_hasAsManyOptionsAsItsMembersHaveValues() {
    assertThat(request(Map.of(), Map.of("resources", "3")).problems(true))
        .containsExactly("resources=3: legal are 0...2 (+1)");
  }

  @Test
  void shared_isTheOtherOne() {
    assertThat(request(Map.of(), Map.of()).attributes().stored("level2")).isEqualTo("5");
    assertThat(request(Map.of("level", "7"), Map.of()).attributes().effective("level2"))
        .isEqualTo("7");
    assertThat(request(Map.of(), Map.of("level2", "7")).problems(true))
        .containsExactly("level2=7: it is shared with level, which is 5");
  }

  @Test
  void shared_isSetWithTheOtherOne() {
    Request request = request(Map.of(), Map.of("level2", "7", "level", "7"));

    assertThat(request.problems(true)).isEmpty();
    assertThat(request.expanded()).containsOnly(entry("level", "7"));
  }

  @Test
  void value_isOneLine() {
    assertThat(request(Map.of(), Map.of("level", "5\n7")).problems(true))
        .containsExactly("level=5\n7: a value is one line");
  }
}
