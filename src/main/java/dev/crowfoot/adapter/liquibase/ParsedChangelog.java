// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.liquibase;

import dev.crowfoot.adapter.files.TextFiles;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.exception.LiquibaseException;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.resource.ResourceAccessor;

/// The changelog that was parsed last. Its checksums, its statements and what it makes anew are
/// asked one after the other, and a first migration of a thousand tables takes as long to parse as
/// to run.
///
/// @param content the file's text; while it is the same the changelog is
record ParsedChangelog(Path file, String content, DatabaseChangeLog changelog) {
  /// What a changelog leaves to other files.
  private static final Pattern ELSEWHERE = Pattern.compile("File|include|load(Update)?Data");

  /// Used on Liquibase's thread alone.
  private static SoftReference<ParsedChangelog> last = new SoftReference<>(null);

  /// Whether what a changelog says is in other files too.
  static boolean readsOthers(String content) {
    return ELSEWHERE.matcher(content).find();
  }

  /// Called on Liquibase's thread.
  ///
  /// @param path the file's for `files`
  /// @return not to be changed
  static DatabaseChangeLog of(Path file, String path, ResourceAccessor files)
      throws LiquibaseException {
    if (!Files.exists(file)) {
      return parse(path, files);
    }
    String content = TextFiles.read(file);
    ParsedChangelog known = last.get();
    if (known != null && known.file().equals(file) && known.content().equals(content)) {
      return known.changelog();
    }
    DatabaseChangeLog changelog = parse(path, files);
    if (!readsOthers(content)) {
      last = new SoftReference<>(new ParsedChangelog(file, content, changelog));
    }
    return changelog;
  }

  private static DatabaseChangeLog parse(String path, ResourceAccessor files)
      throws LiquibaseException {
    return ChangeLogParserFactory.getInstance()
        .getParser(path, files)
        .parse(path, new ChangeLogParameters(), files);
  }
}
