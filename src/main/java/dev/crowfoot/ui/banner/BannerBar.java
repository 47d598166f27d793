// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.banner;

import dev.crowfoot.ui.control.Icons;
import dev.crowfoot.ui.control.Prose;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The bars under the toolbar, one for each message. Each has the id `banner-` and its message's.
public final class BannerBar extends VBox {
  public BannerBar(ObservableList<Banner> banners) {
    setId("banners");
    getStylesheets()
        .add(Objects.requireNonNull(getClass().getResource("banner.css")).toExternalForm());
    banners.addListener((ListChangeListener<Banner>) _ -> show(banners));
    show(banners);
  }

  private void show(ObservableList<Banner> banners) {
    getChildren().setAll(banners.stream().map(b -> bar(b, banners)).toList());
  }

  private static Node bar(Banner banner, ObservableList<Banner> banners) {
    Prose text = new Prose(banner.text());
    VBox words = new VBox(text);
    words.setAlignment(Pos.CENTER_LEFT);
    if (!banner.details().isEmpty() && !banner.text().contains(banner.details())) {
      Label details = new Label(banner.details());
      details.getStyleClass().addAll("mono", "muted");
      details.setWrapText(true);
      words.getChildren().add(details);
    }
    HBox.setHgrow(words, Priority.ALWAYS);

    HBox bar = new HBox(Icons.of(icon(banner.kind())), words);
    bar.setId("banner-" + banner.id());
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().addAll("banner", banner.kind().name().toLowerCase(java.util.Locale.ROOT));
    banner.answers().forEach(answer -> bar.getChildren().add(button(answer, banner, banners)));
    bar.getChildren()
        .add(
            Icons.button(
                "banner-" + banner.id() + "-close",
                Feather.X,
                "Close",
                () -> banners.remove(banner)));
    return bar;
  }

  private static Button button(
      Banner.Answer answer, Banner banner, ObservableList<Banner> banners) {
    Button button = new Button(answer.title());
    button.setId(answer.id());
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(
        _ -> {
          banners.remove(banner);
          answer.action().run();
        });
    return button;
  }

  private static Feather icon(Banner.Kind kind) {
    return switch (kind) {
      case INFO -> Feather.INFO;
      case WARNING -> Feather.ALERT_TRIANGLE;
      case DANGER -> Feather.ALERT_CIRCLE;
    };
  }
}
