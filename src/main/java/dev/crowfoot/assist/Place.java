// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.text.Span;

/// Where a symbol is named.
///
/// @param isDeclaration whether it is declared there; else it is used
public record Place(String path, Span span, boolean isDeclaration) {}
