// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.control;

import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A switch of which exactly one part is chosen. It shows and sets a property.
public final class Segmented<T> extends HBox {
  private final ToggleGroup group = new ToggleGroup();
  private final ObjectProperty<T> value;

  public Segmented(ObjectProperty<T> value) {
    this.value = value;
    getStyleClass().add("segmented");
    value.addListener((_, _, now) -> choose(now));
    group
        .selectedToggleProperty()
        .addListener(
            (_, before, now) -> {
              if (now == null && before != null) {
                before.setSelected(true); // a second click does not take the choice away
              }
            });
  }

  /// One more part, to the right of the others.
  public Segmented<T> with(String id, String words, T choice, String tooltip) {
    ToggleButton button = new ToggleButton(words);
    button.setId(id);
    button.setUserData(choice);
    button.setToggleGroup(group);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setFocusTraversable(false);
    button.setOnAction(_ -> value.set(choice));
    button
        .selectedProperty()
        .subscribe(
            selected -> {
              if (selected && !Objects.equals(value.get(), choice)) {
                value.set(choice); // the arrow keys select without an action
              }
            });
    if (!tooltip.isEmpty()) {
      button.setTooltip(new Tooltip(tooltip));
    }
    HBox.setHgrow(button, Priority.ALWAYS);
    getChildren().add(button);
    choose(value.get());
    return this;
  }

  /// The keys reach it as well: Tab the chosen part, the arrows the others.
  public Segmented<T> reachable() {
    group
        .getToggles()
        .forEach(
            toggle ->
                ((ToggleButton) toggle).focusTraversableProperty().bind(toggle.selectedProperty()));
    return this;
  }

  private void choose(T choice) {
    group.getToggles().stream()
        .filter(toggle -> Objects.equals(toggle.getUserData(), choice))
        .forEach(toggle -> toggle.setSelected(true));
  }
}
