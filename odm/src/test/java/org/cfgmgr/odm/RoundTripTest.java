package org.cfgmgr.odm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written comes back, for objects of every class. */
class RoundTripTest {
  private static final int OBJECTS = 400;

  private final ObjectGenerator generator = new ObjectGenerator(System.nanoTime());

  static List<OdmClass> classes() {
    return StandardClasses.all();
  }

  @ParameterizedTest
  @MethodSource("classes")
  void stanzas_ofGeneratedObjects_readBackEqual(OdmClass type) {
    List<OdmObject> objects = objects(type);

    StanzaObjects.Content content = StanzaObjects.read("x", write(objects), List.of(type));

    assertThat(content.problems()).as("%s", generator).isEmpty();
    assertThat(content.objects()).as("%s", generator).isEqualTo(objects);
  }

  @ParameterizedTest
  @MethodSource("classes")
  void stanzas_withCarriageReturns_readBackEqual(OdmClass type) {
    List<OdmObject> objects = objects(type);

    String text = write(objects).replace("\n", "\r\n");

    assertThat(StanzaObjects.read("x", text, List.of(type)).orThrow().objects())
        .as("%s", generator)
        .isEqualTo(objects);
  }

  @ParameterizedTest
  @MethodSource("classes")
  void odmgetOdmaddOdmget_ofGeneratedObjects_givesTheSameBytes(OdmClass type) {
    try (SqliteOdm first = SqliteOdm.inMemory();
        SqliteOdm second = SqliteOdm.inMemory()) {
      List<OdmObject> objects = objects(type);
      first.apply(adds(objects));
      String text = write(first.get(type, Criteria.all()));
      second.apply(adds(StanzaObjects.read("x", text, second.types()).orThrow().objects()));

      assertThat(first.get(type, Criteria.all())).as("%s", generator).isEqualTo(objects);
      assertThat(write(second.get(type, Criteria.all()))).as("%s", generator).isEqualTo(text);
    }
  }

  private List<OdmObject> objects(OdmClass type) {
    return Stream.generate(() -> generator.next(type)).limit(OBJECTS).toList();
  }

  private static List<OdmChange.Add> adds(List<OdmObject> objects) {
    return objects.stream().map(OdmChange.Add::new).toList();
  }

  private static String write(List<OdmObject> objects) {
    return objects.stream().map(StanzaWriter::write).collect(Collectors.joining());
  }
}
