// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Rename;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Pairs of schemas between which a migration or its way back once failed.
@Execution(ExecutionMode.CONCURRENT)
class FoundPairsTest {
  @TempDir private Path folder;

  @Test
  void aDroppedColumnOfARenamedEnumComesBack() throws Exception {
    try (LiveProject project = new LiveProject(Provider.POSTGRESQL, folder)) {
      project.migrate("enum E {\n  X\n}\nmodel T {\n  id Int @id\n  a E?\n}\n");
      project.migrate(
          "enum F {\n  X\n}\nmodel T {\n  id Int @id\n}\n", new Rename.OfEnum("E", "F"));
      project.rollback();
    }
  }

  @Test
  void aValueTakesTheNameOfOneThatGoes() throws Exception {
    try (LiveProject project = new LiveProject(Provider.POSTGRESQL, folder)) {
      project.migrate("enum E {\n  X\n  Y\n}\nmodel T {\n  id Int @id\n  a E\n}\n");
      project.execute("INSERT INTO \"T\" VALUES (1, 'X')");
      project.migrate(
          "enum E {\n  Y\n}\nmodel T {\n  id Int @id\n  a E\n}\n",
          new Rename.OfEnumValue("E", "X", "Y"));
      assertThat(project.query("SELECT a FROM \"T\"")).isEqualTo("Y");
      project.rollback();
      assertThat(project.query("SELECT a FROM \"T\"")).isEqualTo("X");
    }
  }

  @Test
  void listsOfBooleansBecomeListsOfNumbers() throws Exception {
    try (LiveProject project = new LiveProject(Provider.POSTGRESQL, folder)) {
      project.migrate("model T {\n  id Int @id\n  a Boolean[]\n}\n");
      project.execute("INSERT INTO \"T\" VALUES (1, '{t,f}')");
      project.migrate("model T {\n  id Int @id\n  a Int[]\n}\n");
      assertThat(project.query("SELECT a FROM \"T\"")).isEqualTo("{1,0}");
    }
  }

  @Test
  void aKeyGetsAnotherPartOnSqliteWhileRowsReferToIt() throws Exception {
    try (LiveProject project = new LiveProject(Provider.SQLITE, folder)) {
      String one =
          """
          model P {
            a Int
            b Int
            c C[]
            @@id([a, b])
          }
          model C {
            id Int @id
            x Int?
            y Int?
            p P? @relation(fields: [x, y], references: [a, b])
          }
          """;
      project.migrate(one);
      project.execute("INSERT INTO P VALUES (1, 2)", "INSERT INTO C VALUES (7, 1, 2)");
      project.migrate(
          """
          model P {
            k Int @id
            c C[]
          }
          model C {
            id Int @id
            x Int?
            p P? @relation(fields: [x], references: [k])
          }
          """,
          new Rename.OfField("P", "a", "k"));
      assertThat(project.query("SELECT id, x FROM C")).isEqualTo("7, 1");
      project.rollback();
      assertThat(project.query("SELECT id, x FROM C")).isEqualTo("7, 1");
    }
  }

  /// SQLite takes a name in quotes that is no column for a text: the index would hold every row.
  @Test
  void thePredicateOfAnIndexFollowsARenamedColumnWhenItsTableIsMadeAnew() throws Exception {
    try (LiveProject project = new LiveProject(Provider.SQLITE, folder)) {
      String partial =
          """
          generator client {
            provider = "prisma-client"
            previewFeatures = ["partialIndexes"]
          }
          """;
      project.migrate(
          partial
              + """
              model T {
                id Int
                k Int
                a Int?
                @@id([id, k])
                @@index([a], map: "i", where: { a: { not: null } })
              }
              """);
      project.migrate(
          partial
              + """
              model T {
                id Int @id
                b Int?
                @@index([b], map: "i", where: { b: { not: null } })
              }
              """,
          new Rename.OfField("T", "a", "b"));
      project.rollback();
      assertThat(project.query("SELECT sql FROM sqlite_schema WHERE name = 'i'"))
          .contains("\"a\" IS NOT NULL");
    }
  }

  @Test
  void rowsOutliveAllTheirColumns() throws Exception {
    try (LiveProject project = new LiveProject(Provider.SQLITE, folder)) {
      project.migrate("model T {\n  a Int @id\n  b Int @unique\n}\n");
      project.execute("INSERT INTO T VALUES (3, 4)");
      project.migrate("model T {\n  c Int @id\n  d String @default(\"new\")\n}\n");
      assertThat(project.query("SELECT c, d FROM T")).isEqualTo("3, new");
    }
  }

