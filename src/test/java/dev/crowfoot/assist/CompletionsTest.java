// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is offered at the mark `|` of a text, and the text after choosing an entry, with `«…»`
/// around what is selected then.
class CompletionsTest extends CompletionCases {
  @Test
  void keywordsComeWithABlockToFillIn() {
    assertOffers("|", "model", "enum", "datasource", "generator", "view", "type");
    assertOffers("mo|", "model");
    assertOffers(SQLITE + "t|");
    assertChosen("mo|", "model", "model «Name» {\n  id Int @id @default(autoincrement())\n}");
    assertChosen("e|\r\n", "enum", "enum «Name» {\r\n  VALUE\r\n}\r\n");
    assertChosen("mo| User {\n}\n", "model", "model«» User {\n}\n");
  }

  @Test
  void newBlocksAreIndentedAsTheOthers() {
    assertChosen("enum A {\n\tX\n}\nen|", "enum", "enum A {\n\tX\n}\nenum «Name» {\n\tVALUE\n}");
  }

  @Test
  void aTypeNobodyDeclaredCanBeDeclared() {
    assertOffers("model A {\n  id Int @id\n  b Book\n}\nmodel |", "Book");
    assertOffersAmongOthers("model A {\n  id Int @id\n  b Book\n}\n|", "model Book");
  }

  @Test
  void keywordsAreOfferedBehindABlockThatIsNotClosed() {
    assertOffersAmongOthers("model A {\n  id Int @id\n\nmod|", "model");
    assertOffers("model A {\n  id Int @id\n  mod|\n}");
  }

  @Test
  void settingsAreThoseNotThereYet() {
    assertOffers(
        "datasource db {\n  provider = \"sqlite\"\n  |\n}",
        "url",
        "relationMode",
        "directUrl",
        "shadowDatabaseUrl");
    assertChosen(
        "datasource db {\n  pro|\n}", "provider", "datasource db {\n  provider = \"«»\"\n}");
    assertOffers("generator c {\n  provider = \"x\"\n  pre|\n}", "previewFeatures");
  }

  @Test
  void valuesOfSettingsComeWithOrWithoutQuotes() {
    assertChosen(
        "datasource db {\n  provider = po|\n}",
        "postgresql",
        "datasource db {\n  provider = \"postgresql\"«»\n}");
    assertChosen(
        "datasource db {\n  provider = \"po|\"\n}",
        "postgresql",
        "datasource db {\n  provider = \"postgresql«»\"\n}");
    assertChosen(
        "datasource db {\n  provider = \"|\n}",
        "sqlite",
        "datasource db {\n  provider = \"sqlite\"«»\n}");
    assertOffers(
        "datasource db {\n  provider = \"sqlite\"\n  url = |\n}",
        "env(\"DATABASE_URL\")",
        "file:./dev.db");
    assertOffers("datasource db {\n  relationMode = |\n}", "foreignKeys", "prisma");
    assertOffers("datasource db {\n  url = env(\"|\")\n}", "DATABASE_URL");
  }

  @Test
  void previewFeaturesAreThoseNotInTheList() {
    assertOffers("generator c {\n  previewFeatures = [\"views\", \"par|\"]\n}", "partialIndexes");
    assertOffers("generator c {\n  previewFeatures = [\"vi|\", \"views\"]\n}");
  }

  @Test
  void extensionsAreWordsWithArguments() {
    String source = "datasource db {\n  provider = \"postgresql\"\n  extensions = [";
    assertOffers(source + "citext, uu|]\n}", "uuidOssp(map: \"uuid-ossp\")");
    assertOffers(source + "citext, cit|]\n}");
    assertOffers(source + "uuidOssp(|)]\n}", "map:", "schema:", "version:");
    assertOffers(source + "uuidOssp(map: \"x\", |)]\n}", "schema:", "version:");
  }

  @Test
  void typesAreScalarsAndWhatIsDeclared() {
    assertOffers(
        SCHEMA + "model A {\n  x |\n}",
        "String",
        "Boolean",
        "Int",
        "BigInt",
        "Float",
        "Decimal",
        "DateTime",
        "Json",
        "Bytes",
        "Role",
        "User",
        "A",
        "Unsupported(\"…\")");
    assertOffers(SCHEMA + "model A {\n  x DT|\n}", "DateTime");
    assertChosen(
        "model A {\n  x Un|\n}", "Unsupported(\"…\")", "model A {\n  x Unsupported(\"«»\")\n}");
  }

  @Test
  void theFieldsNameTellsItsType() {
    assertFirst(SCHEMA + "model A {\n  role |\n}", "Role");
    assertFirst(SCHEMA + "model A {\n  users |\n}", "User[]");
    assertFirst(
        SCHEMA + "enum UserRole {\n  X\n}\nmodel A {\n  itsRoles |\n}",
        "String",
        "Role[]",
        "UserRole[]");
    assertFirst(SCHEMA + "enum AKind {\n  X\n}\nmodel A {\n  kind |\n}", "AKind");
    assertFirst(SCHEMA + "model A {\n  createdAt |\n}", "DateTime");
    assertFirst(SCHEMA + "model A {\n  isDone |\n}", "Boolean");
    assertFirst(SCHEMA + "model A {\n  unit_price |\n}", "Decimal");
  }

