// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.assist.Symbol.WordKind;
import dev.crowfoot.model.FieldId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a word stands for, where that is declared and where it is used.
class ReferencesTest {
  private static final String SCHEMA =
      """
      enum Role {
        USER
        ADMIN
      }

      type Address {
        street String
      }

      model User {
        id      Int     @id
        mail    String  @unique
        role    Role    @default(USER)
        roles   Role[]  @default([USER, ADMIN])
        address Address
        posts   Post[]  @relation("written")

        @@index([address.street, mail(sort: Desc)])
        @@unique([role], where: { mail: "x", role: { not: null } })
      }

      model Post {
        id       Int  @id
        authorId Int
        author   User @relation("written", fields: [authorId], references: [id], onDelete: Cascade)
      }
      """;

  @Test
  void aCaretInANameFindsWhatItStandsFor() {
    assertSymbol("author   Us|er", new Symbol.Definition("User"));
    assertSymbol("model Po|st", new Symbol.Definition("Post"));
    assertSymbol("mail|    String", field("User", "mail"));
    assertSymbol("fields: [author|Id]", field("Post", "authorId"));
    assertSymbol("references: [|id]", field("User", "id"));
    assertSymbol("[address.st|reet", field("Address", "street"));
    assertSymbol("[add|ress.street", field("User", "address"));
    assertSymbol("where: { ma|il", field("User", "mail"));
    assertSymbol("@default(US|ER)", new Symbol.EnumValue(new FieldId("Role", "USER")));
    assertSymbol("@relation(\"wri|tten\")", new Symbol.RelationName("written", "Post", "User"));
    assertSymbol("onDelete: Casc|ade", new Symbol.Word(WordKind.VALUE, "Cascade"));
    assertSymbol("onDe|lete: ", new Symbol.Word(WordKind.ARGUMENT, "@relation.onDelete"));
    assertSymbol("@uni|que\n", new Symbol.Word(WordKind.ATTRIBUTE, "@unique"));
    assertSymbol("@@uni|que", new Symbol.Word(WordKind.ATTRIBUTE, "@@unique"));
    assertSymbol("street Str|ing", new Symbol.Word(WordKind.SCALAR, "String"));
    assertSymbol("mo|del User", new Symbol.Word(WordKind.KEYWORD, "model"));
  }

  @Test
  void nothingIsUnderTheCaretBetweenWordsOrInANameNobodyDeclared() {
    assertThat(symbol(Marked.schema("model A {\n  id Int  |  @id\n}"))).isEmpty();
    assertThat(symbol(Marked.schema("model A {\n  id Int @id\n  b No|body\n}"))).isEmpty();
    assertThat(symbol(Marked.schema("model A {\n  id Int @id\n  @@index([no|body])\n}"))).isEmpty();
    assertThat(symbol(Marked.schema("model A { } // mo|del"))).isEmpty();
  }

  @Test
  void aFieldIsUsedInKeysRelationsAndConditions() {
    assertPlaces("mail|    String", "12:mail!", "18:mail", "19:mail");
    assertPlaces("street| String", "7:street!", "18:street");
    assertPlaces("fields: [author|Id]", "24:authorId!", "25:authorId");
    assertPlaces("references: [|id]", "11:id!", "25:id");
    assertPlaces("|role    Role", "13:role!", "19:role", "19:role");
  }

  @Test
  void typesValuesAndRelationNamesAreUsedToo() {
    assertPlaces("author   Us|er", "10:User!", "25:User");
    assertPlaces("@default(US|ER)", "2:USER!", "13:USER", "14:USER");
    assertPlaces("@relation(\"wri|tten\")", "16:written", "25:written");
    assertPlaces("enum Ro|le", "1:Role!", "13:Role", "14:Role");
  }

  @Test
  void usesInOtherFilesCount() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("a.prisma", "model A {\n  id Int @id\n  bs B[]\n}\n");
    files.put(
        "b.prisma",
        "model B {\n  id Int @id\n  aId Int\n  a |A @relation(fields: [aId], references: [id])\n}");
    Marked marked = Marked.files(files);
    Symbol symbol = symbol(marked).orElseThrow();
    assertThat(References.of(marked.analysis(), symbol))
        .extracting(Place::path)
        .containsExactly("a.prisma", "b.prisma");
    assertThat(References.definition(marked.analysis(), symbol))
        .map(Place::path)
        .contains("a.prisma");
  }

  @Test
  void aSecondBlockOfTheSameNameIsNotItsDeclaration() {
    Marked marked = Marked.schema("model |A {\n  id Int @id\n}\nmodel A {\n  id Int @id\n}");
    assertThat(References.of(marked.analysis(), symbol(marked).orElseThrow())).hasSize(1);
  }

  @Test
  void aTextInQuotesIsFoundWhateverSignsAreInIt() {
    for (String text : List.of("p@ost", "a.b", "a\\\\b", "pr@@id(x")) {
      Marked marked = Marked.schema("datasource db {\n  provider = \"|" + text + "\"\n}");
      assertThat(References.of(marked.analysis(), symbol(marked).orElseThrow()))
          .as(text)
          .hasSize(1);
    }
  }

  @Test
  void aPathLeadsIntoCompositeTypesOnly() {
    Marked marked =
        Marked.schema(
            """
            model A {
              id Int @id
              b  B
              @@index([b.|name])
            }

            model B {
              id   Int @id
              name String
            }
            """);
    assertThat(symbol(marked)).isEmpty();
  }

  @Test
  void placesAreThoseOfTheTextAlsoWhereItsMeaningLagsBehind() {
    Analysis earlier = Marked.schema("model A {\n  id Int @id\n}").analysis();
    Marked typed =
        Marked.schema("// more\nmodel A {\n  id Int @id\n  b B\n}\nmodel B {\n  a |A\n}");
    Analysis behind = earlier.ahead(typed.analysis().sources());
    Symbol symbol = Symbol.at(behind, typed.path(), typed.offset()).orElseThrow();
    assertThat(symbol).isEqualTo(new Symbol.Definition("A"));
    assertThat(References.of(behind, symbol))
        .isEqualTo(References.of(typed.analysis(), symbol))
        .hasSize(2);
    assertThat(References.definition(behind, symbol))
        .map(place -> place.span().start())
        .contains(typed.text().indexOf("A {"));
    assertThat(Completions.at(behind, typed.path(), typed.offset()))
        .extracting(Completion::label)
        .contains("A", "B");
  }

  private static void assertSymbol(String place, Symbol expected) {
    assertThat(symbol(marked(place))).as(place).isEqualTo(Optional.of(expected));
  }

  private static void assertPlaces(String place, String... expected) {
    Marked marked = marked(place);
    List<Place> places = References.of(marked.analysis(), symbol(marked).orElseThrow());
    assertThat(places)
        .extracting(
            p ->
                marked.analysis().sources().main().position(p.span().start()).line()
                    + ":"
                    + marked.text().substring(p.span().start(), p.span().end())
                    + (p.isDeclaration() ? "!" : ""))
        .containsExactly(expected);
  }

  /// The schema with the mark put where `place` has it.
  private static Marked marked(String place) {
    String plain = place.replace("|", "");
    assertThat(SCHEMA).contains(plain);
    return Marked.schema(SCHEMA.replace(plain, place));
  }

  private static Optional<Symbol> symbol(Marked marked) {
    return Symbol.at(marked.analysis(), marked.path(), marked.offset());
  }

  private static Symbol field(String model, String name) {
    return new Symbol.Field(new FieldId(model, name));
  }
}
