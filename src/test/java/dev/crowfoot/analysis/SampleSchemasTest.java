// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.syntax.Formatter;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The samples are what they should teach: valid, formatted, every relation resolved.
class SampleSchemasTest {
  @ParameterizedTest
  @ValueSource(strings = {"shop", "blog", "school"})
  void sampleIsValidAndFormatted(String name) throws IOException {
    Path file = Path.of("schemas", name, "schema.prisma");
    SourceText source = SourceText.of("schema.prisma", Files.readString(file));
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, Formatter.format(source));
    }
    Analysis analysis = Analysis.of(Sources.of(source));
    assertThat(analysis.diagnostics()).isEmpty();
    assertThat(Formatter.format(source)).isEqualTo(source.content());
    assertThat(analysis.schema().models())
        .allSatisfy(
            model ->
                assertThat(model.relationFields())
                    .allMatch(
                        field ->
                            analysis
                                .schema()
                                .relationOf(
                                    new dev.crowfoot.model.FieldId(model.name(), field.name()))
                                .isPresent()));
  }
}
