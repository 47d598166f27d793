// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.diagnostic.Diagnostic;
import dev.crowfoot.diagnostic.Fix;
import dev.crowfoot.model.Arity;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.ReferentialAction;
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.Relation.ForeignKeyRelation;
import dev.crowfoot.model.Relation.ManyToMany;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelationResolutionTest {
  @Test
  void aForeignKeyMakesOneToMany() {
    ForeignKeyRelation relation =
        onlyForeignKey(
            """
            model User {
              id    Int @id
              posts Post[]
            }
            model Post {
              id       Int  @id
              author   User @relation(fields: [authorId], references: [id], map: "fk")
              authorId Int
            }
            """);
    assertThat(relation.name()).isEqualTo("PostToUser");
    assertThat(relation.child()).isEqualTo(new FieldId("Post", "author"));
    assertThat(relation.parent()).isEqualTo(new FieldId("User", "posts"));
    assertThat(relation.fields()).containsExactly("authorId");
    assertThat(relation.references()).containsExactly("id");
    assertThat(relation.parentArity()).isEqualTo(Arity.LIST);
    assertThat(relation.required()).isTrue();
    assertThat(relation.onDelete()).isEqualTo(ReferentialAction.RESTRICT);
    assertThat(relation.onUpdate()).isEqualTo(ReferentialAction.CASCADE);
    assertThat(relation.mappedName()).contains("fk");
  }

  @Test
  void anOptionalForeignKeyIsSetToNullUnlessSaidOtherwise() {
    String schema =
        """
        model User {
          id    Int @id
          posts Post[]
        }
        model Post {
          id       Int   @id
          author   User? @relation(fields: [authorId], references: [id]%s)
          authorId Int?
        }
        """;
    assertThat(onlyForeignKey(schema.formatted("")).onDelete())
        .isEqualTo(ReferentialAction.SET_NULL);
    ForeignKeyRelation explicit =
        onlyForeignKey(schema.formatted(", onDelete: Cascade, onUpdate: NoAction"));
    assertThat(explicit.required()).isFalse();
    assertThat(explicit.onDelete()).isEqualTo(ReferentialAction.CASCADE);
    assertThat(explicit.onUpdate()).isEqualTo(ReferentialAction.NO_ACTION);
  }

  @Test
  void aUniqueForeignKeyMakesOneToOneWhicheverSideComesFirst() {
    ForeignKeyRelation relation =
        onlyForeignKey(
            """
            model User {
              id      Int @id
              profile Profile?
            }
            model Profile {
              id     Int  @id
              user   User @relation(fields: [userId], references: [id])
              userId Int  @unique
            }
            """);
    assertThat(relation.isOneToOne()).isTrue();
    assertThat(relation.child()).isEqualTo(new FieldId("Profile", "user"));
  }

  @Test
  void twoListsMakeManyToManyInAlphabeticalOrder() {
    List<Relation> relations =
        relations(
            """
            model Post {
              id   Int   @id
              tags Tag[]
            }
            model Category {
              id    Int    @id
              posts Post[]
            }
            model Tag {
              id    Int    @id
              posts Post[]
            }
            """
                .replace("tags Tag[]", "tags Tag[]\n  in   Category[]"));
    assertThat(relations)
        .containsExactly(
            new ManyToMany("PostToTag", new FieldId("Post", "tags"), new FieldId("Tag", "posts")),
            new ManyToMany(
                "CategoryToPost", new FieldId("Category", "posts"), new FieldId("Post", "in")));
    assertThat(((ManyToMany) relations.getFirst()).tableName()).isEqualTo("_PostToTag");
  }

  @Test
  void selfRelationsAreResolved() {
    List<Relation> relations =
        relations(
            """
            model User {
              id        Int    @id
              bossId    Int?
              boss      User?  @relation("Team", fields: [bossId], references: [id])
              team      User[] @relation("Team")
              follows   User[] @relation("Fans")
              followers User[] @relation("Fans")
            }
            """);
    assertThat(relations).hasSize(2);
    assertThat(((ForeignKeyRelation) relations.getFirst()).isSelfRelation()).isTrue();
    assertThat(relations.getLast())
        .isEqualTo(
            new ManyToMany(
                "Fans", new FieldId("User", "followers"), new FieldId("User", "follows")));
  }

  @Test
  void severalRelationsBetweenTwoModelsAreToldApartByName() {
    List<Relation> relations =
        relations(
            """
            model User {
              id       Int    @id
              written  Post[] @relation("author")
              reviewed Post[] @relation(name: "reviewer")
            }
            model Post {
              id         Int   @id
              authorId   Int
              reviewerId Int?
              author     User  @relation("author", fields: [authorId], references: [id])
              reviewer   User? @relation("reviewer", fields: [reviewerId], references: [id])
            }
            """);
    assertThat(relations).extracting(Relation::name).containsExactly("author", "reviewer");
  }

  @Test
  void withoutNamesTheyAreAmbiguous() {
    Analysis analysis =
        analyse(
            """
            model User {
              id    Int    @id
              posts Post[]
            }
            model Post {
              id         Int  @id
              authorId   Int
              reviewerId Int
              author     User @relation(fields: [authorId], references: [id])
              reviewer   User @relation(fields: [reviewerId], references: [id])
            }
            """);
    assertThat(analysis.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(Code.AMBIGUOUS_RELATION);
  }

  @Test
  void compositeKeysAreReferredToAsAWhole() {
    ForeignKeyRelation relation =
        onlyForeignKey(
            """
            model Course {
              code    String
              term    String
              lessons Lesson[]
              @@id([code, term])
            }
            model Lesson {
              id     Int    @id
              code   String
              term   String
              course Course @relation(fields: [code, term], references: [code, term])
            }
            """);
    assertThat(relation.fields()).containsExactly("code", "term");
  }

  @Test
  void theFixForAMissingOppositeMakesTheSchemaValid() {
    assertFixed(
        """
        model User {
          id Int @id
        }
        model Post {
          id       Int  @id
          author   User @relation("written", fields: [authorId], references: [id])
          authorId Int
        }
        """,
        "posts Post[] @relation(\"written\")");
    assertFixed(
        """
        model User {
          id    Int    @id
          posts Post[]
        }
        model Post {
          id Int @id
        }
        """,
        "user User? @relation(fields: [userId], references: [id])");
  }

  @Test
  void otherFixesMakeTheSchemaValidToo() {
    assertFixed("model User {\n  name String\n}\n", "id Int @id @default(autoincrement())");
    assertFixed("model User {\n  id Int\n}\n", "id Int @id");
    assertFixed("model User {\n  id Int @id\n  name Sting\n}\n", "name String");
    assertFixed("model User {\n  id Int @id\n  @@index([idd])\n}\n", "@@index([id])");
    assertFixed(
        """
        model User {
          id    Int    @id
          posts Post[]
        }
        model Post {
          id     Int  @id
          author User
        }
        """,
        "author User @relation(fields: [authorId], references: [id])\n  authorId Int");
  }

  @Test
  void placesLeadBackToTheText() {
    String text = "model User {\n  id Int @id\n}\n\nenum Role {\n  ADMIN\n}\n";
    SourceMap map = analyse(text).sourceMap();
    assertThat(map.definitionOf("Role").orElseThrow().declaration().span().start())
        .isEqualTo(text.indexOf("enum"));
    assertThat(map.fieldOf(new FieldId("User", "id")).orElseThrow().declaration().span().start())
        .isEqualTo(text.indexOf("id Int"));
    assertThat(map.enumValueOf(new FieldId("Role", "ADMIN"))).isPresent();
    assertThat(map.definitionAt("schema.prisma", text.indexOf("@id"))).contains("User");
    assertThat(map.rowAt("schema.prisma", text.indexOf("ADMIN")))
        .contains(new FieldId("Role", "ADMIN"));
  }

  @Test
  void everyPlaceOfADefinitionLeadsToIt() {
    String text =
        """
        // a file
        /// people
        model User {
          id Int @id
        }
        model Post {
          id Int @id
        }

        model User {
        }
        /// roles
        enum Role {
          ADMIN
        }
        """;
    SourceMap map = analyse(text).sourceMap();
    assertThat(map.definitionAt("schema.prisma", 0)).isEmpty();
    assertThat(map.definitionAt("schema.prisma", text.indexOf("/// people"))).contains("User");
    assertThat(map.definitionAt("schema.prisma", text.indexOf("model User"))).contains("User");
    assertThat(map.definitionAt("schema.prisma", text.indexOf("Post"))).contains("Post");
    assertThat(map.definitionAt("schema.prisma", text.lastIndexOf("User"))).isEmpty();
    assertThat(map.definitionAt("schema.prisma", text.indexOf("/// roles"))).contains("Role");
    assertThat(map.definitionAt("schema.prisma", text.lastIndexOf("}"))).contains("Role");
    assertThat(map.definitionAt("other.prisma", text.indexOf("Post"))).isEmpty();
  }

  private static void assertFixed(String schema, String expected) {
    Sources sources = sources(schema);
    Analysis broken = Analysis.of(sources);
    assertThat(broken.diagnostics()).hasSize(1);
    Fix fix = broken.diagnostics().getFirst().fixes().getFirst();
    Sources fixed = sources.apply(fix.edits());
    assertThat(fixed.main().content()).contains(expected);
    assertThat(Analysis.of(fixed).diagnostics()).isEmpty();
  }

  private static ForeignKeyRelation onlyForeignKey(String schema) {
    List<Relation> relations = relations(schema);
    assertThat(relations).hasSize(1);
    return (ForeignKeyRelation) relations.getFirst();
  }

  private static List<Relation> relations(String schema) {
    Analysis analysis = analyse(schema);
    assertThat(analysis.diagnostics()).isEmpty();
    return analysis.schema().relations();
  }

  private static Analysis analyse(String schema) {
    return Analysis.of(sources(schema));
  }

  private static Sources sources(String schema) {
    return Sources.of(SourceText.of("schema.prisma", schema));
  }
}
