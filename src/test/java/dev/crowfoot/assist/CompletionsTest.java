// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.text.TextEdit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is offered at the mark `|` of a text, and the text after choosing an entry, with `«…»`
/// around what is selected then.
class CompletionsTest {
  private static final String POSTGRES = "datasource db {\n  provider = \"postgresql\"\n}\n";
  private static final String SQLITE = "datasource db {\n  provider = \"sqlite\"\n}\n";
  private static final String SCHEMAS =
      """
      datasource db {
        provider = "postgresql"
        schemas  = ["a", "b"]
      }
      """;
  private static final String SCHEMA =
      POSTGRES
          + """
          enum Role {
            USER
            ADMIN
          }

          model User {
            id    Int    @id
            email String @unique
            name  String
            posts Post[] @relation("written")
          }
          """;

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
  void attributesAreThoseThatFitAndAreNotThere() {
    assertOffers(
        SCHEMA + "model A {\n  id Int |\n}",
        "@id @default(autoincrement())",
        "@id",
        "@unique",
        "@default(autoincrement())",
        "@default(0)",
        "@default(…)",
        "@default(dbgenerated(\"…\"))",
        "@map(\"…\")",
        "@ignore",
        "@db.SmallInt",
        "@db.Integer",
        "@db.Oid");
    assertOffers(
        SQLITE + "model A {\n  id Int @id\n  at DateTime? @default(now()) @|\n}",
        "@unique",
        "@updatedAt",
        "@map(\"…\")",
        "@ignore");
    assertOffers(SCHEMA + "model A {\n  id Int @id\n  tags String[] @un|\n}");
  }

  @Test
  void attributesOfAFieldWhoseTypeNobodyKnowsAreThoseOfAll() {
    assertOffersAmongOthers(
        SQLITE + "model A {\n  x Nobody @|\n}", "@relation(…)", "@default(…)", "@unique");
  }

  @Test
  void viewsAndCompositeTypesHaveFewerAttributes() {
    assertOffers(
        SQLITE + "view A {\n  id Int @|\n}",
        "@unique",
        "@default(autoincrement())",
        "@default(0)",
        "@default(…)",
        "@default(dbgenerated(\"…\"))",
        "@map(\"…\")",
        "@ignore");
    assertOffers(
        "datasource db {\n  provider = \"mongodb\"\n}\ntype A {\n  x Boolean @|\n}",
        "@default(false)",
        "@default(true)",
        "@default(…)",
        "@map(\"…\")",
        "@db.Bool");
  }

  @Test
  void otherDatabasesHaveWhatOnlyTheyHave() {
    String mysql =
        "datasource db {\n  provider = \"mysql\"\n}\nmodel A {\n  id Int @id\n  x String ";
    assertOffers(mysql + "@db.VarC|\n}", "VarChar(…)");
    assertOffers(mysql + "\n  @@full|\n}", "@@fulltext([…])");
    assertOffers(mysql + "\n  @@index([x(|)])\n}", "sort:", "length:");
    assertOffers(mysql + "\n  @@index([x], type: |)\n}", "BTree", "Hash");
    String sqlserver = mysql.replace("mysql", "sqlserver");
    assertOffers(sqlserver + "\n  @@index([x], cl|)\n}", "clustered:");
    assertOffers(sqlserver + "\n  @@index([x], clustered: |)\n}", "true", "false");
  }

  @Test
  void attributesReplaceTheSignThatIsTyped() {
    assertChosen(
        SQLITE + "model A {\n  id Int @i|\n}", "@id", SQLITE + "model A {\n  id Int @id«»\n}");
    assertChosen(
        SQLITE + "model A {\n  id Int uni|\n}",
        "@unique",
        SQLITE + "model A {\n  id Int @unique«»\n}");
    assertChosen(
        SQLITE + "model A {\n  id Int?|\n}",
        "@unique",
        SQLITE + "model A {\n  id Int? @unique«»\n}");
    assertChosen(
        SQLITE + "model A {\n  firstName String @ma|\n}",
        "@map(\"…\")",
        SQLITE + "model A {\n  firstName String @map(\"«first_name»\")\n}");
  }

  @Test
  void nativeTypesFitTheFieldAndTheDatabase() {
    assertOffers(
        SCHEMA + "model A {\n  x DateTime @db.Timestampt|\n}", "Timestamptz", "Timestamptz(…)");
    assertOffers(SQLITE + "model A {\n  x DateTime @db.|\n}");
    assertChosen(
        SCHEMA + "model A {\n  x String @varc|\n}",
        "@db.VarChar(…)",
        SCHEMA + "model A {\n  x String @db.VarChar(«255»)\n}");
    assertOffers(
        "datasource pg {\n  provider = \"postgresql\"\n}\nmodel A {\n  x Boolean @pg|\n}",
        "@pg.Boolean");
  }

