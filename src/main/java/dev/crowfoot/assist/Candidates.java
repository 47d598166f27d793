// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.assist.Completion.Kind;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Gathers what could stand at a caret, keeps what answers the typed word, and puts the best first.
///
/// What an entry inserts is written with `«…»` around the part to type over; `«»` is where the
/// caret goes, and without it the caret goes behind the text.
final class Candidates {
  private record Ranked(Match match, int rank, Completion completion) {}

  private final String typed;
  private final Span replaced;
  private final String before;
  private final List<Ranked> kept = new ArrayList<>();

  /// @param typed what an entry must answer
  /// @param replaced what choosing one replaces
  /// @param before what to insert before each entry
  Candidates(String typed, Span replaced, String before) {
    this.typed = typed;
    this.replaced = replaced;
    this.before = before;
  }

  /// An entry that is about to be added: how it looks and what it is known by.
  ///
  /// @param rank lower comes first among those that answer the word equally well
  /// @param names what may be typed to find it
  record Entry(
      int rank, Kind kind, String label, String detail, String documentation, List<String> names) {
    Entry(int rank, Kind kind, String label) {
      this(rank, kind, label, "", "", List.of(label));
    }

    Entry detailed(String words) {
      return new Entry(rank, kind, label, words, documentation, names);
    }

    Entry documented(String sentences) {
      return new Entry(rank, kind, label, detail, sentences, names);
    }

    Entry known(String... as) {
      return new Entry(rank, kind, label, detail, documentation, List.of(as));
    }
  }

  /// An entry that inserts its label.
  void add(Entry entry) {
    String text = before + entry.label;
    add(entry, text, Span.at(replaced.start() + text.length(), 0));
  }

  /// An entry that inserts a template.
  void add(Entry entry, String template) {
    String whole = before + template;
    int open = whole.indexOf('«');
    int close = whole.indexOf('»', open + 1);
    if (open < 0 || close < 0) {
      add(entry, whole, Span.at(replaced.start() + whole.length(), 0));
    } else {
      String text =
          whole.substring(0, open) + whole.substring(open + 1, close) + whole.substring(close + 1);
      add(entry, text, Span.at(replaced.start() + open, close - open - 1));
    }
  }

  /// Whether something known by one of these names answers what is typed.
  boolean answers(String... names) {
    return best(List.of(names)) != Match.NONE;
  }

  private Match best(List<String> names) {
    Match best = Match.NONE;
    for (String name : names) {
      Match match = Match.of(typed, name);
      best = match.compareTo(best) < 0 ? match : best;
    }
    return best;
  }

  private void add(Entry entry, String text, Span selection) {
    Match match = best(entry.names);
    if (match != Match.NONE) {
      kept.add(
          new Ranked(
              match,
              entry.rank,
              new Completion(
                  entry.label,
                  entry.kind,
                  entry.detail,
                  entry.documentation,
                  TextEdit.replace(replaced, text),
                  selection)));
    }
  }

  /// The kept entries, each label once.
  List<Completion> sorted() {
    List<Completion> sorted = new ArrayList<>();
    Set<String> labels = new HashSet<>();
    kept.stream()
        .sorted(Comparator.comparing(Ranked::match).thenComparingInt(Ranked::rank))
        .filter(each -> labels.add(each.completion.label()))
        .forEach(each -> sorted.add(each.completion));
    return List.copyOf(sorted);
  }
}
