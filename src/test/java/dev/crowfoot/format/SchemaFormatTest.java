// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.Golden;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What relations lack, written when a schema is formatted: each `golden/complete/*.prisma`. Those
/// called `as-prisma-…` come out as Prisma 7.10 formats them; what it makes of those called
/// `unlike-prisma-…` is not valid.
class SchemaFormatTest {
  static List<Path> lacking() throws IOException {
    return Golden.cases("complete", ".prisma");
  }

  @ParameterizedTest
  @MethodSource("lacking")
  void relationsAreCompletedAsExpected(Path file) throws IOException {
    String once = format(Files.readString(file));
    Golden.check(file, ".formatted", once);
    assertThat(format(once)).isEqualTo(once);
  }

  @Test
  void eachModelIsCompletedInItsOwnFile() {
    Sources sources =
        new Sources(
            List.of(
                SourceText.of("post.prisma", "model Post {\nid Int @id\nauthor User\n}\n"),
                SourceText.of("user.prisma", "model User {\nid Int @id\n}\n")));
    assertThat(SchemaFormat.format(sources).files())
        .extracting(SourceText::content)
        .containsExactly(
            """
            model Post {
              id     Int  @id
              author User @relation(fields: [userId], references: [id])
              userId Int
            }
            """,
            """
            model User {
              id    Int    @id
              posts Post[]
            }
            """);
  }

  @Test
  void aMistakeInOneFileKeepsRelationsInAllAsTheyAre() {
    Sources sources =
        new Sources(
            List.of(
                SourceText.of("a.prisma", "model A {\n  id Int @id\n  b  B\n}\n"),
                SourceText.of("b.prisma", "model B {\n  id Int @id\n  x\n}\n")));
    assertThat(SchemaFormat.format(sources)).isEqualTo(sources);
  }

  @Test
  void whatIsFormattedIsTheVerySame() {
    Sources sources = Sources.of(SourceText.of("schema.prisma", "model A {\n  id Int @id\n}\n"));
    assertThat(SchemaFormat.format(sources)).isSameAs(sources);
  }

  private static String format(String text) {
    return SchemaFormat.format(Sources.of(SourceText.of("schema.prisma", text))).main().content();
  }
}
