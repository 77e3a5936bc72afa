package org.cfgmgr.odm;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes changes in their order. The caller holds the transaction. */
final class Writer implements AutoCloseable {
  private static final int BATCH = 1000;

  private final Connection connection;
  private final Origin origin;
  private final Map<String, PreparedStatement> inserts = new HashMap<>();
  private final Map<String, PreparedStatement> others = new HashMap<>();
  private int waiting;

  Writer(Connection connection, Origin origin) {
    this.connection = connection;
    this.origin = origin;
  }

  /** Returns how many objects were touched. */
  int write(List<? extends OdmChange> changes) throws SQLException {
    int touched = 0;
    for (OdmChange change : changes) {
      touched += write(change);
    }
    flush();
    return touched;
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : inserts.values()) {
      statement.close();
    }
    for (PreparedStatement statement : others.values()) {
      statement.close();
    }
  }

  private int write(OdmChange change) throws SQLException {
    if (change instanceof OdmChange.Add add) {
      return add(add.object());
    }
    flush();
    if (change instanceof OdmChange.Change some) {
      return change(some);
    }
    OdmChange.Delete delete = (OdmChange.Delete) change;
    SqlWhere where = SqlWhere.of(delete.type(), delete.criteria());
    return execute(
        "DELETE FROM " + Schema.quote(delete.type().name()) + where.text(), where.values());
  }

  private int add(OdmObject object) throws SQLException {
    PreparedStatement insert = inserts.get(object.type().name());
    if (insert == null) {
      insert = connection.prepareStatement(insert(object.type()));
      inserts.put(object.type().name(), insert);
    }
    insert.setString(SqlWhere.bind(insert, 1, object.values()), origin.mark);
    insert.addBatch();
    if (++waiting == BATCH) {
      flush();
    }
    return 1;
  }

  private int change(OdmChange.Change change) throws SQLException {
    // Checks names, kinds and lengths before anything is written.
    OdmObject checked = OdmObject.of(change.type(), change.values());
    List<String> names = List.copyOf(change.values().keySet());
    String set =
        names.stream()
            .map(name -> ", " + Schema.quote(name) + " = ?")
            .collect(Collectors.joining());
    List<Object> values = new ArrayList<>();
    names.forEach(name -> values.add(checked.values().get(change.type().position(name))));
    SqlWhere where = SqlWhere.of(change.type(), change.criteria());
    values.addAll(where.values());
    String table = Schema.quote(change.type().name());
    return execute("UPDATE " + table + " SET _origin = ''" + set + where.text(), values);
  }

  private int execute(String sql, List<Object> values) throws SQLException {
    PreparedStatement statement = others.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      others.put(sql, statement);
    }
    SqlWhere.bind(statement, 1, values);
    return statement.executeUpdate();
  }

  private void flush() throws SQLException {
    if (waiting > 0) {
      for (PreparedStatement insert : inserts.values()) {
        insert.executeBatch();
      }
      waiting = 0;
    }
  }

  /** Columns by name: in a store that was brought up to date they stand in another order. */
  private static String insert(OdmClass type) {
    String names =
        type.descriptors().stream()
            .map(descriptor -> Schema.quote(descriptor.name()) + ", ")
            .collect(Collectors.joining());
    return "INSERT INTO "
        + Schema.quote(type.name())
        + " ("
        + names
        + "_origin) VALUES ("
        + "?, ".repeat(type.descriptors().size())
        + "?)";
  }
}
