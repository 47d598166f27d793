// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.studio;

import dev.crowfoot.ui.connection.ConnectionMark;
import dev.crowfoot.ui.connection.ConnectionState;
import dev.crowfoot.ui.control.Icons;
import dev.crowfoot.ui.studio.StudioViewModel.BottomTab;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The bar at the bottom, 24 px high: the check of the schema, the database, the size of the
/// schema, the caret and the zoom.
///
/// Ids: `status-problems`, `status-database`, `status-stage`, `status-size`, `status-caret`,
/// `status-zoom`.
final class StatusBar extends HBox {
  private final StudioViewModel studio;

  StatusBar(StudioViewModel studio) {
    this.studio = studio;
    setId("status-bar");
    getStyleClass().add("status-bar");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    getChildren().addAll(problems(), database(), stage(), space, caret(), size(), zoom());
  }

  private Button problems() {
    FontIcon icon = Icons.of(Feather.CHECK_CIRCLE, "icon-small");
    Button button = new Button("", icon);
    button.setId("status-problems");
    button.getStyleClass().addAll("flat", "status-item");
    button.setFocusTraversable(false);
    button.setOnAction(_ -> studio.toggleBottom(BottomTab.PROBLEMS));
    Runnable show =
        () -> {
          boolean clean = studio.problems().problems().isEmpty();
          boolean errors = studio.problems().errorsProperty().get() > 0;
          button.setText(studio.problems().summary());
          icon.setIconCode(
              clean ? Feather.CHECK_CIRCLE : errors ? Feather.X_CIRCLE : Feather.ALERT_TRIANGLE);
          icon.getStyleClass().removeAll("icon-success", "icon-danger", "icon-warning");
          icon.getStyleClass()
              .add(clean ? "icon-success" : errors ? "icon-danger" : "icon-warning");
        };
    studio.problems().errorsProperty().addListener((_, _, _) -> show.run());
    studio
        .problems()
        .problems()
        .addListener((ListChangeListener<dev.crowfoot.diagnostic.Diagnostic>) _ -> show.run());
    show.run();
    return button;
  }

  private Label database() {
    Label label = item("status-database");
    label.setGraphic(Icons.of(Feather.DATABASE, "icon-small"));
    label.textProperty().bind(studio.connectionProperty().map(ConnectionState::sentence));
    return label;
  }

  private Label stage() {
    Label label = item("status-stage");
    label.textProperty().bind(studio.connectionMarkProperty().map(ConnectionMark::words));
    label.visibleProperty().bind(label.textProperty().isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
    studio
        .connectionMarkProperty()
        .subscribe(
            mark -> {
              label.getStyleClass().removeAll("danger-text");
              if (mark.minutesLeft() > 0) {
                label.getStyleClass().add("danger-text");
              }
            });
    return label;
  }

  private Label caret() {
    Label label = item("status-caret");
    label
        .textProperty()
        .bind(
            studio
                .caretProperty()
                .map(
                    caret ->
                        caret.map(at -> "Ln " + at.line() + ", Col " + at.column()).orElse("")));
    label.visibleProperty().bind(studio.caretProperty().map(Optional::isPresent));
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }

  private Label size() {
    Label label = item("status-size");
    label.textProperty().bind(studio.sizeProperty());
    return label;
  }

  private Label zoom() {
    Label label = item("status-zoom");
    label
        .textProperty()
        .bind(studio.zoomProperty().map(zoom -> Math.round(zoom.doubleValue() * 100) + " %"));
    label
        .visibleProperty()
        .bind(
            studio
                .centreProperty()
                .map(StudioViewModel.Centre::hasCanvas)
                .flatMap(canvas -> studio.reviewingProperty().map(review -> canvas && !review)));
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }

  private static Label item(String id) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().add("status-item");
    return label;
  }
}