  @Test
  void aRelationComesWithItsKey() {
    assertChosen(
        SCHEMA + "model A {\n  id Int @id\n  author Us|\n}",
        "User @relation(fields: [authorId], references: [id])",
        SCHEMA
            + "model A {\n  id Int @id\n"
            + "  author User @relation(fields: [authorId], references: [id])\n"
            + "  authorId Int«»\n}");
    assertChosen(
        SCHEMA + "model A {\n  author_id Int\n  author Us|\n}",
        "User @relation(fields: [author_id], references: [id])",
        SCHEMA
            + "model A {\n  author_id Int\n"
            + "  author User @relation(fields: [author_id], references: [id])«»\n}");
  }

  @Test
  void aRelationIsNamedWhereItMustBe() {
    assertOffersAmongOthers(
        SCHEMA
            + """
            model A {
              id   Int  @id
              user User
              boss Use|
            }
            """,
        "User @relation(\"ABoss\", fields: [bossId], references: [id])");
    assertOffersAmongOthers(
        "model Node {\n  id Int @id\n  parent No|\n}",
        "Node? @relation(\"NodeParent\", fields: [parentId], references: [id])");
    assertOffersAmongOthers(
        "model Node {\n  id Int @id\n  kids Node[] @relation(\"tree\")\n  up No|\n}",
        "Node? @relation(\"tree\", fields: [upId], references: [id])");
  }

  @Test
  void aTypeThatIsTypedOutCanBecomeOptionalOrAList() {
    assertOffersAmongOthers(SCHEMA + "model A {\n  x String|\n}", "String", "String?", "String[]");
    assertOffers(SQLITE + "model A {\n  x String|\n}", "String", "String?");
    assertOffers(SQLITE + "model A {\n  x String|?\n}", "String");
  }

  @Test
  void aLineBeginsWithWhatTheSchemaLacks() {
    assertOffers(
        SCHEMA + "model Post {\n  |\n}",
        "user User @relation(\"written\", fields: [userId], references: [id])",
        "users User[] @relation(\"written\")",
        "id Int @id @default(autoincrement())",
        "id String @id @default(uuid())",
        "createdAt DateTime @default(now())",
        "updatedAt DateTime @updatedAt",
        "@@index([…])",
        "@@unique([…])",
        "@@id([…])",
        "@@map(\"…\")",
        "@@ignore");
    assertOffersAmongOthers(
        SCHEMA
            + "model A {\n  id Int @id\n  |\n  u User? @relation(fields: [uId], references: [id])\n}",
        "uId Int?");
  }

  @Test
  void theOtherEndOfAOneToOneRelationIsNoList() {
    assertFirst(
        """
        model A {
          id Int @id
          |
        }

        model B {
          id  Int @id
          aId Int @unique
          a   A   @relation(fields: [aId], references: [id])
        }
        """,
        "b B?");
  }

  @Test
  void aTypesNameAtTheStartOfALineGivesAField() {
    assertOffers(
        SCHEMA + "model A {\n  id Int @id\n  Us|\n}",
        "users User[]",
        "user User @relation(fields: [userId], references: [id])");
    assertOffers(SCHEMA + "model A {\n  id Int @id\n  rol|\n}", "role Role");
  }

  @Test
  void relationNamesAreThoseOfTheOtherEnd() {
    assertOffers(SCHEMA + "model Post {\n  author User @relation(\"|\")\n}", "written");
    assertOffers(SCHEMA + "model Post {\n  author User @relation(name: \"wr|\n}", "written");
    assertOffers(
        SCHEMA
            + "model Post {\n  author User @relation(\"written\")\n"
            + "  editor User @relation(\"|\")\n}");
  }

  @Test
  void namesOfOtherFilesAreOffered() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("a.prisma", "model Customer {\n  id Int @id\n}\n");
    files.put("b.prisma", "model Order {\n  id Int @id\n  customer Cu|\n}\n");
    assertThat(labels(Marked.files(files)))
        .containsExactly("Customer", "Customer @relation(fields: [customerId], references: [id])");
  }

  @Test
  void nothingIsOfferedInCommentsTextsAndNewNames() {
    assertOffers("// mo|");
    assertOffers(SCHEMA + "model A { // |\n}");
    assertOffers(SCHEMA + "model A {\n  x String @default(\"na|\")\n}");
    assertOffers(SCHEMA + "model A {\n  id Int @id\n  some|\n}");
    assertOffers(SCHEMA + "model Na|");
    assertOffers(SCHEMA + "unknown {\n  |\n}");
  }

  @Test
  void betterAnswersComeFirst() {
    assertOffers("model A {\n  x B|\n}", "Boolean", "BigInt", "Bytes");
    assertOffers("model A {\n  x in|\n}", "Int", "BigInt", "String");
    assertOffers("model A {\n  x DaTi|\n}", "DateTime");
  }
}
