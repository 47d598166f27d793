// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.Corpus;
import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.diagnostic.Diagnostic;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Agreement with Prisma about which schemas are valid.
class CorpusValidationTest {
  @Test
  void realSchemasHaveNoError() throws IOException {
    assertThat(falseErrors(Corpus.orSkip().schemas("real"))).isEmpty();
  }

  @Test
  void validSchemasHaveNoError() throws IOException {
    assertThat(falseErrors(Corpus.orSkip().schemas("valid"))).isEmpty();
  }

  @Test
  void mostInvalidSchemasHaveAnError() throws IOException {
    List<SourceText> schemas = Corpus.orSkip().schemas("invalid");
    long found = schemas.stream().filter(s -> Validation.of(Sources.of(s)).hasErrors()).count();
    System.out.printf("invalid schemas found invalid: %d of %d%n", found, schemas.size());
    assertThat((double) found / schemas.size()).isGreaterThanOrEqualTo(0.7);
  }

  private static List<String> falseErrors(List<SourceText> schemas) {
    List<String> errors = new ArrayList<>();
    int clean = 0;
    for (SourceText schema : schemas) {
      Analysis analysis = Validation.of(Sources.of(schema));
      for (Diagnostic error : analysis.diagnostics()) {
        errors.add(
            schema.path()
                + ":"
                + schema.position(error.span().start())
                + " "
                + error.code()
                + " "
                + error.message());
      }
      clean += analysis.hasErrors() ? 0 : 1;
    }
    System.out.printf("valid schemas found valid: %d of %d%n", clean, schemas.size());
    return errors;
  }
}
