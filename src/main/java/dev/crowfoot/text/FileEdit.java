// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.text;

/// A text edit and the file it belongs to.
public record FileEdit(String path, TextEdit edit) {}
