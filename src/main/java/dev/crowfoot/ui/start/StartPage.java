// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.start;

import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.ui.banner.Banner;
import dev.crowfoot.ui.banner.BannerBar;
import dev.crowfoot.ui.control.Icons;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import org.kordamp.ikonli.feather.Feather;

/// What there is to begin with: open a schema, start a new one, make one of a database or of SQL,
/// look at the sample, go on with a recent one.
///
/// Ids: `start-open`, `start-new`, `start-database`, `start-sql`, `start-sample`, `recent-0`,
/// `recent-1`, …
public final class StartPage extends BorderPane {
  /// What the page asks of the application.
  public interface Actions {
    void openSchema();

    void newProject();

    void fromDatabase();

    void fromSql();

    void openSample();

    void open(Path schema);
  }

  /// The crow's foot of the program's icon, 40 units wide.
  private static final String FOOT = "M7.5 20 H32.5 M19.4 20 L32.5 10.6 M19.4 20 L32.5 29.4";

  private static final String BAR = "M12.8 15 V25";

  public StartPage(List<Path> recent, ObservableList<Banner> banners, Actions actions) {
    setId("start-page");
    getStyleClass().add("start");
    getStylesheets()
        .add(Objects.requireNonNull(getClass().getResource("start.css")).toExternalForm());
    VBox begin =
        new VBox(
            heading("Start"),
            choice("start-open", Feather.FOLDER, "Open a schema…", actions::openSchema),
            choice("start-new", Feather.FILE_PLUS, "New project…", actions::newProject),
            choice("start-database", Feather.DATABASE, "From a database…", actions::fromDatabase),
            choice("start-sql", Feather.FILE_TEXT, "From SQL…", actions::fromSql),
            choice("start-sample", Feather.BOX, "Open the sample shop", actions::openSample));
    begin.getStyleClass().add("column");
    VBox before = new VBox(heading("Recent"));
    before.getStyleClass().add("column");
    for (int i = 0; i < recent.size(); i++) {
      before.getChildren().add(recent("recent-" + i, recent.get(i), actions));
    }
    if (recent.isEmpty()) {
      Label none = new Label("Projects that you open are listed here.");
      none.getStyleClass().add("muted");
      none.setWrapText(true);
      before.getChildren().add(none);
    }
    HBox columns = new HBox(begin, before);
    columns.getStyleClass().add("columns");
    columns.setAlignment(Pos.TOP_CENTER);
    Label drop =
        new Label("Or drop a schema, a folder with one, a SQLite file or SQL on this window.");
    drop.getStyleClass().add("muted");
    VBox page = new VBox(brand(), columns, drop);
    page.getStyleClass().add("page");
    setTop(new BannerBar(banners));
    setCenter(page);
  }

  private static Node brand() {
    Pane mark = new Pane(new Rectangle(40, 40), path(FOOT, "foot"), path(BAR, "bar"));
    mark.getStyleClass().add("mark");
    mark.setMaxSize(40, 40);
    Label name = new Label("Crowfoot");
    name.getStyleClass().add("name");
    HBox box = new HBox(mark, name);
    box.getStyleClass().add("brand");
    Label what = new Label("Design a database, migrate it, browse its rows.");
    what.getStyleClass().add("muted");
    VBox brand = new VBox(box, what);
    brand.getStyleClass().add("brand-block");
    return brand;
  }

  private static SVGPath path(String content, String styleClass) {
    SVGPath path = new SVGPath();
    path.setContent(content);
    path.getStyleClass().add(styleClass);
    return path;
  }

  private static Label heading(String words) {
    Label heading = new Label(words);
    heading.getStyleClass().add("section-title");
    return heading;
  }

  private static Button choice(String id, Feather icon, String words, Runnable action) {
    Button button = new Button(words, Icons.of(icon));
    button.setId(id);
    button.getStyleClass().addAll("flat", "choice");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnAction(_ -> action.run());
    return button;
  }

  private static Button recent(String id, Path schema, Actions actions) {
    ProjectFiles files = new ProjectFiles(schema);
    Label name = new Label(files.name());
    Label folder = new Label(shown(files.folder()));
    folder.getStyleClass().addAll("muted", "small");
    folder.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    name.setMinWidth(Region.USE_PREF_SIZE);
    HBox.setHgrow(folder, Priority.ALWAYS);
    HBox line = new HBox(name, folder);
    line.getStyleClass().add("line");
    Button button = new Button("", line);
    line.prefWidthProperty().bind(button.widthProperty().subtract(16));
    button.setId(id);
    button.getStyleClass().addAll("flat", "choice");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setAccessibleText(files.name());
    button.setOnAction(_ -> actions.open(schema));
    return button;
  }

  /// A path with the home folder shortened.
  private static String shown(Path folder) {
    String home = System.getProperty("user.home", "");
    String path = folder.toString();
    return !home.isEmpty() && path.startsWith(home) ? "~" + path.substring(home.length()) : path;
  }
}
