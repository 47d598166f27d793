// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.transfer;

import dev.crowfoot.adapter.rows.Page;
import dev.crowfoot.adapter.rows.Row;
import dev.crowfoot.adapter.rows.Transaction;
import dev.crowfoot.adapter.rows.query.Changes;
import dev.crowfoot.adapter.rows.query.Changes.Change;
import dev.crowfoot.adapter.rows.query.Filter;
import dev.crowfoot.adapter.rows.query.FindMany;
import dev.crowfoot.adapter.rows.query.Key;
import dev.crowfoot.adapter.rows.query.Selection;
import dev.crowfoot.app.transfer.ReadRow.Reference;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.ScalarField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Orders the rows of a file that refer to rows of the same model, whose parents may stand further
/// on: each goes behind those it refers to. A row whose parent was not there yet waits in memory
/// until it is; of all others only a part is there at once. Models that do not refer to themselves
/// keep the file's order and cost nothing.
final class ParentsFirst {
  private final Transaction transaction;
  private final Model model;
  private final List<RelationField> relations;
  private final Map<Link, List<ReadRow>> waiting = new LinkedHashMap<>();
  private final List<Cut> cuts = new ArrayList<>();

  ParentsFirst(Transaction transaction, Model model) {
    this.transaction = transaction;
    this.model = model;
    this.relations =
        model
            .relationFields()
            .filter(r -> r.holdsForeignKey() && r.target().equals(model.name()))
            .toList();
  }

  /// What a row refers to, and what one is referred to by.
  ///
  /// @param fields those of the row that is referred to
  private record Link(List<String> fields, List<Object> values) {}

  /// A reference that is written when all rows are there, because they refer to each other in a
  /// circle.
  private record Cut(Key row, Map<String, Object> reference) {}

  /// Those of more rows that can be created now, in order; the others wait.
  List<ReadRow> ready(List<ReadRow> rows) {
    if (relations.isEmpty()) {
      return rows;
    }
    Set<Link> there = there(rows);
    List<ReadRow> ready = new ArrayList<>();
    for (ReadRow row : rows) {
      settle(row, there, ready);
    }
    return ready;
  }

  /// Puts a row, and all that wait for nothing but it, where they belong.
  private void settle(ReadRow first, Set<Link> there, List<ReadRow> ready) {
    List<ReadRow> next = new ArrayList<>(List.of(first));
    while (!next.isEmpty()) {
      ReadRow row = next.removeFirst();
      Optional<Link> missing =
          links(row).stream().filter(l -> !there.contains(l) && !isOf(row, l)).findFirst();
      if (missing.isPresent()) {
        waiting.computeIfAbsent(missing.get(), _ -> new ArrayList<>()).add(row);
        continue;
      }
      ready.add(row);
      for (List<String> fields : referred()) {
        own(row, fields)
            .ifPresent(
                link -> {
                  there.add(link);
                  List<ReadRow> free = waiting.remove(link);
                  if (free != null) {
                    next.addAll(free);
                  }
                });
      }
    }
  }

  /// The same rows in parts that are created one after the other: the key of a row that is referred
  /// to by a value is the database's to give.
  List<List<ReadRow>> parts(List<ReadRow> ready) {
    List<List<ReadRow>> parts = new ArrayList<>();
    List<ReadRow> part = new ArrayList<>();
    Set<Link> inPart = new HashSet<>();
    for (ReadRow row : ready) {
      boolean byValue =
          row.references().stream().anyMatch(r -> relations.contains(r.by().relation()));
      if (byValue && links(row).stream().anyMatch(inPart::contains)) {
        parts.add(part);
        part = new ArrayList<>();
        inPart.clear();
      }
      part.add(row);
      if (!relations.isEmpty()) {
        referred().forEach(fields -> own(row, fields).ifPresent(inPart::add));
      }
    }
    parts.add(part);
    return parts;
  }

  /// More of those that wait still at the end of the file; none when none does: all whose parents
  /// are nowhere, for the database to decide about, or one of a circle without its reference, and
  /// those that waited for it.
  List<ReadRow> left() {
    if (waiting.isEmpty()) {
      return List.of();
    }
    Map<Link, ReadRow> waiters = new HashMap<>();
    for (List<ReadRow> rows : waiting.values()) {
      for (ReadRow row : rows) {
        referred().forEach(fields -> own(row, fields).ifPresent(l -> waiters.put(l, row)));
      }
    }
    List<ReadRow> lost = new ArrayList<>();
    waiting.forEach((link, rows) -> lost.addAll(waiters.containsKey(link) ? List.of() : rows));
    if (!lost.isEmpty()) {
      return freed(lost);
    }
    ReadRow inCircle = inCircle(waiters);
    cut(inCircle);
    return freed(List.of(inCircle));
  }

  private List<ReadRow> freed(List<ReadRow> rows) {
    Set<ReadRow> gone = new HashSet<>(rows);
    waiting.values().forEach(list -> list.removeIf(gone::contains));
    waiting.values().removeIf(List::isEmpty);
    List<ReadRow> ready = new ArrayList<>();
    for (ReadRow row : rows) {
      Set<Link> there = new HashSet<>(links(row));
      settle(row, there, ready);
    }
    return ready;
  }

