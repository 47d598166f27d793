// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.Golden;
import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.model.Schema;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.validation.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each `golden/generate/*.prisma` in Mermaid and in DBML.
class DiagramGoldenTest {
  static List<Path> schemas() throws IOException {
    return Golden.cases("generate", ".prisma");
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void aSchemaIsWrittenAsMermaid(Path schema) throws IOException {
    Golden.check(schema, ".mmd", MermaidWriter.write(read(schema)));
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void aSchemaIsWrittenAsDbml(Path schema) throws IOException {
    Golden.check(schema, ".dbml", DbmlWriter.write(read(schema)));
  }

  private static Schema read(Path file) throws IOException {
    Analysis analysis =
        Validation.of(new Sources(List.of(SourceText.of(file.toString(), Files.readString(file)))));
    assertThat(analysis.diagnostics().stream().filter(d -> d.isError())).isEmpty();
    return analysis.schema();
  }
}
