// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

/// What a node of the tree is: the words of the grammar.
public enum NodeKind {
  /// A whole file.
  FILE,
  /// `model User { … }`
  MODEL,
  /// `view User { … }`
  VIEW,
  /// `type Address { … }`
  COMPOSITE_TYPE,
  /// `enum Role { … }`
  ENUM,
  /// `datasource db { … }`
  DATASOURCE,
  /// `generator client { … }`
  GENERATOR,
  /// `word name { … }` with a word nobody knows.
  UNKNOWN_BLOCK,
  /// `email String? @unique`
  FIELD,
  /// `String?`, with its `?` or `[]`.
  TYPE,
  /// `ADMIN @map("admin")`
  ENUM_VALUE,
  /// `provider = "sqlite"`
  SETTING,
  /// `@id`, `@db.VarChar(20)`
  ATTRIBUTE,
  /// `@@index([email])`
  BLOCK_ATTRIBUTE,
  /// What an identifier or a dotted path names.
  NAME,
  /// `(fields: [authorId], references: [id])`
  ARGUMENTS,
  /// `fields: [authorId]` or just a value.
  ARGUMENT,
  /// `"text"`
  STRING,
  /// `42`
  NUMBER,
  /// `Cascade`, `true`, `address.city`
  PATH,
  /// `env("DATABASE_URL")`, `title(sort: Desc)`
  CALL,
  /// `[a, b]`
  ARRAY,
  /// `{ active: true }`
  OBJECT,
  /// Tokens that could not be read.
  ERROR;

  /// Whether it is a block: a keyword, a name and braces.
  public boolean isBlock() {
    return switch (this) {
      case MODEL, VIEW, COMPOSITE_TYPE, ENUM, DATASOURCE, GENERATOR, UNKNOWN_BLOCK -> true;
      default -> false;
    };
  }

  /// Whether it is the value of an argument or setting.
  public boolean isExpression() {
    return switch (this) {
      case STRING, NUMBER, PATH, CALL, ARRAY, OBJECT -> true;
      default -> false;
    };
  }

  /// Its place among all kinds, by which arrays keep it.
  @SuppressWarnings("EnumOrdinal") // the number never leaves the process
  byte number() {
    return (byte) ordinal();
  }
}
