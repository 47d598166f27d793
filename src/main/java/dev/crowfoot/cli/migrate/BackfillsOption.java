// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli.migrate;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.app.migrations.Backfill;
import dev.crowfoot.model.Schema;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// `--backfill`: what rows get that have no value where the schema now wants one.
final class BackfillsOption {
  @Option(
      names = "--backfill",
      paramLabel = "FIELD=VALUE",
      description = "`User.age=18`: what rows get that have no value for a required field.")
  private List<String> texts = List.of();

  /// @throws ArgumentFailure when one does not fit the project's schema
  List<Backfill> read(Workplace work) {
    return texts.stream().map(text -> read(text, work.schema())).toList();
  }

  private static Backfill read(String text, Schema now) {
    Backfill backfill =
        Backfill.of(text)
            .orElseThrow(
                () ->
                    new ArgumentFailure(
                        "`--backfill %s` is not of the form `Model.field=VALUE`.".formatted(text)));
    Optional<String> problem = Backfill.problem(now, backfill.field(), backfill.text());
    if (problem.isPresent()) {
      throw new ArgumentFailure("`--backfill %s`: %s".formatted(text, problem.get()));
    }
    return backfill;
  }
}
