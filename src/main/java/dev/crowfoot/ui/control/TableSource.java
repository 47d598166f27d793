// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.control;

import java.util.Set;

/// Something that tables are dragged from: whatever they are let go on asks it which.
public interface TableSource {
  /// The names of the models and enums that are being dragged.
  Set<String> tables();
}
