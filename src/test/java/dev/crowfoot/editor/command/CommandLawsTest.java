// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.Corpus;
import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.analysis.Location;
import dev.crowfoot.diagnostic.Diagnostic;
import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Command.CommandRefused;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.editor.command.AddRelation.Kind;
import dev.crowfoot.model.Field;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Rename;
import dev.crowfoot.model.Schema;
import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.SyntaxTree;
import dev.crowfoot.syntax.TokenKind;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.validation.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/// What holds for any sequence of commands on the samples.
class CommandLawsTest {
  private static final int COMMANDS = 8;

  @Property(tries = 100)
  void commandsLeaveNoErrorsAndTouchOnlyWhatTheyMust(
      @ForAll("samples") String sample, @ForAll long seed) {
    holds(sample, seed);
  }

  @Test
  void theSameHoldsOnRealSchemas() throws IOException {
    for (SourceText schema : Corpus.orSkip().schemas("real")) {
      for (int seed = 0; seed < 5; seed++) {
        holds(schema.content(), seed);
      }
    }
  }

  private static void holds(String sample, long seed) {
    Random random = new Random(seed);
    Document document = Document.of(Sources.of(SourceText.of("schema.prisma", sample)));
    for (int i = 0; i < COMMANDS; i++) {
      Snapshot before = Snapshot.of(document);
      Command command = command(before.analysis().schema(), random);
      Document after;
      try {
        after = command.applyTo(before);
      } catch (CommandRefused refused) {
        assertThat(refused.getMessage()).matches("(?s)[A-Z`].*[.?]");
        continue;
      }
      Analysis analysis = Validation.of(after.sources());
      assertThat(analysis.diagnostics().stream().filter(Diagnostic::isError))
          .as(command.toString())
          .isEmpty();
      assertThat(comments(after)).as(command.toString()).containsAll(freeComments(before));
      assertThat(unrelatedBlocks(Snapshot.of(after)))
          .as(command.toString())
          .containsAll(keptBlocks(before, analysis.schema()));
      assertThat(after.renames()).as(command.toString()).allSatisfy(r -> isThere(analysis, r));
      document = after;
    }
  }

  private static Command command(Schema schema, Random random) {
    Model model = any(schema.models(), random);
    FieldId field = new FieldId(model.name(), any(model.fields(), random).name());
    Model other = any(schema.models(), random);
    String name = "n" + random.nextInt(1000);
    return switch (random.nextInt(14)) {
      case 0 -> new AddModel("N" + name, Optional.empty());
      case 1 -> new AddField(model.name(), Optional.empty(), name, "String?");
      case 2 -> new RenameModel(model.name(), "N" + name);
      case 3, 4 -> new RenameField(field, name);
      case 5 -> new ChangeFieldType(field, any(List.of("Int", "String?", "DateTime"), random));
      case 6 -> new DeleteField(field);
      case 7 -> new DeleteDefinitions(Set.of(model.name()));
      case 8, 9 ->
          new AddRelation(
              any(List.of(Kind.values()), random),
              model.name(),
              other.name(),
              Optional.empty(),
              Optional.empty());
      case 10 -> new DeleteRelation(field, random.nextBoolean());
      case 11 -> new DuplicateDefinitions(new TreeSet<>(List.of(model.name(), other.name())));
      case 12 -> new SetUnique(field, random.nextBoolean());
      default -> new ReorderField(field, Optional.of(any(model.fields(), random).name()));
    };
  }

  private static <T> T any(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  /// What a rename leads to exists.
  private static void isThere(Analysis analysis, Rename rename) {
    Schema schema = analysis.schema();
    boolean found =
        switch (rename) {
          case Rename.OfModel(_, String to) -> schema.model(to).isPresent();
          case Rename.OfField(String model, _, String to) ->
              schema.model(model).flatMap(m -> m.field(to)).isPresent();
          case Rename.OfEnum(_, String to) -> schema.enumType(to).isPresent();
          case Rename.OfEnumValue(String type, _, String to) ->
              schema.enumType(type).flatMap(e -> e.value(to)).isPresent();
        };
    assertThat(found).as(rename.toString()).isTrue();
  }

  /// The comments that stand outside of all blocks.
  private static List<String> freeComments(Snapshot snapshot) {
    SyntaxTree tree = tree(snapshot);
    List<String> found = new ArrayList<>();
    for (int i = 0; i < tree.root().tokens().count(); i++) {
      int start = tree.root().tokens().start(i);
      if (tree.root().tokens().kind(i) == TokenKind.COMMENT
          && tree.blocks().stream().noneMatch(b -> b.wholeLines().touches(start))) {
        found.add(tree.root().tokens().text(i));
      }
    }
    return found;
  }

  private static List<String> comments(Document document) {
    return document.sources().main().content().lines().map(String::strip).toList();
  }

  /// The text of the blocks that mean the same after a command, field by field.
  private static List<String> keptBlocks(Snapshot before, Schema after) {
    return before.analysis().schema().models().stream()
        .filter(m -> after.model(m.name()).filter(m::equals).isPresent())
        .filter(m -> sameOrder(m, after))
        .map(m -> text(before, m.name()))
        .toList();
  }

  private static boolean sameOrder(Model model, Schema after) {
    return after
        .model(model.name())
        .map(m -> m.fields().stream().map(Field::name).toList())
        .equals(Optional.of(model.fields().stream().map(Field::name).toList()));
  }

  private static List<String> unrelatedBlocks(Snapshot snapshot) {
    return snapshot.analysis().schema().models().stream()
        .map(m -> text(snapshot, m.name()))
        .toList();
  }

  private static String text(Snapshot snapshot, String name) {
    Location<Block> found = snapshot.analysis().sourceMap().definitionOf(name).orElseThrow();
    return snapshot
        .document()
        .sources()
        .main()
        .slice(found.declaration().wholeLines())
        .stripTrailing();
  }

  private static SyntaxTree tree(Snapshot snapshot) {
    return SyntaxTree.parse(snapshot.document().sources().main());
  }

  @Provide
  Arbitrary<String> samples() throws IOException {
    List<String> texts = new ArrayList<>();
    for (String name : List.of("shop", "blog", "school")) {
      texts.add(Files.readString(Path.of("schemas", name, "schema.prisma")));
    }
    return Arbitraries.of(texts);
  }
}
