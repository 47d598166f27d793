// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.text.TextEdit;
import java.util.List;

/// Places in a schema, marked, and what is offered there.
abstract class CompletionCases {
  static final String POSTGRES = "datasource db {\n  provider = \"postgresql\"\n}\n";
  static final String SQLITE = "datasource db {\n  provider = \"sqlite\"\n}\n";
  static final String SCHEMAS =
      """
      datasource db {
        provider = "postgresql"
        schemas  = ["a", "b"]
      }
      """;
  static final String SCHEMA =
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

  static void assertOffers(String marked, String... labels) {
    assertThat(labels(Marked.schema(marked))).as(marked).containsExactly(labels);
  }

  static void assertOffersAmongOthers(String marked, String... labels) {
    assertThat(labels(Marked.schema(marked))).as(marked).contains(labels);
  }

  static void assertFirst(String marked, String... labels) {
    assertThat(labels(Marked.schema(marked))).as(marked).startsWith(labels);
  }

  static void assertChosen(String marked, String label, String expected) {
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

  static List<String> labels(Marked marked) {
    return completions(marked).stream().map(Completion::label).toList();
  }

  static List<Completion> completions(Marked marked) {
    return Completions.at(marked.analysis(), marked.path(), marked.offset());
  }
}
