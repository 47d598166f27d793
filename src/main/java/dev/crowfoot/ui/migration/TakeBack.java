// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.app.migrations.Migrations;
import dev.crowfoot.app.migrations.Review;
import dev.crowfoot.model.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A rollback that waits for a yes.
///
/// @param migrations the newest first
/// @param sql for the database at hand, and below it for the others of the history
/// @param losses a sentence for each thing that rows would lose
public record TakeBack(List<String> migrations, List<String> sql, List<String> losses) {
  public TakeBack {
    migrations = List.copyOf(migrations);
    sql = List.copyOf(sql);
    losses = List.copyOf(losses);
  }

  /// What taking back migrations would be.
  ///
  /// @param back the newest first
  static TakeBack of(Migrations migrations, Database database, List<String> back) {
    return new TakeBack(
        back,
        sql(migrations, back, database.provider()),
        migrations.back().review(database, back).refused(Set.of()).stream()
            .map(Review.Finding::sentence)
            .toList());
  }

  private static List<String> sql(Migrations migrations, List<String> back, Provider own) {
    List<String> statements = new ArrayList<>(migrations.back().sql(back, own));
    for (Provider other : migrations.targets().others(own)) {
      statements.add("-- On " + other.word() + " it would be");
      statements.addAll(migrations.back().sql(back, other));
    }
    return statements;
  }
}
