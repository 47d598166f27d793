// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.diagnostic;

/// The stable identity of every kind of finding about a schema: what tests, documentation and
/// people refer to.
///
/// Families: `S` syntax, `M` meaning, `D` what the chosen database cannot do. An id is never reused
/// or renumbered.
public enum Code {
  SYNTAX("S001", Severity.ERROR),
  UNCLOSED_BLOCK("S002", Severity.ERROR),
  UNTERMINATED_STRING("S003", Severity.ERROR),

  DUPLICATE_NAME("M101", Severity.ERROR),
  UNKNOWN_TYPE("M102", Severity.ERROR),
  MISSING_OPPOSITE("M103", Severity.ERROR),
  MISSING_ID("M104", Severity.ERROR),
  AMBIGUOUS_RELATION("M105", Severity.ERROR),
  INCOMPLETE_RELATION("M106", Severity.ERROR),
  EMPTY_ENUM("M107", Severity.ERROR),
  SECOND_DATASOURCE("M108", Severity.ERROR),
  RELATION_TYPE_MISMATCH("M109", Severity.ERROR),
  REFERENCE_NOT_UNIQUE("M110", Severity.ERROR),
  ONE_TO_ONE_NOT_UNIQUE("M111", Severity.ERROR),
  RELATION_ARITY("M112", Severity.ERROR),
  IMPOSSIBLE_ACTION("M113", Severity.ERROR),
  UNKNOWN_FIELD("M114", Severity.ERROR),
  UNKNOWN_ATTRIBUTE("M115", Severity.ERROR),
  DUPLICATE_ATTRIBUTE("M116", Severity.ERROR),
  UNKNOWN_NATIVE_TYPE_PREFIX("M117", Severity.ERROR),
  UNKNOWN_FUNCTION("M118", Severity.ERROR),
  WRONG_DEFAULT("M119", Severity.ERROR),
  RESERVED_NAME("M120", Severity.ERROR),
  VIEWS_NOT_ENABLED("M121", Severity.ERROR),
  VIEW_WITH_KEY("M122", Severity.ERROR),
  UNKNOWN_SCHEMA("M123", Severity.ERROR),

  UNKNOWN_NATIVE_TYPE("D101", Severity.ERROR),
  NATIVE_TYPE_MISMATCH("D102", Severity.ERROR),
  NATIVE_TYPE_ARGUMENT("D103", Severity.ERROR),
  NEEDLESSLY_UNSUPPORTED("D104", Severity.ERROR),
  ;

  private final String id;
  private final Severity severity;

  Code(String id, Severity severity) {
    this.id = id;
    this.severity = severity;
  }

  /// The stable id, such as `M102`.
  public String id() {
    return id;
  }

  public Severity severity() {
    return severity;
  }

  /// Whether it is of the family `S`: the text could not be read.
  public boolean isSyntax() {
    return id.startsWith("S");
  }
}
