// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.Extra;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.dialect.Unsaid;
import dev.crowfoot.diff.Change;
import dev.crowfoot.diff.Diff;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.SchemaEdit;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.generate.PrismaWriter;
import dev.crowfoot.model.Datasource;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.EnumValue;
import dev.crowfoot.model.Extension;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Schema;
import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.EnumDecl;
import dev.crowfoot.syntax.Insertion;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.syntax.NodeKind;
import dev.crowfoot.syntax.SettingsDecl;
import dev.crowfoot.syntax.SyntaxTree;
import dev.crowfoot.text.Sources;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Brings a schema up to what its database has become by edits of its text, so that order,
/// comments, names of the file and all that the database knows nothing of stay.
///
/// 1. The catalogs are compared; 2. each change says which fields, keys and blocks it touches
///    ([Touched]); 3. those are written anew from the schema that the database stands for, in which
///    everything known keeps its name.
final class Repull {
  private final Document document;
  private final Analysis analysis;
  private final Schema known;
  private final Schema fresh;
  private final Touched touched;
  private final SchemaEdit edit;

  private Repull(Sources sources, Touched touched, Schema fresh) {
    this.document = Document.of(sources);
    Snapshot snapshot = Snapshot.of(document);
    this.analysis = snapshot.analysis();
    this.known = analysis.schema();
    this.fresh = fresh;
    this.touched = touched;
    this.edit = SchemaEdit.of(snapshot);
  }

  /// @param known the schema of the sources
  /// @param found what its database is, aligned with what it should be
  /// @param fresh the schema that stands for `found`, with the names of `known`
  static Sources update(
      Sources sources, Schema known, Catalog found, Schema fresh, Dialect dialect) {
    List<Change> changes = Diff.between(dialect.catalogOf(known), found, List.of(), dialect);
    Set<String> views =
        found.extras().stream()
            .filter(e -> e.kind() == Extra.Kind.VIEW || e.kind() == Extra.Kind.MATERIALIZED_VIEW)
            .map(Extra::name)
            .collect(Collectors.toSet());
    return new Repull(sources, Touched.by(changes, known, fresh, views), fresh).run();
  }

  private Sources run() {
    fresh.datasource().ifPresent(this::updateDatasource);
    known.models().forEach(this::update);
    touched
        .newModels()
        .forEach(name -> fresh.model(name).ifPresent(m -> add(PrismaWriter.block(m))));
    fresh.models().stream()
        .filter(m -> m.isView() && known.models().stream().noneMatch(k -> isSameView(k, m)))
        .forEach(m -> add(PrismaWriter.block(m)));
    known.enums().forEach(this::update);
    fresh.enums().stream()
        .filter(e -> known.enumType(e.name()).isEmpty() || touched.newEnums().contains(e.name()))
        .forEach(e -> add(PrismaWriter.block(e)));
    return edit.apply().sources();
  }

  private static boolean isSameView(Model known, Model now) {
    return known.isView()
        && known.databaseName().equals(now.databaseName())
        && known.schema().equals(now.schema());
  }

  private void updateDatasource(Datasource now) {
    Optional<Datasource> was = known.datasource();
    if (was.isEmpty()) {
      return;
    }
    for (SyntaxTree tree : analysis.trees().values()) {
      for (Block block : tree.blocks()) {
        if (block instanceof SettingsDecl settings && block.kind() == NodeKind.DATASOURCE) {
          String path = tree.source().path();
          if (now.checksEnums() && !was.get().checksEnums()) {
            edit.add(path, Insertion.above(block, "/// " + Datasource.CHECK_ENUMS));
          }
          if (!was.get().extensions().equals(now.extensions())) {
            edit.add(path, extensions(settings, now.extensions()));
          }
        }
      }
    }
  }

