// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.analysis.ReadModel;
import dev.crowfoot.syntax.SchemaTexts;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/// A changed text means the same, and the same is wrong with it, whether or not the text before was
/// validated.
class NextValidationTest {
  private static final List<String> TYPED =
      List.of("x", " ", "\n", "}", "{", "@", "?", "[]", "// ", "/// said\n", "\n}\n");

  /// Models that refer to each other in every way, so that a change of one concerns others.
  private static final String RELATED =
      """
      datasource db {
        provider = "postgresql"
        url      = env("DATABASE_URL")
      }

      enum Role {
        USER
        ADMIN
      }

      model User {
        id     Int    @id
        email  String @unique
        role   Role   @default(USER)
        posts  Post[] @relation("written")
        liked  Post[] @relation("liked")
        boss   User?  @relation("boss", fields: [bossId], references: [id])
        bossId Int?
        staff  User[] @relation("boss")
        card   Card?
      }

      model Post {
        id       Int   @id
        authorId Int
        author   User  @relation("written", fields: [authorId], references: [id])
        likedBy  User[] @relation("liked")
        tags     Tag[]

        @@index([authorId], map: "post_author")
      }

      model Card {
        userEmail String @id
        user      User   @relation(fields: [userEmail], references: [email], map: "card_user")
      }

      model Tag {
        id    Int    @id
        posts Post[]
        @@map("tags")
      }

      model Alone {
        id   Int @id
        name String
        @@index([name], map: "alone_name")
      }

      model Other {
        id Int @id
        on DateTime @default(now())
      }
      """;

  @Example
  void everyPlaceOfRelatedModels() {
    Validation before = Validation.start(sources(RELATED));
    for (int at = 0; at <= RELATED.length(); at++) {
      for (String piece : TYPED) {
        thereAndBack(before, RELATED.substring(0, at) + piece + RELATED.substring(at));
      }
      if (at < RELATED.length()) {
        thereAndBack(before, RELATED.substring(0, at) + RELATED.substring(at + 1));
      }
    }
  }

  /// Words in the place of others: renames, other types, other targets.
  @Example
  void everyWordInThePlaceOfEveryOther() {
    Validation before = Validation.start(sources(RELATED));
    List<String> words = List.of(RELATED.split("\\W+"));
    for (String from : words.stream().distinct().toList()) {
      for (String to : words.stream().distinct().toList()) {
        thereAndBack(before, RELATED.replaceFirst("\\b" + from + "\\b", to));
        thereAndBack(before, RELATED.replaceAll("\\b" + from + "\\b", to));
      }
    }
  }

  /// Whole definitions gone, doubled and moved.
  @Example
  void everyDefinitionElsewhere() {
    Validation before = Validation.start(sources(RELATED));
    List<String> blocks = List.of(RELATED.split("(?<=\n}\n)"));
    for (String moved : blocks) {
      String without = RELATED.replace(moved, "");
      for (String above : blocks) {
        thereAndBack(before, without);
        thereAndBack(before, without.replace(above, moved + "\n" + above));
        thereAndBack(before, RELATED.replace(above, moved + "\n" + above));
      }
    }
  }

  @Property(shrinking = ShrinkingMode.BOUNDED)
  void anyChangeOfAnyText(
      @ForAll("texts") String text,
      @ForAll @IntRange(max = 1_000_000) int place,
      @ForAll @IntRange(max = 40) int removed,
      @ForAll @IntRange(max = 10) int typed) {
    int at = text.isEmpty() ? 0 : place % text.length();
    int end = Math.min(text.length(), at + Math.max(0, removed - 20));
    Validation before = Validation.start(sources(text));
    thereAndBack(before, text.substring(0, at) + TYPED.get(typed) + text.substring(end));
  }

  @Property(shrinking = ShrinkingMode.BOUNDED, tries = 200)
  void anyOtherText(@ForAll("texts") String before, @ForAll("texts") String after) {
    thereAndBack(Validation.start(sources(before)), after);
  }

  @Example
  void whatDidNotChangeIsTakenOver() {
    Validation before = Validation.start(sources(RELATED));
    Analysis after =
        before.next(sources(RELATED.replace("name String", "names String"))).analysis();

    assertThat(after.kept()).containsExactlyInAnyOrder("User", "Post", "Card", "Tag", "Other");
    assertThat(after.schema().model("User").orElseThrow())
        .isSameAs(before.analysis().schema().model("User").orElseThrow());
  }

  @Example
  void aDefinitionThatMovedToAnotherFileIsFoundThere() {
    String second = "model B {\n  id Int @id\n}\n";
    Sources apart = files(RELATED, second);
    Sources joined = files(RELATED + second, "");
    assertSame(Validation.start(apart).next(joined), joined);
    assertSame(Validation.start(joined).next(apart), apart);
  }

  @Provide
  Arbitrary<String> texts() {
    return SchemaTexts.all();
  }

  private static Sources sources(String text) {
    return Sources.of(SourceText.of("schema.prisma", text));
  }

  private static Sources files(String one, String two) {
    return new Sources(List.of(SourceText.of("a.prisma", one), SourceText.of("b.prisma", two)));
  }

  private static void thereAndBack(Validation before, String text) {
    Sources changed = sources(text);
    Validation next = before.next(changed);
    assertSame(next, changed);
    assertSame(next.next(before.analysis().sources()), before.analysis().sources());
  }

  private static void assertSame(Validation found, Sources sources) {
    Analysis next = found.analysis();
    Analysis wanted = Validation.of(sources);
    assertThat(next.sources()).isEqualTo(sources);
    assertThat(next.diagnostics()).isEqualTo(wanted.diagnostics());
    assertThat(next.schema()).isEqualTo(wanted.schema());
    assertThat(spans(next)).isEqualTo(spans(wanted));
  }

  private static Map<String, Object> spans(Analysis analysis) {
    return analysis.sourceMap().models().stream()
        .collect(Collectors.toMap(ReadModel::name, NextValidationTest::spans));
  }

  private static List<Object> spans(ReadModel model) {
    return List.of(
        model.path(),
        model.decl().span(),
        model.unread(),
        model.attributes().stream().map(each -> each.span()).toList(),
        model.rows().stream().map(row -> row.decl().span() + " " + row.field()).toList());
  }
}
