// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.dialect.CatalogRenames;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.model.Rename;
import dev.crowfoot.model.Schema;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// A migration on one page each: the schema before and after, the renames, and what is planned from
/// them for both databases. `-Dgolden.update=true` rewrites what is planned.
class PlanGoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden/plan");
  private static final String MARK = "=== ";

  @TestFactory
  Stream<DynamicTest> everyPageIsPlannedAsItSays() throws IOException {
    try (Stream<Path> pages = Files.list(FOLDER)) {
      return pages.sorted().toList().stream()
          .map(page -> DynamicTest.dynamicTest(page.getFileName().toString(), () -> check(page)));
    }
  }

  private static void check(Path page) {
    String written = read(page);
    Map<String, String> parts = parts(written);
    String planned = planned(parts);
    if (Boolean.getBoolean("golden.update")) {
      write(page, planned);
    } else {
      assertThat(written).isEqualTo(planned);
    }
  }

  private static String planned(Map<String, String> given) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (String name : List.of("before", "after", "renames")) {
      parts.put(name, given.getOrDefault(name, ""));
    }
    List<Plan> plans = new ArrayList<>();
    for (Dialect dialect : List.of(Dialect.postgresql(), Dialect.sqlite())) {
      String word = dialect.provider().word();
      Schema before = schema(parts.getOrDefault("before", ""), word);
      Schema after = schema(parts.getOrDefault("after", ""), word);
      List<Rename> renames =
          parts.getOrDefault("renames", "").lines().map(PlanGoldenTest::rename).toList();
      Plan plan =
          Planner.plan(
              dialect.catalogOf(before),
              dialect.catalogOf(after),
              CatalogRenames.of(renames, before, after, dialect),
              dialect);
      plans.add(plan);
      parts.put("changes for " + word, lines(plan.summary()));
      parts.put("script for " + word, Script.render(plan));
      parts.put(
          "way back for " + word,
          plan.rollback().stream()
              .flatMap(a -> a.statements().stream())
              .map(s -> s + ";\n")
              .collect(Collectors.joining()));
    }
    parts.put("changelog", Changelog.render(plans, "20261123101500_step", "ada"));
    return parts.entrySet().stream()
        .map(e -> MARK + e.getKey() + "\n" + e.getValue())
        .collect(Collectors.joining());
  }

  private static Schema schema(String body, String provider) {
    String text = "datasource db {\n  provider = \"" + provider + "\"\n}\n" + body;
    Analysis analysis = Analysis.of(Sources.of(SourceText.of("schema.prisma", text)));
    assertThat(analysis.diagnostics()).isEmpty();
    return analysis.schema();
  }

  /// `User -> Person`, `Person.name -> fullName`, `enum Role -> Kind` or `value Role.A -> B`.
  private static Rename rename(String line) {
    String[] sides = line.split(" -> ");
    String from = sides[0].replaceFirst("^(enum|value) ", "");
    String[] path = from.split("\\.");
    if (line.startsWith("enum ")) {
      return new Rename.OfEnum(from, sides[1]);
    }
    if (line.startsWith("value ")) {
      return new Rename.OfEnumValue(path[0], path[1], sides[1]);
    }
    return path.length == 2
        ? new Rename.OfField(path[0], path[1], sides[1])
        : new Rename.OfModel(from, sides[1]);
  }

  private static Map<String, String> parts(String page) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (String part : page.split("(?m)^" + MARK)) {
      int end = part.indexOf('\n');
      if (end > 0) {
        parts.put(part.substring(0, end), part.substring(end + 1));
      }
    }
    return parts;
  }

  private static String lines(List<String> lines) {
    return lines.stream().map(l -> l + "\n").collect(Collectors.joining());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
