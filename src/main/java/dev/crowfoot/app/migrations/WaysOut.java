// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.app.migrations.Review.Finding;
import java.util.List;

/// What somebody can do about a hazard, in words: nobody should have to look them up.
public final class WaysOut {
  private WaysOut() {}

  /// A sentence for each way, the gentlest first.
  public static List<String> of(Finding finding) {
    return switch (finding.hazard().kind()) {
      case TABLE_DROPPED ->
          List.of(
              "Was it renamed? Take the change back and rename it with F2: rows are kept.",
              "Leave this change out, and copy the rows to where they belong first.",
              "Or accept that they are lost.");
      case COLUMN_DROPPED ->
          List.of(
              "Was it renamed? Answer the question on the left with yes: values are kept.",
              "Leave this change out, and copy the values to another field first.",
              "Or accept that they are lost.");
      case PRECISION_LOST ->
          List.of(
              "Give the field a type that holds every value.",
              "Or accept that the values are rounded or cut.");
      case HAND_WRITTEN_LOST ->
          List.of(
              "Keep the statements in a migration written by hand that follows this one.",
              "Or accept that they go.");
      case ROWS_DELETED ->
          List.of(
              "Copy the rows to where they belong first.",
              "Or accept that they are deleted, as who wrote the migration meant.");
      case ENUM_VALUE_REMOVED ->
          List.of("Give the rows that hold it another value first.", "Or keep the value.");
      case REQUIRED_COLUMN_ADDED ->
          List.of(
              "Say what the rows that are there get.",
              "Or give the field a `@default`: they get it too.",
              "Make it optional with `?` first, fill it, and make it required later.");
      case MADE_REQUIRED ->
          List.of(
              "Say what the rows without a value get.", "Or leave the field optional with `?`.");
      case UNIQUE_ADDED ->
          List.of("Make the rows differ first.", "Or leave this change out until they do.");
      case FOREIGN_KEY_ADDED ->
          List.of(
              "Point these rows at rows that exist, or delete them first.",
              "Or leave this change out until they do.");
      case PRIMARY_KEY_CHANGED -> List.of("Make the rows differ in the new key first.");
      case TYPE_CHANGED ->
          List.of(
              "Mend the values that do not fit first.",
              "Or add a new field, fill it from this one, and drop this one later.");
      case DEPENDENT ->
          List.of(
              "Drop what stands on it in a migration written by hand, and make it again after.");
      case TABLE_LOCKED, TABLE_REWRITTEN ->
          List.of("Apply it at a quiet time: others wait while it runs.");
    };
  }
}
