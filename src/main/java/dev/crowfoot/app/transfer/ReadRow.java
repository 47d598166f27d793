// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.transfer;

import dev.crowfoot.adapter.rows.query.Create;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A row of a file, read for a model.
final class ReadRow {
  private final FileRow source;
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
  private final List<Reference> references = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();

  ReadRow(FileRow source) {
    this.source = source;
  }

  /// A row that this one refers to.
  record Reference(Target.ByValue by, Object value) {}

  FileRow source() {
    return source;
  }

  void give(String field, @Nullable Object value) {
    values.put(field, value);
  }

  /// What a field is given; nothing also when it is given none.
  @Nullable Object value(String field) {
    return values.get(field);
  }

  boolean gives(String field) {
    return values.containsKey(field);
  }

  void refer(Target.ByValue by, Object value) {
    references.add(new Reference(by, value));
  }

  void refuse(String field, String problem) {
    refusals.add(new Refusal(source.line(), field, problem));
  }

  List<Reference> references() {
    return references;
  }

  List<Refusal> refusals() {
    return refusals;
  }

  Create create(String model) {
    return Create.of(model, values);
  }
}
