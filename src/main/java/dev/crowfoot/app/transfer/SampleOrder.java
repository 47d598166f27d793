// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.transfer;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.rows.Transaction;
import dev.crowfoot.adapter.rows.query.FindMany;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.Schema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// In which order rows of models are made, so that those they refer to are there before them.
final class SampleOrder {
  private final Schema schema;
  private final Transaction transaction;

  SampleOrder(Schema schema, Transaction transaction) {
    this.schema = schema;
    this.transaction = transaction;
  }

  /// The wanted models and those they cannot do without; all of the schema when none is wanted.
  ///
  /// @throws ArgumentFailure when models need rows of each other first
  List<Model> of(List<Model> wanted) {
    Map<String, Model> left = new LinkedHashMap<>();
    Deque<Model> looked = new ArrayDeque<>(wanted.isEmpty() ? all() : wanted);
    while (!looked.isEmpty()) {
      Model model = looked.remove();
      if (left.putIfAbsent(model.name(), model) == null) {
        parents(model, true)
            .filter(p -> !left.containsKey(p.name()) && isEmpty(p))
            .forEach(looked::add);
      }
    }
    List<Model> order = new ArrayList<>();
    while (!left.isEmpty()) {
      Model next = next(left);
      left.remove(next.name());
      order.add(next);
    }
    return order;
  }

  private List<Model> all() {
    return schema.models().stream().filter(m -> !m.isView() && !m.ignored()).toList();
  }

  /// One whose parents are all made, else one that can wait for none of them.
  private Model next(Map<String, Model> left) {
    return left.values().stream()
        .filter(m -> parents(m, false).noneMatch(p -> left.containsKey(p.name())))
        .findFirst()
        .or(
            () ->
                left.values().stream()
                    .filter(
                        m ->
                            parents(m, true)
                                .noneMatch(p -> left.containsKey(p.name()) && isEmpty(p)))
                    .findFirst())
        .orElseThrow(() -> circle(left.keySet()));
  }

  private static ArgumentFailure circle(Set<String> models) {
    return new ArgumentFailure(
        "No rows can be made of "
            + models.stream().map(m -> "`" + m + "`").collect(Collectors.joining(", "))
            + ": each needs a row of another that is there before it. Create the first ones by hand.");
  }

  /// The other models that a model's rows refer to.
  private Stream<Model> parents(Model model, boolean required) {
    return model
        .relationFields()
        .filter(r -> r.holdsForeignKey() && !r.target().equals(model.name()))
        .filter(r -> !required || isRequired(model, r))
        .flatMap(r -> schema.model(r.target()).stream());
  }

  static boolean isRequired(Model model, RelationField relation) {
    return relation.fields().stream()
        .allMatch(f -> model.scalarField(f).filter(s -> s.isRequired()).isPresent());
  }

  private boolean isEmpty(Model model) {
    return transaction.findMany(FindMany.of(model.name()).take(1)).rows().isEmpty();
  }
}
