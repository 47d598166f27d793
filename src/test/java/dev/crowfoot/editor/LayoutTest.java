// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.editor.command.DeleteDefinitions;
import dev.crowfoot.editor.command.DeleteField;
import dev.crowfoot.editor.command.RenameField;
import dev.crowfoot.editor.command.RenameModel;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.view.AreaCommand;
import dev.crowfoot.editor.view.CardCommand;
import dev.crowfoot.editor.view.OnView;
import dev.crowfoot.editor.view.ViewCommand;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LayoutTest {
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
      }
      """;

  private static final FieldId AUTHOR = new FieldId("Post", "author");
  private static final List<Point> BEND = List.of(new Point(10, 20));

  private final Snapshot blog =
      Snapshot.of(Document.of(Sources.of(SourceText.of("schema.prisma", BLOG))));

  private Snapshot after(Command... commands) {
    Snapshot now = blog;
    for (Command command : commands) {
      now = now.next(command.applyTo(now));
    }
    return now;
  }

  /// A layout that says something about each table in every way there is.
  private Snapshot full() {
    return after(
        new ViewCommand.Add("Login", Perspective.of(Set.of("User", "Post"))),
        new OnView("Login", new CardCommand.Hide(Set.of("Post"))),
        new OnView("Login", new CardCommand.Lock(Set.of("Post"), true)),
        new OnView("Login", new CardCommand.Bend(AUTHOR, BEND)),
        new AreaCommand.Add("Writing", Hue.GREEN, Set.of("Post")));
  }

  @Test
  void whatIsDoneOnAViewLeavesTheOthersAlone() {
    Layout layout = full().document().layout();
    assertThat(layout.all()).isEqualTo(Perspective.EMPTY);
    Perspective login = layout.view("Login").orElseThrow();
    assertThat(login.shows("User")).isTrue();
    assertThat(login.shows("Post")).isFalse();
    assertThat(login.bends()).containsExactly(Map.entry(AUTHOR, BEND));
  }

  @Test
  void aViewThatIsGoneIsThatOfAllTables() {
    Document document = new OnView("Gone", new CardCommand.Hide(Set.of("Post"))).applyTo(blog);
    assertThat(document.layout().all().hidden()).containsExactly("Post");
    assertThat(document.layout().views()).isEmpty();
  }

  @Test
  void allThereIsAboutATableFollowsItsNewName() {
    Snapshot full = full();
    Layout renamed = new RenameModel("Post", "Article").applyTo(full).layout();
    Perspective login = renamed.view("Login").orElseThrow();
    assertThat(login.tables().orElseThrow()).containsExactly("Article", "User");
    assertThat(login.hidden()).containsExactly("Article");
    assertThat(login.locked()).containsExactly("Article");
    assertThat(login.bends()).containsOnlyKeys(new FieldId("Article", "author"));
    assertThat(renamed.areaOf("Article")).contains("Writing");
    assertThat(renamed.areaOf("Post")).isEmpty();
  }

  @Test
  void bendsFollowTheirRelationsField() {
    Snapshot full = full();
    Layout renamed = new RenameField(AUTHOR, "writer").applyTo(full).layout();
    assertThat(renamed.view("Login").orElseThrow().bends())
        .containsOnlyKeys(new FieldId("Post", "writer"));
    Layout deleted = new DeleteField(AUTHOR).applyTo(full).layout();
    assertThat(deleted.view("Login").orElseThrow().bends()).isEmpty();
  }

  @Test
  void nothingIsLeftOfATableThatIsDeleted() {
    Layout deleted = new DeleteDefinitions(Set.of("Post")).applyTo(full()).layout();
    assertThat(deleted.toString()).doesNotContain("Post");
    assertThat(deleted.areas()).containsKey("Writing");
  }

  @Test
  void aTableIsInOneAreaAtMost() {
    Layout layout =
        after(
                new AreaCommand.Add("A", Hue.BLUE, Set.of("User", "Post")),
                new AreaCommand.Add("B", Hue.GREEN, Set.of("Post")),
                new AreaCommand.Join("B", Set.of("User")))
            .document()
            .layout();
    assertThat(layout.area("A").orElseThrow().tables()).isEmpty();
    assertThat(layout.area("B").orElseThrow().tables()).containsExactly("Post", "User");
  }

  @Test
  void aPlacedCardIsPartOfItsView() {
    Perspective view = Perspective.of(Set.of("User"));
    assertThat(view.with(Map.of("Post", new CardPosition(1, 2))).tables().orElseThrow())
        .containsExactly("Post", "User");
    assertThat(Perspective.EMPTY.with(Map.of("Post", new CardPosition(1, 2))).tables()).isEmpty();
  }

  @Test
  void eachStepCanBeUndoneAndDoneAgain() {
    List<Command> steps =
        List.of(
            new ViewCommand.Add("Login", Perspective.of(Set.of("User"))),
            new OnView("Login", new CardCommand.Show(Set.of("Post"))),
            new OnView("Login", new CardCommand.Lock(Set.of("Post"), true)),
            new AreaCommand.Add("Writing", Hue.GREEN, Set.of("Post")),
            new ViewCommand.Duplicate("Login", "Login 2"),
            new ViewCommand.Rename("Login 2", "Start"),
            new CardCommand.Hide(Set.of("User")),
            new AreaCommand.Colour("Writing", Hue.PINK),
            new AreaCommand.Rename("Writing", "Words"),
            new AreaCommand.Leave(Set.of("Post")),
            new ViewCommand.Delete("Login"),
            new AreaCommand.Delete("Words"));
    History history = History.startingWith(blog.document());
    List<Document> documents = new ArrayList<>(List.of(blog.document()));
    for (Command step : steps) {
      Document next = step.applyTo(blog.next(history.document()));
      assertThat(next).isNotEqualTo(history.document());
      history = history.push(new History.Entry(step.title(), next, Optional.empty()));
      documents.add(next);
    }
    for (int i = steps.size() - 1; i >= 0; i--) {
      history = history.undo();
      assertThat(history.document()).isEqualTo(documents.get(i));
    }
    for (int i = 1; i <= steps.size(); i++) {
      history = history.redo();
      assertThat(history.document()).isEqualTo(documents.get(i));
    }
  }

  @Test
  void aNameIsTakenOnceAndSaysWhatItIs() {
    Snapshot full = full();
    assertRefused(full, new ViewCommand.Add("Login", Perspective.EMPTY), "a view `Login` already");
    assertRefused(full, new AreaCommand.Add("Writing", Hue.BLUE, Set.of()), "an area `Writing`");
    assertRefused(full, new ViewCommand.Rename("Login", " "), "begins and ends with no blank");
    assertRefused(full, new AreaCommand.Rename("Writing", "a\nb"), "of one line");
    assertRefused(full, new ViewCommand.Delete("Gone"), "no view `Gone` any more");
  }

  private static void assertRefused(Snapshot snapshot, Command command, String why) {
    assertThatThrownBy(() -> command.applyTo(snapshot))
        .isInstanceOf(Command.CommandRefused.class)
        .hasMessageContaining(why);
  }
}
