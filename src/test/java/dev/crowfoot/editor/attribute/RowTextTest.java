// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.model.FieldId;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowTextTest {
  @Test
  void aTypeAndAttributesAreTakenApart() {
    assertThat(RowText.parse("String?")).isEqualTo(new RowText("String?", List.of()));
    assertThat(RowText.parse(" String?  @unique @db.VarChar(20) "))
        .isEqualTo(new RowText("String?", List.of("unique", "db.VarChar(20)")));
    assertThat(RowText.parse("@unique")).isEqualTo(new RowText("", List.of("unique")));
    assertThat(RowText.parse("String @default(\"a@b (c\") @map(\"m\")"))
        .isEqualTo(new RowText("String", List.of("default(\"a@b (c\")", "map(\"m\")")));
    assertThat(RowText.parse("Int @")).isEqualTo(new RowText("Int", List.of()));
  }

  @Test
  void eachAttributeTakesThePlaceOfItsLike() {
    FieldId row = new FieldId("User", "email");
    assertThat(RowText.parse("String @unique @db.Text @default(now())").edits(row))
        .containsExactly(
            new SetRowAttribute(row, "unique", "unique"),
            new SetRowAttribute(row, "db.", "db.Text"),
            new SetRowAttribute(row, "default", "default(now())"));
  }
}
