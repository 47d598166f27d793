// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ModalPane;
import dev.crowfoot.app.Environment;
import dev.crowfoot.app.Memory;
import dev.crowfoot.app.Samples;
import dev.crowfoot.editor.Selection;
import dev.crowfoot.ui.theme.Theme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// From the open shop to files and the clipboard, by keys and mouse.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made by start
class ExportJourneyTest {
  private Path folder;
  private StudioWindow window;
  private Stage stage;

  @Start
  void start(Stage shown) throws IOException {
    stage = shown;
    folder = Files.createTempDirectory("export").resolve("shop");
    Samples.copy("shop", folder);
    window =
        new StudioWindow(
            stage, new Memory(folder.resolveSibling("memory")), new Environment(Map.of()));
    window.use(Theme.LIGHT);
    stage.setWidth(1000);
    stage.setHeight(900);
    window.show();
  }

  @BeforeEach
  void open(FxRobot robot) throws TimeoutException {
    robot.interact(() -> window.open(folder));
    until(() -> window.project().isPresent() && shown(robot, "#diagram"));
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(() -> window.project().ifPresent(OpenProject::close));
  }

  @Test
  void aPictureIsWrittenAsWishedAndTheWishesAreRemembered(FxRobot robot)
      throws TimeoutException, IOException {
    openSheet(robot);
    assertThat(robot.lookup("#export-selection").tryQuery()).isEmpty();
    robot.clickOn("#export-png").clickOn("#export-3x").clickOn("#export-dark");
    Path png = folder.resolve("shop.png");
    assertThat(Path.of(fileField(robot).getText())).isEqualTo(png);
    Pictures.take(robot, stage.getScene(), "export-sheet");
    robot.clickOn("#export-write");
    until(() -> !shown(robot, "#export"));
    BufferedImage image = ImageIO.read(png.toFile());
    assertThat(image.getRGB(0, 0)).isEqualTo(0xff0d1117);
    assertThat(image.getWidth() % 3).isZero();
    assertThat(toast()).contains("shop.png");

    openSheet(robot);
    assertThat(robot.lookup("#export-png").queryAs(ToggleButton.class).isSelected()).isTrue();
    assertThat(robot.lookup("#export-3x").queryAs(ToggleButton.class).isSelected()).isTrue();
    assertThat(robot.lookup("#export-dark").queryAs(ToggleButton.class).isSelected()).isTrue();
  }

  @Test
  void aFileThatIsThereIsReplacedOnlyWhenThatIsSaid(FxRobot robot)
      throws TimeoutException, IOException {
    Path svg = Files.writeString(folder.resolve("shop.svg"), "mine");
    openSheet(robot);
    robot.clickOn("#export-write");
    until(() -> robot.lookup("#export-write").queryAs(Labeled.class).getText().equals("Replace"));
    assertThat(svg).hasContent("mine");
    Pictures.take(robot, stage.getScene(), "export-replace");
    robot.clickOn("#export-write");
    until(() -> !shown(robot, "#export"));
    assertThat(svg).content().startsWith("<?xml").contains(">Customer<");
  }

  @Test
  void whatIsSelectedIsWrittenAlone(FxRobot robot) throws TimeoutException {
    select(robot, "Tag", "Product");
    openSheet(robot);
    assertThat(robot.lookup("#export-selection").queryAs(ToggleButton.class).isSelected()).isTrue();
    robot.clickOn("#export-mmd").clickOn("#export-write");
    until(() -> !shown(robot, "#export"));
    assertThat(folder.resolve("shop.mmd"))
        .content()
        .contains("Product", "Tag")
        .doesNotContain("Customer");
  }

  @Test
  void whatCannotBeWrittenIsSaidInTheSheet(FxRobot robot) throws TimeoutException {
    openSheet(robot);
    String impossible = folder.resolve("schema.prisma/x.svg").toString();
    robot.interact(() -> fileField(robot).setText(impossible));
    robot.clickOn("#export-write");
    until(() -> robot.lookup("#export-problem").queryAs(Labeled.class).getText().length() > 1);
    assertThat(robot.lookup("#export-problem").queryAs(Labeled.class).getText())
        .contains("x.svg", "cannot be written");
    assertThat(shown(robot, "#export")).isTrue();
  }

  @Test
  void theKeysReachEveryChoice(FxRobot robot) throws TimeoutException {
    openSheet(robot);
    robot.press(KeyCode.SHIFT);
    for (int i = 0; i < 4; i++) {
      robot.type(KeyCode.TAB); // from the file over ground, theme and part to the format
    }
    robot.release(KeyCode.SHIFT).type(KeyCode.RIGHT);
    assertThat(robot.lookup("#export-png").queryAs(ToggleButton.class).isFocused()).isTrue();
    assertThat(robot.lookup("#export-png").queryAs(ToggleButton.class).isSelected()).isTrue();
    assertThat(fileField(robot).getText()).endsWith("shop.png");
    robot.interact(() -> fileField(robot).setText("picture.pdf"));
    assertThat(robot.lookup("#export-pdf").queryAs(ToggleButton.class).isSelected()).isTrue();
    robot.type(KeyCode.ESCAPE);
    until(() -> !robot.lookup("#sheets").queryAs(ModalPane.class).isDisplay());
  }

  private static TextField fileField(FxRobot robot) {
    return robot.lookup("#export-file").queryAs(TextField.class);
  }

  @Test
  void aPictureOfTheSelectionIsCopied(FxRobot robot) throws TimeoutException {
    select(robot, "Tag");
    press(robot, KeyCode.C);
    until(() -> toast().startsWith("Copied as a picture"));
    double[] width = new double[1];
    robot.interact(() -> width[0] = Clipboard.getSystemClipboard().getImage().getWidth());
    assertThat(width[0]).isBetween(400.0, 520.0); // one card and two margins, twice as large
  }

  private void select(FxRobot robot, String... cards) {
    robot.interact(
        () ->
            window
                .project()
                .orElseThrow()
                .workspace()
                .selectionProperty()
                .set(new Selection.Cards(Set.of(cards))));
  }

  private String toast() {
    return window.project().orElseThrow().workspace().messageProperty().get();
  }

  private static void openSheet(FxRobot robot) throws TimeoutException {
    press(robot, KeyCode.E);
    until(() -> shown(robot, "#export"));
  }

  private static void press(FxRobot robot, KeyCode key) {
    robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(key).release(KeyCode.SHIFT, KeyCode.CONTROL);
  }

  private static boolean shown(FxRobot robot, String id) {
    return robot.lookup(id).tryQuery().isPresent();
  }

  private static void until(BooleanSupplier condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition::getAsBoolean);
    WaitForAsyncUtils.waitForFxEvents();
  }
}
