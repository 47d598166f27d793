// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.app.Project;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.diagnostic.Diagnostic;
import dev.crowfoot.diagnostic.DiagnosticRenderer;
import dev.crowfoot.text.Position;
import dev.crowfoot.validation.Validation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/// `crowfoot validate`
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = "Checks schemas: a line for each finding.")
final class ValidateCommand implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Surroundings surroundings;

  @Mixin private ProjectOptions project = new ProjectOptions();

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "A file is a schema of its own; a folder is one schema of many files.")
  private List<Path> paths = List.of();

  @Option(names = "--json", description = "One line of JSON for each PATH.")
  private boolean json;

  ValidateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (paths.isEmpty()) {
      ProjectFiles files = project.files(surroundings);
      return validate(files.schema().getFileName(), files);
    }
    int worst = ExitCode.FINE;
    for (Path path : paths) {
      worst = Math.max(worst, validateOne(path));
    }
    return worst;
  }

  /// A path that cannot be read does not keep the others from being checked.
  private int validateOne(Path typed) {
    try {
      Path path = surroundings.resolve(typed);
      if (!Files.exists(path)) {
        throw new FileFailure("`" + typed + "` does not exist.");
      }
      return validate(typed, new ProjectFiles(path));
    } catch (Failure failure) {
      surroundings.err().println(failure.getMessage());
      if (json) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("path", typed.toString());
        line.put("valid", false);
        line.put("findings", List.of());
        line.put("failure", failure.getMessage());
        surroundings.out().println(JSON.writeValueAsString(line));
      }
      return ExitCode.FAILURE;
    }
  }

  private int validate(Path shownAs, ProjectFiles files) {
    Analysis analysis = Validation.of(Project.readSources(files));
    if (json) {
      surroundings.out().println(jsonLine(shownAs, analysis));
    } else {
      analysis
          .diagnostics()
          .forEach(d -> surroundings.out().println(plainLine(shownAs, files, analysis, d)));
      if (!analysis.hasErrors()) {
        surroundings.err().println("`" + shownAs + "` is valid.");
      }
    }
    return analysis.hasErrors() ? ExitCode.FINDINGS : ExitCode.FINE;
  }

  /// A finding's line, its file named so that an editor finds it from the current folder.
  private static String plainLine(
      Path shownAs, ProjectFiles files, Analysis analysis, Diagnostic diagnostic) {
    Path file = files.isFolder() ? shownAs.resolve(diagnostic.path()) : shownAs;
    return file
        + ":"
        + DiagnosticRenderer.position(diagnostic, analysis.sources())
        + ": "
        + DiagnosticRenderer.verdict(diagnostic);
  }

  private static String jsonLine(Path shownAs, Analysis analysis) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("path", shownAs.toString());
    line.put("valid", !analysis.hasErrors());
    line.put("findings", analysis.diagnostics().stream().map(d -> finding(analysis, d)).toList());
    return JSON.writeValueAsString(line);
  }

  private static Map<String, Object> finding(Analysis analysis, Diagnostic diagnostic) {
    Position at = DiagnosticRenderer.position(diagnostic, analysis.sources());
    Map<String, Object> finding = new LinkedHashMap<>();
    if (analysis.sources().files().size() > 1) {
      finding.put("file", diagnostic.path());
    }
    finding.put("code", diagnostic.code().id());
    finding.put("severity", diagnostic.severity().word());
    finding.put("line", at.line());
    finding.put("column", at.column());
    finding.put("message", diagnostic.message());
    return finding;
  }
}
