// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.diagnostic.Diagnostic;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.model.Datasource;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Schema;
import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.NodeKind;
import dev.crowfoot.syntax.SettingsDecl;
import dev.crowfoot.syntax.SyntaxTree;
import dev.crowfoot.text.FileEdit;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.text.TextEdit;
import dev.crowfoot.validation.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What migrations ask of a schema: that it has no errors, and is for a database that can be
/// migrated.
final class Schemas {
  /// What texts without an error mean, by the contents of their files.
  private static final Lately<List<String>, Schema> KNOWN = new Lately<>();

  private Schemas() {}

  /// @throws MigrationFailure when it has errors
  static Schema readable(Sources sources) {
    return readable(sources, List.of());
  }

  /// A schema for several databases may use what only one of them has: it is right when it is right
  /// for one of them.
  ///
  /// @param providers those of the history
  /// @throws MigrationFailure when it has errors whichever of them it is for
  static Schema readable(Sources sources, List<Provider> providers) {
    Optional<Schema> known = known(sources);
    if (known.isPresent()) {
      return known.get();
    }
    Analysis analysis = best(sources, providers);
    long errors = errors(analysis);
    if (errors > 0) {
      throw new MigrationFailure(
          errors == 1
              ? "The schema has an error. Correct it first: Problems, or `crowfoot validate`, names it."
              : "The schema has %d errors. Correct them first: Problems, or `crowfoot validate`, lists them."
                  .formatted(errors));
    }
    return analysis.schema();
  }

  /// The reading with no error, if there is one: as the schema says, else as for another database.
  static Analysis best(Sources sources, List<Provider> providers) {
    Analysis own = Validation.of(sources);
    if (errors(own) == 0) {
      KNOWN.put(contents(sources), own.schema());
      return own;
    }
    return providers.stream()
        .filter(p -> !own.schema().provider().equals(Optional.of(p)))
        .map(p -> Validation.of(with(p, own)))
        .filter(a -> errors(a) == 0)
        .findFirst()
        .orElse(own);
  }

  /// What a text means that was read lately and had no error.
  static Optional<Schema> known(Sources sources) {
    return KNOWN.of(contents(sources));
  }

  /// What a text means as it is, with errors or without.
  static Schema asWritten(Sources sources) {
    return known(sources).orElseGet(() -> best(sources, List.of()).schema());
  }

  private static List<String> contents(Sources sources) {
    return sources.files().stream().map(SourceText::content).toList();
  }

  private static long errors(Analysis analysis) {
    return analysis.diagnostics().stream().filter(Diagnostic::isError).count();
  }

  /// The same text for another database.
  private static Sources with(Provider provider, Analysis analysis) {
    List<FileEdit> edits = new ArrayList<>();
    for (SyntaxTree tree : analysis.trees().values()) {
      for (Block block : tree.blocks()) {
        if (block instanceof SettingsDecl settings && block.kind() == NodeKind.DATASOURCE) {
          settings
              .setting("provider")
              .flatMap(s -> s.value())
              .ifPresent(
                  value ->
                      edits.add(
                          new FileEdit(
                              tree.source().path(),
                              TextEdit.replace(value.span(), '"' + provider.word() + '"'))));
        }
      }
    }
    return analysis.sources().apply(edits);
  }

  static Dialect dialect(Schema schema) {
    return dialect(provider(schema));
  }

  static Provider provider(Schema schema) {
    return schema
        .provider()
        .orElseThrow(
            () ->
                new MigrationFailure(
                    "The schema has no `datasource` with a provider, so nobody knows for which"
                        + " database to migrate. Add one with `provider = \"sqlite\"` or"
                        + " `\"postgresql\"`."));
  }

  static Dialect dialect(Provider provider) {
    return Dialect.of(provider)
        .orElseThrow(
            () ->
                new MigrationFailure(
                    "Crowfoot migrates SQLite and PostgreSQL, not `%s`. The schema can still be drawn,"
                            .formatted(provider.word())
                        + " checked and formatted."));
  }

  /// The database schemas that models may lie in; none means the connection's own.
  static List<String> namespaces(Schema schema) {
    return schema.datasource().map(Datasource::schemas).orElse(List.of());
  }
}
