// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import dev.crowfoot.Corpus;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/// Makes schema texts for laws: well formed, cut off, and with pieces thrown in.
public final class SchemaTexts {
  /// A schema with a bit of everything.
  public static final String EVERYTHING =
      """
      // head
      datasource db {
        provider = "postgresql" // which
        url      = env("DATABASE_URL")
      }

      generator client {
        provider        = "prisma-client-js"
        previewFeatures = ["views", "x"]
      }

      /// Who may do what.
      enum Role {
        USER  @map("user")
        ADMIN
        @@map("roles")
      }

      /// Somebody.
      model User {
        id    Int     @id @default(autoincrement())
        email String? @unique @db.VarChar(191) // address

        /// Says who.
        role  Role @default(USER)
        posts Post[]
        area  Unsupported("polygon")?
        tags  String[] @default(["a", "b"])

        @@index([email(sort: Desc, ops: raw("x")), role], type: Gin)
        @@unique([id, email], where: { active: true, gone: null })
      }

      model Post {
        id Int @id
        authorId Int
        author User @relation(
          fields: [authorId], // here
          references: [id],
          onDelete: Cascade
        )
      }
      """;

  private static final List<String> PIECES =
      List.of(
          "",
          "{",
          "}",
          "(",
          ")",
          "[",
          "]",
          "\"",
          "@",
          "@@",
          "//",
          "///",
          "/*",
          "*/",
          ",",
          ":",
          "\n",
          "\r\n",
          " ",
          "\n\n",
          "model X {\n",
          "enum",
          "\n}\n",
          "?",
          "[]?",
          "@@id(",
          "=",
          "\\",
          "é",
          "\ud83d",
          "// x\n",
          "/// x\n",
          "/* x */",
          "/* x\n y */");

  private static final int LONGEST = 3000;

  private static final List<String> SEEDS = corpus();

  private SchemaTexts() {}

  /// Any characters, those of the language more often.
  public static Arbitrary<String> any() {
    return Arbitraries.strings()
        .withChars(" \t\n\r{}()[]@,.:=?!\"\\/-_09azAZ")
        .withChars('\u0000', '\uffff')
        .ofMaxLength(120);
  }

  /// A schema with pieces removed and others put in their place.
  public static Arbitrary<String> broken() {
    return seeds()
        .flatMap(
            seed ->
                mutations()
                    .list()
                    .ofMaxSize(3)
                    .map(mutations -> SchemaTexts.broken(seed, mutations)));
  }

  /// @param at where, from 0 for the beginning to 1 for the end
  private record Mutation(double at, int length, String piece) {
    String of(String text) {
      int start = (int) (at * text.length());
      int end = Math.min(text.length(), start + length);
      return text.substring(0, start) + piece + text.substring(end);
    }
  }

  private static Arbitrary<Mutation> mutations() {
    return Combinators.combine(
            Arbitraries.doubles().between(0, 1),
            Arbitraries.integers().between(0, 30),
            Arbitraries.oneOf(Arbitraries.of(PIECES), lines()))
        .as(Mutation::new);
  }

  private static String broken(String seed, List<Mutation> mutations) {
    String text = seed;
    for (Mutation mutation : mutations) {
      text = mutation.of(text);
    }
    return text;
  }

  /// A schema cut off.
  public static Arbitrary<String> cutOff() {
    return seeds()
        .flatMap(
            seed ->
                Arbitraries.integers()
                    .between(0, seed.length())
                    .map(end -> seed.substring(0, end)));
  }

  /// All of them. Where a corpus is named, its schemas are what is broken and cut off.
  public static Arbitrary<String> all() {
    return Arbitraries.oneOf(any(), broken(), cutOff(), wellFormed());
  }

  private static Arbitrary<String> seeds() {
    return SEEDS.isEmpty()
        ? Arbitraries.just(EVERYTHING)
        : Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.just(EVERYTHING)), Tuple.of(9, Arbitraries.of(SEEDS)));
  }

  /// A line of some schema.
  private static Arbitrary<String> lines() {
    return seeds()
        .flatMap(seed -> Arbitraries.of(seed.lines().distinct().toList()))
        .map(l -> "\n" + l + "\n");
  }

  private static List<String> corpus() {
    List<String> texts = new ArrayList<>();
    Corpus.ifNamed()
        .ifPresent(
            corpus ->
                Stream.of("valid", "invalid", "real")
                    .flatMap(folder -> corpus.schemas(folder).stream())
                    .forEach(schema -> addParts(schema.content(), texts)));
    return List.copyOf(texts);
  }

  /// Long schemas in parts, so that one property can go over many.
  private static void addParts(String text, List<String> parts) {
    String rest = text;
    while (rest.length() > LONGEST) {
      int cut = rest.lastIndexOf('\n', LONGEST) + 1;
      parts.add(rest.substring(0, cut));
      rest = rest.substring(cut);
    }
    if (!rest.isBlank()) {
      parts.add(rest);
    }
  }

  /// Models that can be read, badly laid out.
  public static Arbitrary<String> wellFormed() {
    return Arbitraries.of(
            "f%d Int @id",
            "f%d   String?   @map( \"ü 😀\" )@unique",
            "f%d String[] @default([ \"a\",\"b\" ]) // list",
            "größe%d Unsupported( \"x\" )?",
            "/* when */ f%d DateTime @default(now( )) @updatedAt",
            "",
            "// note %d",
            "/// says %d",
            "/* over\n   lines */",
            "@@index([ f1,f2(sort :Desc) ], map: \"i%d\")",
            "@@map(\"m%d\") // mapped",
            "} // end\nmodel M%d {",
            "}\n\n\n/// between\nview  V%d{ // head",
            "}\ntype T%d { /// head")
        .list()
        .ofMaxSize(20)
        .map(SchemaTexts::numbered);
  }

  private static String numbered(List<String> lines) {
    StringBuilder text = new StringBuilder("model M {\n");
    for (int i = 0; i < lines.size(); i++) {
      text.append(lines.get(i).replace("%d", Integer.toString(i))).append('\n');
    }
    return text.append("}\n").toString();
  }
}
