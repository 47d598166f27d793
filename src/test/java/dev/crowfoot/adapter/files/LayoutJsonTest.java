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

  private static final String FULL =
      """
      {
        "version": 1,
        "cards": {
          "Log": {"hidden": true},
          "Post": {"x": 320, "y": 0, "locked": true}
        },
        "notes": {
          "k1": {"x": 0, "y": 8, "width": 200, "height": 80, "colour": "yellow", "text": "a\\nb"}
        },
        "bends": {
          "Post.author": [[10, 20], [10, 40]]
        },
        "areas": {
          "Login": {"colour": "green", "tables": []},
          "Writing": {"colour": "blue", "tables": ["Post", "Tag"]}
        },
        "views": {
          "All again": {
            "all": true,
            "cards": {
              "Tag": {"x": 0, "y": 0}
            }
          },
          "Login": {
            "cards": {
              "Post": {},
              "User": {"x": 1, "y": 2, "hidden": true}
            }
          }
        }
      }
      """;

  @Test
  void viewsAreasNotesAndBendsAreReadAndWritten() {
    LayoutJson read = LayoutJson.parse(FULL);
    assertThat(read.text()).isEqualTo(FULL);
    assertThat(read.layout().all().tables()).isEmpty();
    assertThat(read.layout().all().note("k1").orElseThrow().text()).isEqualTo("a\nb");
    assertThat(read.layout().areaOf("Tag")).contains("Writing");
    assertThat(read.layout().view("All again").orElseThrow().tables()).isEmpty();
    assertThat(read.layout().view("Login").orElseThrow().shows("Post")).isTrue();
    assertThat(read.layout().view("Login").orElseThrow().shows("User")).isFalse();
    assertThat(read.layout().view("Login").orElseThrow().shows("Tag")).isFalse();
  }

  /// What a newer version wrote, or nobody can read, is still there afterwards.
  @Test
  void whatIsNotUnderstoodStays() {
    String newer =
        """
        {
          "version": 7,
          "cards": {
            "Odd": 7,
            "Post": {"x": 320, "y": 0, "turned": 90}
          },
          "areas": {
            "Writing": {"colour": "lime", "tables": ["Post"]}
          },
          "views": {
            "Login": {
              "cards": {
                "User": {"x": 1, "y": 2, "scale": 2}
              },
              "camera": {
                "zoom": 2
              }
            }
          },
          "renames": [
            {"kind": "index", "from": "a", "to": "b"}
          ],
          "themes": {"dark": [1, null, "x"]}
        }
        """;
    assertThat(LayoutJson.parse(newer).text(newer)).isEqualTo(newer);
    Layout moved = LayoutJson.parse(newer).layout().with(Map.of("Post", new CardPosition(8, 8)));
    assertThat(new LayoutJson(moved, List.of()).text(newer))
        .contains("\"Post\": {\"x\": 8, \"y\": 8, \"turned\": 90}");
  }

  @Test
  void whatIsGoneIsGoneFromTheFile() {
    LayoutJson nothing = new LayoutJson(Layout.EMPTY, List.of());
    assertThat(nothing.text(FULL)).isEqualTo(nothing.text());
    assertThat(nothing.text("<<<<<<< HEAD")).isEqualTo(nothing.text());
  }

  @Test
  void aTableInTwoAreasIsInTheFirst() {
    LayoutJson read =
        LayoutJson.parse(
            """
            {"areas": {"A": {"colour": "blue", "tables": ["T"]},
                       "B": {"colour": "pink", "tables": ["T", "U"]}}}
            """);
    assertThat(read.layout().area("B").orElseThrow().tables()).containsExactly("U");
  }

  @Test
  void placesFarOutAreNone() {
    LayoutJson read = LayoutJson.parse("{\"cards\": {\"A\": {\"x\": 1e300, \"y\": 0}}}");
    assertThat(read.layout().cards()).isEmpty();
  }
}
