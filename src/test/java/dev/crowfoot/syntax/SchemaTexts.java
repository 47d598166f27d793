// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

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

  private SchemaTexts() {}

  /// Any characters, those of the language more often.
  public static Arbitrary<String> any() {
    return Arbitraries.strings()
        .withChars(" \t\n\r{}()[]@,.:=?!\"\\/-_09azAZ")
        .withChars('\u0000', '\uffff')
        .ofMaxLength(120);
  }

  /// [#EVERYTHING] with a piece removed and another put in its place.
  public static Arbitrary<String> broken() {
    Arbitrary<Integer> places = Arbitraries.integers().between(0, EVERYTHING.length());
    Arbitrary<String> pieces =
        Arbitraries.of(
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
            ",",
            ":",
            "\n",
            "\r\n",
            "model X {\n",
            "enum",
            "\n}\n",
            "?",
            "[]?",
            "@@id(",
            "=",
            "\\",
            "é",
            "\ud83d");
    return Combinators.combine(places, Arbitraries.integers().between(0, 30), pieces)
        .as(
            (at, length, piece) ->
                EVERYTHING.substring(0, at)
                    + piece
                    + EVERYTHING.substring(Math.min(EVERYTHING.length(), at + length)));
  }

  /// [#EVERYTHING] cut off.
  public static Arbitrary<String> cutOff() {
    return Arbitraries.integers()
        .between(0, EVERYTHING.length())
        .map(end -> EVERYTHING.substring(0, end));
  }

  public static Arbitrary<String> all() {
    return Arbitraries.oneOf(any(), broken(), cutOff());
  }
}
