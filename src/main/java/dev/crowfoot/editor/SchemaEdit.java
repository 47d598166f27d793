// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor;

import dev.crowfoot.diagnostic.Diagnostic;
import dev.crowfoot.editor.Command.CommandRefused;
import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.SyntaxTree;
import dev.crowfoot.text.FileEdit;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import dev.crowfoot.validation.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The text edits of one command, gathered and then made at once.
///
/// 1. the edits are applied; 2. blocks they touched whose columns stood in line stand in line
///    again; 3. the result is checked: a command never breaks a schema that was without errors.
public final class SchemaEdit {
  private final Snapshot snapshot;
  private final List<FileEdit> edits = new ArrayList<>();

  private SchemaEdit(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /// Edits of the snapshot's text; offsets are those of that text.
  public static SchemaEdit of(Snapshot snapshot) {
    return new SchemaEdit(snapshot);
  }

  public SchemaEdit add(String path, TextEdit edit) {
    edits.add(new FileEdit(path, edit));
    return this;
  }

  public SchemaEdit addAll(String path, List<TextEdit> more) {
    more.forEach(edit -> add(path, edit));
    return this;
  }

  public SchemaEdit addAll(List<FileEdit> more) {
    edits.addAll(more);
    return this;
  }

  /// The document with the edits made; the same document when they change nothing.
  ///
  /// @throws CommandRefused when the schema had no errors and would have one
  public Document apply() {
    Document document = snapshot.document();
    Sources changed = document.sources().apply(edits);
    for (SyntaxTree before : snapshot.analysis().trees().values()) {
      changed = inColumns(before, changed);
    }
    if (changed.equals(document.sources())) {
      return document;
    }
    check(changed);
    return document.withSources(changed);
  }

  private Sources inColumns(SyntaxTree before, Sources changed) {
    String path = before.source().path();
    List<TextEdit> own =
        edits.stream().filter(e -> e.path().equals(path)).map(FileEdit::edit).toList();
    Optional<SourceText> file = changed.file(path);
    if (own.isEmpty() || file.isEmpty()) {
      return changed;
    }
    SyntaxTree after = SyntaxTree.parse(file.get());
    List<TextEdit> spacing = new ArrayList<>();
    for (Block block : before.blocks()) {
      if (isTouched(block, own) && BlockColumns.areInLine(block)) {
        block(after, block, own).map(BlockColumns::edits).ifPresent(spacing::addAll);
      }
    }
    return spacing.isEmpty()
        ? changed
        : changed.with(file.get().withContent(TextEdit.applyAll(file.get().content(), spacing)));
  }

  private static boolean isTouched(Block block, List<TextEdit> edits) {
    Span span = block.span();
    return edits.stream()
        .anyMatch(e -> e.span().start() < span.end() && e.span().end() > span.start());
  }

  /// What became of a block: found by the place of its name, which edits before it have moved.
  /// Empty when the block is deleted.
  private static Optional<Block> block(SyntaxTree after, Block before, List<TextEdit> edits) {
    return before
        .name()
        .map(name -> name.span().start())
        .filter(start -> edits.stream().noneMatch(e -> isWithin(e, start)))
        .map(start -> movedBy(edits, start))
        .flatMap(
            start ->
                after.blocks().stream()
                    .filter(b -> b.name().filter(name -> name.span().start() == start).isPresent())
                    .findFirst());
  }

  private static boolean isWithin(TextEdit edit, int offset) {
    return edit.span().start() < offset && offset < edit.span().end();
  }

  private static int movedBy(List<TextEdit> edits, int offset) {
    return offset
        + edits.stream()
            .filter(e -> e.span().end() <= offset)
            .mapToInt(e -> e.replacement().length() - e.span().length())
            .sum();
  }

  private void check(Sources changed) {
    if (snapshot.analysis().hasErrors()) {
      return;
    }
    Validation.of(changed).diagnostics().stream()
        .filter(Diagnostic::isError)
        .findFirst()
        .ifPresent(
            error -> {
              throw new CommandRefused("That would break the schema. " + error.message());
            });
  }
}
