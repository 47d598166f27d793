// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.catalog.TableName;
import dev.crowfoot.dialect.TableNames;
import dev.crowfoot.diff.Change;
import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.attribute.SetDocumentation;
import dev.crowfoot.editor.attribute.SetMappedName;
import dev.crowfoot.editor.command.AddEnumValue;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes back, in the text, what only the text can say: that something is called otherwise in the
/// database alone (`@map`), and that an enum has lost a value, of which a database without enum
/// types knows nothing.
///
/// @param before the schema of the last migration
/// @param after the schema that has the change
record FormerWords(Schema before, Schema after) {
  /// The commands that take a change back; none for what is not of that kind.
  List<Command> of(Change change) {
    return switch (change) {
      case Change.RenameTable(var from, var to) ->
          TableNames.model(after, to).map(m -> mapped(m.name(), from.name())).stream().toList();
      case Change.RenameEnum(var from, var to) ->
          TableNames.enumType(after, to).map(e -> mapped(e.name(), from.name())).stream().toList();
      case Change.RenameColumn(var table, var from, var to) ->
          TableNames.model(after, table).stream()
              .flatMap(
                  m ->
                      m.scalarFields()
                          .filter(f -> f.databaseName().equals(to))
                          .map(f -> mapped(m.name(), f.name(), from)))
              .toList();
      case Change.RenameEnumValue(var type, var from, var to) ->
          TableNames.enumType(after, type).map(e -> mapped(e, from, to)).orElse(List.of());
      case Change.ReplaceEnum replace ->
          TableNames.enumType(after, replace.to().name()).stream()
              .flatMap(e -> replace.removed().stream().flatMap(v -> added(e, v).stream()))
              .toList();
      case Change.RewriteValues(var table, var column, var from, var to) ->
          enumOf(table, column)
              .map(e -> to.map(now -> mapped(e, from, now)).orElseGet(() -> added(e, from)))
              .orElse(List.of());
      default -> List.of();
    };
  }

  private static Command mapped(String block, String former) {
    return new SetMappedName(block, Optional.empty(), former.equals(block) ? "" : former);
  }

  private static Command mapped(String block, String row, String former) {
    return new SetMappedName(block, Optional.of(row), former.equals(row) ? "" : former);
  }

  private static List<Command> mapped(EnumType type, String from, String to) {
    return type.values().stream()
        .filter(v -> v.databaseName().equals(to))
        .map(v -> mapped(type.name(), v.name(), from))
        .toList();
  }

  /// The value as the earlier schema had it.
  private List<Command> added(EnumType type, String databaseName) {
    List<Command> commands = new ArrayList<>();
    before.enums().stream()
        .filter(e -> e.name().equals(type.name()) || e.databaseName().equals(type.databaseName()))
        .flatMap(e -> e.values().stream())
        .filter(v -> v.databaseName().equals(databaseName))
        .filter(v -> type.value(v.name()).isEmpty())
        .findFirst()
        .ifPresent(
            v -> {
              commands.add(new AddEnumValue(type.name(), v.name()));
              if (!v.name().equals(databaseName)) {
                commands.add(mapped(type.name(), v.name(), databaseName));
              }
              if (!v.documentation().isEmpty()) {
                commands.add(
                    new SetDocumentation(type.name(), Optional.of(v.name()), v.documentation()));
              }
            });
    return commands;
  }

  private Optional<EnumType> enumOf(TableName table, String column) {
    return TableNames.model(after, table)
        .flatMap(m -> TableNames.field(m, column))
        .flatMap(
            f ->
                f.type() instanceof FieldType.EnumReference(var name)
                    ? after.enumType(name)
                    : Optional.empty());
  }
}
