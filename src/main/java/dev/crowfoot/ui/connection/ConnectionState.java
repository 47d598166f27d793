// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.connection;

import dev.crowfoot.adapter.Failure;

/// How it stands with the project's database. What is shown of it never holds a password.
public sealed interface ConnectionState {
  /// Nothing to connect to.
  ///
  /// @param reason in a few words
  record Off(String reason) implements ConnectionState {}

  /// A SQLite file that the first migration will make.
  record Absent(String name) implements ConnectionState {}

  /// On the way.
  record Connecting(String name) implements ConnectionState {}

  /// Connected.
  ///
  /// @param name the database's name, such as `dev.db` or `shop on localhost`
  /// @param product `SQLite` or `PostgreSQL`
  record Ready(String name, String product) implements ConnectionState {}

  /// Not connected, with the reason.
  record Failed(String name, Failure failure) implements ConnectionState {}

  /// What the chip in the toolbar says.
  default String words() {
    return switch (this) {
      case Off off -> off.reason();
      case Absent absent -> absent.name();
      case Connecting connecting -> connecting.name();
      case Ready ready -> ready.name();
      case Failed failed -> failed.name();
    };
  }

  /// How it stands, in a whole sentence.
  default String explanation() {
    return switch (this) {
      case Off _ -> "Not connected. Modelling works without a database.";
      case Absent absent ->
          "`" + absent.name() + "` does not exist yet. The first migration makes it.";
      case Connecting connecting -> "Connecting to " + connecting.name() + "…";
      case Ready ready -> "Connected to " + ready.name() + " (" + ready.product() + ").";
      case Failed failed -> String.valueOf(failed.failure().getMessage());
    };
  }

  /// What the status bar says.
  default String sentence() {
    return switch (this) {
      case Off off -> off.reason();
      case Absent absent -> absent.name() + " is made by the first migration";
      case Connecting connecting -> "Connecting to " + connecting.name() + "…";
      case Ready ready -> "Connected to " + ready.product();
      case Failed failed -> "Cannot reach " + failed.name();
    };
  }
}
