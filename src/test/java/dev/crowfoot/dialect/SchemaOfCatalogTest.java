// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.Corpus;
import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.diagnostic.Diagnostic;
import dev.crowfoot.diff.Diff;
import dev.crowfoot.diff.Wording;
import dev.crowfoot.generate.PrismaWriter;
import dev.crowfoot.model.Schema;
import dev.crowfoot.syntax.Formatter;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What is pulled from a database is a schema that stands for that database.
@Execution(ExecutionMode.CONCURRENT)
class SchemaOfCatalogTest {
  @Test
  void aPulledSchemaReadsLikeOneWrittenByHand() {
    String pulled =
        pulled(
            """
            datasource db {
              provider = "postgresql"
              url      = env("DATABASE_URL")
            }

            model User {
              id    Int    @id @default(autoincrement())
              email String @unique @db.VarChar(191)
              role  Role   @default(USER)
              posts Post[]
            }

            model Post {
              id         String   @id @default(cuid())
              authorId   Int
              author     User     @relation(fields: [authorId], references: [id], onDelete: Cascade)
              created_at DateTime @default(now())
              views      Int[]
              tags       Tag[]

              @@index([authorId, created_at(sort: Desc)])
              @@map("All posts")
            }

            model Tag {
              name  String @id
              posts Post[]
            }

            enum Role {
              USER
              ADMIN @map("the admin")
            }
            """);
    assertThat(pulled)
        .isEqualTo(
            """
            datasource db {
              provider = "postgresql"
              url      = env("DATABASE_URL")
            }

            model User {
              id        Int         @id @default(autoincrement())
              email     String      @unique @db.VarChar(191)
              role      Role        @default(USER)
              all_posts All_posts[]
            }

            model All_posts {
              id         String   @id
              authorId   Int
              created_at DateTime @default(now())
              views      Int[]
              author     User     @relation(fields: [authorId], references: [id], onDelete: Cascade)
              tags       Tag[]    @relation("PostToTag")

              @@index([authorId, created_at(sort: Desc)])
              @@map("All posts")
            }

            model Tag {
              name      String      @id
              all_posts All_posts[] @relation("PostToTag")
            }

            enum Role {
              USER
              the_admin @map("the admin")
            }
            """);
  }

  @Test
  void everySchemaOfTheCorpusComesBackAsTheSameDatabase() throws IOException {
    Corpus corpus = Corpus.orSkip();
    List<SourceText> schemas = new ArrayList<>(corpus.schemas("real"));
    schemas.addAll(corpus.schemas("valid"));
    List<String> different = new ArrayList<>();
    for (SourceText source : schemas) {
      // Settings of generators stay as they are written.
      SourceText formatted = SourceText.of(source.path(), Formatter.format(source));
      Schema schema = Analysis.of(Sources.of(formatted)).schema();
      schema
          .provider()
          .flatMap(Dialect::of)
          .ifPresent(
              dialect -> {
                Catalog catalog = dialect.catalogOf(schema);
                String text = pulled(catalog, schema, dialect);
                Analysis again = Analysis.of(Sources.of(SourceText.of("pulled.prisma", text)));
                again.diagnostics().stream()
                    .filter(Diagnostic::isError)
                    .forEach(d -> different.add(source.path() + ": " + d.message()));
                Catalog back = dialect.catalogOf(again.schema());
                Diff.between(dialect.aligned(catalog, back), back, List.of(), dialect)
                    .forEach(c -> different.add(source.path() + ": " + Wording.of(c)));
                if (!Formatter.format(SourceText.of("pulled.prisma", text)).equals(text)) {
                  different.add(source.path() + ": not as the formatter leaves it");
                }
              });
    }
    assertThat(different).isEmpty();
  }

  private static String pulled(String text) {
    Schema schema = Analysis.of(Sources.of(SourceText.of("schema.prisma", text))).schema();
    Dialect dialect = Dialect.of(schema.provider().orElseThrow()).orElseThrow();
    return pulled(dialect.catalogOf(schema), schema, dialect);
  }

  private static String pulled(Catalog catalog, Schema schema, Dialect dialect) {
    return PrismaWriter.write(
        SchemaOfCatalog.of(catalog, dialect, schema.datasource(), schema.generators()));
  }
}
