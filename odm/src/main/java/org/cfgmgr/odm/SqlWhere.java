package org.cfgmgr.odm;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Criteria as SQL.
 *
 * @param text a WHERE clause with a leading blank, or nothing
 * @param values what is bound, each a {@code Long} or a {@code String}
 */
record SqlWhere(String text, List<Object> values) {
  static SqlWhere of(OdmClass type, Criteria criteria) {
    StringBuilder text = new StringBuilder();
    List<Object> values = new ArrayList<>();
    for (Comparison comparison : criteria.comparisons()) {
      Descriptor descriptor = type.descriptors().get(type.position(comparison.name()));
      boolean number = descriptor.type().isNumber() && comparison.operator() != Operator.LIKE;
      text.append(text.isEmpty() ? " WHERE " : " AND ")
          .append(Schema.quote(descriptor.name()))
          .append(' ')
          .append(comparison.operator().sql)
          .append(" ?");
      values.add(number ? (Object) comparison.number(type) : text(comparison));
    }
    return new SqlWhere(text.toString(), values);
  }

  private static String text(Comparison comparison) {
    return comparison.operator() == Operator.LIKE
        ? ShellPattern.glob(comparison.constant())
        : comparison.constant();
  }

  /** Binds values; returns the number of the next parameter. */
  static int bind(PreparedStatement statement, int first, List<?> values) throws SQLException {
    int parameter = first;
    for (Object value : values) {
      bind(statement, parameter++, value);
    }
    return parameter;
  }

  static void bind(PreparedStatement statement, int parameter, Object value) throws SQLException {
    if (value instanceof Long number) {
      statement.setLong(parameter, number);
    } else {
      statement.setString(parameter, value.toString());
    }
  }
}
