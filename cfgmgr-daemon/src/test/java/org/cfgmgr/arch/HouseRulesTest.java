package org.cfgmgr.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.cfgmgr.scan.planted.Culprit;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("org.cfgmgr");

  private static final JavaClasses PLANTED =
      new ClassFileImporter().importPackagesOf(Culprit.class);

  @TestFactory
  Stream<DynamicTest> rule_heldByTheHouse() {
    return HouseRules.all()
        .map(rule -> dynamicTest(rule.getDescription(), () -> rule.check(HOUSE)));
  }

  @Test
  void house_holdsEveryModule() {
    assertThat(HOUSE.stream().map(type -> type.getPackageName().split("\\.", -1)[2]))
        .contains("odm", "scan", "kernel", "method", "fileset", "daemon")
        .doesNotContain("arch");
  }

  @ParameterizedTest
  @MethodSource("rulesAndTheirCulprits")
  void rule_namesItsCulprit(ArchRule rule, List<String> culprits) {
    String report = String.join("\n", rule.evaluate(PLANTED).getFailureReport().getDetails());

    assertThat(culprits).allSatisfy(culprit -> assertThat(report).contains(culprit));
  }

  static Stream<Arguments> rulesAndTheirCulprits() {
    return Stream.of(
        arguments(HouseRules.arrowsOf("scan"), List.of("Culprit.looksUpstairs()")),
        arguments(HouseRules.packagesHaveNoCycles(), List.of("Cycle detected", "Accomplice")),
        arguments(
            HouseRules.programsStartBehindTheActuator(),
            List.of("Culprit.startsBuilder()", "Culprit.startsRuntime()", "Culprit.startsExec()")),
        arguments(
            HouseRules.filesAreWrittenBehindTheActuator(),
            List.of("Culprit.writes(", "Culprit.streams(", "Culprit.opens(", "Culprit.removes(")),
        arguments(HouseRules.onlyTheServerListens(), List.of("Culprit.listens()")),
        arguments(HouseRules.onlyMainExits(), List.of("Culprit.exits()", "Culprit.halts()")),
        arguments(HouseRules.onlyTheOdmKnowsSql(), List.of("Culprit.queries(")),
        arguments(HouseRules.testLibrariesStayInTests(), List.of("Culprit.asserts()")));
  }

  @Test
  void room_mustBeKnown() {
    JavaClasses stranger = new ClassFileImporter().importClasses(HouseRulesTest.class);

    assertThat(HouseRules.everyClassHasARoom().evaluate(stranger).hasViolation()).isTrue();
  }
}
