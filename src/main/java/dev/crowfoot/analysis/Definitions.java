// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.EnumDecl;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.syntax.Name;
import dev.crowfoot.syntax.NodeKind;
import dev.crowfoot.syntax.SettingsDecl;
import dev.crowfoot.syntax.SyntaxTree;
import dev.crowfoot.syntax.UnknownBlock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// First pass: which names the files declare. Of two with the same name the first counts.
///
/// @param byName models, views, composite types and enums, which share one space of names
record Definitions(
    Map<String, Location<Block>> byName,
    List<Location<SettingsDecl>> datasources,
    List<Location<SettingsDecl>> generators) {

  static Definitions collect(Collection<SyntaxTree> trees, Findings findings) {
    Definitions definitions =
        new Definitions(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
    Set<String> generatorNames = new HashSet<>();
    for (SyntaxTree tree : trees) {
      String path = tree.source().path();
      for (Block block : tree.blocks()) {
        switch (block) {
          case ModelDecl _, EnumDecl _ -> definitions.addNamed(path, block, findings);
          case SettingsDecl settings when settings.kind() == NodeKind.DATASOURCE ->
              definitions.datasources.add(new Location<>(path, settings));
          case SettingsDecl settings -> {
            settings
                .name()
                .filter(name -> !generatorNames.add(name.text()))
                .ifPresent(name -> duplicate("generator", path, name, findings));
            definitions.generators.add(new Location<>(path, settings));
          }
          case UnknownBlock _ -> {}
        }
      }
    }
    definitions.severalDatasources(findings);
    return definitions;
  }

  /// The declared models, views and composite types.
  List<Location<ModelDecl>> models() {
    List<Location<ModelDecl>> models = new ArrayList<>();
    for (Location<Block> each : byName.values()) {
      if (each.declaration() instanceof ModelDecl model) {
        models.add(new Location<>(each.path(), model));
      }
    }
    return models;
  }

  List<Location<EnumDecl>> enums() {
    List<Location<EnumDecl>> enums = new ArrayList<>();
    for (Location<Block> each : byName.values()) {
      if (each.declaration() instanceof EnumDecl type) {
        enums.add(new Location<>(each.path(), type));
      }
    }
    return enums;
  }

  private void addNamed(String path, Block block, Findings findings) {
    block
        .name()
        .ifPresent(
            name -> {
              Location<Block> earlier =
                  byName.putIfAbsent(name.text(), Location.ofBlock(path, block));
              if (earlier != null) {
                duplicate(word(earlier.declaration()), path, name, findings);
              }
            });
  }

  /// M108, at each of them.
  private void severalDatasources(Findings findings) {
    if (datasources.size() < 2) {
      return;
    }
    for (Location<SettingsDecl> each : datasources) {
      findings.add(
          Code.SECOND_DATASOURCE,
          each.path(),
          each.declaration().name().map(Name::span).orElse(each.declaration().keyword()),
          "A schema has one datasource, but here are "
              + datasources.size()
              + ". Keep one of them.");
    }
  }

  private static void duplicate(String word, String path, Name name, Findings findings) {
    String article = word.startsWith("e") ? "An " : "A ";
    findings.add(
        Code.DUPLICATE_NAME,
        path,
        name.span(),
        article + word + " named `" + name.text() + "` is declared already. Choose another name.");
  }

  /// What people call a declaration.
  static String word(Block block) {
    return switch (block.kind()) {
      case VIEW -> "view";
      case COMPOSITE_TYPE -> "composite type";
      case ENUM -> "enum";
      default -> "model";
    };
  }
}
