// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.rows.query.Filter;
import dev.crowfoot.adapter.rows.query.FindMany;
import dev.crowfoot.adapter.rows.query.Order;
import dev.crowfoot.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What is asked of the shown model: which rows, in what order.
final class Question {
  private final ObservableList<FilterChip> chips = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<List<Order>> orders = new ReadOnlyObjectWrapper<>(List.of());
  private final Runnable ask;

  /// @param ask told when the question has changed
  Question(Runnable ask) {
    this.ask = ask;
  }

  /// The conditions, also those that are switched off. Changed by the methods here alone.
  ObservableList<FilterChip> chips() {
    return chips;
  }

  /// How many conditions count.
  int filtersOn() {
    return (int) chips.stream().filter(FilterChip::on).count();
  }

  ReadOnlyObjectProperty<List<Order>> ordersProperty() {
    return orders.getReadOnlyProperty();
  }

  /// Whether rows lie in the order of a key that begins with a field.
  boolean isOrderedBy(String key) {
    return orders.get().isEmpty() || orders.get().getFirst().field().equals(key);
  }

  /// Sorts by a field: upwards, then downwards, then no more.
  ///
  /// @param add whether the order so far stays
  void sortBy(String field, boolean add) {
    Optional<Order> before = orders.get().stream().filter(o -> o.field().equals(field)).findFirst();
    Optional<Order> now =
        before.isEmpty()
            ? Optional.of(Order.ascending(field))
            : before
                .filter(o -> o.direction() == Order.Direction.ASCENDING)
                .map(o -> Order.descending(field));
    List<Order> wanted = new ArrayList<>();
    for (Order order : add ? orders.get() : List.<Order>of()) {
      if (!order.field().equals(field)) {
        wanted.add(order);
      } else {
        now.ifPresent(wanted::add);
      }
    }
    if (!add || before.isEmpty()) {
      now.ifPresent(wanted::add);
    }
    orderBy(wanted);
  }

  void orderBy(List<Order> wanted) {
    orders.set(List.copyOf(wanted));
    ask.run();
  }

  void addFilter(FilterRule rule) {
    chips.add(FilterChip.of(rule));
    ask.run();
  }

  void remove(FilterChip chip) {
    chips.remove(chip);
    ask.run();
  }

  /// Lets a condition count, or not.
  void toggle(FilterChip chip) {
    change(chip, FilterChip::switched);
  }

  /// Lets a condition hold instead of the one before it, or with it.
  void toggleOr(FilterChip chip) {
    if (chips.indexOf(chip) > 0) {
      change(chip, FilterChip::joined);
    }
  }

  private void change(FilterChip chip, UnaryOperator<FilterChip> changed) {
    int place = chips.indexOf(chip);
    if (place >= 0) {
      chips.set(place, changed.apply(chip));
      ask.run();
    }
  }

  void clearFilters() {
    chips.clear();
    ask.run();
  }

  /// Asks for these and no others.
  void replace(List<FilterRule> rules, List<Order> wanted) {
    chips.setAll(rules.stream().map(FilterChip::of).toList());
    orderBy(wanted);
  }

  /// The question as it is, to come back to.
  State state() {
    return new State(List.copyOf(chips), orders.get());
  }

  /// Filters and order as they were, told to nobody.
  void restore(State state) {
    chips.setAll(state.chips);
    orders.set(state.orders);
  }

  /// What was asked at some time.
  record State(List<FilterChip> chips, List<Order> orders) {}

  /// What is asked: filters and order, a page at a time.
  FindMany findMany(Model shown) {
    return FindMany.of(shown.name()).where(where()).orderBy(orders.get()).take(Paging.PAGE);
  }

  /// All chips that count; neighbours that are joined by OR stand together.
  private Filter where() {
    List<List<Filter>> groups = new ArrayList<>();
    boolean open = false;
    for (FilterChip chip : chips) {
      if (!chip.orBefore()) {
        open = false;
      }
      if (!chip.on()) {
        continue;
      }
      if (open) {
        groups.getLast().add(chip.rule().filter());
      } else {
        groups.add(new ArrayList<>(List.of(chip.rule().filter())));
        open = true;
      }
    }
    return new Filter.All(
        groups.stream()
            .map(group -> group.size() == 1 ? group.getFirst() : new Filter.Any(group))
            .toList());
  }

  /// Asks for all rows from now on, in no order of its own; told to nobody, because the model
  /// changes with it.
  void forget() {
    chips.clear();
    orders.set(List.of());
  }
}
