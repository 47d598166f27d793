// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.Corpus;
import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.assist.Outline;
import dev.crowfoot.assist.Place;
import dev.crowfoot.assist.References;
import dev.crowfoot.assist.RenameCheck;
import dev.crowfoot.assist.Symbol;
import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.syntax.SyntaxTree;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A rename changes all that names a thing, in all files, and nothing else.
class RenameLawsTest {
  private static final String NEW_NAME = "Anew_99";
  private static final int SYMBOLS_OF_A_SCHEMA = 40;

  /// Every place a name can stand in.
  private static final Sources EVERYWHERE =
      new Sources(
          List.of(
              SourceText.of(
                  "models.prisma",
                  """
                  generator client {
                    provider        = "prisma-client-js"
                    previewFeatures = ["views", "partialIndexes"]
                  }

                  model Account {
                    id        Int       @id
                    email     String    @unique
                    kind      Kind      @default(FREE)
                    kinds     Kind[]    @default([FREE, PAID])
                    deletedAt DateTime?
                    active    Boolean   @unique(where: { active: true })
                    posts     Post[]
                    drafts    Post[]    @relation("drafts")
                    others    Post[]    @relation("others")
                    tags      Tag[]     @relation("marks")

                    @@unique([email, kind(sort: Desc)], where: { deletedAt: null, active: { not: false } })
                    @@unique(fields: [id, email])
                    @@index([kind, email(ops: raw("text_pattern_ops"))], type: Brin)
                  }

                  view Overview {
                    email String @unique
                    kind  Kind?
                  }
                  """),
              SourceText.of(
                  "posts.prisma",
                  """
                  enum Kind {
                    FREE @map("free")
                    PAID
                  }

                  model Post {
                    accountId    Int
                    accountEmail String
                    drafterId    Int?
                    account      Account  @relation(fields: [accountId, accountEmail], references: [id, email])
                    drafter      Account? @relation("drafts", fields: [drafterId], references: id)
                    otherId      Int?
                    other        Account? @relation("others", fields: [otherId], references: id)
                    parentId     Int
                    parentEmail  String
                    parent       Post     @relation("tree", fields: [parentId, parentEmail], references: [accountId, accountEmail])
                    children     Post[]   @relation("tree")

                    @@id([accountId, accountEmail])
                  }

                  model Tag {
                    id       Int       @id
                    accounts Account[] @relation("marks")
                  }
                  """)));

  private static final Sources DOCUMENTS =
      Sources.of(
          SourceText.of(
              "schema.prisma",
              """
              datasource db {
                provider = "mongodb"
                url      = env("DATABASE_URL")
              }

              type Address {
                street String
                place  Place
              }

              type Place {
                city String
              }

              model Person {
                id      String  @id @map("_id")
                address Address
                name    String

                @@unique([address.street, name])
                @@index([address.place.city(sort: Desc)])
              }
              """));

  @Test
  void everyNameOfEverySortIsRenamedWhereverItStands() {
    assertThat(Analysis.of(EVERYWHERE).diagnostics()).isEmpty();
    assertThat(Analysis.of(DOCUMENTS).diagnostics()).isEmpty();
    for (Sources sources : List.of(EVERYWHERE, DOCUMENTS)) {
      symbols(sources).forEach(symbol -> holds(sources, symbol));
    }
    holds(EVERYWHERE, Symbol.RelationName.between("drafts", "Post", "Account"));
    holds(EVERYWHERE, Symbol.RelationName.between("tree", "Post", "Post"));
  }

  @Test
  void asManyPlacesChangeAsAreWritten() {
    assertPlaces(EVERYWHERE, new Symbol.Definition("Account"), 5);
    assertPlaces(EVERYWHERE, Symbol.RelationName.between("tree", "Post", "Post"), 2);
    assertPlaces(EVERYWHERE, new Symbol.Definition("Kind"), 4);
    assertPlaces(EVERYWHERE, field("Account", "email"), 5);
    assertPlaces(EVERYWHERE, field("Account", "id"), 5);
    assertPlaces(EVERYWHERE, field("Account", "active"), 3);
    assertPlaces(EVERYWHERE, field("Account", "deletedAt"), 2);
    assertPlaces(EVERYWHERE, field("Account", "kind"), 3);
    assertPlaces(EVERYWHERE, field("Post", "accountId"), 4);
    assertPlaces(EVERYWHERE, new Symbol.EnumValue(new FieldId("Kind", "FREE")), 3);
    assertPlaces(DOCUMENTS, field("Person", "address"), 3);
    assertPlaces(DOCUMENTS, field("Address", "street"), 2);
    assertPlaces(DOCUMENTS, field("Address", "place"), 2);
    assertPlaces(DOCUMENTS, field("Place", "city"), 2);
    assertPlaces(DOCUMENTS, new Symbol.Definition("Place"), 2);
  }

  @Test
  void theSameHoldsInRealSchemas() throws IOException {
    for (SourceText schema : Corpus.orSkip().schemas("real")) {
      Sources sources = Sources.of(schema);
      List<Symbol> symbols = new ArrayList<>(symbols(sources).toList());
      Collections.shuffle(symbols, new Random(schema.length()));
      symbols.stream().limit(SYMBOLS_OF_A_SCHEMA).forEach(symbol -> holds(sources, symbol));
    }
  }

