package org.cfgmgr.daemon.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prints JSON. Loaded only when JSON is asked for, since Jackson's start takes as long as lsdev.
 */
public final class Json {
  private Json() {}

  /** Any value of the JDK's own kinds, indented, with a line end. */
  public static String print(Object value) {
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    return mapper.writeValueAsString(value) + "\n";
  }

  /** The same on one line, without its end. */
  public static String line(Object value) {
    return Compact.MAPPER.writeValueAsString(value);
  }

  /** Made once: the daemon writes many lines. */
  private static final class Compact {
    static final JsonMapper MAPPER = JsonMapper.builder().build();
  }

  /** Rows as an array of objects, a name for each column. */
  static String print(List<? extends Row> rows, List<String> columns) {
    List<Map<String, Object>> objects = new ArrayList<>();
    for (Row row : rows) {
      Map<String, Object> object = new LinkedHashMap<>();
      columns.forEach(column -> object.put(column, row.value(column)));
      objects.add(object);
    }
    return print(objects);
  }
}
