// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.diagnostic.Fix;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.syntax.Insertion;
import dev.crowfoot.syntax.Name;
import dev.crowfoot.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// M102: a field's type is neither one of the language's own nor declared.
///
/// ```prisma
/// author Usr
///        ^^^
/// ```
final class UnknownTypes {
  /// For how many names the one that was meant is looked for among all others. Where more are
  /// unknown, a file is missing rather than a letter.
  private static final int MOST_SUGGESTIONS = 200;

  private final Definitions definitions;
  private final Map<String, SyntaxTree> trees;
  private final Findings findings;
  private final Map<String, Optional<String>> suggestions = new HashMap<>();

  UnknownTypes(Definitions definitions, Map<String, SyntaxTree> trees, Findings findings) {
    this.definitions = definitions;
    this.trees = trees;
    this.findings = findings;
  }

  void report(String path, Name type) {
    Optional<String> similar = suggestion(type.text());
    List<Fix> fixes = new ArrayList<>();
    similar.ifPresent(name -> fixes.add(Findings.change(path, type.span(), name)));
    SyntaxTree tree = trees.get(path);
    if (tree != null) {
      fixes.add(create(tree, "model", type.text(), "  id Int @id @default(autoincrement())"));
      fixes.add(create(tree, "enum", type.text(), "  VALUE"));
    }
    findings.add(
        Code.UNKNOWN_TYPE,
        path,
        type.span(),
        "There is no type `"
            + type.text()
            + "`. "
            + similar
                .map(name -> "Did you mean `" + name + "`?")
                .orElse("Declare a model or enum of that name, or use a type such as `String`."),
        fixes);
  }

  private Optional<String> suggestion(String word) {
    return suggestions.size() < MOST_SUGGESTIONS
        ? suggestions.computeIfAbsent(word, w -> Similar.to(w, knownNames()))
        : suggestions.getOrDefault(word, Optional.empty());
  }

  private Stream<String> knownNames() {
    return Stream.concat(
        Arrays.stream(FieldType.Scalar.values()).map(FieldType.Scalar::word),
        definitions.byName().keySet().stream());
  }

  private static Fix create(SyntaxTree tree, String keyword, String name, String line) {
    return Findings.fix(
        "Create " + keyword + " `" + name + "`",
        tree.source().path(),
        Insertion.block(tree, keyword + " " + name + " {\n" + line + "\n}"));
  }
}
