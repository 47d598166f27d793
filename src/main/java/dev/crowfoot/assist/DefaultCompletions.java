// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.assist.Candidates.Entry;
import dev.crowfoot.assist.Completion.Kind;
import dev.crowfoot.assist.Symbol.WordKind;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.EnumValue;
import dev.crowfoot.model.FieldType.Scalar;
import dev.crowfoot.model.Provider;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.ModelDecl;
import java.util.ArrayList;
import java.util.List;

/// Completes what `@default(…)` can hold: values of the field's enum, functions and words that fit
/// its type.
///
/// @param owner the model whose field it is
record DefaultCompletions(Scope scope, ModelDecl owner, FieldDecl field) {
  /// A value that a default can have.
  ///
  /// @param template as [Candidates] takes it
  private record Value(Kind kind, String label, String template, String documentation) {}

  /// Whole attributes, one for each value, and one to fill in.
  void whole(Candidates candidates, int rank) {
    if (!Scope.isList(field)) {
      for (Value value : values()) {
        boolean isRare = value.label.startsWith("dbgenerated");
        candidates.add(
            new Entry(isRare ? rank + 1 : rank, Kind.ATTRIBUTE, "@default(" + value.label + ")")
                .documented(value.documentation)
                .known("default", "default(" + value.label + ")"),
            "@default(" + value.template + ")");
      }
    }
    String empty = Scope.isList(field) ? "[«»]" : isText() ? "\"«»\"" : "«»";
    candidates.add(
        new Entry(rank, Kind.ATTRIBUTE, "@default(…)")
            .documented(Words.of(WordKind.ATTRIBUTE, "@default"))
            .known("default"),
        "@default(" + empty + ")");
  }

  /// The values themselves, in the brackets of the attribute or of the list in it.
  void inBrackets(Candidates candidates, boolean isInList) {
    if (Scope.isList(field) && !isInList) {
      candidates.add(new Entry(0, Kind.VALUE, "[…]").known(""), "[«»]");
    }
    for (Value value : values()) {
      boolean isConstant = value.kind != Kind.FUNCTION;
      boolean fits = Scope.isList(field) ? isInList && isConstant : true;
      if (fits || (!isInList && value.label.startsWith("dbgenerated"))) {
        candidates.add(
            new Entry(0, value.kind, value.label).documented(value.documentation), value.template);
      }
    }
  }

  /// The functions that ids are mostly made by, with their brackets.
  List<String> idFunctions() {
    return switch (Scope.typeOf(field)) {
      case "Int", "BigInt" -> List.of("autoincrement()");
      case "String" -> scope.is(Provider.MONGODB) ? List.of("auto()") : List.of("uuid()", "cuid()");
      default -> List.of();
    };
  }

  private boolean isText() {
    String type = Scope.typeOf(field);
    return type.equals("String") || type.equals("Json") || type.equals("Bytes");
  }

  private List<Value> values() {
    List<Value> values = new ArrayList<>();
    switch (scope.kindOf(field)) {
      case ENUM -> enumValues(values);
      case SCALAR -> Scalar.ofWord(Scope.typeOf(field)).ifPresent(s -> scalar(values, s));
      default -> {}
    }
    if (!Scope.isCompositeType(owner) && !scope.is(Provider.MONGODB)) {
      function(values, "dbgenerated", "dbgenerated(\"…\")", "dbgenerated(\"«»\")");
    }
    return values;
  }

  private void enumValues(List<Value> values) {
    List<EnumValue> all =
        scope
            .analysis()
            .schema()
            .enumType(Scope.typeOf(field))
            .map(EnumType::values)
            .orElse(List.of());
    for (EnumValue value : all) {
      values.add(new Value(Kind.ENUM_VALUE, value.name(), value.name(), value.documentation()));
    }
  }

  private void scalar(List<Value> values, Scalar scalar) {
    switch (scalar) {
      case INT, BIG_INT -> {
        function(values, "autoincrement");
        if (scope.is(Provider.COCKROACHDB)) {
          function(values, "sequence");
        }
        word(values, "0");
      }
      case STRING -> {
        function(values, "uuid");
        function(values, "uuid", "uuid(7)", "uuid(7)");
        function(values, "cuid");
        function(values, "cuid", "cuid(2)", "cuid(2)");
        function(values, "ulid");
        function(values, "nanoid");
        if (scope.is(Provider.MONGODB)) {
          function(values, "auto");
        }
        word(values, "\"\"", "\"«»\"");
      }
      case DATE_TIME -> function(values, "now");
      case BOOLEAN -> {
        word(values, "false");
        word(values, "true");
      }
      case FLOAT, DECIMAL -> word(values, "0");
      case JSON -> word(values, "\"{}\"");
      case BYTES -> {}
    }
  }

  private static void function(List<Value> values, String name) {
    function(values, name, name + "()", name + "()");
  }

  private static void function(List<Value> values, String name, String label, String template) {
    values.add(new Value(Kind.FUNCTION, label, template, Words.of(WordKind.FUNCTION, name)));
  }

  private static void word(List<Value> values, String label) {
    word(values, label, label);
  }

  private static void word(List<Value> values, String label, String template) {
    values.add(new Value(Kind.VALUE, label, template, ""));
  }
}
