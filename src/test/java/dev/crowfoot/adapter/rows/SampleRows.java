// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.model.Arity;
import dev.crowfoot.model.Datasource;
import dev.crowfoot.model.Datasource.RelationMode;
import dev.crowfoot.model.Datasource.UrlSource;
import dev.crowfoot.model.DefaultValue;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.EnumValue;
import dev.crowfoot.model.Field;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.FieldType.Scalar;
import dev.crowfoot.model.IndexField;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.NativeType;
import dev.crowfoot.model.PrimaryKey;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.ReferentialAction;
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.Relation.ForeignKeyRelation;
import dev.crowfoot.model.Relation.ManyToMany;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import dev.crowfoot.model.UniqueKey;
import dev.crowfoot.testing.Postgres;
import dev.crowfoot.testing.Tables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A schema with a field of every type, and real databases that hold its tables:
///
/// ```prisma
/// model User { id Int @id @default(autoincrement())  email String @unique  name String?
///              role Role @default(USER)  posts Post[] … }
/// model Post { id String @id @default(cuid())  title String  authorId Int  author User
///              labels Label[]  updatedAt DateTime @updatedAt }
/// model Label { id Int @id  name String @map("the \"name\"")  posts Post[]
///               @@map("we\"ird; DROP TABLE …") }
/// model Log { line String }   // no key
/// ```
final class SampleRows {
  static final String WEIRD = "we\"ird; DROP TABLE \"User\"; --${x} #{y} ? 🦉";

  private SampleRows() {}

