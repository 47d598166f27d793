// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.dialect.CatalogRenames;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.dialect.Translation;
import dev.crowfoot.diff.LiveFacts;
import dev.crowfoot.migration.Plan;
import dev.crowfoot.migration.Planner;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Rename;
import dev.crowfoot.model.Schema;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The databases that a history is for. The first migration decides; each one after it carries
/// change sets for them all.
///
/// @param providers without repetition, in the order of [Provider]
public record Targets(List<Provider> providers) {
  private static final Lately<Meant, Catalog> CATALOGS = new Lately<>();

  public Targets {
    providers = providers.stream().distinct().sorted().toList();
  }

  /// Whether what only one database has must be translated for another.
  public boolean isMany() {
    return providers.size() > 1;
  }

  public boolean has(Provider provider) {
    return providers.contains(provider);
  }

  /// All but one.
  public List<Provider> others(Provider own) {
    return providers.stream().filter(p -> p != own).toList();
  }

  Targets with(Provider more) {
    return with(List.of(more));
  }

  Targets with(List<Provider> more) {
    return new Targets(Stream.concat(providers.stream(), more.stream()).toList());
  }

  /// For people: `postgresql` and `sqlite`.
  public String words() {
    return providers.stream().map(p -> "`" + p.word() + "`").collect(Collectors.joining(" and "));
  }

  /// As `--for` takes it.
  public String option() {
    return providers.stream().map(Provider::word).collect(Collectors.joining(","));
  }

  /// What a schema is in one of these databases.
  ///
  /// @throws MigrationFailure when it cannot be held there; says what and why
  Catalog catalog(Schema schema, Provider provider) {
    Meant meant = new Meant(schema, this, provider);
    Optional<Catalog> known = CATALOGS.of(meant);
    if (known.isPresent()) {
      return known.get();
    }
    Catalog catalog = Schemas.dialect(provider).catalogOf(translated(schema, provider));
    CATALOGS.put(meant, catalog);
    return catalog;
  }

  /// A schema for one of several databases.
  private record Meant(Schema schema, Targets targets, Provider provider) {}

  /// A schema with what only the other databases have said in words of one of them.
  ///
  /// @throws MigrationFailure when it cannot be held there; says what and why
  Schema translated(Schema schema, Provider provider) {
    if (!isMany() || !has(provider)) {
      return schema;
    }
    Translation translation = Translation.of(schema, Schemas.dialect(provider));
    if (!translation.obstacles().isEmpty()) {
      throw new MigrationFailure(
          "The migrations are for %s, and the schema does not fit %s."
              .formatted(words(), provider.word()),
          String.join("\n", translation.obstacles()));
    }
    return translation.schema();
  }

  /// What a schema has that one of these databases does not: a sentence each.
  List<String> losses(Schema schema, Provider provider) {
    return isMany() ? Translation.of(schema, Schemas.dialect(provider)).losses() : List.of();
  }

  Plan plan(Schema before, Schema after, List<Rename> renames, Provider provider) {
    return plan(before, after, renames, List.of(), provider, Optional.empty(), LiveFacts.NONE);
  }

  /// @param backfills what rows get that have no value
  /// @param known what is really in the database before; empty when nobody can say
  /// @param facts how large its tables are
  Plan plan(
      Schema before,
      Schema after,
      List<Rename> renames,
      List<Backfill> backfills,
      Provider provider,
      Optional<Catalog> known,
      LiveFacts facts) {
    Dialect dialect = Schemas.dialect(provider);
    Schema from = translated(before, provider);
    Schema to = translated(after, provider);
    Catalog said = catalog(before, provider);
    return Planner.plan(
        known.map(k -> dialect.completed(said, k)).orElse(said),
        catalog(after, provider),
        CatalogRenames.of(renames, from, to, dialect),
        backfills.stream().map(b -> b.in(to, dialect)).toList(),
        dialect,
        facts);
  }
}
