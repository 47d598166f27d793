// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.validation;

import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.analysis.Findings;
import dev.crowfoot.analysis.ReadField;
import dev.crowfoot.analysis.ReadModel;
import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.diagnostic.Fix;
import dev.crowfoot.model.Cascades;
import dev.crowfoot.model.Relation.ForeignKeyRelation;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.text.FileEdit;
import dev.crowfoot.text.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// D119: relations whose actions come round, where the client has to carry them out itself. It
/// depends on all relations together, so all are looked at each time.
final class CascadeChecks {
  private static final List<String> EVENTS = List.of("onDelete", "onUpdate");

  private final Analysis analysis;
  private final Findings findings;

  CascadeChecks(Analysis analysis, Findings findings) {
    this.analysis = analysis;
    this.findings = findings;
  }

  void check() {
    Cascades cascades = new Cascades(analysis.schema().relations());
    for (ForeignKeyRelation relation : cascades.goingRound()) {
      analysis
          .sourceMap()
          .model(relation.child().model())
          .ifPresent(child -> report(relation, cascades.way(relation).orElseThrow(), child));
    }
  }

  private void report(ForeignKeyRelation relation, List<ForeignKeyRelation> way, ReadModel child) {
    RelationField field = (RelationField) child.field(relation.child().field()).orElseThrow();
    ReadField row = child.row(field);
    ForeignKeyRelation last = way.getLast();
    boolean isOnTheCircle = way.size() == 1 || !last.isSelfRelation();
    findings.add(
        Code.CIRCLE_OF_ACTIONS,
        child.path(),
        row.spanOf("relation"),
        reason(way)
            + " With `relationMode = \"prisma\"`, give `"
            + (isOnTheCircle ? relation : last).child()
            + "` `onDelete: Restrict` and `onUpdate: Restrict`.",
        isOnTheCircle
            ? row.attribute("relation").map(a -> restrict(child, a)).stream().toList()
            : List.of());
  }

  private static String reason(List<ForeignKeyRelation> way) {
    String path = way.stream().map(r -> "`" + r.child() + "`").collect(Collectors.joining(" → "));
    ForeignKeyRelation last = way.getLast();
    return last.isSelfRelation()
        ? (way.size() == 1
                ? "What happens to a row goes on to others of its own model: %s."
                : "What happens to a row goes on to %s, which goes on to others of its own model.")
            .formatted(path)
        : "What happens to a row comes round to where it began: %s.".formatted(path);
  }

  private static Fix restrict(ReadModel child, Attribute relation) {
    List<TextEdit> edits = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String event : EVENTS) {
      relation
          .argument(event)
          .ifPresentOrElse(
              a -> edits.add(TextEdit.replace(a.node().span(), event + ": Restrict")),
              () -> missing.add(", " + event + ": Restrict"));
    }
    if (!missing.isEmpty()) {
      edits.add(
          TextEdit.insert(
              relation.arguments().getLast().node().span().end(), String.join("", missing)));
    }
    return new Fix(
        "Set both actions to `Restrict`",
        edits.stream().map(e -> new FileEdit(child.path(), e)).toList());
  }
}
