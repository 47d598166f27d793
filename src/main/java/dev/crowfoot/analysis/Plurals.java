// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// English plurals of the words that tables are called by. They agree with those of Prisma's
/// formatter, which looks words up in small letters: `Child` has `children`, `UserChild` has
/// `userChilds`.
final class Plurals {
  private static final Set<String> UNCHANGED =
      Set.of(
          "advice",
          "agenda",
          "aircraft",
          "cash",
          "chess",
          "children",
          "criteria",
          "deer",
          "education",
          "equipment",
          "evidence",
          "furniture",
          "golf",
          "help",
          "homework",
          "honey",
          "information",
          "knowledge",
          "luggage",
          "money",
          "music",
          "people",
          "police",
          "publicity",
          "research",
          "rice",
          "sheep",
          "software",
          "tennis",
          "traffic",
          "trust",
          "weather");

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("child", "children"),
          Map.entry("criterion", "criteria"),
          Map.entry("die", "dice"),
          Map.entry("foot", "feet"),
          Map.entry("goose", "geese"),
          Map.entry("hero", "heroes"),
          Map.entry("hoof", "hooves"),
          Map.entry("man", "men"),
          Map.entry("ox", "oxen"),
          Map.entry("quiz", "quizzes"),
          Map.entry("tooth", "teeth"),
          Map.entry("woman", "women"),
          Map.entry("yes", "yeses"));

  /// A way to change a word's end.
  ///
  /// @param cut how many characters the ending loses
  private record Rule(String ending, int cut, String added) {}

  /// The first that fits counts.
  private static final List<Rule> RULES =
      List.of(
          new Rule("data", 0, ""),
          new Rule("person", 4, "ople"),
          new Rule("child", 0, "ren"),
          new Rule("mouse", 4, "ice"),
          new Rule("index", 2, "ices"),
          new Rule("codex", 2, "ices"),
          new Rule("vertex", 2, "ices"),
          new Rule("matrix", 2, "ices"),
          new Rule("appendix", 2, "ices"),
          new Rule("criterion", 2, "a"),
          new Rule("phenomenon", 2, "a"),
          new Rule("datum", 2, "a"),
          new Rule("curriculum", 2, "a"),
          new Rule("alumnus", 2, "i"),
          new Rule("cactus", 2, "i"),
          new Rule("focus", 2, "i"),
          new Rule("locus", 2, "i"),
          new Rule("nucleus", 2, "i"),
          new Rule("radius", 2, "i"),
          new Rule("stimulus", 2, "i"),
          new Rule("syllabus", 2, "i"),
          new Rule("terminus", 2, "i"),
          new Rule("virus", 2, "i"),
          new Rule("genus", 0, ""),
          new Rule("hero", 0, "es"),
          new Rule("otato", 0, "es"),
          new Rule("omato", 0, "es"),
          new Rule("alf", 1, "ves"),
          new Rule("elf", 1, "ves"),
          new Rule("olf", 1, "ves"),
          new Rule("eaf", 1, "ves"),
          new Rule("oaf", 1, "ves"),
          new Rule("arf", 1, "ves"),
          new Rule("life", 2, "ves"),
          new Rule("wife", 2, "ves"),
          new Rule("knife", 2, "ves"),
          new Rule("us", 0, "es"),
          new Rule("ss", 0, "es"),
          new Rule("alias", 0, "es"),
          new Rule("atlas", 0, "es"),
          new Rule("gas", 0, "es"),
          new Rule("iris", 0, "es"),
          new Rule("is", 2, "es"),
          new Rule("s", 0, ""),
          new Rule("ch", 0, "es"),
          new Rule("sh", 0, "es"),
          new Rule("x", 0, "es"),
          new Rule("ay", 0, "s"),
          new Rule("oy", 0, "s"),
          new Rule("guy", 0, "s"),
          new Rule("buy", 0, "s"),
          new Rule("ey", 0, "s"),
          new Rule("y", 1, "ies"));

  private Plurals() {}

  static String of(String word) {
    if (word.length() < 2) {
      return word.equals("x") ? "xes" : word.isEmpty() ? word : word + "s";
    }
    if (UNCHANGED.contains(word)) {
      return word;
    }
    String known = WORDS.get(word);
    return known != null ? known : byRule(word);
  }

  private static String byRule(String word) {
    for (Rule rule : RULES) {
      if (word.endsWith(rule.ending)) {
        return word.substring(0, word.length() - rule.cut) + rule.added;
      }
    }
    return word + "s";
  }
}
