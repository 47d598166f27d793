// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.gesture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.editor.Selection;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.geometry.Viewport;
import dev.crowfoot.editor.gesture.Gestures.Context;
import dev.crowfoot.editor.gesture.Gestures.Step;
import dev.crowfoot.editor.gesture.Input.Button;
import dev.crowfoot.editor.scene.Backdrop;
import dev.crowfoot.editor.scene.DiagramScene;
import dev.crowfoot.editor.scene.Hit;
import dev.crowfoot.editor.scene.SceneOptions;
import dev.crowfoot.editor.scene.SceneText;
import dev.crowfoot.model.FieldId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GesturesTest {
  private static final DiagramScene SCENE =
      DiagramScene.of(
          SceneText.schema("model A {\n  id Int @id\n  b Int\n}\nmodel B {\n  id Int @id\n}\n"),
          Layout.EMPTY.with(Map.of("A", new CardPosition(0, 0), "B", new CardPosition(400, 0))),
          SceneOptions.DEFAULT,
          SceneText.MEASURE);
  private static final Keys ALT = new Keys(false, true, false, false);
  private static final Keys SHIFT = new Keys(true, false, false, false);
  private static final Keys SPACE = new Keys(false, false, false, true);

  private Selection selection = new Selection.Nothing();
  private Gesture gesture = new Gesture.Idle();
  private final List<Effect> effects = new ArrayList<>();

  @Test
  void aClickSelectsTheCardAndShiftAddsAnother() {
    press(50, 10, Keys.NONE);
    release(50, 10, Keys.NONE);
    assertThat(selection).isEqualTo(new Selection.Cards(Set.of("A")));
    press(450, 10, SHIFT);
    release(450, 10, SHIFT);
    assertThat(selection).isEqualTo(new Selection.Cards(Set.of("A", "B")));
  }

  @Test
  void withControlADragEndsWhereThePointerIs() {
    Keys control = new Keys(false, false, true, false);
    press(50, 10, Keys.NONE);
    drag(83, 13, control);
    release(83, 13, control);
    assertThat(effects).contains(new Effect.Move(Set.of("A"), 33, 3));
  }

  @Test
  void aRowIsDraggedByTheSignBeforeItsName() {
    press(16, 75, Keys.NONE);
    drag(16, 45, Keys.NONE);
    release(16, 45, Keys.NONE);
    assertThat(effects).contains(new Effect.Reorder(new FieldId("A", "b"), "id", false));
    effects.clear();
    press(16, 75, Keys.NONE);
    drag(16, 80, Keys.NONE);
    release(16, 80, Keys.NONE);
    assertThat(effects).noneMatch(Effect.Reorder.class::isInstance);
  }

  @Test
  void aDragMovesOnTheGridAndIsOneEffect() {
    press(50, 10, Keys.NONE);
    drag(83, 50, Keys.NONE);
    drag(91, 61, Keys.NONE);
    release(91, 61, Keys.NONE);
    assertThat(effects).contains(new Effect.Move(Set.of("A"), 40, 48));
    assertThat(effects.stream().filter(Effect.Move.class::isInstance)).hasSize(1);
  }

  @Test
  void aSmallTremorIsAClick() {
    press(50, 10, Keys.NONE);
    drag(52, 11, Keys.NONE);
    release(52, 11, Keys.NONE);
    assertThat(effects).noneMatch(Effect.Move.class::isInstance);
  }

  @Test
  void escapeDuringADragMovesNothing() {
    press(50, 10, Keys.NONE);
    drag(120, 90, Keys.NONE);
    take(new Input.Cancel());
    release(120, 90, Keys.NONE);
    assertThat(effects).noneMatch(Effect.Move.class::isInstance);
    assertThat(gesture).isEqualTo(new Gesture.Idle());
  }

  @Test
  void aDragOnEmptyGroundSelectsWhatItsFrameTouches() {
    press(-20, -20, Keys.NONE);
    drag(600, 60, Keys.NONE);
    assertThat(selection).isEqualTo(new Selection.Cards(Set.of("A", "B")));
  }

  @Test
  void aDragFromAPortRelatesAndTheKeysSayHow() {
    Point port = new Point(200, SCENE.card("A").orElseThrow().heightOf("b"));
    press(port.x(), port.y(), Keys.NONE);
    drag(450, 10, ALT);
    assertThat(gesture).isInstanceOf(Gesture.DrawingRelation.class);
    release(450, 10, ALT);
    assertThat(effects)
        .contains(
            new Effect.Relate(new FieldId("A", "b"), new Hit.Header("B"), RelationKind.ONE_TO_ONE));
  }

  @Test
  void aDoubleClickEditsOrMakesATable() {
    take(new Input.Press(new Point(50, 10), Button.PRIMARY, 2, Keys.NONE));
    take(new Input.Press(new Point(-80, -80), Button.PRIMARY, 2, Keys.NONE));
    assertThat(effects)
        .contains(new Effect.Edit(new Hit.Header("A")), new Effect.NewTable(new Point(-80, -80)));
  }

  @Test
  void spaceAndTheMiddleButtonPan() {
    press(50, 10, SPACE);
    drag(60, 30, SPACE);
    assertThat(effects).contains(new Effect.Pan(10, 20));
    take(new Input.Release(new Point(60, 30), Keys.NONE));
    take(new Input.Press(new Point(50, 10), Button.MIDDLE, 1, Keys.NONE));
    assertThat(gesture).isInstanceOf(Gesture.Panning.class);
  }

  private void press(double x, double y, Keys keys) {
    take(new Input.Press(new Point(x, y), Button.PRIMARY, 1, keys));
  }

  private void drag(double x, double y, Keys keys) {
    take(new Input.Drag(new Point(x, y), keys));
  }

  private void release(double x, double y, Keys keys) {
    take(new Input.Release(new Point(x, y), keys));
  }

  private void take(Input input) {
    Context context =
        new Context(SCENE, Backdrop.NONE, Viewport.at100Percent(800, 600), selection, _ -> false);
    Step step = Gestures.step(gesture, input, context);
    gesture = step.gesture();
    effects.addAll(step.effects());
    step.effects().stream()
        .filter(Effect.Select.class::isInstance)
        .forEach(e -> selection = ((Effect.Select) e).selection());
  }
}
