// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.rows.value.Bytes;
import dev.crowfoot.adapter.rows.value.Json;
import dev.crowfoot.adapter.rows.value.JsonText;
import dev.crowfoot.model.ScalarField;
import java.io.ByteArrayInputStream;
import java.util.HexFormat;
import java.util.Optional;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A value prepared to be looked at as a whole, which takes a while where it is large: not on the
/// UI thread.
sealed interface ValueContent {
  int MOST_HEX = 4096;
  int PER_LINE = 16;
  double MOST_PIXELS = 600;

  record Nothing() implements ValueContent {}

  record Text(String text) implements ValueContent {}

  record Tree(JsonNode json) implements ValueContent {}

  /// @param hex its first bytes, sixteen a line
  record Binary(int size, String hex, Optional<Image> picture) implements ValueContent {}

  static ValueContent of(ScalarField field, @Nullable Object value) {
    return switch (value) {
      case null -> new Nothing();
      case Bytes bytes -> binary(bytes);
      case JsonText json -> tree(json.text());
      default -> field.isList() ? tree(Json.of(value).toString()) : new Text(Json.display(value));
    };
  }

  private static ValueContent tree(String text) {
    try {
      return new Tree(Json.MAPPER.readTree(text));
    } catch (JacksonException _) {
      return new Text(text); // a database may keep what is no JSON
    }
  }

  private static Binary binary(Bytes bytes) {
    byte[] content = bytes.toArray();
    Image image =
        new Image(new ByteArrayInputStream(content), MOST_PIXELS, MOST_PIXELS, true, true);
    return new Binary(
        content.length, hex(content), image.isError() ? Optional.empty() : Optional.of(image));
  }

  private static String hex(byte[] content) {
    StringBuilder text = new StringBuilder();
    HexFormat pairs = HexFormat.ofDelimiter(" ");
    for (int at = 0; at < Math.min(content.length, MOST_HEX); at += PER_LINE) {
      int end = Math.min(at + PER_LINE, content.length);
      text.append(String.format("%06x  ", at));
      text.append(String.format("%-48s ", pairs.formatHex(content, at, end)));
      for (int i = at; i < end; i++) {
        text.append(content[i] >= 32 && content[i] < 127 ? (char) content[i] : '.');
      }
      text.append('\n');
    }
    return text.append(content.length > MOST_HEX ? "…" : "").toString();
  }
}