  @Test
  void whatCannotBeIsRefusedWithASentence() {
    Analysis analysis = Analysis.of(EVERYWHERE);
    Symbol account = new Symbol.Definition("Account");
    assertThat(RenameCheck.problem(analysis, account, "Account")).isEmpty();
    assertThat(RenameCheck.problem(analysis, account, "Customer")).isEmpty();
    assertProblem(analysis, account, "Post", "There is a `Post` already");
    assertProblem(analysis, account, "Kind", "There is a `Kind` already");
    assertProblem(analysis, account, "String", "`String` is a word of the language");
    assertProblem(analysis, account, "class", "`class` is a word of the language");
    assertProblem(analysis, account, "", "Write a name.");
    assertProblem(analysis, account, "1st", "`1st` is no name");
    assertProblem(analysis, account, "my name", "`my name` is no name");
    assertProblem(analysis, field("Account", "id"), "email", "There is a field `email`");
    assertProblem(
        analysis,
        new Symbol.EnumValue(new FieldId("Kind", "FREE")),
        "PAID",
        "There is a value `PAID`");
    Symbol drafts = Symbol.RelationName.between("drafts", "Post", "Account");
    assertThat(RenameCheck.problem(analysis, drafts, "my drafts")).isEmpty();
    assertProblem(analysis, drafts, "a\"b", "without quotes");
    assertProblem(analysis, drafts, "others", "There is a relation `others` between");
    assertProblem(
        analysis, Symbol.RelationName.between("marks", "Account", "Tag"), "x", "many-to-many");
    assertProblem(
        analysis,
        new Symbol.Word(Symbol.WordKind.ATTRIBUTE, "@id"),
        "x",
        "`id` is a word of the language");
  }

  private static void assertProblem(
      Analysis analysis, Symbol symbol, String name, String sentence) {
    assertThat(RenameCheck.problem(analysis, symbol, name))
        .hasValueSatisfying(s -> assertThat(s).contains(sentence));
  }

  private static void assertPlaces(Sources sources, Symbol symbol, int count) {
    assertThat(References.of(Analysis.of(sources), symbol)).as(symbol.toString()).hasSize(count);
  }

  /// The text loses the old name and gets the new one in as many places, has no new findings, and
  /// comes back when the thing is renamed back.
  private static void holds(Sources sources, Symbol symbol) {
    Snapshot before = Snapshot.of(Document.of(sources));
    assertThat(RenameCheck.problem(before.analysis(), symbol, NEW_NAME)).isEmpty();
    Document renamed = command(before, symbol, NEW_NAME).applyTo(before);
    Snapshot after = Snapshot.of(renamed);
    Symbol anew = renamed(symbol, NEW_NAME);
    List<Place> places = References.of(before.analysis(), symbol);
    assertThat(References.of(after.analysis(), symbol)).as(symbol.toString()).isEmpty();
    assertThat(References.of(after.analysis(), anew)).as(symbol.toString()).hasSameSizeAs(places);
    assertThat(after.analysis().diagnostics()).hasSameSizeAs(before.analysis().diagnostics());
    Document back = command(after, anew, symbol.word()).applyTo(after);
    assertThat(words(back)).as(symbol.toString()).isEqualTo(words(before.document()));
    assertThat(back.renames()).isEmpty();
  }

  /// The text but for the spacing of columns.
  private static List<String> words(Document document) {
    return document.sources().files().stream()
        .map(file -> file.content().replaceAll("[ \t]+", " "))
        .toList();
  }

  private static Stream<Symbol> symbols(Sources sources) {
    Analysis analysis = Analysis.of(sources);
    return analysis.trees().values().stream()
        .flatMap(
            tree ->
                Outline.of(tree).stream()
                    .flatMap(e -> Stream.concat(Stream.of(e), e.rows().stream()))
                    .flatMap(e -> symbol(analysis, tree, e)))
        .filter(Symbol::isRenamable);
  }

  private static Stream<Symbol> symbol(Analysis analysis, SyntaxTree tree, Outline.Entry entry) {
    return Symbol.at(analysis, tree.source().path(), entry.nameSpan().start()).stream();
  }

  private static Command command(Snapshot snapshot, Symbol symbol, String to) {
    return switch (symbol) {
      case Symbol.Definition(String name)
          when snapshot.analysis().sourceMap().enumOf(name).isPresent() ->
          new RenameEnum(name, to);
      case Symbol.Definition(String name) -> new RenameModel(name, to);
      case Symbol.Field(FieldId id) -> new RenameField(id, to);
      case Symbol.EnumValue(FieldId id) -> new RenameEnumValue(id, to);
      case Symbol.RelationName relation -> new RenameRelation(relation, to);
      case Symbol.Word _ -> throw new IllegalArgumentException();
    };
  }

  private static Symbol renamed(Symbol symbol, String to) {
    return switch (symbol) {
      case Symbol.Definition _ -> new Symbol.Definition(to);
      case Symbol.Field(FieldId id) -> new Symbol.Field(new FieldId(id.model(), to));
      case Symbol.EnumValue(FieldId id) -> new Symbol.EnumValue(new FieldId(id.model(), to));
      case Symbol.RelationName(String _, String one, String other) ->
          new Symbol.RelationName(to, one, other);
      case Symbol.Word _ -> throw new IllegalArgumentException();
    };
  }

  private static Symbol field(String model, String name) {
    return new Symbol.Field(new FieldId(model, name));
  }
}
