// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.analysis.PreviewFeatures;
import dev.crowfoot.analysis.Signature;
import dev.crowfoot.assist.Symbol.WordKind;
import dev.crowfoot.dialect.NativeTypeRule;
import dev.crowfoot.dialect.NativeTypes;
import dev.crowfoot.model.FieldType.Scalar;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.ReferentialAction;
import dev.crowfoot.validation.IndexType;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is said about the word under the pointer.
class HoverTest {
  private static final String SCHEMA =
      """
      datasource db {
        provider = "postgresql"
      }

      /// Who may do what.
      enum Role {
        /// Reads.
        USER  @map("user")
        ADMIN
      }

      /// Somebody.
      /// Or nobody.
      model User {
        id    Int     @id
        /// For invoices.
        email String? @unique @map("mail") @db.VarChar(191) // address
        role  Role    @default(USER)
        posts Post[]  @relation("written")
        card  Card?
        tags  Tag[]

        @@map("users")
      }

      model Post {
        id       Int  @id
        authorId Int
        author   User @relation("written", fields: [authorId], references: [id], onDelete: Cascade)
      }

      model Card {
        id     Int   @id
        userId Int?  @unique
        user   User? @relation(fields: [userId], references: [id])
      }

      model Tag {
        id    Int    @id
        users User[]
      }
      """;

  @Test
  void aModelSaysItsTable() {
    assertHover(
        "model Us|er",
        "model User",
        "Somebody.\nOr nobody.\n\nTable `users`, 3 columns, 3 relations.");
  }

  @Test
  void aFieldSaysItsColumn() {
    assertHover(
        "em|ail String?",
        "User.email String? @unique @map(\"mail\") @db.VarChar(191)",
        "For invoices." + "\n\nColumn `users.mail` of type `VARCHAR(191)`, may be null.");
    assertHover("author|Id Int", "Post.authorId Int", "Column `Post.authorId` of type `INTEGER`.");
  }

  @Test
  void anEnumSaysItsValues() {
    assertHover("role  Ro|le", "enum Role { USER, ADMIN }", "Who may do what.");
    assertHover("@default(US|ER)", "Role.USER", "Reads.\n\nStored as `user`.");
  }

  @Test
  void aRelationSaysWhatItMeansForTheRows() {
    assertHover(
        "auth|or   User",
        "Post.author User @relation(\"written\", fields: [authorId], references: [id], onDelete:"
            + " Cascade)",
        "One-to-many: each `Post` has a `User`, a `User` has any number of `Post`. The key is in"
            + " `authorId`; the other end is `User.posts`.\n\n"
            + "When the `User` is deleted, every `Post` that refers to it is deleted too"
            + " (`Cascade`).");
    assertHover(
        "ca|rd  Card?",
        "User.card Card?",
        "One-to-one: a `Card` has one `User` or none, a `User` has at most one `Card`. The key is in"
            + " `userId`; the other end is `User.card`.\n\n"
            + "When the `User` is deleted, the key of every `Card` that refers to it becomes null"
            + " (`SetNull`).");
    assertHover(
        "us|ers User[]",
        "Tag.users User[]",
        "Many-to-many: `Tag.users` and `User.tags`, through the table `_TagToUser`.");
    assertThat(hover("@relation(\"wri|tten\")").orElseThrow().documentation())
        .startsWith("One-to-many: each `Post`");
  }

  @Test
  void wordsOfTheLanguageAreExplained() {
    assertHover(
        "@map|(\"mail\")",
        "@map(\"name\")",
        "What the column, or the value of an enum, is called in the database.");
    assertHover("onDe|lete: ", "onDelete:", Words.of(WordKind.ARGUMENT, "@relation.onDelete"));
    assertHover("Casc|ade", "Cascade", "Delete or change these rows too.");
    assertHover(
        "db.VarCh|ar", "@db.VarChar", "Text of at most so many characters.\n\nTakes: length.");
    assertHover("prov|ider", "provider = …", "Which kind of database it is.");
    assertHover("\"postg|resql\"", "postgresql", "PostgreSQL.");
  }

  @Test
  void everyWordThatIsOfferedIsExplained() {
    Arrays.stream(Scalar.values()).forEach(s -> assertExplained(WordKind.SCALAR, s.word()));
    Arrays.stream(ReferentialAction.values())
        .forEach(a -> assertExplained(WordKind.VALUE, a.word()));
    Stream.of("JsonbOps", "ArrayOps", "InetOps", "TextOps", "Int4BloomOps", "InetInclusionOps")
        .forEach(o -> assertExplained(WordKind.VALUE, o));
    PreviewFeatures.active().forEach(f -> assertExplained(WordKind.VALUE, f));
    Arrays.stream(IndexType.values()).forEach(t -> assertExplained(WordKind.VALUE, t.word()));
    Arrays.stream(Provider.values()).forEach(p -> assertExplained(WordKind.VALUE, p.word()));
    for (Provider provider : Provider.values()) {
      for (NativeTypeRule rule : NativeTypes.of(provider)) {
        assertThat(Words.ofNativeType(Optional.of(provider), rule.name()))
            .as(provider + " " + rule.name())
            .isNotEmpty();
      }
    }
    assertExplained("@", Signature.ofFields());
    assertExplained("@@", Signature.ofModels());
    Stream.of(
            "autoincrement", "now", "uuid", "cuid", "ulid", "nanoid", "dbgenerated", "auto", "env")
        .forEach(f -> assertExplained(WordKind.FUNCTION, f));
  }

  private static void assertExplained(String at, Map<String, Signature> signatures) {
    for (Signature signature : signatures.values()) {
      assertExplained(WordKind.ATTRIBUTE, at + signature.attribute());
      signature
          .parameters()
          .forEach(
              p -> assertExplained(WordKind.ARGUMENT, at + signature.attribute() + "." + p.name()));
    }
  }

  private static void assertExplained(WordKind kind, String name) {
    assertThat(Words.of(kind, name)).as(kind + " " + name).matches("(?s)[A-Z`].*\\.");
  }

  private static void assertHover(String place, String signature, String documentation) {
    Hover hover = hover(place).orElseThrow();
    assertThat(hover.signature()).isEqualTo(signature);
    assertThat(hover.documentation()).isEqualTo(documentation);
  }

  private static Optional<Hover> hover(String place) {
    String plain = place.replace("|", "");
    assertThat(SCHEMA).contains(plain);
    Marked marked = Marked.schema(SCHEMA.replace(plain, place));
    return Hover.at(marked.analysis(), marked.path(), marked.offset());
  }
}