  static Schema schema(Provider provider) {
    boolean postgres = provider == Provider.POSTGRESQL;
    List<Field> user = new ArrayList<>();
    user.add(field("id", Scalar.INT, Arity.REQUIRED, new DefaultValue.Autoincrement()));
    user.add(field("email", Scalar.STRING, Arity.REQUIRED));
    user.add(field("name", Scalar.STRING, Arity.OPTIONAL));
    user.add(
        field(
            "role",
            new FieldType.EnumReference("Role"),
            Arity.REQUIRED,
            new DefaultValue.EnumValue("USER")));
    user.add(field("age", Scalar.INT, Arity.OPTIONAL));
    user.add(field("big", Scalar.BIG_INT, Arity.OPTIONAL));
    user.add(field("balance", Scalar.DECIMAL, Arity.OPTIONAL));
    user.add(field("score", Scalar.FLOAT, Arity.OPTIONAL));
    user.add(field("active", Scalar.BOOLEAN, Arity.REQUIRED, new DefaultValue.Bool(true)));
    user.add(field("born", Scalar.DATE_TIME, Arity.OPTIONAL));
    user.add(field("createdAt", Scalar.DATE_TIME, Arity.REQUIRED, new DefaultValue.Now()));
    user.add(field("settings", Scalar.JSON, Arity.OPTIONAL));
    user.add(field("avatar", Scalar.BYTES, Arity.OPTIONAL));
    if (postgres) {
      user.add(field("tags", Scalar.STRING, Arity.LIST));
      user.add(field("roles", new FieldType.EnumReference("Role"), Arity.LIST));
      user.add(nativeField("token", Scalar.STRING, "Uuid"));
      user.add(nativeField("day", Scalar.DATE_TIME, "Date"));
      user.add(nativeField("moment", Scalar.DATE_TIME, "Timestamptz"));
      user.add(nativeField("short", Scalar.STRING, "VarChar", "5"));
      user.add(field("place", new FieldType.Unsupported("point"), Arity.OPTIONAL));
    }
    user.add(relation("posts", "Post", Arity.LIST));
    List<Field> post =
        List.of(
            field("id", Scalar.STRING, Arity.REQUIRED, new DefaultValue.Cuid(1)),
            field("title", Scalar.STRING, Arity.REQUIRED),
            mapped("authorId", "author_id", Scalar.INT),
            new RelationField(
                "author",
                "User",
                Arity.REQUIRED,
                Optional.empty(),
                List.of("authorId"),
                List.of("id"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                ""),
            relation("labels", "Label", Arity.LIST),
            new ScalarField(
                "updatedAt",
                Optional.empty(),
                Scalar.DATE_TIME,
                Arity.REQUIRED,
                Optional.empty(),
                Optional.empty(),
                true,
                false,
                ""));
    List<Field> label =
        List.of(
            field("id", Scalar.INT, Arity.REQUIRED, new DefaultValue.Autoincrement()),
            mapped("name", "the \"name\"; ?", Scalar.STRING),
            relation("posts", "Post", Arity.LIST));
    EnumType role =
        new EnumType(
            "Role",
            Optional.of("user role"),
            Optional.empty(),
            List.of(
                new EnumValue("USER", Optional.empty(), ""),
                new EnumValue("ADMIN", Optional.of("the boss"), "")),
            "");
    return new Schema(
        Optional.of(
            new Datasource(
                "db",
                provider.word(),
                Optional.of(new UrlSource.Environment("DATABASE_URL")),
                RelationMode.FOREIGN_KEYS,
                List.of())),
        List.of(),
        List.of(
            model("User", Optional.empty(), user, List.of("id"), List.of(List.of("email"))),
            model("Post", Optional.of("posts"), post, List.of("id"), List.of()),
            model("Label", Optional.of(WEIRD), label, List.of("id"), List.of(List.of("name"))),
            model(
                "Log",
                Optional.empty(),
                List.of(field("line", Scalar.STRING, Arity.REQUIRED)),
                List.of(),
                List.of())),
        List.of(role),
        List.of(),
        relations());
  }

  private static List<Relation> relations() {
    return List.of(
        new ForeignKeyRelation(
            "PostToUser",
            new FieldId("Post", "author"),
            new FieldId("User", "posts"),
            List.of("authorId"),
            List.of("id"),
            Arity.LIST,
            true,
            ReferentialAction.RESTRICT,
            ReferentialAction.CASCADE,
            Optional.empty()),
        new ManyToMany(
            "LabelToPost", new FieldId("Label", "posts"), new FieldId("Post", "labels")));
  }

  /// A new database with the schema's tables.
  static Database database(Provider provider, Path folder) {
    String url = provider == Provider.SQLITE ? "file:./rows.db" : Postgres.freshDatabase();
    Database database = Database.openOrCreate(DatabaseUrl.parse(url, folder));
    Tables.create(database, schema(provider));
    return database;
  }

  private static Model model(
      String name,
      Optional<String> mapped,
      List<Field> fields,
      List<String> key,
      List<List<String>> uniques) {
    return new Model(
        name,
        Model.Kind.MODEL,
        mapped,
        Optional.empty(),
        "",
        fields,
        key.isEmpty()
            ? Optional.empty()
            : Optional.of(new PrimaryKey(indexFields(key), Optional.empty(), Optional.empty())),
        uniques.stream()
            .map(
                u ->
                    new UniqueKey(
                        indexFields(u), Optional.empty(), Optional.empty(), Optional.empty()))
            .toList(),
        List.of(),
        false);
  }

  private static List<IndexField> indexFields(List<String> names) {
    return names.stream().map(IndexField::of).toList();
  }

  private static ScalarField field(
      String name, FieldType type, Arity arity, DefaultValue... defaultValue) {
    return new ScalarField(
        name,
        Optional.empty(),
        type,
        arity,
        List.of(defaultValue).stream().findFirst(),
        Optional.empty(),
        false,
        false,
        "");
  }

  private static ScalarField mapped(String name, String column, FieldType type) {
    return new ScalarField(
        name,
        Optional.of(column),
        type,
        Arity.REQUIRED,
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        "");
  }

  private static ScalarField nativeField(
      String name, FieldType type, String nativeName, String... arguments) {
    return new ScalarField(
        name,
        Optional.empty(),
        type,
        Arity.OPTIONAL,
        Optional.empty(),
        Optional.of(new NativeType("db", nativeName, List.of(arguments))),
        false,
        false,
        "");
  }

  private static RelationField relation(String name, String target, Arity arity) {
    return new RelationField(
        name,
        target,
        arity,
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        "");
  }
}
