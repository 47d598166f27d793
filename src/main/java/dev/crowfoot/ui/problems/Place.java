// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.problems;

import dev.crowfoot.text.Span;

/// A place in the schema's text.
///
/// @param path the file, as [dev.crowfoot.text.SourceText#path()]
public record Place(String path, Span span) {}
