// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.migration;

import dev.crowfoot.diff.Change;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What undoing a change does not bring back, said before anybody relies on it.
final class RollbackNote {
  private RollbackNote() {}

  static Optional<String> of(Change change) {
    return switch (change) {
      case Change.DropTable(var table) ->
          Optional.of("Undoing creates `" + table.name() + "` again, without its rows.");
      case Change.DropColumn(var table, var column) ->
          Optional.of(
              "Undoing brings `%s.%s` back, without its values."
                  .formatted(table.name(), column.name()));
      case Change.AddColumn(var table, var column, _) ->
          Optional.of(
              "Undoing drops `%s.%s` and what was written to it."
                  .formatted(table.name(), column.name()));
      case Change.CreateTable(var table) ->
          Optional.of("Undoing drops `" + table.name() + "` and its rows.");
      case Change.AddEnumValues c ->
          Optional.of(
              "Undoing fails while rows hold %s."
                  .formatted(
                      c.added().stream()
                          .map(v -> "`" + v + "`")
                          .collect(Collectors.joining(", "))));
      case Change.AlterColumn c when c.changesType() ->
          Optional.of(
              "Undoing turns the values of `%s.%s` back as far as they still fit."
                  .formatted(c.after().name(), c.to().name()));
      case Change.AlterColumn c when c.fill().isPresent() ->
          Optional.of(
              "Undoing leaves the rows of `%s.%s` the value that they were given."
                  .formatted(c.after().name(), c.to().name()));
      case Change.AlterColumn c when c.changesNullability() && c.to().nullable() ->
          Optional.of(
              "Undoing fails while rows have no value for `%s.%s`."
                  .formatted(c.after().name(), c.to().name()));
      case Change.CreateExtension(var extension) ->
          Optional.of(
              "Undoing drops the extension `%s`, unless it was there before."
                  .formatted(extension.name()));
      case Change.AlterExtension _, Change.DropExtension _ -> Optional.empty();
      case Change.CreateSchema(var schema) ->
          Optional.of("Undoing leaves the schema `" + schema + "` where it is.");
      case Change.AlterColumn _, Change.CreateEnum _, Change.DropEnum _, Change.RenameEnum _ ->
          Optional.empty();
      case Change.RenameEnumValue _, Change.ReplaceEnum _, Change.RenameTable _ -> Optional.empty();
      case Change.RenameColumn _, Change.RewriteValues _, Change.AddPrimaryKey _ ->
          Optional.empty();
      case Change.DropPrimaryKey _, Change.RenameConstraint _, Change.CreateIndex _ ->
          Optional.empty();
      case Change.DropIndex _, Change.RenameIndex _, Change.AddForeignKey _ -> Optional.empty();
      case Change.DropForeignKey _ -> Optional.empty();
    };
  }

  /// All of them as one text.
  static Optional<String> of(List<Change> changes) {
    String all =
        changes.stream().flatMap(c -> of(c).stream()).distinct().collect(Collectors.joining(" "));
    return all.isEmpty() ? Optional.empty() : Optional.of(all);
  }
}
