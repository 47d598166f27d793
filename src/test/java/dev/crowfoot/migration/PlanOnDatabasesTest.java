// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Rename;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every kind of change on real databases with rows in them: the rows survive, the structure is
/// what the schema says, and undoing brings the old structure back.
@Execution(ExecutionMode.CONCURRENT)
class PlanOnDatabasesTest {
  private static final String FAMILY =
      """
      model Parent {
        id       Int     @id @default(autoincrement())
        name     String
        email    String  @unique
        note     String?
        children Child[]
      }
      model Child {
        id       Int    @id @default(autoincrement())
        parentId Int
        parent   Parent @relation(fields: [parentId], references: [id], onDelete: Cascade)
        @@index([parentId])
      }
      """;

  @TempDir private Path folder;

  private LiveProject family(Provider provider) throws Exception {
    LiveProject project = new LiveProject(provider, folder);
    project.migrate(FAMILY);
    project.execute(
        "INSERT INTO \"Parent\" (\"name\", \"email\") VALUES ('Ada', 'a@x'), ('Bob', 'b@x')",
        "INSERT INTO \"Child\" (\"parentId\") VALUES (1), (1), (2)");
    return project;
  }

  private static void assertFamilyIsComplete(LiveProject project) throws Exception {
    assertThat(
            project.query(
                "SELECT p.\"name\", count(*) FROM \"Child\" c JOIN \"Parent\" p ON p.\"id\" ="
                    + " c.\"parentId\" GROUP BY p.\"name\" ORDER BY 1"))
        .isEqualTo("Ada, 2; Bob, 1");
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void aReferencedTableIsChangedAndNoChildIsLost(Provider provider) throws Exception {
    try (LiveProject project = family(provider)) {
      project.migrate(
          FAMILY
              .replace(
                  "name     String",
                  "name     String   @default(\"?\")\n  age Int @default(7)\n  at DateTime @default(now())")
              .replace("note     String?", "note     Int?"));
      assertFamilyIsComplete(project);
      assertThat(project.query("SELECT \"age\", \"at\" IS NULL FROM \"Parent\" WHERE \"id\" = 1"))
          .isIn("7, 0", "7, f");
      project.rollback();
      assertFamilyIsComplete(project);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void renamesKeepTheData(Provider provider) throws Exception {
    try (LiveProject project = family(provider)) {
      Plan plan =
          project.migrate(
              FAMILY
                  .replace("model Parent", "model Person")
                  .replace("Parent @relation", "Person @relation")
                  .replace("name     String", "fullName String")
                  .replace("email  ", "mail  "),
              new Rename.OfModel("Parent", "Person"),
              new Rename.OfField("Person", "name", "fullName"),
              new Rename.OfField("Person", "email", "mail"));
      assertThat(plan.summary())
          .contains("~ table Parent renamed to Person", "~ column Person.name renamed to fullName")
          .noneMatch(line -> line.startsWith("-") || line.startsWith("+"));
      assertThat(project.query("SELECT \"fullName\", \"mail\" FROM \"Person\" ORDER BY 1"))
          .isEqualTo("Ada, a@x; Bob, b@x");
      project.execute("DELETE FROM \"Person\" WHERE \"fullName\" = 'Ada'");
      assertThat(project.query("SELECT count(*) FROM \"Child\"")).isEqualTo("1");
      project.rollback();
      assertThat(project.query("SELECT \"name\" FROM \"Parent\"")).isEqualTo("Bob");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void columnsThatSwapNamesKeepTheirOwnValues(Provider provider) throws Exception {
    try (LiveProject project = new LiveProject(provider, folder)) {
      project.migrate("model T {\n id Int @id\n a String\n b Int\n gone String\n late Int\n}");
      project.execute("INSERT INTO \"T\" VALUES (1, 'x', 2, 'y', 3)");
      project.migrate(
          "model T {\n id Int @id\n b String\n a Int\n gone Int\n}",
          new Rename.OfField("T", "a", "tmp"),
          new Rename.OfField("T", "b", "a"),
          new Rename.OfField("T", "tmp", "b"),
          new Rename.OfField("T", "late", "gone"));
      assertThat(project.query("SELECT \"b\", \"a\", \"gone\" FROM \"T\"")).isEqualTo("x, 2, 3");
      project.rollback();
      assertThat(project.query("SELECT \"a\", \"b\", \"late\" FROM \"T\"")).isEqualTo("x, 2, 3");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void tablesThatSwapNamesKeepTheirOwnRows(Provider provider) throws Exception {
    try (LiveProject project = new LiveProject(provider, folder)) {
      project.migrate("model A {\n id Int @id\n a String\n}\nmodel B {\n id Int @id\n b String\n}");
      project.execute("INSERT INTO \"A\" VALUES (1, 'a')", "INSERT INTO \"B\" VALUES (1, 'b')");
      project.migrate(
          "model B {\n id Int @id\n a String\n}\nmodel A {\n id Int @id\n b String\n}",
          new Rename.OfModel("A", "C"),
          new Rename.OfModel("B", "A"),
          new Rename.OfModel("C", "B"));
      assertThat(project.query("SELECT \"a\" FROM \"B\"")).isEqualTo("a");
      project.rollback();
      assertThat(project.query("SELECT \"a\" FROM \"A\"")).isEqualTo("a");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void aRenamedModelTakesItsManyToManyTableAlong(Provider provider) throws Exception {
    String before =
        "model Post {\n id Int @id\n tags Tag[]\n}\nmodel Tag {\n id String @id\n posts Post[]\n}";
    try (LiveProject project = new LiveProject(provider, folder)) {
      project.migrate(before);
      project.execute(
          "INSERT INTO \"Post\" VALUES (1)",
          "INSERT INTO \"Tag\" VALUES ('t')",
          "INSERT INTO \"_PostToTag\" VALUES (1, 't')");
      project.migrate(before.replace("Tag", "Label"), new Rename.OfModel("Tag", "Label"));
      assertThat(project.query("SELECT \"A\", \"B\" FROM \"_LabelToPost\"")).isEqualTo("t, 1");
      project.rollback();
      assertThat(project.query("SELECT \"A\", \"B\" FROM \"_PostToTag\"")).isEqualTo("1, t");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void enumsGainLoseAndRenameValues(Provider provider) throws Exception {
    String role =
        "enum Role {\n USER\n ADMIN\n}\nmodel U {\n id Int @id\n role Role @default(USER)\n}";
    try (LiveProject project = new LiveProject(provider, folder)) {
      project.migrate(role);
      project.execute("INSERT INTO \"U\" (\"id\") VALUES (1)");
      project.migrate(
          role.replace("USER\n ADMIN", "GUEST\n USER\n EDITOR\n ADMIN")
              .replace("(USER)", "(GUEST)"));
      project.execute("INSERT INTO \"U\" (\"id\") VALUES (2)");
      assertThat(project.query("SELECT \"role\" FROM \"U\" ORDER BY \"id\""))
          .isEqualTo("USER; GUEST");
      project.execute("DELETE FROM \"U\" WHERE \"id\" = 2");
      project.rollback();

      project.migrate(
          role.replace("USER", "MEMBER"), new Rename.OfEnumValue("Role", "USER", "MEMBER"));
      assertThat(project.query("SELECT \"role\" FROM \"U\"")).isEqualTo("MEMBER");
      project.rollback();

      project.migrate(
          role.replace("USER\n ADMIN", "GUEST\n MEMBER\n ADMIN")
              .replace("(USER)", "(MEMBER)")
              .replace("Role", "Level"),
          new Rename.OfEnum("Role", "Level"),
          new Rename.OfEnumValue("Level", "USER", "MEMBER"));
      assertThat(project.query("SELECT \"role\" FROM \"U\"")).isEqualTo("MEMBER");
      project.rollback();

      project.execute("INSERT INTO \"U\" VALUES (3, 'ADMIN')");
      project.migrate(
          role.replace("USER\n ADMIN", "ADMIN\n USER"),
          new Rename.OfEnumValue("Role", "USER", "X"),
          new Rename.OfEnumValue("Role", "ADMIN", "USER"),
          new Rename.OfEnumValue("Role", "X", "ADMIN"));
      assertThat(project.query("SELECT \"role\" FROM \"U\" ORDER BY \"id\""))
          .isEqualTo("ADMIN; USER");
      project.rollback();
      project.execute("DELETE FROM \"U\" WHERE \"id\" = 3");

      project.migrate(role.replace("USER\n ADMIN", "USER"));
      assertThat(project.query("SELECT \"role\" FROM \"U\"")).isEqualTo("USER");
      project.rollback();
      assertThat(project.query("SELECT \"role\" FROM \"U\"")).isEqualTo("USER");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void everythingGoesAndComesBackEmpty(Provider provider) throws Exception {
    try (LiveProject project = family(provider)) {
      Plan plan =
          project.plan("model Parent {\n id Int @id @default(autoincrement())\n name String\n}");
      assertThat(project.realHazards(plan)).containsExactlyInAnyOrder("H102=2", "H101=3");
      project.migrate("model Parent {\n id Int @id @default(autoincrement())\n name String\n}");
      assertThat(project.query("SELECT \"name\" FROM \"Parent\" ORDER BY 1")).isEqualTo("Ada; Bob");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void aDroppedRequiredColumnComesBackWithoutItsValues(Provider provider) throws Exception {
    try (LiveProject project = family(provider)) {
      project.migrate(FAMILY.replace("name     String\n", "\n"));
      project.rollback();
      assertThat(project.query("SELECT \"name\", \"email\" FROM \"Parent\" ORDER BY 2"))
          .isEqualTo(", a@x; , b@x");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void keysChange(Provider provider) throws Exception {
    try (LiveProject project = family(provider)) {
      project.migrate(
          FAMILY
              .replace(
                  "id       Int    @id @default(autoincrement())\n  parentId Int",
                  "id       Int\n  parentId Int")
              .replace("@@index([parentId])", "@@id([id, parentId])\n  @@unique([parentId, id])"));
      assertFamilyIsComplete(project);
      project.rollback();
      assertFamilyIsComplete(project);
      project.execute("INSERT INTO \"Child\" (\"parentId\") VALUES (2)");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void aRelationIsAddedMadeOptionalAndRemoved(Provider provider) throws Exception {
    String one = "model A {\n id Int @id\n}\nmodel B {\n id Int @id\n}";
    String two =
        "model A {\n id Int @id\n bs B[]\n}\n"
            + "model B {\n id Int @id\n aId Int?\n a A? @relation(fields: [aId], references: [id])\n}";
    try (LiveProject project = new LiveProject(provider, folder)) {
      project.migrate(one);
      project.execute("INSERT INTO \"A\" VALUES (1)", "INSERT INTO \"B\" VALUES (1)");
      project.migrate(two);
      project.execute("UPDATE \"B\" SET \"aId\" = 1");
      project.migrate(two.replace("Int?", "Int").replace("A?", "A"));
      assertThat(project.query("SELECT \"aId\" FROM \"B\"")).isEqualTo("1");
      project.rollback();
      project.rollback();
      assertThat(project.query("SELECT * FROM \"B\"")).isEqualTo("1");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void circlesOfTablesComeAndGo(Provider provider) throws Exception {
    try (LiveProject project = new LiveProject(provider, folder)) {
      project.migrate(
          """
          model Team {
            id      Int      @id
            headId  Int?     @unique
            head    Person?  @relation("Head", fields: [headId], references: [id])
            members Person[] @relation("Members")
          }
          model Person {
            id     Int     @id
            teamId Int
            team   Team    @relation("Members", fields: [teamId], references: [id])
            heads  Team?   @relation("Head")
            bossId Int?
            boss   Person? @relation("Boss", fields: [bossId], references: [id])
            staff  Person[] @relation("Boss")
          }
          """);
      project.migrate("model Other {\n id Int @id\n}");
      project.rollback();
      project.rollback();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void anyNameSurvives(Provider provider) throws Exception {
    String odd =
        """
        model Order {
          id     Int    @id @map("se\\"lect; DROP TABLE x")
          group  String @map("group 🐘") @default("it's; \\"ok\\"\\n🐘")
          parts  Part[]
          @@index([group], map: "an 'index'; of \\"it\\"")
          @@map("or der \\"🐘\\";")
        }
        model Part {
          id      Int   @id
          orderId Int   @map("from")
          order   Order @relation(fields: [orderId], references: [id])
          @@map("table")
        }
        """;
    try (LiveProject project = new LiveProject(provider, folder)) {
      project.migrate(odd);
      project.execute(
          "INSERT INTO \"or der \"\"🐘\"\";\" VALUES (1, 'g')",
          "INSERT INTO \"table\" VALUES (1, 1)");
      project.migrate(
          odd.replace("group  String", "group  String?").replace("Int   @id", "BigInt @id"));
      assertThat(project.query("SELECT count(*) FROM \"table\"")).isEqualTo("1");
      project.rollback();
      assertThat(project.query("SELECT \"group 🐘\" FROM \"or der \"\"🐘\"\";\"")).isEqualTo("g");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void hazardsCountTheRowsThatAreInTheWay(Provider provider) throws Exception {
    try (LiveProject project = family(provider)) {
      project.execute("UPDATE \"Parent\" SET \"name\" = 'same'");
      Plan plan =
          project.plan(
              FAMILY
                  .replace("model Parent", "model Person")
                  .replace("Parent @relation", "Person @relation")
                  .replace("name     String", "title    String  @unique\n  must Int")
                  .replace("note     String?", "note     String"),
              new Rename.OfModel("Parent", "Person"),
              new Rename.OfField("Person", "name", "title"));
      assertThat(project.realHazards(plan))
          .contains("H202=2", "H203=2", "H204=2")
          .doesNotContain("H101", "H102");
      project.execute("DELETE FROM \"Child\"", "DELETE FROM \"Parent\"");
      assertThat(project.realHazards(plan)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void aMigrationThatCannotBeAppliedChangesNothing(Provider provider) throws Exception {
    try (LiveProject project = family(provider)) {
      assertThatThrownBy(
              () ->
                  project.migrate(
                      FAMILY
                          .replace("note     String?", "note     String")
                          .replace("parentId Int\n", "parentId Int\n  late String?\n")))
          .isInstanceOf(MigrationFailure.class);
      assertFamilyIsComplete(project);
      assertThat(project.query("SELECT * FROM \"Child\" WHERE \"id\" = 3")).isEqualTo("3, 2");
    }
  }

  @Test
  void postgresTypesAreCastAndCountersStartWhereTheRowsEnd() throws Exception {
    String before =
        """
        model T {
          id   Int      @id
          n    String
          flag Boolean  @default(true)
          at   DateTime
          list String[] @default(["a"])
          json String
        }
        """;
    try (LiveProject project = new LiveProject(Provider.POSTGRESQL, folder)) {
      project.migrate(before);
      project.execute("INSERT INTO \"T\" VALUES (41, '7', false, '2026-01-02', '{1,2}', '{}')");
      project.migrate(
          before
              .replace("Int      @id", "BigInt @id @default(autoincrement())")
              .replace("n    String", "n    Int")
              .replace("Boolean  @default(true)", "Int @default(1)")
              .replace("at   DateTime", "at   DateTime @db.Date")
              .replace("String[] @default([\"a\"])", "Int[]")
              .replace("json String", "json Json"));
      assertThat(project.query("SELECT * FROM \"T\"")).isEqualTo("41, 7, 0, 2026-01-02, {1,2}, {}");
      project.execute("INSERT INTO \"T\" (n, at, json) VALUES (8, now(), '[]')");
      assertThat(project.query("SELECT max(id) FROM \"T\"")).isEqualTo("42");
      project.rollback();
      assertThat(project.query("SELECT n, flag, list, json FROM \"T\" WHERE id = 41"))
          .isEqualTo("7, f, {1,2}, {}");
    }
  }
}
