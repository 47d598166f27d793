// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.Corpus;
import dev.crowfoot.text.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Agreement with Prisma's formatter, byte for byte. Where it is not wanted,
/// `corpus/format-differences.txt` says why.
///
/// Beyond the corpus these differ on purpose, because Prisma loses text or does not come to rest:
///
/// - a comment behind `{` goes to the line below (Prisma drops it), and other text there stays;
/// - a comment behind `}` stays there (Prisma moves it below, where a second run moves it again);
/// - a `///` line that a blank line parts from the `@@` attribute below keeps a blank line below it
///   when the attribute goes to the end (Prisma makes it the documentation of the next field);
/// - blocks that begin on the line on which another ends get a blank line between them (Prisma adds
///   it when it formats again);
/// - attributes of enum values are put in order with a space between them (Prisma takes it away);
/// - no blank line is left at the top of a block whose first line was an attribute;
/// - lines that cannot be read, and blocks that are not closed, stay as they are (Prisma takes the
///   indentation of all lines of such a block away, and the `=` of a setting without a value);
/// - `/* … */` between lines of comments keeps its text once (Prisma repeats its beginning).
class CorpusFormatterTest {
  private static final Path DIFFERENCES =
      Path.of("src/test/resources/corpus/format-differences.txt");

  @ParameterizedTest
  @ValueSource(strings = {"real", "valid"})
  void schemasComeOutAsPrismaFormatsThem(String folder) throws IOException {
    Corpus corpus = Corpus.orSkip();
    Map<String, String> expected =
        corpus.schemas("formatted/" + folder).stream()
            .collect(Collectors.toMap(SourceText::path, SourceText::content));
    List<SourceText> schemas =
        corpus.schemas(folder).stream().filter(s -> expected.containsKey(s.path())).toList();
    assertThat(schemas).isNotEmpty();
    Predicate<SourceText> same = s -> Formatter.format(s).equals(expected.get(s.path()));
    Set<String> differing =
        schemas.stream()
            .filter(same.negate())
            .map(SourceText::path)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(differing).isEqualTo(accepted(folder));
  }

  private static Set<String> accepted(String folder) throws IOException {
    Set<String> accepted = new TreeSet<>();
    for (String line : Files.readAllLines(DIFFERENCES)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        int colon = line.indexOf(": ");
        assertThat(colon).as("a reason in `%s`", line).isPositive();
        if (line.startsWith(folder + "/")) {
          accepted.add(line.substring(folder.length() + 1, colon));
        }
      }
    }
    return accepted;
  }
}
