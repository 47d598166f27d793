// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.studio;

import dev.crowfoot.app.Memory;
import dev.crowfoot.model.Schema;
import dev.crowfoot.ui.control.Icons;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Three hints for whoever opens a diagram the first time. Each goes when it was followed, and
/// never comes back, in no project.
///
/// Ids: `coach`, `coach-table`, `coach-relation`, `coach-search`, `coach-close`.
public final class CoachMarks extends StackPane {
  /// How high and how wide the zoom bar and the overview are at most, with what is round them.
  private static final double FLOATS_HEIGHT = 144;

  private static final double FLOATS_WIDTH = 200;

  /// With less room between the two nothing can be read there.
  private static final double ROOM_TO_READ = 240;

  /// What there is to try.
  public enum Hint {
    TABLE("T", "makes a table"),
    RELATION("Drag", "from the side of a row to a table relates the two"),
    SEARCH("Ctrl+K", "finds everything and runs everything");

    private final String key;
    private final String words;

    Hint(String key, String words) {
      this.key = key;
      this.words = words;
    }

    private String memory() {
      return "coach." + id();
    }

    private String id() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private final Memory memory;
  private final Map<Hint, Node> lines = new EnumMap<>(Hint.class);
  private final VBox card = new VBox();

  /// @param memory where is kept what was followed
  public CoachMarks(Memory memory, StudioViewModel studio) {
    this.memory = memory;
    setId("coach");
    setPickOnBounds(false);
    card.getStyleClass().add("coach");
    card.setMouseTransparent(true); // in a narrow window a card may lie behind it
    for (Hint hint : Hint.values()) {
      if (memory.value(hint.memory()).isEmpty()) {
        lines.put(hint, line(hint));
      }
    }
    card.getChildren().setAll(lines.values());
    Button close =
        Icons.button(
            "coach-close",
            Feather.X,
            "Hide these hints for good",
            () -> Stream.of(Hint.values()).forEach(this::follow));
    close.getStyleClass().add("coach-close");
    StackPane framed = new StackPane(card, close);
    framed.setPickOnBounds(false);
    framed.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane.setAlignment(close, Pos.TOP_RIGHT);
    StackPane.setAlignment(framed, Pos.BOTTOM_CENTER);
    getChildren().add(framed);
    place();
    widthProperty().addListener((_, _, _) -> place());
    visibleProperty()
        .bind(
            studio
                .reviewingProperty()
                .not()
                .and(studio.centreProperty().isEqualTo(StudioViewModel.Centre.MODEL)));
    watch(studio.workspace());
    update();
  }

  /// Between what else floats, where a fitted diagram leaves room, in as many lines as that needs;
  /// above it in very narrow windows.
  private void place() {
    double room = getWidth() - 2 * FLOATS_WIDTH;
    boolean between = room >= ROOM_TO_READ;
    StackPane framed = framed();
    StackPane.setMargin(framed, new Insets(16, 16, between ? 16 : FLOATS_HEIGHT, 16));
    framed.setMaxWidth(between ? Math.min(room, framed.prefWidth(-1)) : Region.USE_PREF_SIZE);
  }

  private StackPane framed() {
    return (StackPane) getChildren().getFirst();
  }

  /// Takes a hint away for good.
  public void follow(Hint hint) {
    Node line = lines.remove(hint);
    if (line != null) {
      memory.set(Map.of(hint.memory(), "done"));
      card.getChildren().remove(line);
      update();
    }
  }

  private void update() {
    framed().setVisible(!lines.isEmpty());
    place();
  }

  private void watch(WorkspaceViewModel workspace) {
    workspace
        .drawnProperty()
        .addListener(
            (_, before, now) -> {
              if (more(before, now)) {
                follow(Hint.TABLE);
              }
              if (now.relations().size() > before.relations().size()) {
                follow(Hint.RELATION);
              }
            });
  }

  private static boolean more(Schema before, Schema now) {
    return now.models().size() > before.models().size();
  }

  private static Node line(Hint hint) {
    Label key = new Label(hint.key);
    key.getStyleClass().add("key");
    key.setMinWidth(Region.USE_PREF_SIZE);
    Label words = new Label(hint.words);
    words.setWrapText(true);
    HBox line = new HBox(key, words);
    line.setId("coach-" + hint.id());
    line.getStyleClass().add("coach-line");
    line.setAlignment(Pos.CENTER_LEFT);
    line.setMouseTransparent(true);
    return line;
  }
}
