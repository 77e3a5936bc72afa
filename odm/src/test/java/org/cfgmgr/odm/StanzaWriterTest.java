package org.cfgmgr.odm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StanzaWriterTest {
  @Test
  void write_laysOutAsOdmget() {
    OdmObject object =
        OdmObject.of(
            StandardClasses.CUAT,
            Map.of("name", "ent0", "attribute", "x", "value", "\"a\"\n\t\r\\", "nls_index", -1L));

    assertThat(StanzaWriter.write(object))
        .isEqualTo(
            """

            CuAt:
            	name = "ent0"
            	attribute = "x"
            	value = "\\"a\\"\\n\\t\\r\\\\"
            	type = ""
            	generic = ""
            	rep = ""
            	nls_index = -1
            """);
  }
}
