// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.transfer;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.Failure.QueryFailure;
import dev.crowfoot.adapter.rows.QueryEngine;
import dev.crowfoot.adapter.rows.Transaction;
import dev.crowfoot.adapter.rows.value.Json;
import dev.crowfoot.adapter.rows.value.Reading;
import dev.crowfoot.app.transfer.FileRow.Cell;
import dev.crowfoot.app.transfer.ImportReport.Ending;
import dev.crowfoot.app.transfer.Preview.Shown;
import dev.crowfoot.model.ScalarField;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// Creates a row of each row of a file, in one transaction: it ends with all that is right in the
/// database, or with nothing. However long the file is, only a part of it is in memory.
public final class Import {
  private static final int AT_ONCE = 1_000;

  private final QueryEngine engine;
  private final ImportPlan plan;
  private final RowReader reader;

  public Import(QueryEngine engine, ImportPlan plan) {
    this.engine = engine;
    this.plan = plan;
    this.reader = new RowReader(engine.schema(), plan.model(), plan.mapping(), plan.empty());
  }

  /// The first rows as they would be; nothing is created.
  ///
  /// @throws FileFailure when the file cannot be read
  public Preview preview(int rows) {
    List<Preview.Line> lines = new ArrayList<>();
    try (CountedInput in = CountedInput.open(plan.file().path());
        RowSource source = plan.file().open(in)) {
      Optional<FileRow> row = source.next();
      while (row.isPresent()) {
        lines.add(line(row.get()));
        row = lines.size() < rows ? source.next() : Optional.empty();
      }
    }
    return new Preview(lines);
  }

  private Preview.Line line(FileRow source) {
    List<Refusal> refusals = reader.read(source).refusals();
    List<Shown> cells = new ArrayList<>();
    for (int i = 0; i < plan.mapping().columns().size(); i++) {
      cells.add(shown(plan.mapping().targets().get(i), source.cell(i), refusals));
    }
    List<String> words = plan.mapping().targets().stream().map(Target::words).toList();
    Optional<String> whole =
        refusals.stream().filter(r -> !words.contains(r.field())).findFirst().map(Refusal::problem);
    return new Preview.Line(source.line(), cells, whole);
  }

  private Shown shown(Target target, Cell cell, List<Refusal> refusals) {
    Optional<String> value =
        switch (target) {
          case Target.Nothing() -> Optional.empty();
          case Target.ToField(ScalarField field) -> value(field, cell);
          case Target.ByValue(_, ScalarField field) -> value(field, cell);
        };
    Optional<String> problem =
        refusals.stream()
            .filter(r -> !r.field().isEmpty() && r.field().equals(target.words()))
            .findFirst()
            .map(Refusal::problem);
    return new Shown(cell.words(), value, problem);
  }

  private Optional<String> value(ScalarField field, Cell cell) {
    return reader.reading(field, cell) instanceof Reading.Read(@Nullable Object value)
            && value != null
        ? Optional.of(Json.display(value))
        : Optional.empty();
  }

  /// Creates the rows.
  ///
  /// @param refused where the rows that are wrong are written as CSV; empty for nowhere
  /// @throws ArgumentFailure when the plan makes no sense; nothing was sent
  /// @throws FileFailure when the file cannot be read on; nothing was created then
  /// @throws QueryFailure when the database refuses all of it; nothing was created then
  public ImportReport run(Progress progress, Optional<Path> refused) {
    plan.check();
    try (CountedInput in = CountedInput.open(plan.file().path());
        RowSource source = plan.file().open(in);
        RefusedRows wrong = new RefusedRows(source.columns(), refused)) {
      ImportReport report = run(source, in, wrong, progress);
      if (report.ending() != Ending.CANCELLED) {
        wrong.keep();
      }
      return report;
    }
  }

  private ImportReport run(
      RowSource source, CountedInput in, RefusedRows wrong, Progress progress) {
    try {
      return engine.inTransaction(
          transaction -> {
            Load load = new Load(transaction, source, in, wrong, progress);
            long created = load.run();
            return new ImportReport(
                created, wrong.count(), wrong.first(), Ending.DONE, load.countOn());
          });
    } catch (CancellationException _) {
      return new ImportReport(0, wrong.count(), wrong.first(), Ending.CANCELLED);
    } catch (NotAllRight _) {
      return new ImportReport(0, wrong.count(), wrong.first(), Ending.NOTHING_CREATED);
    }
  }

  /// Takes the transaction back.
  private static final class NotAllRight extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /// One going through the file.
  private final class Load {
    private final Transaction transaction;
    private final RowSource source;
    private final CountedInput in;
    private final RefusedRows wrong;
    private final Progress progress;
    private final References references;
    private final ParentsFirst parents;
    private long read;
    private long created;

    Load(
        Transaction transaction,
        RowSource source,
        CountedInput in,
        RefusedRows wrong,
        Progress progress) {
      this.transaction = transaction;
      this.source = source;
      this.in = in;
      this.wrong = wrong;
      this.progress = progress;
      this.references = new References(transaction);
      this.parents = new ParentsFirst(transaction, plan.model());
    }

    long run() {
      // rows that come without numbers must get free ones, whoever was here before
      var _ =
          transaction.countOn(
              plan.model(),
              plan.model()
                  .scalarFields()
                  .map(ScalarField::name)
                  .filter(f -> !plan.mapping().fields().contains(f))
                  .toList());
      List<ReadRow> rows = next();
      while (!rows.isEmpty()) {
        create(parents.ready(rows));
        progress.check(in.part(), read);
        rows = stops() && wrong.count() >= RefusedRows.AT_HAND ? List.of() : next();
      }
      for (rows = parents.left(); !rows.isEmpty(); rows = parents.left()) {
        progress.check(1, read);
        create(rows);
      }
      progress.check(1, read);
      if (stops()) {
        throw new NotAllRight();
      }
      parents.join();
      return created;
    }

    /// Has the next rows that anybody creates get free numbers.
    List<String> countOn() {
      return created == 0 ? List.of() : transaction.countOn(plan.model(), plan.mapping().fields());
    }

    /// Nothing more is sent when something is wrong and all or nothing is wanted; the rest is only
    /// read, for what is wrong there too.
    private boolean stops() {
      return wrong.count() > 0 && !plan.skipBad();
    }

    /// The next rows that are right as far as can be seen; none at the end.
    private List<ReadRow> next() {
      List<ReadRow> rows = new ArrayList<>();
      while (rows.size() < AT_ONCE) {
        Optional<FileRow> row = source.next();
        if (row.isEmpty()) {
          return rows;
        }
        read++;
        if (read % AT_ONCE == 0) {
          progress.check(in.part(), read);
        }
        keepRight(reader.read(row.get()), rows);
      }
      return rows;
    }

    private void keepRight(ReadRow row, List<ReadRow> rows) {
      if (row.refusals().isEmpty()) {
        rows.add(row);
      } else {
        wrong.add(row.source(), row.refusals());
      }
    }

    private void create(List<ReadRow> ready) {
      for (List<ReadRow> part : parents.parts(ready)) {
        if (!stops()) {
          createPart(part);
        }
      }
    }

    private void createPart(List<ReadRow> rows) {
      references.lookUp(rows);
      List<ReadRow> right = new ArrayList<>(rows.size());
      rows.forEach(row -> keepRight(row, right));
      if (stops()) {
        return;
      }
      String model = plan.model().name();
      created +=
          transaction.createEach(
              model,
              right,
              row -> row.create(model),
              (row, why) -> {
                row.refuse("", String.valueOf(why.getMessage()));
                wrong.add(row.source(), row.refusals());
              });
    }
  }
}
