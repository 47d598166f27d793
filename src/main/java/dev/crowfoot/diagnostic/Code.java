// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.diagnostic;

/// The stable identity of every kind of finding about a schema: what tests, documentation and
/// people refer to.
///
/// Families: `S` syntax, `M` meaning, `D` what the chosen database cannot do. An id is never reused
/// or renumbered.
public enum Code {
  SYNTAX("S001", Severity.ERROR, "The text does not follow the language's grammar."),
  UNCLOSED_BLOCK("S002", Severity.ERROR, "A block has no closing brace."),
  UNTERMINATED_STRING("S003", Severity.ERROR, "A text in quotes is not closed on its line."),
  UNKNOWN_ESCAPE("S004", Severity.ERROR, "A backslash in a text begins no escape."),
  IGNORED_TEXT("S005", Severity.WARNING, "Text behind an opening brace means nothing."),
  MISPLACED_BRACE("S006", Severity.ERROR, "A brace does not begin or end its line."),
  UNFINISHED_ATTRIBUTE("S007", Severity.ERROR, "An argument or the rest of a name is missing."),

  DUPLICATE_NAME("M101", Severity.ERROR, "Two definitions, fields or values have the same name."),
  UNKNOWN_TYPE("M102", Severity.ERROR, "A field's type is neither of the language nor declared."),
  MISSING_OPPOSITE("M103", Severity.ERROR, "A relation field has no opposite in the other model."),
  MISSING_ID("M104", Severity.ERROR, "Nothing identifies a row of a model."),
  AMBIGUOUS_RELATION("M105", Severity.ERROR, "Relation fields cannot be told apart without names."),
  INCOMPLETE_RELATION(
      "M106",
      Severity.ERROR,
      "A relation does not say, or says twice, which fields refer to which."),
  EMPTY_ENUM("M107", Severity.ERROR, "An enum has no values."),
  SECOND_DATASOURCE("M108", Severity.ERROR, "A schema has more than one datasource."),
  RELATION_TYPE_MISMATCH(
      "M109", Severity.ERROR, "A foreign key and what it refers to have different types."),
  REFERENCE_NOT_UNIQUE("M110", Severity.ERROR, "A relation refers to fields that are no key."),
  ONE_TO_ONE_NOT_UNIQUE(
      "M111", Severity.ERROR, "The foreign key of a one-to-one relation is not unique."),
  RELATION_ARITY(
      "M112", Severity.ERROR, "A relation field and its foreign key disagree on being required."),
  IMPOSSIBLE_ACTION("M113", Severity.ERROR, "A referential action stands where it cannot act."),
  UNKNOWN_FIELD("M114", Severity.ERROR, "A field is named that does not exist or has no column."),
  UNKNOWN_ATTRIBUTE("M115", Severity.ERROR, "An attribute does not exist there."),
  DUPLICATE_ATTRIBUTE("M116", Severity.ERROR, "An attribute stands twice."),
  UNKNOWN_NATIVE_TYPE_PREFIX(
      "M117", Severity.ERROR, "A native type does not begin with the datasource's name."),
  UNKNOWN_FUNCTION("M118", Severity.ERROR, "A default calls a function that does not exist."),
  WRONG_DEFAULT("M119", Severity.ERROR, "A default does not fit the field's type."),
  RESERVED_NAME("M120", Severity.ERROR, "A name is a word of the language or of generated code."),
  VIEWS_NOT_ENABLED(
      "M121", Severity.ERROR, "A view stands in a schema without the preview feature."),
  VIEW_WITH_KEY("M122", Severity.ERROR, "A view has a primary key or an index."),
  UNKNOWN_SCHEMA(
      "M123", Severity.ERROR, "A database schema is missing or not listed in the datasource."),
  UNKNOWN_ARGUMENT("M124", Severity.ERROR, "An attribute has no such argument."),
  MISSING_ARGUMENT("M125", Severity.ERROR, "An attribute lacks an argument."),
  REPEATED_ARGUMENT("M126", Severity.ERROR, "An argument is given twice."),
  WRONG_ARGUMENT(
      "M127", Severity.ERROR, "An argument's value is of the wrong kind or out of range."),
  SECOND_ID("M128", Severity.ERROR, "A model has more than one id."),
  OPTIONAL_ID("M129", Severity.ERROR, "An id is over optional fields."),
  REPEATED_FIELD("M130", Severity.ERROR, "A key or relation names a field twice."),
  EMPTY_FIELD_LIST("M131", Severity.ERROR, "A key names no field."),
  KEY_NAME_TAKEN("M132", Severity.ERROR, "The client's name of a key is taken."),
  MISPLACED_ATTRIBUTE("M133", Severity.ERROR, "An attribute is not for fields of that kind."),
  DATABASE_NAME_TAKEN(
      "M134", Severity.ERROR, "Two tables, columns or enums have the same name in the database."),
  UNKNOWN_PROVIDER("M135", Severity.ERROR, "The datasource's provider is not known."),
  UNKNOWN_SETTING("M136", Severity.ERROR, "A setting is not known."),
  MISSING_SETTING("M137", Severity.ERROR, "A setting is missing."),
  WRONG_SETTING("M138", Severity.ERROR, "A setting's value is of the wrong kind."),
  REPEATED_SETTING("M139", Severity.ERROR, "A setting stands twice."),
  UNKNOWN_PREVIEW_FEATURE("M140", Severity.ERROR, "A preview feature is not known."),
  WRONG_PREDICATE("M141", Severity.ERROR, "The condition of a partial index cannot be read."),
  IGNORED_TARGET("M142", Severity.ERROR, "A relation refers to a model that is ignored."),
  IMPOSSIBLE_MANY_TO_MANY(
      "M143", Severity.ERROR, "A many-to-many relation has no table that could hold it."),
  INVALID_NAME("M144", Severity.ERROR, "A name begins with a digit or contains a dash."),

