// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.model;

/// Names a field of a schema. The field need not exist: an id outlives an edit that takes its field
/// away.
public record FieldId(String model, String field) {
  @Override
  public String toString() {
    return model + "." + field;
  }
}
