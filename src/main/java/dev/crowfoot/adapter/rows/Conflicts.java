// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import dev.crowfoot.adapter.Failure.ConflictFailure;
import dev.crowfoot.adapter.Failure.ConflictFailure.Conflict;
import dev.crowfoot.adapter.rows.RowTypeHandler.Cells;
import dev.crowfoot.adapter.rows.Sessions.Session;
import dev.crowfoot.adapter.rows.query.FindMany;
import dev.crowfoot.adapter.rows.query.Key;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether rows are still as they were when somebody read them. PostgreSQL locks each row that is
/// looked at until the transaction ends; SQLite lets nobody write who read before another's commit.
final class Conflicts {
  private final Tables tables;
  private final Session session;

  Conflicts(Tables tables, Session session) {
    this.tables = tables;
    this.session = session;
  }

  /// @throws ConflictFailure when a row has other values than those that were read. One that is
  ///   gone is told by the change itself, which hits no row then.
  void refuseIfAny(List<RowChange> changes) {
    List<Conflict> found = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      switch (changes.get(i)) {
        case RowChange.Update u -> compare(i, u.model(), u.key(), u.read(), found);
        case RowChange.Delete d -> compare(i, d.model(), d.key(), d.read(), found);
        case RowChange.Insert _ -> {}
      }
    }
    if (!found.isEmpty()) {
      long rows = found.stream().mapToInt(Conflict::change).distinct().count();
      throw new ConflictFailure(
          "Nothing was changed: "
              + (rows == 1 ? "a row was" : rows + " rows were")
              + " changed by somebody else after being read here. The "
              + changes.get(found.getFirst().change()).describe()
              + " is the first. Look at both values, then keep yours or take theirs.",
          found);
    }
  }

  private void compare(
      int change,
      String modelName,
      Key key,
      Map<String, @Nullable Object> read,
      List<Conflict> found) {
    Model model = tables.model(modelName);
    List<ScalarField> fields =
        tables.fields(model).stream().filter(f -> read.containsKey(f.name())).toList();
    if (fields.isEmpty()) {
      return;
    }
    Statement select =
        new RowsQuery(tables, session, FindMany.of(modelName).where(key.filter()), Optional.empty())
            .statement(fields, 0, false)
            .orElseThrow();
    List<Cells> cells = session.read(tables.isSqlite() ? select : select.locking());
    Page page = Pages.of(tables, model, fields, cells, false);
    for (Row row : page.rows()) {
      for (ScalarField field : fields) {
        @Nullable Object now = page.value(row, field.name());
        @Nullable Object before = read.get(field.name());
        if (!Objects.equals(now, before)) {
          found.add(new Conflict(change, field.name(), before, now));
        }
      }
    }
  }
}
