// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.studio;

import dev.crowfoot.ui.problems.Place;
import javafx.scene.Node;

/// The views that the window puts in its places, and what it asks of them.
public interface StudioParts {
  /// The canvas.
  Node diagram();

  /// The code editor.
  Node code();

  /// The rows of a model.
  Node data();

  /// SQL as people type it.
  Node console();

  /// The review of changes, which covers the centre.
  Node review();

  /// The views of the schema, in the sidebar.
  Node views();

  /// The migrations in the sidebar, the newest first.
  Node history();

  /// The plan in the bottom panel, in a few lines.
  Node plan();

  /// Brings a card into view on the canvas, if the shown view has it.
  void revealCard(String card);

  /// Goes to a card of the canvas, in another view if need be.
  void goToCard(String card);

  /// Brings a place into view in the code and puts the caret there.
  void revealPlace(Place place);

  /// Whether the caret is in the code.
  boolean isInCode();

  /// Shows a model's rows in the data view.
  void showData(String model);

  /// Gives up what the parts hold: connections, running work.
  void close();
}
