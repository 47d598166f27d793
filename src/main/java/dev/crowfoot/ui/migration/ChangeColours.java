// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.app.migrations.ChangeTree;
import dev.crowfoot.app.migrations.ChangeTree.Group;
import dev.crowfoot.app.migrations.ChangeTree.Kind;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.editor.paint.CardMark;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The colours that changes give to cards, and what goes and has no card any more.
///
/// @param cards by the names of models and enums
/// @param gone the names of tables and enums that are dropped
record ChangeColours(Map<String, CardMark> cards, List<String> gone) {
  ChangeColours {
    cards = Map.copyOf(cards);
    gone = List.copyOf(gone);
  }

  static ChangeColours of(ChangeTree tree, Schema schema) {
    Map<String, CardMark> cards = new HashMap<>();
    for (Group group : tree.groups()) {
      card(group, schema).ifPresent(card -> cards.put(card, mark(group)));
    }
    return new ChangeColours(
        cards, tree.groups().stream().filter(g -> g.kind() == Kind.DROP).map(Group::name).toList());
  }

  private static CardMark mark(Group group) {
    if (group.kind() == Kind.ADD) {
      return CardMark.COMES;
    }
    return group.items().stream().anyMatch(i -> i.kind() == Kind.DROP)
        ? CardMark.LOSES
        : CardMark.CHANGES;
  }

  private static Optional<String> card(Group group, Schema schema) {
    return group.table().isPresent()
        ? group.table().flatMap(t -> model(t, schema))
        : schema.enums().stream()
            .filter(e -> group.name().equals("enum " + e.databaseName()))
            .map(EnumType::name)
            .findFirst();
  }

  private static Optional<String> model(TableName table, Schema schema) {
    return schema.models().stream()
        .filter(m -> m.databaseName().equals(table.name()))
        .filter(m -> table.schema().isEmpty() || m.schema().equals(table.schema()))
        .map(Model::name)
        .findFirst();
  }
}
