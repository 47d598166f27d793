// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.view;

import java.util.Set;

/// How titles name what a command is about.
final class Words {
  private Words() {}

  /// The name of one table, or how many there are.
  static String tables(Set<String> names) {
    return names.size() == 1 ? names.iterator().next() : names.size() + " tables";
  }
}
