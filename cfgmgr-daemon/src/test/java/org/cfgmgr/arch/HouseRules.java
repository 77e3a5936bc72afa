package org.cfgmgr.arch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.lang.ArchRule;
import java.io.FileDescriptor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which room may see which, and where effects are allowed. */
final class HouseRules {
  private static final String OURS = "org.cfgmgr.";

  /** Each room with the other rooms it may use. */
  private static final Map<String, List<String>> ARROWS =
      Map.ofEntries(
          entry("odm", List.of()),
          entry("kernel", List.of()),
          entry("uevent", List.of()),
          entry("probe", List.of()),
          entry("scan", List.of("kernel")),
          entry("match", List.of("odm", "scan", "kernel")),
          entry("attr", List.of("odm", "scan", "match")),
          entry("guard", List.of("scan")),
          entry("method", List.of("odm", "scan", "kernel", "match", "attr", "guard")),
          entry("boot", List.of("scan")),
          entry("fileset", List.of("odm", "scan", "kernel", "boot")),
          entry("image", List.of("scan", "kernel")),
          entry("system", List.of("kernel", "image")),
          entry("catalogue", List.of("odm", "scan", "kernel", "fileset")),
          entry("diagnosis", List.of("scan", "kernel", "fileset", "image", "system", "catalogue")),
          entry(
              "plan",
              List.of("scan", "kernel", "fileset", "image", "system", "catalogue", "diagnosis")),
          entry("preflight", List.of("scan", "kernel", "fileset", "image")),
          entry("loader", List.of("scan", "kernel")),
          entry("source", List.of("scan", "kernel")),
          entry(
              "daemon",
              List.of(
                  "odm",
                  "scan",
                  "kernel",
                  "uevent",
                  "probe",
                  "match",
                  "attr",
                  "guard",
                  "method",
                  "boot",
                  "fileset",
                  "image",
                  "system",
                  "catalogue",
                  "diagnosis",
                  "plan",
                  "preflight",
                  "loader",
                  "source")));

  /** Calls that change the file system, by the class that has them. */
  private static final Map<String, Set<String>> WRITES =
      Map.of(
          "java.nio.file.Files",
          Set.of(
              "copy",
              "createDirectories",
              "createDirectory",
              "createFile",
              "createLink",
              "createSymbolicLink",
              "createTempDirectory",
              "createTempFile",
              "delete",
              "deleteIfExists",
              "move",
              "newBufferedWriter",
              "newOutputStream",
              "setAttribute",
              "setLastModifiedTime",
              "setOwner",
              "setPosixFilePermissions",
              "write",
              "writeString"),
          "java.nio.file.StandardOpenOption",
          Set.of("APPEND", "CREATE", "CREATE_NEW", "DELETE_ON_CLOSE", "TRUNCATE_EXISTING", "WRITE"),
          "java.io.File",
          Set.of(
              "createNewFile",
              "createTempFile",
              "delete",
              "deleteOnExit",
              "mkdir",
              "mkdirs",
              "renameTo",
              "setExecutable",
              "setLastModified",
              "setReadable",
              "setWritable"),
          "java.io.FileOutputStream",
          Set.of("<init>"),
          "java.io.FileWriter",
          Set.of("<init>"),
          "java.io.RandomAccessFile",
          Set.of("<init>"));

  private HouseRules() {}

  static Stream<ArchRule> all() {
    return Stream.concat(
        ARROWS.keySet().stream().sorted().map(HouseRules::arrowsOf),
        Stream.of(
            everyClassHasARoom(),
            packagesHaveNoCycles(),
            programsStartBehindTheActuator(),
            filesAreWrittenBehindTheActuator(),
            onlyTheServerListens(),
            onlyMainExits(),
            onlyTheOdmKnowsSql(),
            testLibrariesStayInTests()));
  }

  static ArchRule arrowsOf(String room) {
    List<String> allowed = ARROWS.getOrDefault(room, List.of());
    return classes()
        .that()
        .resideInAPackage(OURS + room + "..")
        .should()
        .onlyDependOnClassesThat(
            not(resideInAPackage(OURS + "."))
                .or(resideInAnyPackage(packages(Stream.concat(Stream.of(room), allowed.stream()))))
                .as("are of %s, or of %s", room, allowed))
        .allowEmptyShould(true);
  }

  static ArchRule everyClassHasARoom() {
    return classes().should().resideInAnyPackage(packages(ARROWS.keySet().stream().sorted()));
  }

  static ArchRule packagesHaveNoCycles() {
    return slices().matching(OURS + "(**)").should().beFreeOfCycles();
  }

  static ArchRule programsStartBehindTheActuator() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(OURS + "method.act..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.apache.commons.exec..")
                .or(describe("start programs", c -> c.isEquivalentTo(ProcessBuilder.class))))
        .orShould()
        .accessTargetWhere(calls("java.lang.Runtime", Set.of("exec")));
  }

  static ArchRule filesAreWrittenBehindTheActuator() {
    DescribedPredicate<JavaAccess<?>> writes =
        WRITES.entrySet().stream()
            .map(entry -> calls(entry.getKey(), entry.getValue()))
            .reduce((one, other) -> one.or(other))
            .orElseThrow()
            .as("it writes to the file system");
    return noClasses()
        .that()
        .resideOutsideOfPackages(OURS + "method.act..", OURS + "odm..")
        .and(describe("are not the recorder", c -> !isRecorder(c)))
        .should()
        .accessTargetWhere(writes);
  }

  static ArchRule onlyTheServerListens() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(OURS + "daemon.http..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("com.sun.net.httpserver..")
                .or(
                    describe(
                        "listen to the network",
                        c ->
                            Set.of(
                                    "java.net.ServerSocket",
                                    "java.net.DatagramSocket",
                                    "java.nio.channels.ServerSocketChannel",
                                    "java.nio.channels.DatagramChannel",
                                    "java.nio.channels.AsynchronousServerSocketChannel")
                                .contains(c.getName()))));
  }

  static ArchRule onlyMainExits() {
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName(OURS + "daemon.Main")
        .should()
        .accessTargetWhere(
            calls("java.lang.System", Set.of("exit"))
                .or(calls("java.lang.Runtime", Set.of("exit", "halt")))
                .as("it ends the JVM"));
  }

  static ArchRule onlyTheOdmKnowsSql() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(OURS + "odm..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..");
  }

  static ArchRule testLibrariesStayInTests() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.junit..", "org.mockito..", "org.assertj..", "com.tngtech..");
  }

  private static String[] packages(Stream<String> rooms) {
    return rooms.map(room -> OURS + room + "..").toArray(String[]::new);
  }

  private static boolean isRecorder(JavaClass type) {
    return type.getName().startsWith(OURS + "scan.Recorder");
  }

  private static DescribedPredicate<JavaAccess<?>> calls(String owner, Set<String> names) {
    return describe(
        owner + " " + names,
        access ->
            access.getTargetOwner().isAssignableTo(owner)
                && names.contains(access.getName())
                && !opensStandardStream(access));
  }

  private static boolean opensStandardStream(JavaAccess<?> access) {
    return access instanceof JavaConstructorCall call
        && call.getTarget().getRawParameterTypes().stream()
            .anyMatch(type -> type.isEquivalentTo(FileDescriptor.class));
  }
}
