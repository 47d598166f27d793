// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/// Shows SQL or YAML to be read, with a little colour.
final class StatementArea extends StackPane {
  private static final Pattern PARTS =
      Pattern.compile(
          "(?<comment>--[^\\n]*|^\\s*#[^\\n]*)|(?<string>'(?:[^']|'')*')|(?<name>\"(?:[^\"]|\"\")*\")"
              + "|(?<keyword>\\b(?:CREATE|TABLE|ALTER|DROP|RENAME|COLUMN|TO|ADD|CONSTRAINT|PRIMARY|KEY"
              + "|FOREIGN|REFERENCES|UNIQUE|INDEX|ON|DELETE|UPDATE|CASCADE|SET|NULL|NOT|DEFAULT|INSERT"
              + "|INTO|SELECT|FROM|WHERE|TYPE|AS|ENUM|VALUE|USING|PRAGMA|AUTOINCREMENT|RESTRICT|VALUES"
              + "|IN|AND|OR|SCHEMA|ACTION|NO|OFF)\\b)"
              + "|(?<key>(?m:^[ \\t-]*[A-Za-z]+(?=:)))|(?<number>\\b\\d+\\b)");
  private static final List<String> KINDS =
      List.of("comment", "string", "name", "keyword", "key", "number");
  private static final int LONGEST = 200_000;

  private final CodeArea area = new CodeArea();

  StatementArea(String id) {
    setId(id);
    getStyleClass().add("statement-area");
    area.setEditable(false);
    area.getStyleClass().add("statements");
    getChildren().add(new VirtualizedScrollPane<>(area));
  }

  void show(String text) {
    if (!area.getText().equals(text)) {
      area.replaceText(text);
      if (!text.isEmpty() && text.length() < LONGEST) {
        area.setStyleSpans(0, coloured(text));
      }
      area.moveTo(0);
      area.requestFollowCaret();
    }
  }

  /// Brings a text into view, if it is there.
  void reveal(String part) {
    int at = area.getText().indexOf(part);
    if (at >= 0) {
      area.moveTo(at);
      area.requestFollowCaret();
    }
  }

  String text() {
    return area.getText();
  }

  private static StyleSpans<Collection<String>> coloured(String text) {
    StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
    Matcher part = PARTS.matcher(text);
    int end = 0;
    while (part.find()) {
      spans.add(List.of(), part.start() - end);
      spans.add(List.of(kind(part)), part.end() - part.start());
      end = part.end();
    }
    spans.add(List.of(), text.length() - end);
    return spans.create();
  }

  private static String kind(Matcher part) {
    return KINDS.stream().filter(k -> part.group(k) != null).findFirst().orElse("comment");
  }
}
