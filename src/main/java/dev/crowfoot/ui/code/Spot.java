// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

/// Where the caret was.
///
/// @param offset of what is shown of the file
record Spot(String path, int offset) {}
