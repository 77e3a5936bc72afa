package org.cfgmgr.odm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VpdTest {
  @Test
  void fields_comeBackInTheirOrder() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("SN", "A*EC00");
    fields.put("EC", "");
    fields.put("Z0", "x".repeat(255));

    String vpd = Vpd.encode(fields);

    assertThat(vpd).startsWith("*SN06A*EC00*EC00*Z0ffxxx");
    assertThat(Vpd.decode(vpd)).containsExactlyEntriesOf(fields);
  }

  @Test
  void longValue_isCut() {
    String vpd = Vpd.encode(Map.of("SN", "y".repeat(300)));

    assertThat(Vpd.decode(vpd).get("SN")).hasSize(255);
  }

  @Test
  void brokenText_endsTheFields() {
    assertThat(Vpd.decode("")).isEmpty();
    assertThat(Vpd.decode("garbage")).isEmpty();
    assertThat(Vpd.decode("*SN02ab*EC")).containsOnlyKeys("SN");
    assertThat(Vpd.decode("*SN02ab*EC09short")).containsOnlyKeys("SN");
    assertThat(Vpd.decode("*SN02ab*ECzz")).containsOnlyKeys("SN");
  }

  @Test
  void keyword_hasTwoCharacters() {
    assertThatThrownBy(() -> Vpd.encode(Map.of("SERIAL", "1")))
        .isInstanceOf(OdmException.class)
        .hasMessage("VPD keyword 'SERIAL' is not two characters long");
  }
}
