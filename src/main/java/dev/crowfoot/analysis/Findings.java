// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.diagnostic.Diagnostic;
import dev.crowfoot.diagnostic.Fix;
import dev.crowfoot.text.FileEdit;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import java.util.ArrayList;
import java.util.List;

/// Collects what passes and checks find.
public final class Findings {
  /// Nobody reads more than this, and a broken file of many megabytes would fill the memory.
  private static final int MOST = 10_000;

  private final List<Diagnostic> all = new ArrayList<>();

  public void add(Code code, String path, Span span, String message, Fix... fixes) {
    add(code, path, span, message, List.of(fixes));
  }

  public void add(Code code, String path, Span span, String message, List<Fix> fixes) {
    if (all.size() < MOST) {
      all.add(new Diagnostic(code, path, span, message, fixes));
    }
  }

  public void addAll(List<Diagnostic> found) {
    all.addAll(found);
  }

  public List<Diagnostic> all() {
    return all;
  }

  /// A fix that is one edit of one file.
  public static Fix fix(String title, String path, TextEdit edit) {
    return new Fix(title, List.of(new FileEdit(path, edit)));
  }
}
