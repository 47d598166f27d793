// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli.migrate;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.editor.Document;
import dev.crowfoot.model.Rename;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// `--rename`: what is called otherwise now, and neither gone nor new.
final class RenamesOption {
  @Option(
      names = "--rename",
      paramLabel = "OLD=NEW",
      description = "`User.name=fullName` or `Person=User`: renamed, not dropped and added.")
  private List<String> texts = List.of();

  /// The renames that are asked for.
  ///
  /// @throws ArgumentFailure when one does not fit the schema
  List<Rename> read(Workplace work) {
    List<Rename> all = new ArrayList<>();
    for (String text : texts) {
      try {
        all.add(RenameOption.read(text, work.schema()));
      } catch (IllegalArgumentException e) {
        throw new ArgumentFailure(String.valueOf(e.getMessage()));
      }
    }
    return all;
  }

  /// What was waiting to be done is done.
  static void forget(Workplace work) {
    Document document = work.project().document();
    if (!document.renames().isEmpty()) {
      work.project().save(document.withRenames(List.of()));
    }
  }
}
