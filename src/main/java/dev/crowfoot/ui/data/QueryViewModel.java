// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.rows.query.ArgumentReader;
import dev.crowfoot.adapter.rows.query.Filter;
import dev.crowfoot.adapter.rows.query.FindMany;
import dev.crowfoot.adapter.rows.query.FindManyText;
import dev.crowfoot.app.Rows;
import dev.crowfoot.ui.background.Background;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The question to the shown model as text: the arguments of `findMany`, to be edited, and the SQL.
final class QueryViewModel {
  /// A 64-bit integer as programs write it, outside of quotes.
  private static final Pattern BIG_INT =
      Pattern.compile("(\"(?:[^\"\\\\]|\\\\.)*\")|(?<![\\w.])(-?\\d+)n\\b");

  private final DataViewModel rows;
  private final Background background;
  private final StringProperty text = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper sql = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

  QueryViewModel(DataViewModel rows, Background background) {
    this.rows = rows;
    this.background = background;
  }

  /// The arguments, such as `{ where: { name: "Ada" } }`.
  StringProperty textProperty() {
    return text;
  }

  ReadOnlyStringProperty sqlProperty() {
    return sql.getReadOnlyProperty();
  }

  /// Why the arguments cannot be asked; empty when they can.
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// Shows what is asked now.
  void show() {
    problem.set("");
    FindMany asked = rows.asked().orElse(null);
    if (asked == null) {
      text.set("");
      sql.set("");
      return;
    }
    text.set(FindManyText.arguments(asked));
    var _ =
        background
            .run(() -> rows.engine().get().sql(asked))
            .onDone(sql::set)
            .onFailure(why -> sql.set("-- " + why.getMessage()))
            .start();
  }

  /// Asks what the text says.
  void apply() {
    try {
      String model = rows.asked().map(FindMany::model).orElse("");
      String json = BIG_INT.matcher(text.get()).replaceAll(m -> bigInt(m.group(1), m.group(2)));
      FindMany wanted =
          new ArgumentReader(rows.schema()).findMany(model, "findMany", Rows.looseArguments(json));
      if (!wanted.distinct().isEmpty() || wanted.cursor().isPresent()) {
        throw new ArgumentFailure(
            "The grid takes `where` and `orderBy`; it pages and counts by itself.");
      }
      rows.question().replace(rules(wanted.where()), wanted.orderBy());
      show();
    } catch (ArgumentFailure wrong) {
      problem.set(String.valueOf(wrong.getMessage()).replace("`", ""));
    }
  }

  private static String bigInt(String quoted, String digits) {
    return java.util.regex.Matcher.quoteReplacement(digits == null ? quoted : "\"" + digits + "\"");
  }

  /// What is joined by AND becomes a chip each.
  private static List<FilterRule> rules(Filter where) {
    return switch (where) {
      case Filter.All(List<Filter> all) -> all.stream().flatMap(QueryViewModel::flat).toList();
      default -> List.of(FilterRule.ofFilter(where));
    };
  }

  private static Stream<FilterRule> flat(Filter filter) {
    return filter instanceof Filter.All(List<Filter> all)
        ? all.stream().flatMap(QueryViewModel::flat)
        : Stream.of(FilterRule.ofFilter(filter));
  }
}