  /// Every row waits for another one that waits: going on from one to the next comes round.
  private ReadRow inCircle(Map<Link, ReadRow> waiters) {
    Map<ReadRow, Link> awaited = new HashMap<>();
    waiting.forEach((link, rows) -> rows.forEach(row -> awaited.put(row, link)));
    Set<ReadRow> passed = new HashSet<>();
    ReadRow row = waiting.values().iterator().next().getFirst();
    while (passed.add(row)) {
      Link link = awaited.get(row);
      ReadRow next = link == null ? null : waiters.get(link);
      if (next == null) {
        return row;
      }
      row = next;
    }
    return row;
  }

  /// Takes the references of a row away for a while, where they may be missing.
  private void cut(ReadRow row) {
    Optional<Key> key = key(row);
    for (RelationField relation : relations) {
      boolean optional =
          relation.fields().stream()
              .flatMap(f -> model.scalarField(f).stream())
              .noneMatch(ScalarField::isRequired);
      List<Object> values = values(row, relation.fields());
      if (optional && key.isPresent() && values.size() == relation.fields().size()) {
        Map<String, Object> reference = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
          reference.put(relation.fields().get(i), values.get(i));
          row.give(relation.fields().get(i), null);
        }
        cuts.add(new Cut(key.get(), reference));
      }
    }
  }

  /// Writes the references that were taken away. A row that was refused has none.
  void join() {
    for (Cut cut : cuts) {
      Map<String, Change> changes = new LinkedHashMap<>();
      cut.reference.forEach((field, value) -> changes.put(field, new Change.Set(value)));
      transaction.update(cut.row, Changes.of(model.name(), changes));
    }
  }

  /// What rows refer to and is in the database.
  private Set<Link> there(List<ReadRow> rows) {
    Map<List<String>, Set<List<Object>>> wanted = new LinkedHashMap<>();
    for (ReadRow row : rows) {
      for (Link link : links(row)) {
        wanted.computeIfAbsent(link.fields, _ -> new LinkedHashSet<>()).add(link.values);
      }
    }
    Set<Link> there = new HashSet<>();
    wanted.forEach(
        (fields, values) -> {
          Filter anyOfThem =
              fields.size() == 1
                  ? new Filter.OneOf(
                      fields.getFirst(), values.stream().map(List::getFirst).toList(), false, false)
                  : new Filter.Tuples(fields, List.copyOf(values));
          Selection keys = new Selection(Optional.of(fields), List.of(), List.of());
          Page page = transaction.findMany(FindMany.of(model.name()).where(anyOfThem).select(keys));
          for (Row row : page.rows()) {
            List<Object> found = new ArrayList<>();
            for (String field : fields) {
              Object value = page.value(row, field);
              if (value != null) {
                found.add(plain(value));
              }
            }
            there.add(new Link(fields, found));
          }
        });
    return there;
  }

  /// What a row refers to: by the fields of its foreign key, or by a value.
  private List<Link> links(ReadRow row) {
    List<Link> links = new ArrayList<>();
    for (RelationField relation : relations) {
      Optional<Reference> byValue =
          row.references().stream().filter(r -> r.by().relation().equals(relation)).findFirst();
      List<Object> values =
          byValue
              .map(r -> List.of(plain(r.value())))
              .orElseGet(() -> values(row, relation.fields()));
      List<String> fields =
          byValue.map(r -> List.of(r.by().field().name())).orElse(relation.references());
      if (values.size() == fields.size()) {
        links.add(new Link(fields, values));
      }
    }
    return links;
  }

  /// The fields by which rows of the model can be referred to.
  private List<List<String>> referred() {
    List<List<String>> referred = new ArrayList<>();
    relations.forEach(r -> referred.add(r.references()));
    model
        .scalarFields()
        .map(f -> List.of(f.name()))
        .filter(f -> model.isUniqueOver(f) && !referred.contains(f))
        .forEach(referred::add);
    return referred;
  }

  private boolean isOf(ReadRow row, Link link) {
    return own(row, link.fields).filter(link::equals).isPresent();
  }

  private static Optional<Link> own(ReadRow row, List<String> fields) {
    List<Object> values = values(row, fields);
    return values.size() == fields.size()
        ? Optional.of(new Link(fields, values))
        : Optional.empty();
  }

  /// The values of fields; fewer when some have none.
  private static List<Object> values(ReadRow row, List<String> fields) {
    List<Object> values = new ArrayList<>();
    for (String field : fields) {
      @Nullable Object value = row.value(field);
      if (value != null) {
        values.add(plain(value));
      }
    }
    return Collections.unmodifiableList(values);
  }

  /// Numbers are the same whatever their trailing zeros.
  private static Object plain(Object value) {
    return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
  }

  /// The values that a row gives for a key of its own.
  private Optional<Key> key(ReadRow row) {
    return referred().stream()
        .flatMap(fields -> own(row, fields).stream())
        .findFirst()
        .map(
            link -> {
              Map<String, Object> values = new LinkedHashMap<>();
              for (int i = 0; i < link.fields.size(); i++) {
                values.put(link.fields.get(i), link.values.get(i));
              }
              return new Key(values);
            });
  }
}
