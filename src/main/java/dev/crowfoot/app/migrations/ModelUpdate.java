// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.generate.PrismaWriter;
import dev.crowfoot.model.DefaultValue;
import dev.crowfoot.model.Field;
import dev.crowfoot.model.Index;
import dev.crowfoot.model.IndexField;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.PrimaryKey;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.UniqueKey;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.Expression;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.Insertion;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.text.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The edits that bring one model up to its table.
///
/// @param now what stands for the table, with the names of `known`
record ModelUpdate(ModelDecl text, Model known, Model now, Touched touched) {
  List<TextEdit> edits() {
    Set<String> fields = touched.fields(known.name());
    List<TextEdit> edits = new ArrayList<>();
    for (Field field : known.fields()) {
      if (fields.contains(field.name())) {
        text.field(field.name()).ifPresent(t -> edits.add(edit(field, t)));
      }
    }
    for (Field field : now.fields()) {
      if (fields.contains(field.name()) && text.field(field.name()).isEmpty()) {
        edits.add(insert(field));
      }
    }
    if (touched.keys().contains(known.name())) {
      keys(edits);
    }
    return edits;
  }

  private TextEdit edit(Field field, FieldDecl declared) {
    return now.field(field.name())
        .map(n -> TextEdit.replace(declared.span(), PrismaWriter.line(inText(), kept(field, n))))
        .orElseGet(() -> TextEdit.delete(declared.wholeLines()));
  }

  /// Columns go behind the one before them in the table, relations to the end.
  private TextEdit insert(Field field) {
    String line =
        String.join(
            Insertion.lineEnd(text.node().tokens()) + text.indentation(),
            PrismaWriter.lines(inText(), field));
    if (field instanceof ScalarField) {
      Optional<FieldDecl> sibling = Optional.empty();
      for (Field other : now.fields()) {
        if (other.equals(field)) {
          break;
        }
        Optional<FieldDecl> before = text.field(other.name());
        sibling = before.isPresent() ? before : sibling;
      }
      if (sibling.isPresent()) {
        return Insertion.fieldBehind(text, sibling.get(), line);
      }
    }
    List<FieldDecl> staying =
        text.fields().stream().filter(f -> now.field(f.name().text()).isPresent()).toList();
    return staying.isEmpty()
        ? Insertion.firstField(text, line)
        : Insertion.fieldBehind(text, staying.getLast(), line);
  }

  /// What the database knows nothing of stays: a default that clients make, `@updatedAt`,
  /// `@ignore`, and enums where they are plain text.
  private static Field kept(Field known, Field now) {
    if (!(known instanceof ScalarField was && now instanceof ScalarField is)) {
      return now;
    }
    Optional<DefaultValue> value =
        is.defaultValue().or(() -> was.defaultValue().filter(ModelUpdate::isMadeByClients));
    boolean sameType = was.type().word().equals(is.type().word());
    return new ScalarField(
        is.name(),
        is.mappedName(),
        is.type(),
        is.arity(),
        value,
        is.nativeType(),
        was.updatedAt() && sameType,
        was.ignored(),
        "");
  }

  private static boolean isMadeByClients(DefaultValue value) {
    return value instanceof DefaultValue.Uuid
        || value instanceof DefaultValue.Cuid
        || value instanceof DefaultValue.Ulid
        || value instanceof DefaultValue.Nanoid;
  }

  /// The model for writing fields: without the keys that stand at the end of the block.
  private Model inText() {
    List<UniqueKey> uniques =
        now.uniques().stream().filter(u -> attribute("unique", u.fieldNames()).isEmpty()).toList();
    Optional<PrimaryKey> key =
        now.primaryKey().filter(k -> attribute("id", k.fieldNames()).isEmpty());
    return new Model(
        now.name(),
        now.kind(),
        now.mappedName(),
        now.schema(),
        "",
        now.fields(),
        key,
        uniques,
        now.indexes(),
        now.ignored());
  }

