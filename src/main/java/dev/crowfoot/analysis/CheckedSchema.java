// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import java.util.Map;

/// Everything that was read, as the checks of the last pass need it.
///
/// @param models by name, in the order of the files
record CheckedSchema(Declared declared, Map<String, ReadModel> models) {}
