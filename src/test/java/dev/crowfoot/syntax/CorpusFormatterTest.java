// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.Corpus;
import dev.crowfoot.text.SourceText;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Agreement with Prisma's formatter.
class CorpusFormatterTest {
  @Test
  void realSchemasComeOutAsPrismaFormatsThem() throws IOException {
    assertThat(share("real")).isGreaterThanOrEqualTo(1.0);
  }

  @Test
  void validSchemasComeOutAsPrismaFormatsThem() throws IOException {
    assertThat(share("valid")).isGreaterThanOrEqualTo(0.99);
  }

  private static double share(String folder) throws IOException {
    Corpus corpus = Corpus.orSkip();
    Map<String, String> expected =
        corpus.schemas("formatted/" + folder).stream()
            .collect(Collectors.toMap(SourceText::path, SourceText::content));
    List<SourceText> schemas =
        corpus.schemas(folder).stream().filter(s -> expected.containsKey(s.path())).toList();
    int same = 0;
    for (SourceText schema : schemas) {
      if (Formatter.format(schema).equals(expected.get(schema.path()))) {
        same++;
      } else {
        System.out.println("  differs: " + schema.path());
      }
    }
    System.out.printf("formatted as Prisma does: %d of %d in %s%n", same, schemas.size(), folder);
    return schemas.isEmpty() ? 0 : (double) same / schemas.size();
  }
}
