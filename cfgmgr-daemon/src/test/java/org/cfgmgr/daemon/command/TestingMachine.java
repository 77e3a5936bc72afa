package org.cfgmgr.daemon.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cfgmgr.odm.CuAt;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.OdmChange;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.SqliteOdm;
import org.cfgmgr.odm.StandardClasses;
import org.cfgmgr.odm.StanzaObjects;

/** A machine with an ODM in a directory, on which commands are run in this process. */
final class TestingMachine {
  /** What a command left behind. */
  record Outcome(int code, String out, String err) {}

  private final Path directory;
  private final Path place;
  private final Path seeds;
  private final Map<String, String> environment = new HashMap<>();
  private String input = "";

  TestingMachine(Path place) throws IOException {
    this.place = place;
    directory = place.resolve("objrepos");
    seeds = Files.createDirectories(place.resolve("etc/objrepos"));
    environment.put("ODMDIR", directory.toString());
  }

  Path directory() {
    return directory;
  }

  /** Writes a file of objects that come with the product. */
  TestingMachine seed(String stanzas) throws IOException {
    Files.writeString(seeds.resolve("types.odm"), stanzas);
    return this;
  }

  TestingMachine stanzas(String text) {
    List<OdmChange> changes = new ArrayList<>();
    StanzaObjects.read("test", text, StandardClasses.all())
        .orThrow()
        .objects()
        .forEach(object -> changes.add(new OdmChange.Add(object)));
    return apply(changes);
  }

  TestingMachine device(String name, int status, String location, String parent, String type) {
    Map<String, Object> values = new HashMap<>();
    values.put("name", name);
    values.put("status", status);
    values.put("chgstatus", 2);
    values.put("location", location);
    values.put("parent", parent);
    values.put("PdDvLn", type);
    return apply(List.of(new OdmChange.Add(OdmObject.of(StandardClasses.CUDV, values))));
  }

  TestingMachine attribute(String device, String name, String value) {
    return apply(List.of(new OdmChange.Add(CuAt.text(device, name, value).toObject())));
  }

  TestingMachine apply(List<OdmChange> changes) {
    try (Odm odm = SqliteOdm.open(directory)) {
      odm.apply(changes);
    }
    return this;
  }

  TestingMachine input(String text) {
    input = text;
    return this;
  }

  TestingMachine environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Outcome run(Command command, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = run(command, new PrintStream(out, false, StandardCharsets.UTF_8), err, arguments);
    return new Outcome(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  int run(Command command, PrintStream out, ByteArrayOutputStream err, String... arguments) {
    System.setProperty("cfgmgr.home", place.toString());
    try {
      PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
      ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
      Terminal terminal = new Terminal(in, out, errors, environment);
      int code = command.run(List.of(arguments), terminal);
      out.flush();
      return code;
    } finally {
      System.clearProperty("cfgmgr.home");
    }
  }

  /** The stanza of a type that is described by a message of its own. */
  static String type(String uniquetype, int msgno, String description) {
    String[] parts = uniquetype.split("/", 3);
    return """

        PdDv:
        	type = "%s"
        	class = "%s"
        	subclass = "%s"
        	prefix = "%s"
        	setno = 1
        	msgno = %d
        	catalog = "devices.cat"
        	uniquetype = "%s"
        """
            .formatted(parts[2], parts[0], parts[1], parts[0], msgno, uniquetype)
        + message(msgno, description);
  }

  static String message(int msgno, String text) {
    return """

        Messages:
        	catalog = "devices.cat"
        	setno = 1
        	msgno = %d
        	text = "%s"
        """
        .formatted(msgno, text);
  }

  /** The stanza of an attribute of a type. */
  static String attribute(
      String uniquetype, String name, String deflt, String values, String marks, int nls) {
    return """

        PdAt:
        	uniquetype = "%s"
        	attribute = "%s"
        	deflt = "%s"
        	values = "%s"
        	type = "R"
        	%s
        	nls_index = %d
        """
        .formatted(uniquetype, name, deflt, values, marks, nls);
  }
}
