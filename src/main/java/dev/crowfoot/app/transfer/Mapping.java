// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.transfer;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which column of a file goes to which field of a model.
///
/// @param columns the file's
/// @param targets one for each column
public record Mapping(List<String> columns, List<Target> targets) {
  private static final Target NOTHING = new Target.Nothing();

  public Mapping {
    columns = List.copyOf(columns);
    targets = List.copyOf(targets);
  }

  /// Where columns of a model can go: its fields, and its relations by a unique field at their
  /// other end.
  public static List<Target> possible(Schema schema, Model model) {
    List<Target> targets = new ArrayList<>();
    boolean lists = schema.provider().filter(p -> p.word().equals("sqlite")).isEmpty();
    model
        .scalarFields()
        .filter(f -> !f.ignored() && (lists || !f.isList()) && isWritten(f))
        .forEach(f -> targets.add(new Target.ToField(f)));
    model
        .relationFields()
        .filter(r -> r.holdsForeignKey() && !r.ignored())
        .forEach(r -> targets.addAll(byValue(schema, r)));
    return targets;
  }

  private static boolean isWritten(ScalarField field) {
    return !(field.type() instanceof FieldType.Unsupported)
        && !(field.type() instanceof FieldType.CompositeReference);
  }

  private static List<Target> byValue(Schema schema, RelationField relation) {
    Model model = schema.model(relation.target()).orElse(null);
    if (model == null || model.ignored()) {
      return List.of();
    }
    return model
        .scalarFields()
        .filter(f -> model.isUniqueOver(List.of(f.name())) && !f.ignored() && !f.isList())
        .<Target>map(f -> new Target.ByValue(relation, f))
        .toList();
  }

  /// Goes by names: whatever their case and underscores, a field's own or the database's. Columns
  /// without a name go to the fields in their order.
  public static Mapping guess(Schema schema, Model model, List<String> columns) {
    List<Target> possible = possible(schema, model);
    Set<Target> taken = new HashSet<>();
    List<Target> targets = new ArrayList<>();
    for (String column : columns) {
      Target found =
          possible.stream()
              .filter(t -> !taken.contains(t) && isCalled(t, column))
              .min(Comparator.comparing(t -> !t.words().equals(column)))
              .orElse(NOTHING);
      taken.add(found);
      targets.add(found);
    }
    return new Mapping(columns, targets);
  }

  /// For a file whose columns have no names.
  public static Mapping inOrder(Schema schema, Model model, List<String> columns) {
    List<Target> fields =
        possible(schema, model).stream().filter(Target.ToField.class::isInstance).toList();
    List<Target> targets = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      targets.add(i < fields.size() ? fields.get(i) : NOTHING);
    }
    return new Mapping(columns, targets);
  }

  private static boolean isCalled(Target target, String column) {
    String wanted = plain(column);
    return switch (target) {
      case Target.Nothing() -> false;
      case Target.ToField(ScalarField field) ->
          plain(field.name()).equals(wanted) || plain(field.databaseName()).equals(wanted);
      case Target.ByValue(RelationField relation, ScalarField field) ->
          plain(relation.name() + field.name()).equals(wanted) && !wanted.isEmpty();
    };
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  /// The same with one column going elsewhere.
  public Mapping with(int column, Target target) {
    List<Target> changed = new ArrayList<>(targets);
    changed.set(column, target);
    return new Mapping(columns, changed);
  }

  /// The same with columns going where somebody says.
  ///
  /// @param said a target's words by column; none for a column to leave out
  /// @throws ArgumentFailure when there is no such column or field
  public Mapping with(Schema schema, Model model, Map<String, String> said) {
    Mapping changed = this;
    List<Target> possible = possible(schema, model);
    for (Map.Entry<String, String> one : said.entrySet()) {
      int column = columns.indexOf(one.getKey());
      if (column < 0) {
        throw new ArgumentFailure(
            "The file has no column `%s`. It has %s."
                .formatted(one.getKey(), String.join(", ", columns)));
      }
      Optional<Target> target =
          one.getValue().isEmpty()
              ? Optional.of(NOTHING)
              : possible.stream().filter(t -> t.words().equals(one.getValue())).findFirst();
      changed =
          changed.with(column, target.orElseThrow(() -> unknown(model, one.getValue(), possible)));
    }
    return changed;
  }

  private static ArgumentFailure unknown(Model model, String words, List<Target> possible) {
    return new ArgumentFailure(
        "A column cannot go to `%s` of `%s`. There is %s."
            .formatted(
                words,
                model.name(),
                String.join(", ", possible.stream().map(Target::words).toList())));
  }

  /// The columns that go nowhere.
  public List<String> leftOut() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (targets.get(i) instanceof Target.Nothing) {
        names.add(columns.get(i));
      }
    }
    return names;
  }

  /// The fields that a column goes to itself.
  Set<String> fields() {
    Set<String> fields = new HashSet<>();
    for (Target target : targets) {
      if (target instanceof Target.ToField(ScalarField field)) {
        fields.add(field.name());
      }
    }
    return fields;
  }

  /// A target that two columns go to.
  Optional<Target> twice() {
    Set<Target> seen = new HashSet<>();
    return targets.stream().filter(t -> !(t instanceof Target.Nothing) && !seen.add(t)).findFirst();
  }
}
