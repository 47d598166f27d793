// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.studio;

/// What the window of a project asks of the application around it.
public interface StudioActions {
  /// Leaves the project for the start page.
  void showStart();

  /// Writes the project's files.
  void save();

  /// Opens the sheet with the connection.
  void editConnection();

  /// Opens the search for tables, columns and commands.
  void search();

  /// Opens the search for tables alone.
  void goToTable();

  /// Opens the search for what the shown view shows.
  void findInView();

  /// Opens the sheet that writes the diagram into a file.
  void exportDiagram();

  /// Puts a picture of what is selected, or of the whole view, on the clipboard.
  void copyPicture();

  /// Opens the sheet with all keys.
  void showShortcuts();

  /// From light to dark, or back.
  void changeTheme();
}
