// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

/// The arguments of `upsert`.
public record Upsert(Key where, Changes changes, Create create) {
  public String model() {
    return create.model();
  }
}