  DEPRECATED_PREVIEW_FEATURE("M201", Severity.WARNING, "A preview feature is no preview any more."),
  DEPRECATED_SETTING("M202", Severity.WARNING, "A setting has a new name."),

  UNKNOWN_NATIVE_TYPE("D101", Severity.ERROR, "The database has no such type."),
  NATIVE_TYPE_MISMATCH("D102", Severity.ERROR, "A native type does not fit the field's type."),
  NATIVE_TYPE_ARGUMENT(
      "D103", Severity.ERROR, "The arguments of a native type are wrong or out of range."),
  NEEDLESSLY_UNSUPPORTED("D104", Severity.ERROR, "A type marked as unsupported is supported."),
  NO_LISTS("D105", Severity.ERROR, "The database has no lists."),
  NO_COMPOSITE_TYPES("D106", Severity.ERROR, "The database has no composite types."),
  NO_SUCH_INDEX_TYPE("D107", Severity.ERROR, "The database has no such type of index."),
  INDEX_OPTION("D108", Severity.ERROR, "The database has no such option of indexes."),
  OPERATOR_CLASS("D109", Severity.ERROR, "An operator class does not exist or does not fit."),
  NOT_INDEXABLE("D110", Severity.ERROR, "A type of index cannot be over that column."),
  CONSTRAINT_NAME_TAKEN(
      "D111", Severity.ERROR, "Two keys or indexes would have the same name in the database."),
  CONSTRAINT_NAME_TOO_LONG(
      "D112", Severity.ERROR, "The name of a key or index is too long for the database."),
  CONSTRAINT_NAME_NOT_KEPT(
      "D113", Severity.ERROR, "The database does not keep names of that kind."),
  UNSUPPORTED_ACTION("D114", Severity.ERROR, "The referential action needs foreign keys."),
  SET_NULL_ON_REQUIRED("D115", Severity.ERROR, "`SetNull` on a foreign key that is required."),
  AUTOINCREMENT_PLACE("D116", Severity.ERROR, "A column that counts by itself is not the id."),
  NO_SCHEMAS("D117", Severity.ERROR, "The database has no schemas."),
  UNSUPPORTED_FUNCTION("D118", Severity.ERROR, "The database has no such function for defaults."),
  CIRCLE_OF_ACTIONS(
      "D119", Severity.ERROR, "Referential actions go round, and no foreign keys carry them out."),

  RISKY_SET_NULL(
      "D201",
      Severity.WARNING,
      "`SetNull` on a foreign key that is required will fail when it acts."),
  RELATION_WITHOUT_INDEX(
      "D202", Severity.WARNING, "Without foreign keys, a relation needs an index of its own."),
  COUNTS_NOT("D203", Severity.WARNING, "A column does not count by itself, though it says so."),
  ;

  private final String id;
  private final Severity severity;
  private final String title;

  Code(String id, Severity severity, String title) {
    this.id = id;
    this.severity = severity;
    this.title = title;
  }

  /// The stable id, such as `M102`.
  public String id() {
    return id;
  }

  public Severity severity() {
    return severity;
  }

  /// What every finding of this kind has in common, as a sentence.
  public String title() {
    return title;
  }

  /// Whether it is of the family `D`: what was understood asks too much of the database.
  public boolean isOfDatabase() {
    return id.startsWith("D");
  }

  /// Whether it is of the family `S`: the text could not be read.
  public boolean isSyntax() {
    return id.startsWith("S");
  }
}
