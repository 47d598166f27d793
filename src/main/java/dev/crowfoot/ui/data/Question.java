// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.rows.query.Filter;
import dev.crowfoot.adapter.rows.query.FindMany;
import dev.crowfoot.adapter.rows.query.Order;
import dev.crowfoot.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What is asked of the shown model: which rows, in what order.
final class Question {
  private static final int PAGE = 500;

  private final ObservableList<FilterRule> filters = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<List<Order>> orders = new ReadOnlyObjectWrapper<>(List.of());
  private final Runnable ask;

  /// @param ask told when the question has changed
  Question(Runnable ask) {
    this.ask = ask;
  }

  /// The rules that all rows follow. Changed by [#addFilter] and [#removeFilter] alone.
  ObservableList<FilterRule> filters() {
    return filters;
  }

  ReadOnlyObjectProperty<List<Order>> ordersProperty() {
    return orders.getReadOnlyProperty();
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
    orders.set(List.copyOf(wanted));
    ask.run();
  }

  void addFilter(FilterRule rule) {
    filters.add(rule);
    ask.run();
  }

  void removeFilter(FilterRule rule) {
    filters.remove(rule);
    ask.run();
  }

  void clearFilters() {
    filters.clear();
    ask.run();
  }

  /// What is asked: filters and order, a page at a time.
  FindMany findMany(Model shown) {
    List<Filter> all = filters.stream().map(FilterRule::filter).toList();
    return FindMany.of(shown.name()).where(new Filter.All(all)).orderBy(orders.get()).take(PAGE);
  }

  /// Asks for all rows from now on, in no order of its own; told to nobody, because the model
  /// changes with it.
  void forget() {
    filters.clear();
    orders.set(List.of());
  }
}
