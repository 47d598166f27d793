// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.model.Field;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.syntax.Name;
import dev.crowfoot.text.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A model together with the text it was read from: what the checks work on.
///
/// @param unread names of fields whose line could not be understood; nothing that refers to them is
///   reported again
public record ReadModel(
    String path,
    ModelDecl decl,
    Model model,
    Map<String, Field> fields,
    Map<String, FieldDecl> declarations,
    Set<String> unread) {

  static ReadModel of(
      String path,
      ModelDecl decl,
      Model model,
      Map<String, FieldDecl> declarations,
      Set<String> unread) {
    Map<String, Field> fields = HashMap.newHashMap(model.fields().size());
    for (Field field : model.fields()) {
      fields.put(field.name(), field);
    }
    return new ReadModel(path, decl, model, fields, declarations, unread);
  }

  public String name() {
    return model.name();
  }

  public boolean isCompositeType() {
    return Definitions.word(decl).equals("composite type");
  }

  public Optional<Field> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  public Optional<ScalarField> scalarField(String name) {
    return fields.get(name) instanceof ScalarField scalar ? Optional.of(scalar) : Optional.empty();
  }

  /// The declaration of a field of [#model()].
  public FieldDecl declaration(Field field) {
    FieldDecl found = declarations.get(field.name());
    if (found == null) {
      throw new IllegalArgumentException("no field " + field.name() + " in " + name());
    }
    return found;
  }

  /// What to underline for a relation field: its whole line.
  public Span spanOf(RelationField field) {
    return declaration(field).span();
  }

  public Span nameSpan() {
    return decl.name().map(Name::span).orElse(decl.keyword());
  }

  /// Whether some of it could not be read, so that nothing should be called missing.
  public boolean isPartlyUnread() {
    return !unread.isEmpty();
  }
}