  @Test
  void relationFieldsHaveAttributesOfTheirOwn() {
    assertOffers(
        SCHEMA + "model Post {\n  id Int @id\n  author User @|\n}",
        "@relation(\"written\", fields: [authorId], references: [id])",
        "@relation(\"written\")",
        "@relation(…)",
        "@ignore");
    assertOffers(
        SCHEMA + "model Post {\n  authors User[] @rel|\n}",
        "@relation(\"written\")",
        "@relation(…)");
  }

  @Test
  void blockAttributesAreThoseNotThereYet() {
    assertOffers(
        SQLITE + "model A {\n  id Int @id\n\n  @@map(\"a\")\n  @@|\n}",
        "@@index([…])",
        "@@unique([…])",
        "@@ignore");
    assertChosen(
        SQLITE + "model A {\n  id Int @id\n  @|\n}",
        "@@index([…])",
        SQLITE + "model A {\n  id Int @id\n  @@index([«»])\n}");
    assertChosen(
        "model UserRole {\n  id Int @id\n  @@m|\n}",
        "@@map(\"…\")",
        "model UserRole {\n  id Int @id\n  @@map(\"«user_roles»\")\n}");
    assertOffers("enum A {\n  X\n  @@|\n}", "@@map(\"…\")");
    assertOffers("enum A {\n  X @|\n}", "@map(\"…\")");
    assertOffersAmongOthers(SCHEMAS + "model A {\n  id Int @id\n  @@s|\n}", "@@schema(\"…\")");
  }

  @Test
  void schemasOfTheDatabaseAreTexts() {
    assertOffers(SCHEMAS + "model A {\n  id Int @id\n  @@schema(|)\n}", "a", "b");
  }

  @Test
  void argumentsAreThoseNotThereYet() {
    String model = SCHEMA + "model Post {\n  id Int @id\n  authorId Int\n  ";
    assertOffers(
        model + "author User @relation(|)\n}",
        "written",
        "fields: [authorId], references: [id]",
        "fields:",
        "references:",
        "onDelete:",
        "onUpdate:",
        "map:");
    assertOffers(
        model + "author User @relation(\"written\", fields: [authorId], |, onUpdate: Cascade)\n}",
        "references:",
        "onDelete:",
        "map:");
    assertChosen(
        model + "author User @relation(fi|\n}",
        "fields:",
        model + "author User @relation(fields: [«»]\n}");
    assertChosen(
        model + "author User @relation(onD|: Cascade)\n}",
        "onDelete:",
        model + "author User @relation(onDelete«»: Cascade)\n}");
  }

  @Test
  void referentialActionsAreThoseOfTheDatabase() {
    String relation = "author User @relation(fields: [authorId], references: [id], onDelete: |";
    assertOffers(
        SCHEMA + "model Post {\n  authorId Int?\n  " + relation + ")\n}",
        "Cascade",
        "Restrict",
        "NoAction",
        "SetNull",
        "SetDefault");
    assertOffers(
        SCHEMA.replace("postgresql", "sqlserver") + "model Post {\n  authorId Int\n  " + relation,
        "Cascade",
        "NoAction",
        "SetDefault",
        "SetNull");
  }

  @Test
  void foreignKeysOfferFittingFieldsFirst() {
    String model =
        SCHEMA + "model Post {\n  title String\n  rank Int\n  authorId Int\n  author User ";
    assertOffers(model + "@relation(fields: [|\n}", "authorId", "rank", "title");
    assertOffers(
        model + "@relation(fields: [authorId], references: [|])\n}", "id", "email", "name");
    assertOffers(model + "@relation(fields: [authorId, |])\n}", "title", "rank");
    assertOffers(model + "@relation(\n    fields: [authorId],\n    references: [na|", "name");
  }

  @Test
  void keysListTheStoredFieldsNotThereYet() {
    String model = SCHEMA + "model A {\n  id Int @id\n  name String\n  user User\n\n  ";
    assertOffers(model + "@@index([|])\n}", "id", "name");
    assertOffers(model + "@@unique([name, |\n}", "id");
    assertOffers(model + "@@id(fields: [na|])\n}", "name");
    assertOffers(model + "@@index([name(|)])\n}", "sort:", "ops:");
    assertOffers(model + "@@index([name(sort: |)])\n}", "Asc", "Desc");
    assertOffers(model + "@@index([name], |)\n}", "map:", "type:");
    assertOffers(model + "@@index([name], type: G|)\n}", "Gin", "Gist", "SpGist");
    assertChosen(model + "@@index(|)\n}", "[…]", model + "@@index([«»])\n}");
  }

