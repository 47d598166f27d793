// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli;

import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.files.TextFiles;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.format.SchemaFormat;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `crowfoot format`
@Command(
    name = "format",
    mixinStandardHelpOptions = true,
    description = {
      "Lays schemas out in the usual columns, in place.",
      "Relations get what they lack: the field at the other end, and the fields of the key."
    })
final class FormatCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ProjectOptions project = new ProjectOptions();

  @Parameters(paramLabel = "PATH", arity = "0..*", description = "Files or folders.")
  private List<Path> paths = List.of();

  @Option(
      names = "--check",
      description = "Changes nothing, names what would change, and exits with 1 if anything would.")
  private boolean check;

  FormatCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    int changed = 0;
    if (paths.isEmpty()) {
      changed = format(project.files(surroundings));
    }
    for (Path typed : paths) {
      Path path = surroundings.resolve(typed);
      if (!Files.exists(path)) {
        throw new FileFailure("`" + typed + "` does not exist.");
      }
      changed += format(new ProjectFiles(path));
    }
    return check && changed > 0 ? ExitCode.FINDINGS : ExitCode.FINE;
  }

  private int format(ProjectFiles files) {
    List<Path> schema = files.schemaFiles();
    Sources before =
        new Sources(
            schema.stream()
                .map(file -> SourceText.of(files.displayPath(file), TextFiles.read(file)))
                .toList());
    Sources after = SchemaFormat.format(before);
    int changed = 0;
    for (int i = 0; i < schema.size(); i++) {
      String formatted = after.files().get(i).content();
      if (!formatted.equals(before.files().get(i).content())) {
        write(schema.get(i), formatted);
        changed++;
      }
    }
    return changed;
  }

  private void write(Path file, String formatted) {
    if (!check) {
      TextFiles.write(file, formatted);
    }
    Path here = surroundings.folder().toAbsolutePath().normalize();
    surroundings.out().println(file.startsWith(here) ? here.relativize(file) : file);
  }
}
