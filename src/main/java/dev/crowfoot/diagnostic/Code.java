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
  UNKNOWN_ESCAPE("S004", Severity.ERROR),

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
  UNKNOWN_ARGUMENT("M124", Severity.ERROR),
  MISSING_ARGUMENT("M125", Severity.ERROR),
  REPEATED_ARGUMENT("M126", Severity.ERROR),
  WRONG_ARGUMENT("M127", Severity.ERROR),
  SECOND_ID("M128", Severity.ERROR),
  OPTIONAL_ID("M129", Severity.ERROR),
  REPEATED_FIELD("M130", Severity.ERROR),
  EMPTY_FIELD_LIST("M131", Severity.ERROR),
  KEY_NAME_TAKEN("M132", Severity.ERROR),
  MISPLACED_ATTRIBUTE("M133", Severity.ERROR),
  DATABASE_NAME_TAKEN("M134", Severity.ERROR),
  UNKNOWN_PROVIDER("M135", Severity.ERROR),
  UNKNOWN_SETTING("M136", Severity.ERROR),
  MISSING_SETTING("M137", Severity.ERROR),
  WRONG_SETTING("M138", Severity.ERROR),
  REPEATED_SETTING("M139", Severity.ERROR),
  UNKNOWN_PREVIEW_FEATURE("M140", Severity.ERROR),
  WRONG_PREDICATE("M141", Severity.ERROR),
  IGNORED_TARGET("M142", Severity.ERROR),
  IMPOSSIBLE_MANY_TO_MANY("M143", Severity.ERROR),

  DEPRECATED_PREVIEW_FEATURE("M201", Severity.WARNING),
  DEPRECATED_SETTING("M202", Severity.WARNING),

  UNKNOWN_NATIVE_TYPE("D101", Severity.ERROR),
  NATIVE_TYPE_MISMATCH("D102", Severity.ERROR),
  NATIVE_TYPE_ARGUMENT("D103", Severity.ERROR),
  NEEDLESSLY_UNSUPPORTED("D104", Severity.ERROR),
  NO_LISTS("D105", Severity.ERROR),
  NO_COMPOSITE_TYPES("D106", Severity.ERROR),
  NO_SUCH_INDEX_TYPE("D107", Severity.ERROR),
  INDEX_OPTION("D108", Severity.ERROR),
  OPERATOR_CLASS("D109", Severity.ERROR),
  NOT_INDEXABLE("D110", Severity.ERROR),
  CONSTRAINT_NAME_TAKEN("D111", Severity.ERROR),
  CONSTRAINT_NAME_TOO_LONG("D112", Severity.ERROR),
  CONSTRAINT_NAME_NOT_KEPT("D113", Severity.ERROR),
  UNSUPPORTED_ACTION("D114", Severity.ERROR),
  SET_NULL_ON_REQUIRED("D115", Severity.ERROR),
  AUTOINCREMENT_PLACE("D116", Severity.ERROR),
  NO_SCHEMAS("D117", Severity.ERROR),
  UNSUPPORTED_FUNCTION("D118", Severity.ERROR),

  RISKY_SET_NULL("D201", Severity.WARNING),
  RELATION_WITHOUT_INDEX("D202", Severity.WARNING),
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
