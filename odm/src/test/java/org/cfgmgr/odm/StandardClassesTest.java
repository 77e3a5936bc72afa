package org.cfgmgr.odm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cfgmgr.odm.CuDv.ChangeStatus;
import org.cfgmgr.odm.CuDv.Status;
import org.junit.jupiter.api.Test;

class StandardClassesTest {
  /** IBM's order, which is that of odmget. */
  @Test
  void descriptors_standInTheOrderOfAix() {
    assertThat(names(StandardClasses.PDDV))
        .isEqualTo(
            "type class subclass prefix devid base has_vpd detectable chgstatus bus_ext fru led"
                + " setno msgno catalog DvDr Define Configure Change Unconfigure Undefine Start"
                + " Stop inventory_only uniquetype");
    assertThat(names(StandardClasses.PDAT))
        .isEqualTo("uniquetype attribute deflt values width type generic rep nls_index access");
    assertThat(names(StandardClasses.PDCN)).isEqualTo("uniquetype connkey connwhere");
    assertThat(names(StandardClasses.CUDV))
        .isEqualTo("name status chgstatus ddins location parent connwhere PdDvLn");
    assertThat(names(StandardClasses.CUAT))
        .isEqualTo("name attribute value type generic rep nls_index");
    assertThat(names(StandardClasses.CUDEP)).isEqualTo("name dependency");
    assertThat(names(StandardClasses.CUDVDR)).isEqualTo("resource value1 value2 value3");
    assertThat(names(StandardClasses.CUVPD)).isEqualTo("name vpd_type vpd");
    assertThat(names(StandardClasses.CONFIG_RULES)).isEqualTo("phase seq boot_mask rule match");
  }

  @Test
  void cuDv_ofItsObject_isEqual() {
    CuDv device =
        new CuDv(
            "ent0", Status.AVAILABLE, ChangeStatus.SAME, "e1000", "00-03", "pci0", "03", "a/b/c");

    assertThat(CuDv.of(device.toObject())).isEqualTo(device);
    assertThat(device.toObject().values())
        .containsExactly("ent0", 1L, 2L, "e1000", "00-03", "pci0", "03", "a/b/c");
    assertThat(Status.AVAILABLE.label()).isEqualTo("Available");
  }

  @Test
  void cuDv_ofUnknownStatus_saysSo() {
    OdmObject object = OdmObject.of(StandardClasses.CUDV, Map.of("name", "ent0", "status", 3L));

    assertThatThrownBy(() -> CuDv.of(object))
        .isInstanceOf(OdmException.class)
        .hasMessage("CuDv ent0: status 3 is not one of 0 to 2");
    assertThatThrownBy(() -> CuDv.of(object.with(Map.of("status", 0L, "chgstatus", -1L))))
        .hasMessage("CuDv ent0: chgstatus -1 is not one of 0 to 3");
  }

  @Test
  void cuAt_ofItsObject_isEqual() {
    CuAt attribute = CuAt.text("ent0", "unique_id", "mac 1");

    assertThat(CuAt.of(attribute.toObject())).isEqualTo(attribute);
    assertThat(attribute.toObject().values())
        .containsExactly("ent0", "unique_id", "mac 1", "R", "D", "s", 0L);
  }

  @Test
  void pdDv_keyIsDevidElseType() {
    OdmObject object =
        OdmObject.of(
            StandardClasses.PDDV,
            Map.of("type", "t", "devid", "d", "base", 1L, "led", 7L, "DvDr", "e1000"));

    assertThat(PdDv.of(object).key()).isEqualTo("d");
    assertThat(PdDv.of(object).base()).isTrue();
    assertThat(PdDv.of(object).led()).isEqualTo(7);
    assertThat(PdDv.of(object).needsDriver()).isTrue();
    PdDv without = PdDv.of(object.with(Map.of("devid", "", "DvDr", "")));
    assertThat(without.key()).isEqualTo("t");
    assertThat(without.needsDriver()).isFalse();
  }

  @Test
  void configRule_ofItsObject() {
    OdmObject object =
        OdmObject.of(
            StandardClasses.CONFIG_RULES,
            Map.of("phase", 2L, "seq", 10L, "boot_mask", 4L, "rule", "r", "match", "a=1"));

    assertThat(ConfigRule.of(object)).isEqualTo(new ConfigRule(2, 10, 4, "r", "a=1"));
  }

  private static String names(OdmClass type) {
    List<Descriptor> descriptors = type.descriptors();
    return descriptors.stream().map(Descriptor::name).collect(Collectors.joining(" "));
  }
}
