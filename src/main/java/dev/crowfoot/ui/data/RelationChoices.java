// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.adapter.rows.Page;
import dev.crowfoot.adapter.rows.QueryEngine;
import dev.crowfoot.adapter.rows.Row;
import dev.crowfoot.adapter.rows.query.Filter;
import dev.crowfoot.adapter.rows.query.Filter.Match;
import dev.crowfoot.adapter.rows.query.FindMany;
import dev.crowfoot.adapter.rows.value.Json;
import dev.crowfoot.model.FieldType.Scalar;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.ui.background.Background;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The rows that a foreign key may refer to, found by a column that people recognise them by.
final class RelationChoices {
  private static final int SHOWN = 20;
  private static final List<String> TELLING =
      List.of("name", "title", "label", "email", "username", "slug", "code", "sku");

  private final Model target;
  private final String reference;
  private final Optional<ScalarField> label;
  private final Supplier<QueryEngine> engine;
  private final Background background;

  RelationChoices(
      Model target, String reference, Supplier<QueryEngine> engine, Background background) {
    this.target = target;
    this.reference = reference;
    this.engine = engine;
    this.background = background;
    this.label = label(target, reference);
  }

  /// A row to choose.
  ///
  /// @param key the referred value, as somebody would type it
  /// @param label what people call the row
  record Choice(String key, String label) {}

  Model target() {
    return target;
  }

  /// The field that is referred to.
  String reference() {
    return reference;
  }

  private static Optional<ScalarField> label(Model target, String reference) {
    List<ScalarField> texts =
        target
            .scalarFields()
            .filter(f -> f.type() == Scalar.STRING && !f.isList() && !f.name().equals(reference))
            .toList();
    return TELLING.stream()
        .flatMap(word -> texts.stream().filter(f -> f.name().toLowerCase(Locale.ROOT).equals(word)))
        .findFirst()
        .or(() -> texts.stream().filter(ScalarField::isRequired).findFirst())
        .or(() -> texts.stream().findFirst());
  }

  /// Looks for rows whose label holds a text; all rows for the empty text.
  void find(String text, Consumer<List<Choice>> found, Consumer<Failure> failed) {
    Filter where =
        label.isEmpty() || text.isBlank()
            ? Filter.EVERYTHING
            : new Filter.TextMatch(label.get().name(), Match.CONTAINS, text.strip(), true);
    FindMany query = FindMany.of(target.name()).where(where).take(SHOWN);
    var _ =
        background
            .run(() -> engine.get().findMany(query))
            .onDone(page -> found.accept(choices(page)))
            .onFailure(failed)
            .start();
  }

  private List<Choice> choices(Page page) {
    return page.rows().stream().map(row -> choice(page, row)).toList();
  }

  private Choice choice(Page page, Row row) {
    @Nullable Object key = page.value(row, reference);
    @Nullable Object words = label.isEmpty() ? null : page.value(row, label.get().name());
    return new Choice(
        key == null ? "" : Json.display(key), words == null ? "" : Json.display(words));
  }
}
