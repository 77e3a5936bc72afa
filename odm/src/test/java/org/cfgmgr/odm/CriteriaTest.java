package org.cfgmgr.odm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CriteriaTest {
  private static final OdmObject ENT0 =
      OdmObject.of(
          StandardClasses.CUDV,
          Map.of("name", "ent0", "status", 1L, "parent", "pci0", "connwhere", "it's \"x\" \\"));

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          name=ent0                                | true
          name = ent0                              | true
          name='ent0'                              | true
          name="ent0"                              | true
          name='ent1'                              | false
          name!=ent1                               | true
          name != 'ent0'                           | false
          name > 'ent'                             | true
          name >= 'ent0'                           | true
          name < 'ent0'                            | false
          name <= 'ent0'                           | true
          name like ent?                           | true
          name LIKE 'e*'                           | true
          name Like 'e'                            | false
          name like 'ent[0-9]'                     | true
          name like 'ent[!0-9]'                    | false
          name='ent0' AND parent='pci0'            | true
          name='ent0'AND parent='pci0'             | true
          name=ent0 and parent=pci1                | false
          status=1                                 | true
          status='1'                               | true
          status = 0x1                             | true
          status = 01                              | true
          status > -1                              | true
          status > 10                              | false
          status like '[01]'                       | true
          connwhere = 'it\\'s "x" \\\\'            | true
          connwhere = "it's \\"x\\" \\\\"          | true
          connwhere like *\\                       | true
          location = ''                            | true
          """)
  void matches_object(String text, boolean expected) {
    assertThat(Criteria.parse(text).matches(ENT0)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n"})
  void parse_ofBlankText_matchesAll(String text) {
    assertThat(Criteria.parse(text)).isEqualTo(Criteria.all());
    assertThat(Criteria.all().matches(ENT0)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          ='ent0'                | 1  | a descriptor's name
          name                   | 5  | one of = != > >= < <= like
          name 'ent0'            | 6  | one of = != > >= < <= like
          name likes 'ent0'      | 6  | one of = != > >= < <= like
          name ! 'ent0'          | 6  | one of = != > >= < <= like
          name=                  | 6  | a value
          name=='ent0'           | 6  | a value
          name => 'ent0'         | 7  | a value
          name='ent0             | 6  | a closing ' for the quote that opens
          name="ent0\\"          | 6  | a closing " for the quote that opens
          name=ent0 parent=pci0  | 11 | AND or the end
          name='ent0' OR x='y'   | 13 | AND or the end
          name='ent0' ANDx='y'   | 13 | AND or the end
          name='ent0' AND        | 16 | a descriptor's name
          NOT name='ent0'        | 5  | one of = != > >= < <= like
          (name='ent0')          | 1  | a descriptor's name
          """)
  void parse_ofWrongText_saysWhereAndWhat(String text, int column, String expected) {
    assertThatThrownBy(() -> Criteria.parse(text))
        .isInstanceOf(OdmException.class)
        .hasMessage("criteria \"%s\", column %d: expected %s", text, column, expected);
  }

  @Test
  void matches_unknownDescriptor_namesIt() {
    assertThatThrownBy(() -> Criteria.parse("nam=ent0").matches(ENT0))
        .hasMessage("class CuDv has no descriptor nam");
  }

  @Test
  void matches_textForNumber_namesBoth() {
    assertThatThrownBy(() -> Criteria.parse("status=available").matches(ENT0))
        .hasMessage("CuDv.status is a number and cannot be compared with 'available'");
  }

  @Test
  void equal_takesTheValueAsItStands() {
    assertThat(Criteria.equal("connwhere", "it's \"x\" \\").matches(ENT0)).isTrue();
    assertThat(Criteria.equal("name", "ent?").matches(ENT0)).isFalse();
  }

  @Test
  void and_joinsBoth() {
    Criteria both = Criteria.equal("name", "ent0").and(Criteria.parse("status > 0"));

    assertThat(both).hasToString("name='ent0' AND status>'0'");
    assertThat(both).isEqualTo(Criteria.parse("name = ent0 and status > 0"));
    assertThat(both.matches(ENT0)).isTrue();
    assertThat(both.and(Criteria.parse("status < 1")).matches(ENT0)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          vendor = '0x8086'          | true
          vendor = 0x08086           | false
          vendor > 0x8085            | true
          count > 9                  | true
          count < 9                  | false
          bus > 'a'                  | true
          absent = ''                | true
          absent != ''               | false
          absent like '?*'           | false
          """)
  void matches_facts(String text, boolean expected) {
    Map<String, String> facts = Map.of("vendor", "0x8086", "count", "10", "bus", "pci");

    assertThat(Criteria.parse(text).matches(facts::get)).isEqualTo(expected);
  }
}
