// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.analysis.Location;
import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.SchemaEdit;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import java.util.List;
import java.util.Optional;

/// Moves a field, with the comments that belong to it, to another line of its model.
///
/// @param before the field it comes before; empty for behind the last
public record ReorderField(FieldId field, Optional<String> before) implements Command {
  /// One row up among the fields that are stored; empty when it is the first.
  public static Optional<ReorderField> up(Snapshot snapshot, FieldId field) {
    List<String> rows = storedFields(snapshot, field.model());
    int index = rows.indexOf(field.field());
    return index < 1
        ? Optional.empty()
        : Optional.of(new ReorderField(field, Optional.of(rows.get(index - 1))));
  }

  /// One row down among the fields that are stored; empty when it is the last.
  public static Optional<ReorderField> down(Snapshot snapshot, FieldId field) {
    List<String> rows = storedFields(snapshot, field.model());
    int index = rows.indexOf(field.field());
    if (index < 0 || index == rows.size() - 1) {
      return Optional.empty();
    }
    return Optional.of(behind(snapshot, field, rows.get(index + 1)));
  }

  /// Behind another field; `before` the one that follows that.
  public static ReorderField behind(Snapshot snapshot, FieldId field, String other) {
    List<String> all =
        Declared.model(snapshot, field.model()).declaration().fields().stream()
            .map(f -> f.name().text())
            .toList();
    int next = all.indexOf(other) + 1;
    return new ReorderField(
        field, next < all.size() ? Optional.of(all.get(next)) : Optional.empty());
  }

  @Override
  public String title() {
    return "Move field " + field.field();
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    Location<ModelDecl> model = Declared.model(snapshot, field.model());
    FieldDecl decl = Declared.field(snapshot, field).declaration();
    Span lines = decl.wholeLines();
    Span target =
        before
            .map(name -> Declared.field(snapshot, new FieldId(field.model(), name)).declaration())
            .map(FieldDecl::wholeLines)
            .orElseGet(() -> model.declaration().fields().getLast().wholeLines());
    int to = before.isPresent() ? target.start() : target.end();
    if (to >= lines.start() && to <= lines.end()) {
      return snapshot.document();
    }
    SourceText file = snapshot.document().sources().file(model.path()).orElseThrow();
    String moved = file.slice(lines);
    if (!moved.endsWith("\n") || !file.slice(target).endsWith("\n")) {
      throw new CommandRefused("`" + field + "` shares its line with something else.");
    }
    return SchemaEdit.of(snapshot)
        .add(model.path(), TextEdit.delete(lines))
        .add(model.path(), TextEdit.insert(to, moved))
        .apply();
  }

  private static List<String> storedFields(Snapshot snapshot, String model) {
    return snapshot
        .analysis()
        .schema()
        .model(model)
        .map(Model::scalarFields)
        .map(fields -> fields.map(ScalarField::name).toList())
        .orElse(List.of());
  }
}
