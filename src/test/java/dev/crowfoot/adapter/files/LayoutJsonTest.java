// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.model.Rename;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LayoutJsonTest {
  @Test
  void eachCardAndRenameHasALineOfItsOwn() {
    LayoutJson file =
        new LayoutJson(
            Layout.EMPTY.with(
                Map.of("User", new CardPosition(8, -16), "Post", new CardPosition(320, 0))),
            List.of(
                new Rename.OfModel("Person", "User"),
                new Rename.OfField("User", "name", "fullName")));
    assertThat(file.text())
        .isEqualTo(
            """
            {
              "version": 1,
              "cards": {
                "Post": {"x": 320, "y": 0},
                "User": {"x": 8, "y": -16}
              },
              "renames": [
                {"kind": "model", "from": "Person", "to": "User"},
                {"kind": "field", "in": "User", "from": "name", "to": "fullName"}
              ]
            }
            """);
    assertThat(LayoutJson.parse(file.text())).isEqualTo(file);
  }

  @Test
  void anEmptyOneIsValid() {
    LayoutJson empty = new LayoutJson(Layout.EMPTY, List.of());
    assertThat(LayoutJson.parse(empty.text())).isEqualTo(empty);
  }

  @Test
  void partsThatMakeNoSenseAreLeftOut() {
    LayoutJson read =
        LayoutJson.parse(
            """
            {"cards": {"A": {"x": 1, "y": 2}, "B": 7}, "renames": [{"kind": "?"}], "new": []}
            """);
    assertThat(read.layout().cards()).containsOnlyKeys("A");
    assertThat(read.renames()).isEmpty();
  }

  @Test
  void whatIsNoJsonObjectIsRefused() {
    assertThatThrownBy(() -> LayoutJson.parse("<<<<<<< HEAD"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LayoutJson.parse("[]")).isInstanceOf(IllegalArgumentException.class);
  }
}