  /// Such a text once became bytes in the changelog, and their address in the statement.
  @Test
  void aDefaultHoldsCharactersThatNobodySees() throws Exception {
    for (Provider provider : new Provider[] {Provider.SQLITE, Provider.POSTGRESQL}) {
      Files.createDirectories(folder.resolve(provider.word()));
      try (LiveProject project = new LiveProject(provider, folder.resolve(provider.word()))) {
        project.migrate(
            """
            model T {
              id Int @id
              a String @default("it's\\n\\u0016\\t\\\\ \\"here\\"")
            }
            """);
        project.execute("INSERT INTO \"T\" (id) VALUES (1)");
        assertThat(project.query("SELECT a FROM \"T\"")).isEqualTo("it's\n\u0016\t\\ \"here\"");
      }
    }
  }

  /// What the way back makes again refers to columns as they are called by then.
  @Test
  void aJoinTableGoesWhileTheColumnItRefersToIsRenamed() throws Exception {
    try (LiveProject project = new LiveProject(Provider.SQLITE, folder)) {
      project.migrate("model A {\n  id Int @id\n  b B[]\n}\nmodel B {\n  id Int @id\n  a A[]\n}\n");
      project.execute("INSERT INTO A VALUES (1)");
      project.migrate(
          "model A {\n  key Int @id\n}\nmodel B {\n  id Int @id\n}\n",
          new Rename.OfField("A", "id", "key"));
      project.rollback();
      assertThat(project.query("SELECT id FROM A")).isEqualTo("1");
      project.execute("INSERT INTO B VALUES (2)", "INSERT INTO _AToB VALUES (1, 2)");
    }
  }

  @Test
  void aPredicateSpeaksOfTheColumnRatherThanOfTheField() throws Exception {
    for (Provider provider : new Provider[] {Provider.SQLITE, Provider.POSTGRESQL}) {
      Files.createDirectories(folder.resolve(provider.word()));
      try (LiveProject project = new LiveProject(provider, folder.resolve(provider.word()))) {
        project.migrate(
            """
            generator client {
              provider = "prisma-client"
              previewFeatures = ["partialIndexes"]
            }
            model T {
              id Int @id
              a Int? @map("the_column")
              @@index([a], map: "i", where: { a: { not: null } })
            }
            """);
      }
    }
  }

  /// A table keeps its sequence when it is renamed, and the sequence its name.
  @Test
  void aColumnBeginsToCountWhereASequenceHasTheName() throws Exception {
    try (LiveProject project = new LiveProject(Provider.POSTGRESQL, folder)) {
      project.migrate(
          "model T {\n  id Int @id @default(autoincrement())\n}\nmodel V {\n  id Int @id\n}\n");
      project.execute("INSERT INTO \"T\" DEFAULT VALUES", "INSERT INTO \"V\" VALUES (7)");
      project.migrate(
          """
          model U {
            id Int @id @default(autoincrement())
          }
          model T {
            id Int @id @default(autoincrement())
          }
          """,
          new Rename.OfModel("T", "U"),
          new Rename.OfModel("V", "T"));
      project.execute("INSERT INTO \"T\" DEFAULT VALUES", "INSERT INTO \"U\" DEFAULT VALUES");
      assertThat(project.query("SELECT id FROM \"T\"")).isEqualTo("7; 8");
      assertThat(project.query("SELECT id FROM \"U\"")).isEqualTo("1; 2");
      project.rollback();
    }
  }

  @Test
  void aKeyThatWentWhollyComesBackWithNumbersForItsRows() throws Exception {
    for (Provider provider : new Provider[] {Provider.SQLITE, Provider.POSTGRESQL}) {
      Files.createDirectories(folder.resolve(provider.word()));
      try (LiveProject project = new LiveProject(provider, folder.resolve(provider.word()))) {
        project.migrate("model T {\n  a String\n  b Int @default(1)\n  c Int\n  @@id([b, a])\n}\n");
        project.execute(
            "INSERT INTO \"T\" VALUES ('x', 1, 5)", "INSERT INTO \"T\" VALUES ('y', 1, 6)");
        project.migrate("model T {\n  id Int @id @default(autoincrement())\n  c Int\n}\n");
        assertThat(project.query("SELECT id, c FROM \"T\" ORDER BY id")).isEqualTo("1, 5; 2, 6");
        project.rollback();
        assertThat(project.query("SELECT a, b, c FROM \"T\" ORDER BY c"))
            .isEqualTo("1, 1, 5; 2, 1, 6");
      }
    }
  }

