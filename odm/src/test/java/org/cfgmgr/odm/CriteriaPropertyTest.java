package org.cfgmgr.odm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A query means the same in the store, in memory and as text. */
class CriteriaPropertyTest {
  private static final int OBJECTS = 60;
  private static final int QUERIES = 150;

  private final ObjectGenerator generator = new ObjectGenerator(System.nanoTime());

  static List<OdmClass> classes() {
    return StandardClasses.all();
  }

  @ParameterizedTest
  @MethodSource("classes")
  void store_findsWhatMatchesInMemory(OdmClass type) {
    List<OdmObject> objects = Stream.generate(() -> generator.next(type)).limit(OBJECTS).toList();
    try (SqliteOdm odm = SqliteOdm.inMemory()) {
      odm.apply(objects.stream().map(OdmChange.Add::new).toList());
      for (int i = 0; i < QUERIES; i++) {
        Criteria criteria = criteria(type, objects);
        assertThat(odm.get(type, criteria))
            .as("%s: %s", generator, criteria)
            .isEqualTo(objects.stream().filter(criteria::matches).toList());
      }
    }
  }

  @Test
  void toString_parsesBackToTheSame() {
    List<OdmObject> objects =
        Stream.generate(() -> generator.next(StandardClasses.CUDV)).limit(OBJECTS).toList();
    for (int i = 0; i < 2000; i++) {
      Criteria criteria = criteria(StandardClasses.CUDV, objects);
      assertThat(Criteria.parse(criteria.toString())).as("%s", generator).isEqualTo(criteria);
    }
  }

  /** Each shape of pattern against every short text of a small alphabet. */
  @Test
  void patterns_ofEveryShape_matchAsInTheStore() {
    List<String> pieces =
        List.of(
            "*",
            "?",
            "[",
            "]",
            "!",
            "^",
            "-",
            "a",
            "b",
            "c",
            "[!",
            "[^",
            "[]",
            "\u00e9",
            "\ud83d\ude00");
    List<OdmObject> objects =
        Stream.generate(() -> pair(text(pieces.subList(2, pieces.size()), 4))).limit(200).toList();
    try (SqliteOdm odm = SqliteOdm.inMemory()) {
      odm.apply(objects.stream().map(OdmChange.Add::new).toList());
      for (int i = 0; i < 2000; i++) {
        Criteria criteria = comparison("name", Operator.LIKE, text(pieces, 8));
        assertThat(odm.get(StandardClasses.CUDEP, criteria))
            .as("%s: %s", generator, criteria)
            .isEqualTo(objects.stream().filter(criteria::matches).toList());
      }
    }
  }

  private String text(List<String> pieces, int most) {
    return String.join(
        "", Stream.generate(() -> generator.pick(pieces)).limit(generator.below(most)).toList());
  }

  private static OdmObject pair(String name) {
    return OdmObject.of(StandardClasses.CUDEP, Map.of("name", name));
  }

  private Criteria criteria(OdmClass type, List<OdmObject> objects) {
    Criteria criteria = comparison(type, objects);
    return generator.below(3) == 0 ? criteria.and(comparison(type, objects)) : criteria;
  }

  private Criteria comparison(OdmClass type, List<OdmObject> objects) {
    Descriptor descriptor = generator.pick(type.descriptors());
    Operator operator = generator.pick(List.of(Operator.values()));
    String value = generator.pick(objects).text(descriptor.name());
    String constant = generator.below(4) == 0 ? generator.value(descriptor).toString() : value;
    boolean loosen = operator == Operator.LIKE && !constant.isEmpty();
    return comparison(descriptor.name(), operator, loosen ? loosened(constant) : constant);
  }

  /** A pattern that the constant has a chance to match. */
  private String loosened(String constant) {
    int at =
        constant.offsetByCodePoints(
            0, generator.below(constant.codePointCount(0, constant.length())));
    String one = constant.substring(at, constant.offsetByCodePoints(at, 1));
    String rest = constant.substring(at + one.length());
    String wild =
        generator.pick(List.of("*", "?", "[" + one + "]", "[!" + one + "]", "[^x]", "[a-z]"));
    return constant.substring(0, at) + wild + (generator.below(2) == 0 ? "*" : rest);
  }

  private static Criteria comparison(String name, Operator operator, String constant) {
    Comparison comparison = new Comparison(name, operator, constant);
    Criteria criteria = Criteria.parse(comparison.toString());
    assertThat(criteria.comparisons()).containsExactly(comparison);
    return criteria;
  }
}
