// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.transfer;

import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.rows.value.Json;
import dev.crowfoot.app.transfer.FileRow.Cell;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;

/// The rows of a JSON file: a list of objects, or an object on each line. Its columns are the names
/// in the first objects.
final class JsonSource implements RowSource {
  /// So many objects are looked at for names.
  private static final int LOOKED_AT = 100;

  private final Parts parts;
  private final Queue<Part> waiting = new ArrayDeque<>();
  private final List<String> columns;

  private JsonSource(Parts parts) {
    this.parts = parts;
    Set<String> names = new LinkedHashSet<>();
    for (Optional<Part> part = parts.next(); part.isPresent(); part = parts.next()) {
      waiting.add(part.get());
      part.get().json().ifPresent(json -> names.addAll(json.propertyNames()));
      if (waiting.size() == LOOKED_AT) {
        break;
      }
    }
    this.columns = List.copyOf(names);
  }

  /// A list of objects, or objects one after the other.
  static JsonSource ofList(BufferedReader text) {
    return new JsonSource(new InList(text));
  }

  /// An object on each line; a broken one spoils no other.
  static JsonSource ofLines(BufferedReader text) {
    return new JsonSource(new OnLines(text));
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public Optional<FileRow> next() {
    Optional<Part> part = waiting.isEmpty() ? parts.next() : Optional.of(waiting.remove());
    return part.map(this::row);
  }

  private FileRow row(Part part) {
    if (part.json().isEmpty() || !part.json().get().isObject()) {
      return FileRow.broken(
          part.line(), part.problem().orElse("is not an object with the fields of a row"));
    }
    JsonNode json = part.json().get();
    List<Cell> cells = new ArrayList<>(columns.size());
    int known = 0;
    for (String column : columns) {
      JsonNode value = json.get(column);
      cells.add(value == null ? new Cell.Absent() : new Cell.Value(value));
      known += value == null ? 0 : 1;
    }
    Optional<String> problem = known == json.size() ? Optional.empty() : Optional.of(unknown(json));
    return new FileRow(part.line(), cells, problem);
  }

  private String unknown(JsonNode json) {
    String name =
        json.propertyNames().stream().filter(n -> !columns.contains(n)).findFirst().orElseThrow();
    return "has `%s`, which none of the first %d objects has".formatted(name, LOOKED_AT);
  }

  @Override
  public void close() {
    parts.close();
  }

  /// @param json empty when the line is not JSON, for which there is a problem then
  private record Part(long line, Optional<JsonNode> json, Optional<String> problem) {}

  private interface Parts {
    Optional<Part> next();

    void close();
  }

  private static final class InList implements Parts {
    private final MappingIterator<JsonNode> values;
    private long line = 1;

    InList(BufferedReader text) {
      values =
          Json.MAPPER
              .readerFor(JsonNode.class)
              .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
              .readValues(text);
    }

    @Override
    public Optional<Part> next() {
      try {
        if (!values.hasNextValue()) {
          return Optional.empty();
        }
        line = values.parser().currentTokenLocation().getLineNr();
        return Optional.of(new Part(line, Optional.of(values.nextValue()), Optional.empty()));
      } catch (JacksonException broken) {
        throw new FileFailure(
            "The file is no JSON after line %d: %s Expected is a list of objects, or an object on each line."
                .formatted(line, broken.getOriginalMessage()),
            broken);
      }
    }

    @Override
    public void close() {
      values.close();
    }
  }

  private static final class OnLines implements Parts {
    private final BufferedReader text;
    private long line;

    OnLines(BufferedReader text) {
      this.text = text;
    }

    @Override
    public Optional<Part> next() {
      try {
        String words = text.readLine();
        line++;
        while (words != null && words.isBlank()) {
          words = text.readLine();
          line++;
        }
        return words == null ? Optional.empty() : Optional.of(part(words));
      } catch (IOException broken) {
        throw new FileFailure("The file could not be read after line " + line + ".", broken);
      }
    }

    private Part part(String words) {
      try {
        return new Part(line, Optional.of(Json.MAPPER.readTree(words)), Optional.empty());
      } catch (JacksonException broken) {
        return new Part(
            line, Optional.empty(), Optional.of("is not JSON: " + broken.getOriginalMessage()));
      }
    }

    @Override
    public void close() {
      try {
        text.close();
      } catch (IOException _) {
        // nothing was written
      }
    }
  }
}
