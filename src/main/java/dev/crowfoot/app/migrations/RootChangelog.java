// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.migration.Changelog;
import java.util.List;
import java.util.regex.Pattern;

/// The file that lists the migrations, as it is on disk. It is written anew whenever one comes or
/// goes, so nothing else may stand in it: what somebody added is refused rather than lost.
///
/// It is read by lines, so that a merge that left its marks in it is mended by the next write.
record RootChangelog(String text) {
  private static final Pattern OURS =
      Pattern.compile(
          "---|databaseChangeLog:(\\s*[\\[{]\\s*[\\]}])?|- include:"
              + "|file: [\"']?\\d{14}_[^/]+/changelog\\.yaml[\"']?|relativeToChangelogFile: true"
              + "|(<{7}|={7}|>{7}|\\|{7}).*");

  /// @throws MigrationFailure when a line is there that Crowfoot did not write
  void refuseForeign() {
    text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !isComment(line) && !OURS.matcher(line).matches())
        .findFirst()
        .ifPresent(
            line -> {
              throw new MigrationFailure(
                  ("`migrations/changelog.yaml` has a line that is no migration: `%s`. Crowfoot writes"
                          + " this file anew with each migration, and the line would be lost. Move what"
                          + " it names to a migration of its own: `crowfoot migrate dev --create-only"
                          + " --name NAME` makes a folder for it when nothing else differs.")
                      .formatted(line));
            });
  }

  /// The same with these migrations; comments go to the top.
  String listing(List<String> migrations) {
    String comments =
        text.lines()
            .filter(RootChangelog::isComment)
            .map(line -> line + "\n")
            .reduce("", String::concat);
    return comments + Changelog.root(migrations);
  }

  private static boolean isComment(String line) {
    return line.stripLeading().startsWith("#");
  }
}
