// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.search;

import dev.crowfoot.editor.Selection;
import dev.crowfoot.model.Field;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Finds tables, then columns, then commands by the letters of their names, in that order of
/// likeness: the whole name, its beginning, a word's beginning, anywhere, letters in order.
///
/// `>` asks for commands only, `@` for columns, `#` for views and areas; `user.em` for columns of
/// tables that match `user`.
public final class SearchViewModel {
  private static final int SHOWN = 50;

  /// What is looked for without a prefix.
  public enum Scope {
    EVERYTHING,
    TABLES
  }

  private final List<Hit> cards = new ArrayList<>();
  private final List<Hit> columns = new ArrayList<>();
  private final List<Hit> places;
  private final Scope scope;
  private final List<Hit> commands;
  private final StringProperty query = new SimpleStringProperty("");
  private final ObservableList<Hit> hits = FXCollections.observableArrayList();

  public SearchViewModel(Schema schema, List<Hit.OfCommand> commands) {
    this(schema, List.of(), commands, Scope.EVERYTHING);
  }

  /// @param places views and areas
  public SearchViewModel(
      Schema schema, List<? extends Hit> places, List<Hit.OfCommand> commands, Scope scope) {
    this.commands = List.copyOf(commands);
    this.places = List.copyOf(places);
    this.scope = scope;
    schema.models().forEach(m -> cards.add(card(m.name(), m.isView() ? "View" : "Table")));
    schema.enums().forEach(e -> cards.add(card(e.name(), "Enum")));
    schema.models().forEach(m -> m.fields().forEach(f -> columns.add(field(m, f))));
    query.addListener((_, _, _) -> refresh());
    refresh();
  }

  public StringProperty queryProperty() {
    return query;
  }

  public ObservableList<Hit> hits() {
    return hits;
  }

  private void refresh() {
    String wanted = query.get().strip();
    String rest = wanted.isEmpty() ? "" : wanted.substring(1).strip();
    if (wanted.startsWith(">")) {
      hits.setAll(best(commands, rest));
    } else if (wanted.startsWith("@")) {
      hits.setAll(best(columns, rest));
    } else if (wanted.startsWith("#")) {
      hits.setAll(best(places, rest));
    } else {
      hits.setAll(best(all(wanted), wanted));
    }
  }

  private List<Hit> all(String wanted) {
    List<Hit> all = new ArrayList<>(cards);
    boolean columnsToo = scope == Scope.EVERYTHING ? !wanted.isEmpty() : wanted.contains(".");
    if (columnsToo) {
      all.addAll(columns);
    }
    if (scope == Scope.EVERYTHING) {
      all.addAll(places);
      all.addAll(commands);
    }
    return all;
  }

  /// Asks for the columns of a table alone.
  ///
  /// @return whether the hit is a table
  boolean narrowTo(Hit hit) {
    boolean isCard = cards.contains(hit);
    if (isCard) {
      query.set(hit.title() + ".");
    }
    return isCard;
  }

  private static List<Hit> best(List<Hit> candidates, String wanted) {
    record Scored(Hit hit, int score) {}
    return candidates.stream()
        .flatMap(h -> likeness(h, wanted).stream().mapToObj(s -> new Scored(h, s)))
        .sorted(Comparator.comparingInt(Scored::score))
        .limit(SHOWN)
        .map(Scored::hit)
        .toList();
  }

  /// A command is also found by the words of the command line that do the same.
  private static OptionalInt likeness(Hit hit, String wanted) {
    OptionalInt ofTitle = likeness(hit.title(), wanted);
    return ofTitle.isEmpty() && hit instanceof Hit.OfCommand command
        ? likeness(command.detail(), wanted)
        : ofTitle;
  }

  /// How well a name matches, 0 best; empty when it does not.
  static OptionalInt likeness(String name, String wanted) {
    String in = name.toLowerCase(Locale.ROOT);
    String of = wanted.toLowerCase(Locale.ROOT);
    if (of.isEmpty() || in.equals(of)) {
      return OptionalInt.of(0);
    }
    if (in.startsWith(of)) {
      return OptionalInt.of(1);
    }
    int at = in.indexOf(of);
    if (at > 0) {
      return OptionalInt.of(isWordStart(name, at) ? 2 : 3);
    }
    int next = 0;
    for (int i = 0; i < in.length() && next < of.length(); i++) {
      if (in.charAt(i) == of.charAt(next)) {
        next++;
      }
    }
    return next == of.length() ? OptionalInt.of(4) : OptionalInt.empty();
  }

  private static boolean isWordStart(String name, int at) {
    char before = name.charAt(at - 1);
    return !Character.isLetterOrDigit(before) || Character.isUpperCase(name.charAt(at));
  }

  private static Hit card(String name, String kind) {
    return new Hit.OfSchema(name, kind, name, new Selection.Cards(Set.of(name)));
  }

  private static Hit field(Model model, Field field) {
    FieldId id = new FieldId(model.name(), field.name());
    return switch (field) {
      case ScalarField scalar ->
          new Hit.OfSchema(
              id.toString(),
              scalar.type().word() + scalar.arity().suffix(),
              model.name(),
              new Selection.Row(id));
      case RelationField relation ->
          new Hit.OfSchema(
              id.toString(),
              relation.target() + relation.arity().suffix(),
              model.name(),
              new Selection.Edge(id));
    };
  }
}
