// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.app.Memory;
import java.util.Map;
import java.util.Optional;

/// Where it is kept how somebody has arranged the columns of a project's models.
public interface ColumnMemory {
  /// Keeps nothing.
  ColumnMemory NONE =
      new ColumnMemory() {
        @Override
        public Optional<String> read(String model) {
          return Optional.empty();
        }

        @Override
        public void write(String model, String text) {}
      };

  Optional<String> read(String model);

  void write(String model, String text);

  /// In the window's memory.
  ///
  /// @param project tells projects apart
  static ColumnMemory of(Memory memory, String project) {
    return new ColumnMemory() {
      @Override
      public Optional<String> read(String model) {
        return memory.value(key(model));
      }

      @Override
      public void write(String model, String text) {
        memory.set(Map.of(key(model), text));
      }

      private String key(String model) {
        return "columns." + project + "." + model;
      }
    };
  }
}
