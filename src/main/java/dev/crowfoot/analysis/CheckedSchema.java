// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import java.util.List;
import java.util.Map;

/// Everything that was read, as the checks of the last pass need it.
///
/// @param models by name, in the order of the files
/// @param kept what was read and checked earlier
record CheckedSchema(Declared declared, Map<String, ReadModel> models, Kept kept) {
  /// The models that are to be checked.
  List<ReadModel> fresh() {
    return models.values().stream().filter(model -> !kept.holds(model.name())).toList();
  }
}
