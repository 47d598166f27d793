// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.app.migrations.Review.Finding;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.diff.Change;
import dev.crowfoot.diff.Severity;
import dev.crowfoot.diff.Wording;
import dev.crowfoot.migration.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The changes of a review as people read them: table by table, each with how bad it is.
///
/// @param groups in the order in which the review names their first change
public record ChangeTree(List<Group> groups) {
  public ChangeTree {
    groups = List.copyOf(groups);
  }

  /// What a change does, for its sign.
  public enum Kind {
    ADD,
    ALTER,
    DROP,
    RENAME
  }

  /// The changes of one table or one enum.
  ///
  /// @param name such as `User`; of an enum `enum Role`
  /// @param table its name after the migration; empty for an enum
  /// @param whole whether the one change is the table itself, coming or going
  /// @param severity the worst of its changes, and of making the table anew for them
  public record Group(
      String name, Optional<TableName> table, boolean whole, List<Item> items, Severity severity) {
    public Group {
      items = List.copyOf(items);
    }

    /// What happens to the table: it comes, it goes, it gets another name, or something of it is
    /// changed.
    public Kind kind() {
      return items.stream()
          .filter(i -> i.isOfTable())
          .map(Item::kind)
          .findFirst()
          .orElse(Kind.ALTER);
    }
  }

  /// One change.
  ///
  /// @param line what it is among all changes, such as `+ column User.name TEXT`: two reviews of
  ///   the same schema call it the same
  /// @param words what it is in its group, such as `column name TEXT`
  /// @param severity how bad it is in this database
  /// @param steps what is run for it
  /// @param findings what it would meet
  public record Item(
      Change change,
      String line,
      String words,
      Kind kind,
      Severity severity,
      List<Step> steps,
      List<Finding> findings) {
    public Item {
      steps = List.copyOf(steps);
      findings = List.copyOf(findings);
    }

    /// Whether a finding is about this change, or about making its whole table anew.
    public boolean isFoundBy(Finding finding) {
      return finding.hazard().change().isPresent()
          ? findings.contains(finding)
          : steps.contains(finding.step());
    }

    boolean isOfTable() {
      return switch (change) {
        case Change.CreateTable _, Change.DropTable _, Change.RenameTable _ -> true;
        case Change.CreateEnum _, Change.DropEnum _, Change.RenameEnum _ -> true;
        default -> false;
      };
    }
  }

  public static ChangeTree of(Review review) {
    StepsOfChanges made = new StepsOfChanges(review);
    Map<String, List<Item>> items = new LinkedHashMap<>();
    Map<String, Optional<TableName>> tables = new LinkedHashMap<>();
    for (Change change : review.shown().changes()) {
      Optional<TableName> table = tableOf(change);
      String name = table.map(TableName::toString).orElseGet(() -> enumOf(change));
      tables.put(name, table);
      items.computeIfAbsent(name, _ -> new ArrayList<>()).add(item(made, change, name));
    }
    return new ChangeTree(
        items.entrySet().stream()
            .map(
                e ->
                    new Group(
                        e.getKey(),
                        tables.getOrDefault(e.getKey(), Optional.empty()),
                        e.getValue().size() == 1 && e.getValue().getFirst().isOfTable(),
                        e.getValue(),
                        worst(
                            e.getValue().stream()
                                .flatMap(i -> i.steps().stream())
                                .flatMap(s -> review.findings(s).stream()))))
            .toList());
  }

  /// Every change, group after group.
  public List<Item> items() {
    return groups.stream().flatMap(g -> g.items().stream()).toList();
  }

  /// What a change is called among all others of its review.
  static String line(Change change) {
    return Wording.of(change).toString();
  }

  private static Item item(StepsOfChanges made, Change change, String group) {
    return new Item(
        change,
        line(change),
        words(Wording.of(change).text(), group),
        kind(change),
        worst(made.findings(change).stream()),
        made.steps(change),
        made.findings(change));
  }

  private static Severity worst(Stream<Finding> findings) {
    return findings
        .filter(f -> !f.isHarmless())
        .map(f -> f.hazard().severity())
        .reduce(Severity.SAFE, Severity::or);
  }

  /// The table's name stands above already.
  private static String words(String text, String group) {
    return text.replaceFirst("^column " + Pattern.quote(group + "."), "")
        .replace(" " + group + ".", " ")
        .replace(" " + group + " (", " (");
  }

  private static Kind kind(Change change) {
    Wording wording = Wording.of(change);
    return switch (wording.sign()) {
      case '+' -> Kind.ADD;
      case '-' -> Kind.DROP;
      default -> wording.text().contains(" renamed to ") ? Kind.RENAME : Kind.ALTER;
    };
  }

  private static Optional<TableName> tableOf(Change change) {
    return switch (change) {
      case Change.CreateSchema _, Change.CreateEnum _, Change.DropEnum _, Change.RenameEnum _ ->
          Optional.empty();
      case Change.CreateExtension _, Change.AlterExtension _, Change.DropExtension _ ->
          Optional.empty();
      case Change.RenameEnumValue _, Change.AddEnumValues _, Change.ReplaceEnum _ ->
          Optional.empty();
      case Change.CreateTable(var t) -> Optional.of(t.name());
      case Change.DropTable(var t) -> Optional.of(t.name());
      case Change.RenameTable(_, var to) -> Optional.of(to);
      case Change.AddColumn(var t, _, _) -> Optional.of(t.name());
      case Change.DropColumn(var t, _) -> Optional.of(t.name());
      case Change.RenameColumn(var t, _, _) -> Optional.of(t);
      case Change.AlterColumn c -> Optional.of(c.after().name());
      case Change.RewriteValues(var t, _, _, _) -> Optional.of(t);
      case Change.AddPrimaryKey(var t, _) -> Optional.of(t.name());
      case Change.DropPrimaryKey(var t, _) -> Optional.of(t.name());
      case Change.RenameConstraint(var t, _, _) -> Optional.of(t);
      case Change.CreateIndex(var t, _) -> Optional.of(t.name());
      case Change.DropIndex(var t, _) -> Optional.of(t.name());
      case Change.RenameIndex(var t, _, _) -> Optional.of(t.name());
      case Change.AddForeignKey(var t, _) -> Optional.of(t.name());
      case Change.DropForeignKey(var t, _) -> Optional.of(t.name());
    };
  }

  private static String enumOf(Change change) {
    return switch (change) {
      case Change.CreateEnum(var e) -> "enum " + e.name();
      case Change.DropEnum(var e) -> "enum " + e.name();
      case Change.RenameEnum(_, var to) -> "enum " + to;
      case Change.RenameEnumValue(var type, _, _) -> "enum " + type;
      case Change.AddEnumValues c -> "enum " + c.to().name();
      case Change.ReplaceEnum c -> "enum " + c.to().name();
      case Change.CreateSchema(var schema) -> "schema " + schema;
      case Change.CreateExtension(var e) -> "extension " + e.name();
      case Change.AlterExtension(_, var e) -> "extension " + e.name();
      case Change.DropExtension(var e) -> "extension " + e.name();
      default -> "";
    };
  }
}
