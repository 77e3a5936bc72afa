package org.cfgmgr.odm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqliteOdmTest {
  private final SqliteOdm odm = SqliteOdm.inMemory();

  @AfterEach
  void close() {
    odm.close();
  }

  @Test
  void get_givesObjectsAsTheyWereAdded() {
    odm.apply(IntStream.of(3, 1, 2).mapToObj(i -> add("ent" + i)).toList());
    odm.apply(List.of(delete("name='ent1'"), add("ent0")));
    odm.apply(List.of(change("name='ent3'", Map.of("name", "ent9"))));

    assertThat(names("")).containsExactly("ent9", "ent2", "ent0");
    assertThat(names("name like ent?")).containsExactly("ent9", "ent2", "ent0");
  }

  @Test
  void get_ofNothing_isEmpty() {
    assertThat(odm.get(StandardClasses.CUDV, Criteria.all())).isEmpty();
  }

  @Test
  void apply_countsWhatItTouched() {
    assertThat(odm.apply(List.of())).isZero();
    assertThat(odm.apply(List.of(add("ent0"), add("ent1"), add("en0")))).isEqualTo(3);
    assertThat(odm.apply(List.of(change("name like 'ent*'", Map.of("status", 1L))))).isEqualTo(2);
    assertThat(odm.apply(List.of(change("name='x'", Map.of("status", 1L))))).isZero();
    assertThat(odm.apply(List.of(delete("status=1"), delete("name='x'")))).isEqualTo(2);
    assertThat(odm.apply(List.of(delete("")))).isEqualTo(1);
  }

  @Test
  void apply_ofChange_leavesTheOtherValues() {
    odm.apply(List.of(add("ent0"), add("ent1")));
    odm.apply(List.of(change("name='ent0'", Map.of("status", 1L, "parent", "a'b\"c"))));

    assertThat(odm.get(StandardClasses.CUDV, Criteria.all()))
        .containsExactly(
            OdmObject.of(
                StandardClasses.CUDV, Map.of("name", "ent0", "status", 1L, "parent", "a'b\"c")),
            OdmObject.of(StandardClasses.CUDV, Map.of("name", "ent1")));
  }

  @Test
  void apply_ofWrongChangeInTheMiddle_leavesNothing() {
    odm.apply(List.of(add("ent0")));

    assertThatThrownBy(
            () ->
                odm.apply(
                    List.of(
                        add("ent1"),
                        change("", Map.of("name", "x")),
                        change("", Map.of("status", 40_000L)),
                        add("ent2"))))
        .isInstanceOf(OdmException.class)
        .hasMessage("CuDv.status: value '40000' is out of range");

    assertThat(names("")).containsExactly("ent0");
    odm.apply(List.of(add("ent1")));
    assertThat(names("")).containsExactly("ent0", "ent1");
  }

  @Test
  void apply_ofErrorInTheMiddle_leavesNothing() {
    List<OdmChange> changes =
        new AbstractList<>() {
          @Override
          public OdmChange get(int index) {
            if (index == 1) {
              throw new StackOverflowError();
            }
            return SqliteOdmTest.add("ent0");
          }

          @Override
          public int size() {
            return 2;
          }
        };

    assertThatThrownBy(() -> odm.apply(changes)).isInstanceOf(StackOverflowError.class);

    assertThat(names("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nam='x'        | class CuDv has no descriptor nam
          status='x'     | CuDv.status is a number and cannot be compared with 'x'
          """)
  void get_ofWrongCriteria_saysSo(String criteria, String message) {
    assertThatThrownBy(() -> names(criteria)).isInstanceOf(OdmException.class).hasMessage(message);
  }

  @Test
  void get_takesHostileValuesAsTheyStand() {
    String hostile = "'; DROP TABLE CuDv; --";
    odm.apply(List.of(add(hostile)));

    assertThat(odm.get(StandardClasses.CUDV, Criteria.equal("name", hostile))).hasSize(1);
    assertThat(names("name like '*DROP*'")).containsExactly(hostile);
  }

  @Test
  void type_givesTheClassOfThatName() {
    assertThat(odm.type("CuDv")).isSameAs(StandardClasses.CUDV);
    assertThat(odm.types()).isEqualTo(StandardClasses.all());
    assertThatThrownBy(() -> odm.type("CuDx"))
        .isInstanceOf(OdmException.class)
        .hasMessage("there is no object class CuDx; odmshow lists those there are");
  }

  private List<String> names(String criteria) {
    return odm.get(StandardClasses.CUDV, Criteria.parse(criteria)).stream()
        .map(object -> object.text("name"))
        .toList();
  }

  private static OdmChange add(String name) {
    return new OdmChange.Add(OdmObject.of(StandardClasses.CUDV, Map.of("name", name)));
  }

  private static OdmChange change(String criteria, Map<String, ?> values) {
    return new OdmChange.Change(StandardClasses.CUDV, Criteria.parse(criteria), values);
  }

  private static OdmChange delete(String criteria) {
    return new OdmChange.Delete(StandardClasses.CUDV, Criteria.parse(criteria));
  }
}