  private void keys(List<TextEdit> edits) {
    List<Attribute> going = new ArrayList<>();
    known
        .primaryKey()
        .filter(k -> now.primaryKey().stream().noneMatch(n -> isSame(k, n)))
        .flatMap(k -> attribute("id", k.fieldNames(), k.mappedName()))
        .ifPresent(going::add);
    known.uniques().stream()
        .filter(u -> now.uniques().stream().noneMatch(n -> isSame(u, n)))
        .flatMap(u -> attribute("unique", u.fieldNames(), u.mappedName()).stream())
        .forEach(going::add);
    known.indexes().stream()
        .filter(i -> now.indexes().stream().noneMatch(n -> isSame(i, n)))
        .flatMap(i -> attribute("index", i.fieldNames(), i.mappedName()).stream())
        .forEach(going::add);
    replace(going, newLines(), edits);
  }

  private List<String> newLines() {
    List<String> lines = new ArrayList<>();
    now.primaryKey()
        .filter(PrimaryKey::isComposite)
        .filter(n -> known.primaryKey().stream().noneMatch(k -> isSame(k, n)))
        .ifPresent(k -> lines.add(PrismaWriter.line(k)));
    now.uniques().stream()
        .filter(n -> !isInField(n))
        .filter(n -> known.uniques().stream().noneMatch(k -> isSame(k, n)))
        .forEach(u -> lines.add(PrismaWriter.line(u)));
    now.indexes().stream()
        .filter(n -> known.indexes().stream().noneMatch(k -> isSame(k, n)))
        .forEach(i -> lines.add(PrismaWriter.line(i)));
    return lines;
  }

  /// Whether it stands beside its field: not where it has a line of its own already.
  private boolean isInField(UniqueKey key) {
    return key.fields().size() == 1
        && key.where().isEmpty()
        && attribute("unique", key.fieldNames(), key.mappedName()).isEmpty();
  }

  /// Of keys that the database did not change, how they are written is a matter of taste; of the
  /// others each word counts.
  private boolean isSame(PrimaryKey a, PrimaryKey b) {
    return same(a.fields(), b.fields())
        && (!touched.keysOver(known.name(), a.fieldNames())
            || PrismaWriter.line(a).equals(PrismaWriter.line(b)));
  }

  private boolean isSame(UniqueKey a, UniqueKey b) {
    return same(a.fields(), b.fields())
        && (!touched.keysOver(known.name(), a.fieldNames())
            || PrismaWriter.line(a).equals(PrismaWriter.line(b)));
  }

  private boolean isSame(Index a, Index b) {
    return same(a.fields(), b.fields())
        && (!touched.keysOver(known.name(), a.fieldNames())
            || PrismaWriter.line(a).equals(PrismaWriter.line(b)));
  }

  /// New lines take the places of those that go, so that no edit meets another.
  private void replace(List<Attribute> going, List<String> lines, List<TextEdit> edits) {
    for (int i = 0; i < going.size(); i++) {
      boolean last = i == going.size() - 1;
      List<String> here =
          last
              ? lines.subList(Math.min(i, lines.size()), lines.size())
              : lines.subList(Math.min(i, lines.size()), Math.min(i + 1, lines.size()));
      String newline = Insertion.lineEnd(text.node().tokens());
      edits.add(
          TextEdit.replace(
              going.get(i).wholeLines(),
              here.stream()
                  .map(l -> text.indentation() + l + newline)
                  .collect(Collectors.joining())));
    }
    if (going.isEmpty()) {
      lines.forEach(l -> edits.add(Insertion.blockAttribute(text, l)));
    }
  }

  private static boolean same(List<IndexField> a, List<IndexField> b) {
    return a.stream()
        .map(f -> f.name() + f.sort())
        .toList()
        .equals(b.stream().map(f -> f.name() + f.sort()).toList());
  }

  private Optional<Attribute> attribute(String word, List<String> fields) {
    return attribute(word, fields, Optional.empty());
  }

  /// @param name the one in the database, where the schema says it: several may be over the same
  private Optional<Attribute> attribute(String word, List<String> fields, Optional<String> name) {
    List<Attribute> found =
        text.attributes().stream()
            .filter(a -> a.isNamed(word))
            .filter(a -> names(a).equals(fields))
            .toList();
    return found.stream()
        .filter(a -> a.value("map").flatMap(Expression::stringValue).equals(name))
        .findFirst()
        .or(() -> found.stream().findFirst());
  }

  private static List<String> names(Attribute attribute) {
    return attribute.valueOrUnnamed("fields").map(Expression::elements).orElse(List.of()).stream()
        .map(
            e ->
                switch (e) {
                  case Expression.Path path -> path.name();
                  case Expression.Call call -> call.name();
                  default -> "";
                })
        .toList();
  }
}
