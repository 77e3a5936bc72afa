package org.cfgmgr.odm;

/** The comparisons of a query. */
enum Operator {
  EQUAL("=", "="),
  NOT_EQUAL("!=", "<>"),
  GREATER_OR_EQUAL(">=", ">="),
  LESS_OR_EQUAL("<=", "<="),
  GREATER(">", ">"),
  LESS("<", "<"),
  /** A shell pattern: {@code *}, {@code ?} and {@code [..]}. */
  LIKE("like", "GLOB");

  final String text;
  final String sql;

  Operator(String text, String sql) {
    this.text = text;
    this.sql = sql;
  }

  /** Whether an order, that of a value to the constant, satisfies this operator. */
  boolean accepts(int order) {
    return switch (this) {
      case EQUAL, LIKE -> order == 0;
      case NOT_EQUAL -> order != 0;
      case GREATER -> order > 0;
      case GREATER_OR_EQUAL -> order >= 0;
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
    };
  }
}
