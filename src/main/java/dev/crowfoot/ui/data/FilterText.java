// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.rows.value.Reading;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.ui.data.FilterRule.Operator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A condition while it is typed: field, operator, value, each completed from its first letters:
/// `sta = paid` is `status = PAID`.
final class FilterText {
  private final DataViewModel rows;
  private final List<ScalarField> fields;

  FilterText(DataViewModel rows, Model model) {
    this.rows = rows;
    this.fields =
        model
            .scalarFields()
            .filter(f -> !f.ignored() && !FilterRule.operatorsOf(f).isEmpty())
            .toList();
  }

  /// What a text means.
  sealed interface Meaning {
    record Rule(FilterRule rule) implements Meaning {}

    /// @param words what is wrong, or what is still to come
    record Problem(String words) implements Meaning {}
  }

  /// A way to go on.
  ///
  /// @param shown what is offered
  /// @param text the whole text, when it is taken
  record Suggestion(String shown, String text) {}

  /// @param field the best fit for the first word; empty when there is none
  /// @param operator the one that stands behind the field
  /// @param rest what stands behind the operator, or behind the field where there is none
  private record Parts(
      String word, Optional<ScalarField> field, Optional<Operator> operator, String rest) {}

  private Parts parts(String text) {
    String line = text.stripLeading();
    int end = 0;
    while (end < line.length() && isWordPart(line.charAt(end))) {
      end++;
    }
    String word = line.substring(0, end);
    String behind = line.substring(end).stripLeading();
    Optional<ScalarField> field =
        word.isEmpty() ? Optional.empty() : candidates(word).stream().findFirst();
    Optional<Spelling> spelling = Spelling.at(behind);
    return new Parts(
        word,
        field,
        spelling.map(Spelling::operator),
        spelling.map(s -> behind.substring(s.text.length()).strip()).orElse(behind));
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  /// How an operator is typed.
  private record Spelling(String text, Operator operator) {
    private static final List<Spelling> ALL =
        Stream.concat(
                Stream.of(Operator.values()).map(o -> new Spelling(o.toString(), o)),
                Stream.of(
                    new Spelling("!=", Operator.NOT),
                    new Spelling("<>", Operator.NOT),
                    new Spelling("<=", Operator.AT_MOST),
                    new Spelling(">=", Operator.AT_LEAST),
                    new Spelling("==", Operator.EQUALS),
                    new Spelling("~", Operator.CONTAINS)))
            .sorted(Comparator.comparingInt((Spelling s) -> s.text.length()).reversed())
            .toList();

    static Optional<Spelling> at(String text) {
      return ALL.stream()
          .filter(s -> text.regionMatches(true, 0, s.text, 0, s.text.length()))
          .findFirst();
    }
  }

  /// The fields that a word may mean, the best first.
  private List<ScalarField> candidates(String word) {
    return fields.stream()
        .filter(f -> fit(f.name(), word) < 3)
        .sorted(Comparator.comparingInt(f -> fit(f.name(), word)))
        .toList();
  }

  private static int fit(String name, String word) {
    String one = name.toLowerCase(Locale.ROOT);
    String other = word.toLowerCase(Locale.ROOT);
    return one.equals(other) ? 0 : one.startsWith(other) ? 1 : one.contains(other) ? 2 : 3;
  }

  Meaning read(String text) {
    Parts parts = parts(text);
    if (parts.word.isEmpty()) {
      return new Meaning.Problem("Begin with the name of a field.");
    }
    if (parts.field.isEmpty()) {
      return new Meaning.Problem("There is no field “" + parts.word + "”.");
    }
    ScalarField field = parts.field.get();
    if (parts.operator.isEmpty()) {
      return new Meaning.Problem("Go on with an operator, such as = or contains.");
    }
    Operator operator = parts.operator.get();
    if (!FilterRule.operatorsOf(field).contains(operator)) {
      return new Meaning.Problem(field.name() + " cannot be asked with “" + operator + "”.");
    }
    return operator.takesValue()
        ? valued(field, operator, parts.rest)
        : new Meaning.Rule(FilterRule.ofNull(field, operator));
  }

  private Meaning valued(ScalarField field, Operator operator, String typed) {
    String text = chosen(field, unquoted(typed));
    return switch (rows.readFilterValue(field, operator, text)) {
      case Reading.Read(@Nullable Object value) when value != null ->
          new Meaning.Rule(FilterRule.of(field, operator, value));
      case Reading.Read _ -> new Meaning.Problem("Ask for NULL with “is NULL”.");
      case Reading.Refused(String message) ->
          new Meaning.Problem(
              Character.toUpperCase(message.charAt(0))
                  + message.substring(1).replace("`", "")
                  + ".");
    };
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  /// The value that a beginning means, where there are only a few.
  private String chosen(ScalarField field, String text) {
    return rows.choices(field).stream()
        .filter(c -> text.length() > 0 && c.regionMatches(true, 0, text, 0, text.length()))
        .min(Comparator.comparingInt(String::length))
        .orElse(text);
  }

  /// How the text could go on.
  List<Suggestion> suggest(String text) {
    Parts parts = parts(text);
    if (parts.operator.isPresent() && parts.field.isPresent()) {
      return values(parts.field.get(), parts.operator.get(), parts.rest);
    }
    boolean known = parts.field.filter(f -> f.name().equals(parts.word)).isPresent();
    if (known && text.length() > parts.word.length()) {
      return operators(parts.field.get(), parts.rest);
    }
    return (parts.word.isEmpty() ? fields : candidates(parts.word))
        .stream().map(f -> new Suggestion(f.name(), f.name() + " ")).toList();
  }

  private static List<Suggestion> operators(ScalarField field, String typed) {
    List<Suggestion> found = new ArrayList<>();
    for (Operator operator : FilterRule.operatorsOf(field)) {
      String words = operator.toString();
      if (words.regionMatches(true, 0, typed, 0, typed.length())) {
        found.add(
            new Suggestion(
                field.name() + " " + words,
                field.name() + " " + words + (operator.takesValue() ? " " : "")));
      }
    }
    return found;
  }

  private List<Suggestion> values(ScalarField field, Operator operator, String typed) {
    String before = field.name() + " " + operator + " ";
    return operator.takesValue() && !operator.takesPart()
        ? rows.choices(field).stream()
            .filter(c -> c.regionMatches(true, 0, typed, 0, typed.length()))
            .map(c -> new Suggestion(c, before + c))
            .toList()
        : List.of();
  }
}
