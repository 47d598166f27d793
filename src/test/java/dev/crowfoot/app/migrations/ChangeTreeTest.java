// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.app.migrations.ChangeTree.Group;
import dev.crowfoot.app.migrations.ChangeTree.Kind;
import dev.crowfoot.diff.Severity;
import dev.crowfoot.editor.Document;
import dev.crowfoot.testing.Postgres;
import dev.crowfoot.testing.Tables;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeTreeTest {
  private static final String BEFORE =
      """
      model User {
        id       Int     @id
        name     String?
        nickname String?
        age      Int?
        posts    Post[]
      }

      model Post {
        id       Int  @id
        author   User @relation(fields: [authorId], references: [id])
        authorId Int
      }
      """;

  /// Names that begin alike, and text that looks like a name.
  private static final String AFTER =
      """
      model User {
        id     Int     @id
        name   String  @unique
        name2  String
        age    Int?
        note   String?
      }

      model Tag {
        id   Int    @id
        tags Like[]
      }

      model Like {
        tag   Tag @relation(fields: [tagId], references: [id])
        tagId Int @id
      }
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void eachChangeHasTheHazardsThatItBrings(String provider) {
    ChangeTree tree = changed(provider);
    Group user = group(tree, "User");
    assertThat(severities(user))
        .containsEntry("nickname", Severity.DESTROYS_DATA)
        .containsEntry("name2 TEXT required", Severity.MAY_FAIL)
        .containsEntry("note TEXT", Severity.SAFE)
        .containsEntry("unique index (name)", Severity.MAY_FAIL);
    assertThat(user.severity()).isEqualTo(Severity.DESTROYS_DATA);
    assertThat(user.kind()).isEqualTo(Kind.ALTER);
    assertThat(group(tree, "Post").kind()).isEqualTo(Kind.DROP);
    assertThat(group(tree, "Post").severity()).isEqualTo(Severity.DESTROYS_DATA);
    assertThat(group(tree, "Like").severity()).isEqualTo(Severity.SAFE);
  }

  @Test
  void aTableComesWithItsKeysAndGoesWithThem() {
    ChangeTree tree = changed("postgresql");
    assertThat(statements(group(tree, "Like")))
        .anyMatch(s -> s.startsWith("CREATE TABLE \"Like\""))
        .last()
        .asString()
        .contains("ADD CONSTRAINT \"Like_tagId_fkey\"");
    assertThat(statements(group(tree, "Post")))
        .first()
        .asString()
        .contains("DROP CONSTRAINT \"Post_authorId_fkey\"");
  }

  private ChangeTree changed(String provider) {
    String url = provider.equals("sqlite") ? "file:tree.db" : Postgres.freshDatabase();
    try (Database database = Database.openOrCreate(DatabaseUrl.parse(url, folder))) {
      Migrations migrations = new Migrations(new ProjectFiles(folder.resolve("schema.prisma")));
      Document first = document(provider, BEFORE);
      migrations.writeAndApply(
          migrations.review(first, Optional.of(database)),
          "init",
          first,
          database,
          RunListener.NONE);
      Tables.execute(
          database,
          "INSERT INTO \"User\" (\"id\", \"name\", \"nickname\") VALUES (1, 'Ada', 'A'), (2, 'Ada', 'B')",
          "INSERT INTO \"Post\" VALUES (1, 1)");
      return ChangeTree.of(migrations.review(document(provider, AFTER), Optional.of(database)));
    }
  }

  private static Map<String, Severity> severities(Group group) {
    return group.items().stream()
        .collect(Collectors.toMap(ChangeTree.Item::words, ChangeTree.Item::severity));
  }

  private static Group group(ChangeTree tree, String name) {
    return tree.groups().stream().filter(g -> g.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<String> statements(Group group) {
    return group.items().stream()
        .flatMap(i -> i.steps().stream())
        .flatMap(s -> s.statements().stream())
        .toList();
  }

  private static Document document(String provider, String models) {
    return Document.of(
        Sources.of(
            SourceText.of(
                "schema.prisma",
                "datasource db {\n  provider = \"" + provider + "\"\n}\n\n" + models)));
  }
}
