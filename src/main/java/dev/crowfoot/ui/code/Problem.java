// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.diagnostic.Diagnostic;
import dev.crowfoot.text.Span;

/// A finding and where it lies in what is shown.
///
/// @param span never empty, unless the text is
record Problem(Span span, Diagnostic diagnostic) {}
