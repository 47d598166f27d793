// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.analysis.Signature.Parameter;
import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.diagnostic.Fix;
import dev.crowfoot.model.ReferentialAction;
import dev.crowfoot.syntax.Argument;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.Expression;
import dev.crowfoot.syntax.Name;
import dev.crowfoot.text.Span;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Checks the arguments of an attribute against its [Signature].
final class ArgumentChecks {
  private static final List<String> SORTS = List.of("Asc", "Desc");
  private static final List<String> INDEX_TYPES =
      List.of("BTree", "Hash", "Gist", "Gin", "SpGist", "Brin");
  private static final List<String> ACTIONS =
      Arrays.stream(ReferentialAction.values()).map(ReferentialAction::word).toList();

  private final Findings findings;

  ArgumentChecks(Findings findings) {
    this.findings = findings;
  }

  void check(String path, Attribute attribute, Signature signature) {
    List<Argument> arguments = attribute.arguments();
    if (arguments.isEmpty() && signature.parameters().isEmpty()) {
      return;
    }
    List<Parameter> parameters = signature.parameters();
    // A bit for each parameter: this runs for every attribute of every field.
    int given = 0;
    boolean unnamedGiven = false;
    for (int i = 0; i < arguments.size(); i++) {
      Argument argument = arguments.get(i);
      if (!argument.isNamed() && unnamedGiven) {
        severalUnnamed(path, attribute, arguments);
        return;
      }
      unnamedGiven |= !argument.isNamed();
      int index = signature.indexOf(argument);
      if (index < 0) {
        unknown(path, argument, signature);
      } else if ((given & 1 << index) != 0) {
        repeated(path, argument, parameters.get(index));
      } else {
        given |= 1 << index;
        value(path, argument, parameters.get(index));
      }
    }
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).required() && (given & 1 << i) == 0) {
        missing(path, attribute, parameters.get(i));
      }
    }
  }

  /// M124
  private void unknown(String path, Argument argument, Signature signature) {
    List<String> known = signature.parameters().stream().map(Parameter::name).toList();
    Optional<String> similar =
        argument.name().flatMap(name -> Similar.to(name.text(), known.stream()));
    String what =
        argument
            .name()
            .map(name -> "There is no argument `" + name.text() + "` here.")
            .orElse("An argument without a name cannot stand here.");
    List<Fix> fixes =
        similar.stream()
            .map(
                meant ->
                    Findings.change(
                        path, argument.name().map(Name::span).orElse(argument.span()), meant))
            .toList();
    findings.add(
        Code.UNKNOWN_ARGUMENT,
        path,
        argument.span(),
        what
            + similar
                .map(meant -> " Did you mean `" + meant + "`?")
                .orElse(
                    known.isEmpty()
                        ? " Remove it."
                        : " What can stand here: `" + String.join("`, `", known) + "`."),
        fixes);
  }

  /// M126
  private void repeated(String path, Argument argument, Parameter parameter) {
    findings.add(
        Code.REPEATED_ARGUMENT,
        path,
        argument.span(),
        "`" + parameter.name() + "` is given twice. Keep one of them.");
  }

  /// M126: `@@index([a], [b])`
  private void severalUnnamed(String path, Attribute attribute, List<Argument> arguments) {
    List<String> unnamed =
        arguments.stream()
            .filter(a -> a.name().isEmpty())
            .map(a -> a.value().map(Expression::text).orElse(""))
            .toList();
    findings.add(
        Code.REPEATED_ARGUMENT,
        path,
        attribute.span(),
        "Only one argument can stand here without a name. To list several values, write `["
            + String.join(", ", unnamed)
            + "]`.");
  }

  /// M125
  private void missing(String path, Attribute attribute, Parameter parameter) {
    findings.add(
        Code.MISSING_ARGUMENT,
        path,
        attribute.span(),
        "`"
            + (attribute.isBlockAttribute() ? "@@" : "@")
            + attribute.name().map(Name::text).orElse("")
            + "` needs "
            + parameter.kind().description()
            + " in its brackets.");
  }

  private void value(String path, Argument argument, Parameter parameter) {
    Optional<Expression> value = argument.value();
    if (value.isEmpty()) {
      return;
    }
    switch (parameter.kind()) {
      case STRING -> text(path, value.get(), parameter);
      case INTEGER ->
          require(Numbers.integer(value.get()).isPresent(), path, value.get(), parameter);
      case BOOLEAN ->
          require(
              value.get() instanceof Expression.Path p
                  && (p.name().equals("true") || p.name().equals("false")),
              path,
              value.get(),
              parameter);
      case WORD -> word(path, value.get(), parameter);
      case FIELDS -> fields(path, value.get(), parameter);
      case KEY_FIELDS -> keyFields(path, value.get(), parameter);
      case PREDICATE, VALUE -> {}
    }
  }

  /// M127
  private void require(boolean fine, String path, Expression value, Parameter parameter) {
    if (!fine) {
      wrong(
          path,
          value,
          "`"
              + shorten(value.text())
              + "` cannot be `"
              + parameter.name()
              + "`. Write "
              + parameter.kind().description()
              + ".",
          List.of());
    }
  }

  private void text(String path, Expression value, Parameter parameter) {
    require(value instanceof Expression.StringLiteral, path, value, parameter);
    boolean mayBeEmpty = parameter.required();
    if (!mayBeEmpty && value.stringValue().filter(String::isEmpty).isPresent()) {
      wrong(
          path,
          value,
          "`" + parameter.name() + "` cannot be empty. Write a name, or remove it.",
          List.of());
    }
  }

  private void word(String path, Expression value, Parameter parameter) {
    require(value instanceof Expression.Path, path, value, parameter);
    if (value instanceof Expression.Path written) {
      oneOf(path, value, written.name(), parameter.name());
    }
  }

  private void oneOf(String path, Expression value, String word, String parameter) {
    List<String> known =
        switch (parameter) {
          case "sort" -> SORTS;
          case "type" -> INDEX_TYPES;
          case "onDelete", "onUpdate" -> ACTIONS;
          default -> List.of(word);
        };
    if (known.contains(word)) {
      return;
    }
    Optional<String> similar = Similar.to(word, known.stream());
    wrong(
        path,
        value,
        "`"
            + word
            + "` cannot be `"
            + parameter
            + "`. "
            + similar
                .map(meant -> "Did you mean `" + meant + "`?")
                .orElse("Write one of `" + String.join("`, `", known) + "`."),
        similar.stream().map(meant -> Findings.change(path, value.span(), meant)).toList());
  }

  private void fields(String path, Expression value, Parameter parameter) {
    for (Expression element : value.elements()) {
      require(element instanceof Expression.Path, path, element, parameter);
    }
  }

  private void keyFields(String path, Expression value, Parameter parameter) {
    List<Expression> elements = value.elements();
    if (elements.isEmpty()) {
      findings.add(
          Code.EMPTY_FIELD_LIST, path, value.span(), "A key needs a field. Name at least one.");
    }
    for (Expression element : elements) {
      boolean isField = element instanceof Expression.Path || element instanceof Expression.Call;
      require(isField, path, element, parameter);
      if (element instanceof Expression.Call call) {
        call.arguments().forEach(argument -> storage(path, argument));
      }
    }
  }

  /// `a(sort: Desc, length: 10)`
  private void storage(String path, Argument argument) {
    if (argument.isNamed("sort")) {
      argument
          .value()
          .ifPresent(value -> word(path, value, parameter("sort", Parameter.Kind.WORD)));
    } else if (argument.isNamed("length")) {
      argument
          .value()
          .ifPresent(
              value ->
                  require(
                      Numbers.integer(value).isPresent(),
                      path,
                      value,
                      parameter("length", Parameter.Kind.INTEGER)));
    }
  }

  private static Parameter parameter(String name, Parameter.Kind kind) {
    return new Parameter(name, kind, false, false);
  }

  private void wrong(String path, Expression value, String message, List<Fix> fixes) {
    Span span = value.span();
    findings.add(Code.WRONG_ARGUMENT, path, span, message, fixes);
  }

  private static String shorten(String text) {
    return text.length() <= 40 ? text : text.substring(0, 39) + "…";
  }
}
