// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

/// A block with a keyword the language does not have. Kept as it is.
public record UnknownBlock(SyntaxNode node) implements Block {}