  @Test
  void operatorClassesFitTheFieldAndTheIndex() {
    String model =
        SCHEMA + "model A {\n  id Int @id\n  data Json\n  name String @db.VarChar(9)\n\n  ";
    assertOffers(
        model + "@@index([data(ops: |)], type: Gin)\n}", "JsonbOps", "JsonbPathOps", "raw(\"…\")");
    assertOffers(
        model + "@@index([name(ops: |)], type: Brin)\n}",
        "TextBloomOps",
        "TextMinMaxOps",
        "raw(\"…\")");
    assertOffers(model + "@@index([name(ops: |)])\n}", "raw(\"…\")");
    assertOffers(model + "@@index([|], type: Gin)\n}", "data", "id", "name");
    assertOffers(model + "@@unique([name(|)])\n}", "sort:");
    assertOffers(model + "@@id([name(|)])\n}");
  }

  @Test
  void pathsLeadIntoCompositeTypes() {
    String schema =
        """
        datasource db {
          provider = "mongodb"
        }

        type Address {
          street String
          city   String
        }

        model A {
          address Address
          @@index([address.\
        """;
    assertOffers(schema + "|])\n}", "street", "city");
    assertOffers(schema + "ci|])\n}", "city");
  }

  @Test
  void conditionsOfPartialIndexes() {
    String model =
        POSTGRES
            + "generator c {\n  previewFeatures = [\"partialIndexes\"]\n}\n"
            + "model A {\n  id Int @id\n  done Boolean\n  at DateTime?\n  @@index([id], ";
    assertOffersAmongOthers(model + "|)\n}", "where:");
    assertOffers(model + "where: |)\n}", "{ … }", "raw(\"…\")");
    assertOffers(model + "where: { | })\n}", "id", "done", "at");
    assertOffers(model + "where: { done: true, a| })\n}", "at");
    assertOffers(model + "where: { done: | })\n}", "true", "false", "null", "{ not: … }");
    assertOffers(model + "where: { at: { | } })\n}", "not:");
    assertOffers(model + "where: { at: { not: | } })\n}", "null");
  }

  @Test
  void defaultsFitTheField() {
    assertOffers(
        SCHEMA + "model A {\n  role Role @default(|)\n}", "USER", "ADMIN", "dbgenerated(\"…\")");
    assertOffers(SCHEMA + "model A {\n  roles Role[] @default([USER, |])\n}", "USER", "ADMIN");
    assertOffers(SCHEMA + "model A {\n  at DateTime @default(n|)\n}", "now()");
    assertOffers(SCHEMA + "model A {\n  ok Boolean @default(t|\n}", "true");
    assertOffers(SCHEMA + "model A {\n  id String @id @default(uu|)\n}", "uuid()", "uuid(7)");
    assertChosen(
        SCHEMA + "model A {\n  x Int @default(dbg|)\n}",
        "dbgenerated(\"…\")",
        SCHEMA + "model A {\n  x Int @default(dbgenerated(\"«»\"))\n}");
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

  private static void assertOffers(String marked, String... labels) {
    assertThat(labels(Marked.schema(marked))).as(marked).containsExactly(labels);
  }

  private static void assertOffersAmongOthers(String marked, String... labels) {
    assertThat(labels(Marked.schema(marked))).as(marked).contains(labels);
  }

  private static void assertFirst(String marked, String... labels) {
    assertThat(labels(Marked.schema(marked))).as(marked).startsWith(labels);
  }

  private static void assertChosen(String marked, String label, String expected) {
    Marked schema = Marked.schema(marked);
    Completion chosen =
        completions(schema).stream()
            .filter(c -> c.label().equals(label))
            .findFirst()
            .orElseThrow(() -> new AssertionError(label + " not in " + labels(schema)));
    String after = TextEdit.applyAll(schema.text(), List.of(chosen.edit()));
    String shown =
        after.substring(0, chosen.selection().start())
            + "«"
            + after.substring(chosen.selection().start(), chosen.selection().end())
            + "»"
            + after.substring(chosen.selection().end());
    assertThat(shown).isEqualTo(expected);
  }

  private static List<String> labels(Marked marked) {
    return completions(marked).stream().map(Completion::label).toList();
  }

  private static List<Completion> completions(Marked marked) {
    return Completions.at(marked.analysis(), marked.path(), marked.offset());
  }
}
