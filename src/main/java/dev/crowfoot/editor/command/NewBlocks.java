// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.analysis.Location;
import dev.crowfoot.editor.Command.CommandRefused;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.editor.SchemaEdit;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.EnumDecl;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.Insertion;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.syntax.Name;
import dev.crowfoot.syntax.TypeRef;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Blocks on their way into a schema: renamed where need be, and without what would point to
/// nothing. They are worked on as a small schema of their own.
///
/// @param names from the original names to those they get
record NewBlocks(Snapshot blocks, Map<String, String> names) {
  /// @param wanted what a block is to be called; a number is added where that is taken
  static NewBlocks of(Snapshot target, String text, UnaryOperator<String> wanted) {
    Snapshot blocks =
        Snapshot.of(Document.of(Sources.of(SourceText.of("clipboard", text.strip() + "\n"))));
    if (blocks.analysis().hasSyntaxErrors()
        || blocks.analysis().sourceMap().definitions().isEmpty()) {
      throw new CommandRefused("The text holds no models or enums that could be read.");
    }
    Map<String, String> names = names(target, blocks, wanted);
    Snapshot complete = withoutLooseEnds(target, blocks);
    return new NewBlocks(renamed(complete, names), names);
  }

  private static Map<String, String> names(
      Snapshot target, Snapshot blocks, UnaryOperator<String> wanted) {
    List<String> originals =
        blocks.analysis().sourceMap().definitions().stream()
            .flatMap(d -> d.declaration().name().map(Name::text).stream())
            .toList();
    Map<String, String> names = new LinkedHashMap<>();
    for (String original : originals) {
      Predicate<String> isTaken =
          name ->
              names.containsValue(name)
                  || (originals.contains(name) && !name.equals(original))
                  || FreshNames.isTaken(target.analysis().schema(), name);
      names.put(original, FreshNames.free(wanted.apply(original), isTaken));
    }
    return names;
  }

  /// @param position of a card, from its original name and its index
  Document addedTo(Snapshot target, BiFunction<String, Integer, Optional<CardPosition>> position) {
    SourceText file = target.document().sources().main();
    Document added =
        SchemaEdit.of(target)
            .add(
                file.path(),
                Insertion.block(
                    Objects.requireNonNull(target.analysis().trees().get(file.path())),
                    CopyText.of(blocks, Set.copyOf(names.values())).strip()))
            .apply();
    Map<String, CardPosition> placed = new TreeMap<>();
    int index = 0;
    for (Map.Entry<String, String> name : names.entrySet()) {
      position.apply(name.getKey(), index++).ifPresent(at -> placed.put(name.getValue(), at));
    }
    return added.withLayout(added.layout().with(placed));
  }

  /// Without relation fields whose opposite is not among the blocks.
  private static Snapshot withoutLooseEnds(Snapshot target, Snapshot blocks) {
    Removal removal = new Removal(blocks);
    boolean any = false;
    for (Location<ModelDecl> model : Declared.models(blocks)) {
      String name = model.declaration().name().map(Name::text).orElse("");
      for (FieldDecl field : model.declaration().fields()) {
        FieldId id = new FieldId(name, field.name().text());
        if (isLoose(target, blocks, field, id)) {
          removal.field(id);
          any = true;
        }
      }
    }
    return any ? Snapshot.of(removal.apply()) : blocks;
  }

  private static boolean isLoose(Snapshot target, Snapshot blocks, FieldDecl field, FieldId id) {
    String type = field.type().flatMap(TypeRef::name).map(Name::text).orElse("");
    return blocks.analysis().schema().model(type).isPresent()
        ? blocks.analysis().schema().relationOf(id).isEmpty()
        : target.analysis().schema().model(type).isPresent();
  }

  private static Snapshot renamed(Snapshot blocks, Map<String, String> names) {
    Snapshot renamed = blocks;
    for (Map.Entry<String, String> name : names.entrySet()) {
      if (!name.getKey().equals(name.getValue())) {
        renamed = Snapshot.of(ExplicitNames.removedFrom(renamed, name.getKey()));
        renamed = renamed(renamed, name.getKey(), name.getValue());
      }
    }
    return renamed;
  }

  private static Snapshot renamed(Snapshot blocks, String from, String to) {
    Block block = blocks.analysis().sourceMap().definitionOf(from).orElseThrow().declaration();
    return Snapshot.of(
        block instanceof EnumDecl
            ? new RenameEnum(from, to).applyTo(blocks)
            : new RenameModel(from, to).applyTo(blocks));
  }
}
