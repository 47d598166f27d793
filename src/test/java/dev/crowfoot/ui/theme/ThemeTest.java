// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ThemeTest {

  @Start
  void start(Stage stage) {
    Label label = new Label("Order");
    label.setId("word");
    Scene scene = new Scene(new StackPane(label), 200, 100);
    Theme.LIGHT.apply(scene);
    stage.setScene(scene);
    stage.show();
  }

  @Test
  void theFontsComeWithTheProgram(FxRobot robot) {
    Label label = robot.lookup("#word").queryAs(Label.class);
    assertThat(Font.getFamilies()).contains(Fonts.SANS, Fonts.MONO);
    assertThat(label.getFont().getFamily()).isEqualTo(Fonts.SANS);
    assertThat(label.getFont().getSize()).isEqualTo(13);
  }

  @Test
  void aSceneChangesBetweenLightAndDark(FxRobot robot) {
    Label label = robot.lookup("#word").queryAs(Label.class);
    robot.interact(() -> label.getStyleClass().add("muted"));
    assertThat(label.getTextFill()).isEqualTo(Color.web("#59636e"));
    robot.interact(() -> Theme.DARK.apply(label.getScene()));
    assertThat(label.getTextFill()).isEqualTo(Color.web("#9198a1"));
    robot.interact(() -> Theme.LIGHT.apply(label.getScene()));
    assertThat(label.getTextFill()).isEqualTo(Color.web("#59636e"));
  }

  @Test
  void everyColourHasALightAndADarkValue() throws IOException {
    assertThat(names("tokens-dark.css")).isEqualTo(names("tokens.css")).isNotEmpty();
  }

  private static Set<String> names(String sheet) throws IOException {
    try (InputStream stream = Objects.requireNonNull(Theme.class.getResourceAsStream(sheet))) {
      Matcher found =
          Pattern.compile("(?m)^ {2}(-cf-[\\w-]+):")
              .matcher(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
      Set<String> names = new TreeSet<>();
      while (found.find()) {
        names.add(found.group(1));
      }
      return names;
    }
  }
}
