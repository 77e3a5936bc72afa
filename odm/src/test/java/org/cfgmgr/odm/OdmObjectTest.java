package org.cfgmgr.odm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OdmObjectTest {
  private static final OdmClass WIDE =
      new OdmClass("Wide", List.of(new Descriptor("big", OdmType.LONG64, 0)));

  @Test
  void of_fillsWhatIsNotGiven() {
    OdmObject object = OdmObject.of(StandardClasses.CUVPD, Map.of("name", "ent0"));

    assertThat(object.type()).isSameAs(StandardClasses.CUVPD);
    assertThat(object.values()).containsExactly("ent0", 0L, "");
    assertThat(object.text("vpd_type")).isEqualTo("0");
    assertThat(object.number("vpd_type")).isZero();
    assertThat(object.number("name")).isZero();
    assertThat(object).hasToString("CuVPD[ent0, 0, ]");
  }

  @Test
  void of_takesLimits() {
    String longest = "x".repeat(4096);

    assertThat(OdmObject.of(StandardClasses.CUVPD, Map.of("vpd", longest)).text("vpd"))
        .isEqualTo(longest);
    for (long number : List.of((long) Short.MIN_VALUE, (long) Short.MAX_VALUE)) {
      assertThat(vpdType(number).number("vpd_type")).isEqualTo(number);
    }
    for (long number : List.of(Long.MIN_VALUE, Long.MAX_VALUE)) {
      assertThat(OdmObject.of(WIDE, Map.of("big", number)).number("big")).isEqualTo(number);
    }
  }

  @Test
  void of_wrongValue_isNamed() {
    assertRefused(Map.of("size", 1L), "class CuVPD has no descriptor size");
    assertRefused(Map.of("name", 1L), "CuVPD.name: value '1' is not text");
    assertRefused(Map.of("vpd_type", "1"), "CuVPD.vpd_type: value '1' is not a number");
    assertRefused(Map.of("vpd_type", 1.5), "CuVPD.vpd_type: value '1.5' is not a whole number");
    assertRefused(Map.of("vpd_type", 32768L), "CuVPD.vpd_type: value '32768' is out of range");
    assertRefused(Map.of("vpd_type", -32769L), "CuVPD.vpd_type: value '-32769' is out of range");
    assertRefused(
        Map.of("name", "x".repeat(33)),
        "CuVPD.name: value '" + "x".repeat(33) + "' is longer than 32 characters");
    assertRefused(Map.of("name", "a\0"), "CuVPD.name: value 'a\0' holds a NUL character");
    assertRefused(
        Map.of("name", "\ude00a"),
        "CuVPD.name: value '\ude00a' holds half a character (a lone surrogate)");
  }

  @Test
  void of_longNumber_hasItsRange() {
    assertThatThrownBy(
            () -> OdmObject.of(StandardClasses.CONFIG_RULES, Map.of("boot_mask", 1L << 31)))
        .hasMessage("Config_Rules.boot_mask: value '2147483648' is out of range");
  }

  @Test
  void with_replacesAndChecks() {
    OdmObject object = vpdType(1).with(Map.of("name", "ent0"));

    assertThat(object.values()).containsExactly("ent0", 1L, "");
    assertThatThrownBy(() -> object.with(Map.of("nam", "x")))
        .hasMessage("class CuVPD has no descriptor nam");
  }

  @Test
  void equals_comparesClassAndValues() {
    assertThat(vpdType(1)).isEqualTo(vpdType(1)).hasSameHashCodeAs(vpdType(1));
    assertThat(vpdType(1)).isNotEqualTo(vpdType(2)).isNotEqualTo("x");
    assertThat(OdmObject.of(StandardClasses.CUDEP, Map.of()))
        .isNotEqualTo(
            OdmObject.of(new OdmClass("X", StandardClasses.CUDEP.descriptors()), Map.of()));
  }

  private static OdmObject vpdType(long number) {
    return OdmObject.of(StandardClasses.CUVPD, Map.of("vpd_type", number));
  }

  private static void assertRefused(Map<String, ?> values, String message) {
    assertThatThrownBy(() -> OdmObject.of(StandardClasses.CUVPD, values))
        .isInstanceOf(OdmException.class)
        .hasMessage(message);
  }
}
