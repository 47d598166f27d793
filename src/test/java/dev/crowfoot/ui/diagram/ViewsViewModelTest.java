// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.editor.command.AddModel;
import dev.crowfoot.editor.scene.Card;
import dev.crowfoot.editor.scene.SceneText;
import dev.crowfoot.editor.view.CardCommand;
import dev.crowfoot.ui.Workspaces;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ViewsViewModelTest {
  private static final String BLOG =
      """
      model User {
        id    Int    @id
        posts Post[]
      }

      model Post {
        id       Int  @id
        author   User @relation(fields: [authorId], references: [id])
        authorId Int
        tags     Tag[]
      }

      model Tag {
        id    Int    @id
        posts Post[]
      }
      """;

  private final WorkspaceViewModel workspace = Workspaces.of(BLOG);
  private final DiagramViewModel diagram =
      new DiagramViewModel(workspace, Background.direct(), SceneText.MEASURE);
  private final ViewsViewModel views = diagram.views();

  private List<String> cards() {
    return diagram.scene().cards().stream().map(Card::name).sorted().toList();
  }

  private CardPosition at(String card) {
    return diagram
        .scene()
        .card(card)
        .map(c -> new CardPosition(c.box().x(), c.box().y()))
        .orElseThrow();
  }

  @Test
  void aViewShowsItsTablesAloneWithPlacesOfItsOwn() {
    CardPosition user = at("User");
    views.addOf(Map.of("User", user, "Post", at("Post")));
    assertThat(views.shownProperty().get()).isEqualTo("Post and others");
    assertThat(cards()).containsExactly("Post", "User");
    assertThat(diagram.scene().edges()).hasSize(1);
    diagram.move(Set.of("User"), 80, 0, Optional.empty());
    assertThat(at("User")).isEqualTo(new CardPosition(user.x() + 80, user.y()));

    views.show(Layout.ALL);
    assertThat(cards()).containsExactly("Post", "Tag", "User");
    assertThat(at("User")).isEqualTo(user);
  }

  @Test
  void theSizeSaysHowManyTablesAreShown() {
    assertThat(views.sizeText()).isEqualTo("3 tables · 2 relations");
    views.addOf(Map.of("User", at("User"), "Post", at("Post")));
    assertThat(views.sizeText()).isEqualTo("2 of 3 tables · 1 relation");
  }

  @Test
  void hiddenTablesComeBackWhereTheyLay() {
    CardPosition tag = at("Tag");
    diagram.execute(new CardCommand.Hide(Set.of("Tag")));
    assertThat(cards()).containsExactly("Post", "User");
    assertThat(views.hidden()).containsExactly("Tag");
    assertThat(views.missingNeighbours(Set.of("Post"))).containsExactly("Tag");
    diagram.execute(new CardCommand.Show(views.hidden()));
    assertThat(at("Tag")).isEqualTo(tag);
    workspace.undo();
    workspace.undo();
    assertThat(workspace.document().layout()).isEqualTo(Layout.EMPTY);
  }

  @Test
  void aCardWhoseNameIsTypedAnewKeepsItsPlace() {
    diagram.move(Set.of("Tag"), 400, 80, Optional.empty());
    CardPosition tag = at("Tag");
    workspace.type("schema.prisma", BLOG.replace("model Tag ", "model Label "));
    assertThat(at("Label")).isEqualTo(tag);
  }

  @Test
  void whoLooksForChangesSeesHiddenTablesToo() {
    DiagramViewModel changes =
        new DiagramViewModel(workspace, Background.direct(), SceneText.MEASURE);
    changes.showEverything();
    diagram.execute(new CardCommand.Hide(Set.of("Tag")));
    assertThat(changes.scene().card("Tag")).isPresent();
    assertThat(diagram.scene().card("Tag")).isEmpty();
  }

  @Test
  void aTableMadeInAViewIsPartOfIt() {
    views.addOf(Map.of("User", at("User")));
    diagram.execute(new AddModel("Role", Optional.of(new CardPosition(400, 0))));
    assertThat(cards()).containsExactly("Role", "User");
    views.show(Layout.ALL);
    assertThat(cards()).containsExactly("Post", "Role", "Tag", "User");
  }

  @Test
  void aViewThatIsUndoneIsLeft() {
    views.addOf(Map.of("User", at("User")));
    assertThat(views.names()).containsExactly(Layout.ALL, "User and others");
    workspace.undo();
    assertThat(views.shownProperty().get()).isEqualTo(Layout.ALL);
    assertThat(cards()).hasSize(3);
    assertThat(views.names()).containsExactly(Layout.ALL);
  }

  @Test
  void viewsAreNamedCopiedAndDeleted() {
    views.addOf(Map.of("User", at("User")));
    assertThat(views.rename("User and others", "Login")).isEmpty();
    assertThat(views.shownProperty().get()).isEqualTo("Login");
    views.duplicate("Login");
    assertThat(views.shownProperty().get()).isEqualTo("Login copy");
    assertThat(views.rename("Login copy", "Login").orElseThrow()).contains("already");
    views.delete("Login copy");
    assertThat(views.shownProperty().get()).isEqualTo(Layout.ALL);
    views.duplicate(Layout.ALL);
    assertThat(views.names()).containsExactly(Layout.ALL, "All tables copy", "Login");
  }

  @Test
  void eachViewIsComeBackToWhereItWasLeft() {
    diagram.camera().resize(400, 300);
    views.addOf(Map.of("User", at("User")));
    diagram.camera().zoomTo(2);
    var left = diagram.camera().viewport();
    views.show(Layout.ALL);
    assertThat(diagram.camera().viewport()).isNotEqualTo(left);
    views.show("User and others");
    assertThat(diagram.camera().viewport()).isEqualTo(left);
  }
}
