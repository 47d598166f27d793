// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.diagnostic.Diagnostic;
import dev.crowfoot.diagnostic.Fix;
import dev.crowfoot.text.FileEdit;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/// Collects what passes and checks find.
public final class Findings {
  /// Nobody reads more than this, and a broken file of many megabytes would fill the memory.
  private static final int MOST = 10_000;

  private final int most;
  private final List<Diagnostic> all = new ArrayList<>();

  /// Where syntax errors begin, by file.
  private final Map<String, NavigableSet<Integer>> unreadable;

  public Findings() {
    this(MOST, new HashMap<>());
  }

  private Findings(int most, Map<String, NavigableSet<Integer>> unreadable) {
    this.most = most;
    this.unreadable = unreadable;
  }

  /// A collection of its own for a part of the work, which knows what cannot be read.
  Findings apart() {
    return new Findings(most - all.size(), unreadable);
  }

  /// Adds a finding with its fixes, unless there are too many already.
  public void add(Code code, String path, Span span, String message, Fix... fixes) {
    add(code, path, span, message, List.of(fixes));
  }

  /// Adds a finding with its fixes, unless there are too many already.
  public void add(Code code, String path, Span span, String message, List<Fix> fixes) {
    if (all.size() < most) {
      all.add(new Diagnostic(code, path, span, message, fixes));
    }
  }

  /// Adds what could not be read.
  void addUnreadable(List<Diagnostic> errors) {
    for (Diagnostic each : errors) {
      all.add(each);
      unreadable.computeIfAbsent(each.path(), _ -> new TreeSet<>()).add(each.span().start());
    }
  }

  /// Adds what a part of the work found.
  void addAll(List<Diagnostic> found) {
    all.addAll(found.subList(0, Math.min(found.size(), Math.max(0, most - all.size()))));
  }

  /// What was found so far, in the order it was found in.
  public List<Diagnostic> all() {
    return all;
  }

  /// Whether something within that place could not be read, so that nothing should be called
  /// missing there. Says yes once nothing more would be reported anyway.
  boolean isUnreadable(String path, Span span) {
    if (all.size() >= most) {
      return true;
    }
    NavigableSet<Integer> places = unreadable.get(path);
    return places != null && !places.subSet(span.start(), true, span.end(), true).isEmpty();
  }

  /// The fix "Change to `meant`": writes another word in the place of one.
  public static Fix change(String path, Span span, String meant) {
    return fix("Change to `" + meant + "`", path, TextEdit.replace(span, meant));
  }

  /// A fix that is one edit of one file.
  public static Fix fix(String title, String path, TextEdit edit) {
    return new Fix(title, List.of(new FileEdit(path, edit)));
  }
}
