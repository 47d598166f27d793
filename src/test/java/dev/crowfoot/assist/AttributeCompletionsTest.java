// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import org.junit.jupiter.api.Test;

/// What is offered where attributes and their arguments are written.
class AttributeCompletionsTest extends CompletionCases {
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
}