  /// What is committed together is applied wholly or not at all, so only what uses a new value
  /// waits for it to be committed.
  @Test
  void newEnumValuesAreCommittedByThemselvesOnlyWhereTheyAreUsedAtOnce() throws Exception {
    try (LiveProject project = new LiveProject(Provider.POSTGRESQL, folder)) {
      String schema =
          """
          enum E {
            A%s
          }
          model T {
            id Int @id
            e  E   @default(%s)%s
          }
          """;
      project.migrate(schema.formatted("", "A", ""));
      Plan unused = project.migrate(schema.formatted("\n  B", "A", "\n  n Int?"));
      assertThat(unused.transactions()).hasSize(1);
      Plan used = project.migrate(schema.formatted("\n  B\n  C", "C", "\n  n Int?"));
      assertThat(used.transactions()).hasSize(2);
      project.rollback();
      project.rollback();
    }
  }

  /// What was in them is lost, but not the way back.
  @ParameterizedTest
  @EnumSource(
      value = Provider.class,
      names = {"SQLITE", "POSTGRESQL"})
  void uniqueColumnsComeBackThoughEachRowNeedsAnotherValue(Provider provider) throws Exception {
    String uuid = provider == Provider.POSTGRESQL ? "  f String @unique @db.Uuid\n" : "";
    try (LiveProject project = new LiveProject(provider, folder)) {
      project.migrate(
          """
          model T {
            id Int     @id
            a  String  @unique
            b  Int     @default(-1) @unique
            c  String? @default("") @unique
            d  Decimal
            e  Int
            @@unique([d, e])
          """
              + uuid
              + "}\n");
      project.execute(
          "INSERT INTO \"T\" VALUES (1, 'x', 5, 'y', 1, 2%s), (2, 'z', 6, NULL, 1, 3%s)"
              .formatted(
                  uuid.isEmpty() ? "" : ", gen_random_uuid()",
                  uuid.isEmpty() ? "" : ", gen_random_uuid()"));
      project.migrate("model T {\n  id Int @id\n  d Decimal\n}\n");
      project.rollback();
      assertThat(project.query("SELECT id, a, b, c, e FROM \"T\" ORDER BY id"))
          .isEqualTo("1, 1, 1, null, 1; 2, 2, 2, null, 2");
      project.execute(
          "INSERT INTO \"T\" (id, a, d, e%s) VALUES (3, 'w', 4, 4%s)"
              .formatted(uuid.isEmpty() ? "" : ", f", uuid.isEmpty() ? "" : ", gen_random_uuid()"));
      assertThat(project.query("SELECT b, c FROM \"T\" WHERE id = 3")).isEqualTo("-1, ");
    }
  }

  /// Prisma's own pull writes the names of such indexes as if somebody had chosen them.
  @Test
  void aUniqueThatSqliteItselfNamedIsOneOfTheTable() throws Exception {
    String schema =
        """
        model %s {
          id Int @id
          a  Int @unique(map: "sqlite_autoindex_T_1")%s
        }
        """;
    try (LiveProject project = new LiveProject(Provider.SQLITE, folder)) {
      project.migrate(schema.formatted("T", ""));
      project.execute("INSERT INTO T VALUES (1, 1)");
      project.migrate(schema.formatted("S", "\n  b Int @default(3)"), new Rename.OfModel("T", "S"));
      assertThat(project.query("SELECT id, a, b FROM S")).isEqualTo("1, 1, 3");
      assertThatThrownBy(() -> project.execute("INSERT INTO S VALUES (2, 1, 1)"))
          .hasMessageContaining("UNIQUE");
      project.rollback();
      project.migrate("model T {\n  id Int @id\n  a  Int\n}\n");
      project.rollback();
      assertThat(project.query("SELECT id, a FROM T")).isEqualTo("1, 1");
    }
  }

  @Test
  void aUniqueThatSqliteItselfNamedMayBeThatOfTheKey() throws Exception {
    String schema = "model T {\n  id %s @id @unique(map: \"%s\")\n}\n";
    try (LiveProject project = new LiveProject(Provider.SQLITE, folder)) {
      project.migrate(schema.formatted("Int", "sqlite_autoindex_T_1"));
      project.migrate(schema.formatted("Int", "T_by_id"));
      project.rollback();
      project.migrate(schema.formatted("String", "sqlite_autoindex_T_1"));
      project.rollback();
    }
  }
}
