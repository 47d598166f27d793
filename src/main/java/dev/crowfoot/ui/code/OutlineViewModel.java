// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.assist.Outline;
import dev.crowfoot.syntax.SyntaxTree;
import dev.crowfoot.ui.background.Background;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the file declares, to be found by a part of its name: `mail`, or `user.mail` in one block.
final class OutlineViewModel {
  private final Asker asker;
  private final CodeViewModel code;
  private final StringProperty query = new SimpleStringProperty("");
  private final ObservableList<Line> lines = FXCollections.observableArrayList();
  private List<Outline.Entry> blocks = List.of();

  /// A line of the list.
  ///
  /// @param isRow whether it belongs to the block above it
  /// @param isHit whether it is itself what is asked for, not only the block around it
  record Line(Outline.Entry entry, boolean isRow, boolean isHit) {}

  OutlineViewModel(CodeViewModel code, Background background) {
    this.code = code;
    this.asker = new Asker(code, background);
    query.subscribe(_ -> filter());
  }

  StringProperty queryProperty() {
    return query;
  }

  ObservableList<Line> lines() {
    return lines;
  }

  /// Reads the file anew and shows all of it.
  ///
  /// @param ready told when it is there
  void open(Runnable ready) {
    query.set("");
    asker.ask(
        text -> {
          SyntaxTree tree = text.analysis().trees().get(text.path());
          return tree == null ? List.<Outline.Entry>of() : Outline.of(tree);
        },
        found -> {
          blocks = found;
          filter();
          ready.run();
        });
  }

  /// The line for a place of what is shown: the row there, or its block.
  Optional<Line> at(int offset) {
    int inFile = code.textProperty().get().toContent(offset);
    return lines.stream()
        .filter(line -> line.entry().span().touches(inFile))
        .reduce((block, row) -> row);
  }

  /// The best answer: what begins with the words, else what has them in it.
  Optional<Line> best() {
    String wanted = lastPart(query.get().strip().toLowerCase(Locale.ROOT));
    return lines.stream()
        .filter(Line::isHit)
        .filter(line -> line.entry().name().toLowerCase(Locale.ROOT).startsWith(wanted))
        .findFirst()
        .or(() -> lines.stream().filter(Line::isHit).findFirst());
  }

  private void filter() {
    String asked = query.get().strip().toLowerCase(Locale.ROOT);
    int dot = asked.indexOf('.');
    String inBlock = dot < 0 ? "" : asked.substring(0, dot);
    String wanted = lastPart(asked);
    List<Line> found = new ArrayList<>();
    for (Outline.Entry block : blocks) {
      if (has(block, inBlock)) {
        boolean isHit = dot < 0 && has(block, wanted);
        List<Line> rows =
            block.rows().stream()
                .filter(row -> has(row, wanted))
                .map(row -> new Line(row, true, true))
                .toList();
        if (isHit || !rows.isEmpty()) {
          found.add(new Line(block, false, isHit));
          found.addAll(rows);
        }
      }
    }
    lines.setAll(found);
  }

  private static String lastPart(String asked) {
    return asked.substring(asked.indexOf('.') + 1);
  }

  private static boolean has(Outline.Entry entry, String words) {
    return entry.name().toLowerCase(Locale.ROOT).contains(words);
  }
}
