// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FoldedTextTest {
  private static final String SCRIPT =
      """
      PRAGMA foreign_keys = OFF;

      -- + table User
      CREATE TABLE "User" (
          "id" INTEGER
      );

      -- + index User (id)
      CREATE INDEX "i" ON "User"("id");
      """;

  private static final String CHANGELOG =
      """
      databaseChangeLog:
      - changeSet:
          id: 1-init
          changes:
          - sql:
              splitStatements: false
              sql: |-
                CREATE TABLE "User" (
                    "id" INTEGER
                )
          - sql:
              splitStatements: false
              sql: CREATE INDEX "i" ON "User"("id")
          rollback:
          - sql:
              splitStatements: false
              sql: DROP TABLE "User"
      """;

  @Test
  void aChangeOfAScriptIsFoldedToItsFirstLine() {
    FoldedText text = new FoldedText(SCRIPT);
    assertThat(text.text()).isEqualTo(SCRIPT);
    assertThat(text.mark(2)).isEqualTo(OptionalInt.of(0));
    assertThat(text.mark(3)).isEmpty();

    text.toggle(2);
    assertThat(text.text())
        .isEqualTo(
            """
            PRAGMA foreign_keys = OFF;

            -- + table User … 3 lines

            -- + index User (id)
            CREATE INDEX "i" ON "User"("id");
            """);
    assertThat(text.mark(2)).isEqualTo(OptionalInt.of(1));
    text.toggle(4);
    assertThat(text.text()).contains("-- + index User (id) … 1 line");
    assertThat(text.isAllFolded()).isTrue();

    assertThat(text.open("CREATE INDEX \"i\" ON \"User\"(\"id\")")).isTrue();
    assertThat(text.text()).contains("… 3 lines", "CREATE INDEX");
    text.foldAll(false);
    assertThat(text.text()).isEqualTo(SCRIPT);
  }

  @Test
  void aChangeOfAChangelogSaysItsStatementWhenFolded() {
    FoldedText text = new FoldedText(CHANGELOG);
    text.foldAll(true);
    assertThat(text.text())
        .isEqualTo(
            """
            databaseChangeLog:
            - changeSet:
                id: 1-init
                changes:
                - sql: … CREATE TABLE "User", 5 lines
                - sql: … CREATE INDEX "i" ON "User"("id"), 2 lines
                rollback:
                - sql: … DROP TABLE "User", 2 lines
            """);
  }

  @Test
  void aTextWithoutChangesIsShownAsItIs() {
    FoldedText text = new FoldedText("SELECT 1;\n");
    assertThat(text.isFoldable()).isFalse();
    assertThat(text.text()).isEqualTo("SELECT 1;\n");
    assertThat(new FoldedText("").text()).isEmpty();
  }
}
