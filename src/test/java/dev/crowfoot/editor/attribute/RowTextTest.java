// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.model.FieldId;
import java.util.List;
import java.util.function.Consumer;
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

  @Test
  void onlyWhatIsWrittenOtherwiseChanges() {
    FieldId row = new FieldId("User", "email");
    List<String> before = List.of("unique", "db.VarChar(20)", "default(\"a\")");
    assertThat(RowText.parse("@db.Text @default(\"a\") @map(\"e\")").editsFrom(before, row))
        .containsExactly(
            new SetRowAttribute(row, "unique", ""),
            new SetRowAttribute(row, "db.", "db.Text"),
            new SetRowAttribute(row, "map", "map(\"e\")"));
    assertThat(RowText.parse("").editsFrom(before, row)).hasSize(3);
  }

  @Test
  void whatIsOpenIsSaid() {
    assertThat(RowText.problem("@default(\")\") @unique")).isEmpty();
    assertThat(RowText.problem("@default(now()")).hasValueSatisfying(open("parenthesis"));
    assertThat(RowText.problem("@map(\"a)")).hasValueSatisfying(open("quote"));
    assertThat(RowText.problem("@default(1))")).hasValueSatisfying(open("`)`"));
  }

  private static Consumer<String> open(String what) {
    return sentence -> assertThat(sentence).contains(what);
  }
}
