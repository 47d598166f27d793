// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.rows.value.Reading;
import dev.crowfoot.model.ScalarField;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// The way to a row whose key somebody knows.
final class Jumps {
  private final DataViewModel rows;
  private LongConsumer revealed = _ -> {};

  Jumps(DataViewModel rows) {
    this.rows = rows;
  }

  /// @param listener told the line to bring into view
  void setOnRevealed(LongConsumer listener) {
    revealed = listener;
  }

  /// Goes to the row with a key, or to the one that would follow it. Rows are put into the order of
  /// the key for that.
  void goTo(String text) {
    Optional<ScalarField> key =
        rows.modelProperty()
            .get()
            .flatMap(m -> m.primaryKey().flatMap(k -> m.scalarField(k.fieldNames().getFirst())));
    if (key.isEmpty() || text.isBlank()) {
      return;
    }
    switch (rows.reader().fromText(key.get(), text.strip())) {
      case Reading.Refused(String message) ->
          rows.tell(key.get().name() + " " + message.replace("`", ""));
      case Reading.Read(@Nullable Object value) when value != null -> {
        if (rows.question().isOrderedBy(key.get().name())) {
          goTo(key.get(), value);
        } else {
          rows.question().orderBy(List.of());
          rows.paging().whenOpened(() -> goTo(key.get(), value));
        }
      }
      case Reading.Read _ -> {}
    }
  }

  private void goTo(ScalarField key, Object value) {
    rows.paging()
        .goTo(
            key,
            value,
            place -> {
              long line = place + rows.lines().added();
              rows.selection().select(line, 0);
              revealed.accept(line);
            });
  }
}
