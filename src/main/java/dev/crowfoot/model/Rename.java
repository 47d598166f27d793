// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.model;

/// A decision that something kept its identity under a new name. Recorded when the rename is made,
/// because nobody can tell it from drop and create afterwards. Names are those of the file, not of
/// the database.
public sealed interface Rename {
  /// What it was called as of the last migration.
  String from();

  /// What it is called now.
  String to();

  record OfModel(String from, String to) implements Rename {}

  /// @param model the model's name now
  record OfField(String model, String from, String to) implements Rename {}

  record OfEnum(String from, String to) implements Rename {}

  /// @param enumType the enum's name now
  record OfEnumValue(String enumType, String from, String to) implements Rename {}
}