  private static TextEdit extensions(SettingsDecl datasource, List<Extension> now) {
    String list = PrismaWriter.list(now);
    return datasource
        .setting("extensions")
        .map(
            s ->
                now.isEmpty()
                    ? TextEdit.delete(s.wholeLines())
                    : s.value()
                        .map(v -> TextEdit.replace(v.span(), list))
                        .orElseGet(() -> TextEdit.insert(s.span().end(), " = " + list)))
        .orElseGet(() -> Insertion.setting(datasource, "extensions = " + list));
  }

  /// New definitions go to the end of the schema.
  private void add(String block) {
    String path = document.sources().main().path();
    Optional.ofNullable(analysis.trees().get(path))
        .ifPresent(tree -> edit.add(path, Insertion.block(tree, block.stripTrailing())));
  }

  private void update(Model model) {
    analysis
        .sourceMap()
        .modelOf(model.name())
        .ifPresent(
            place -> {
              if (touched.goneModels().contains(model.name())) {
                edit.add(
                    place.path(),
                    TextEdit.delete(withLineAbove(place.declaration(), place.path())));
              } else {
                fresh
                    .model(model.name())
                    .ifPresent(
                        now ->
                            edit.addAll(
                                place.path(),
                                new ModelUpdate(place.declaration(), model, now, touched).edits()));
                fresh
                    .model(model.name())
                    .filter(now -> !now.isView())
                    .ifPresent(now -> note(place.path(), place.declaration(), now));
              }
            });
  }

  /// The line above a model that names what it does not say.
  private void note(String path, ModelDecl block, Model now) {
    String text = document.sources().file(path).orElseThrow().content();
    Optional<String> wanted =
        now.documentation().lines().filter(l -> l.startsWith(Unsaid.NOTE)).findFirst();
    int start = block.wholeLines().start();
    String above = text.substring(start, block.span().start());
    int at = above.indexOf("/// " + Unsaid.NOTE);
    if (at >= 0) {
      int end = above.indexOf('\n', at);
      Span line = new Span(start + at, end < 0 ? block.span().start() : start + end + 1);
      String newline = text.substring(line.start(), line.end()).endsWith("\r\n") ? "\r\n" : "\n";
      String replacement = wanted.map(w -> "/// " + w + newline).orElse("");
      if (!text.substring(line.start(), line.end()).equals(replacement)) {
        edit.add(path, TextEdit.replace(line, replacement));
      }
    } else if (wanted.isPresent()) {
      String newline = Insertion.lineEnd(block.node().tokens());
      edit.add(path, TextEdit.insert(block.span().start(), "/// " + wanted.get() + newline));
    }
  }

  private void update(EnumType type) {
    analysis
        .sourceMap()
        .enumOf(type.name())
        .ifPresent(
            place -> {
              if (touched.goneEnums().contains(type.name())) {
                edit.add(
                    place.path(),
                    TextEdit.delete(withLineAbove(place.declaration(), place.path())));
              } else if (touched.enums().contains(type.name())) {
                fresh
                    .enumType(type.name())
                    .ifPresent(
                        now -> {
                          for (EnumValue value : type.values()) {
                            if (now.value(value.name()).isEmpty()) {
                              place
                                  .declaration()
                                  .value(value.name())
                                  .ifPresent(
                                      v -> edit.add(place.path(), TextEdit.delete(v.wholeLines())));
                            }
                          }
                          now.values().stream()
                              .filter(v -> type.value(v.name()).isEmpty())
                              .forEach(
                                  v ->
                                      edit.add(
                                          place.path(),
                                          Insertion.enumValue(
                                              place.declaration(),
                                              written(place.declaration(), v))));
                        });
              }
            });
  }

  private static String written(EnumDecl type, EnumValue value) {
    return String.join(
        Insertion.lineEnd(type.node().tokens()) + type.indentation(), PrismaWriter.lines(value));
  }

  /// A block with one blank line above it, so that none is left behind.
  private Span withLineAbove(Block block, String path) {
    String text = document.sources().file(path).orElseThrow().content();
    Span span = block.wholeLines();
    int start = span.start();
    if (start > 0 && text.substring(0, start).endsWith("\n\n")) {
      start--;
    }
    return new Span(start, span.end());
  }
}
