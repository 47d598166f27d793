// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.validation;

import dev.crowfoot.analysis.Findings;
import dev.crowfoot.analysis.KeyReader;
import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.model.IndexField;
import dev.crowfoot.model.NativeType;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.syntax.Argument;
import dev.crowfoot.syntax.Expression;
import dev.crowfoot.text.TextEdit;
import java.util.Optional;
import java.util.regex.Pattern;

/// Checks what a key or an index asks of PostgreSQL and SQLite: its type, how its columns are
/// stored, its operator classes.
final class IndexChecks {
  private static final Pattern RAW = Pattern.compile("raw\\(\\s*\".*\"\\s*\\)");

  private final Provider provider;
  private final Findings findings;

  IndexChecks(Provider provider, Findings findings) {
    this.provider = provider;
    this.findings = findings;
  }

  void check(DeclaredKey key) {
    switch (key.kind()) {
      case FULLTEXT -> fulltext(key);
      case ID, UNIQUE -> {
        clustered(key);
        storage(key);
        operatorClassesOfKey(key);
      }
      case INDEX -> {
        clustered(key);
        storage(key);
        index(key);
      }
    }
    xml(key);
  }

  /// D107
  private void fulltext(DeclaredKey key) {
    findings.add(
        Code.NO_SUCH_INDEX_TYPE,
        key.path(),
        key.attribute().span(),
        Words.of(provider) + " has no `@@fulltext` indexes. Remove it.",
        Findings.fix("Remove it", key.path(), TextEdit.delete(key.attribute().span())));
  }

  /// D108
  private void clustered(DeclaredKey key) {
    if (key.attribute().argument("clustered").isPresent()) {
      option(key, "`clustered` is only for SQL Server. Remove it.");
    }
  }

  /// D108
  private void storage(DeclaredKey key) {
    if (has(key, "length")) {
      option(key, Words.of(provider) + " indexes whole values. Remove `length`.");
    }
    if (key.kind() == DeclaredKey.Kind.ID && has(key, "sort")) {
      option(key, "A primary key of " + Words.of(provider) + " has no sort order. Remove `sort`.");
    }
  }

  /// Whether the key, or one of its fields, has that argument.
  private static boolean has(DeclaredKey key, String argument) {
    if (key.attribute().argument(argument).isPresent()) {
      return true;
    }
    for (Expression field : KeyReader.fieldExpressions(key.attribute())) {
      if (field instanceof Expression.Call call
          && call.arguments().stream().anyMatch(a -> a.isNamed(argument))) {
        return true;
      }
    }
    return false;
  }

  private void option(DeclaredKey key, String message) {
    findings.add(Code.INDEX_OPTION, key.path(), key.attribute().span(), message);
  }

  /// D109
  private void operatorClassesOfKey(DeclaredKey key) {
    if (key.fields().stream().anyMatch(field -> field.opClass().isPresent())) {
      findings.add(
          Code.OPERATOR_CLASS,
          key.path(),
          key.attribute().span(),
          "Only an `@@index` can have operator classes. Remove `ops`.");
    }
  }

  private void index(DeclaredKey key) {
    Optional<String> type =
        key.attribute().argument("type").flatMap(Argument::value).map(Expression::text);
    key.fields().stream()
        .flatMap(field -> field.opClass().stream())
        .forEach(written -> rawOperatorClass(key, written));
    if (provider == Provider.SQLITE) {
      type.filter(word -> !word.equals("BTree")).ifPresent(word -> onlyTree(key, word));
    } else {
      postgresIndex(key, type.orElse("BTree"));
    }
  }

  /// D107
  private void onlyTree(DeclaredKey key, String type) {
    findings.add(
        Code.NO_SUCH_INDEX_TYPE,
        key.path(),
        key.attribute().span(),
        "SQLite has no `" + type + "` indexes, only `BTree`. Remove `type`.");
  }

  private void postgresIndex(DeclaredKey key, String word) {
    Optional<IndexType> type = IndexType.named(word);
    if (type.isEmpty()) {
      return;
    }
    boolean descending = has(key, "sort");
    if (type.get() == IndexType.HASH && descending) {
      option(key, "A `Hash` index has no sort order. Remove `sort`.");
    }
    if (type.get() == IndexType.SP_GIST && key.fields().size() > 1) {
      option(key, "An `SpGist` index is over one field. Make one for each.");
    }
    key.fields().forEach(field -> column(key, type.get(), field));
  }

  private void column(DeclaredKey key, IndexType type, IndexField indexed) {
    Optional<ScalarField> field = key.model().scalarField(indexed.name());
    if (field.isEmpty()) {
      return;
    }
    StoredType stored = StoredType.of(field.get());
    if (indexed.opClass().isPresent()) {
      operatorClass(key, type, field.get(), stored, indexed.opClass().get());
    } else if (!type.takes(stored)) {
      findings.add(
          Code.NOT_INDEXABLE,
          key.path(),
          key.attribute().span(),
          "A `"
              + type.word()
              + "` index cannot be over `"
              + field.get().name()
              + "`, which is of type `"
              + stored
              + "`. Choose another type of index, or name an operator class with"
              + " `ops: raw(\"…\")`.");
    }
  }

  /// D109
  private void operatorClass(
      DeclaredKey key, IndexType type, ScalarField field, StoredType stored, String written) {
    if (written.startsWith("raw(")) {
      return;
    }
    Optional<OperatorClassRule> rule = OperatorClassRule.named(written);
    if (rule.isEmpty()) {
      operatorClass(
          key,
          "There is no operator class `"
              + written
              + "` here. Write `ops: raw(\"name_in_the_database\")` for one that is not listed.");
    } else if (!rule.get().indexTypes().contains(type)) {
      operatorClass(
          key,
          "`"
              + written
              + "` is not for a `"
              + type.word()
              + "` index, but for `"
              + rule.get().indexTypes().stream().map(IndexType::word).sorted().toList().getFirst()
              + "`.");
    } else if (!rule.get().takes(stored)) {
      operatorClass(
          key,
          "`"
              + written
              + "` cannot compare values of `"
              + field.name()
              + "`, which is of type `"
              + stored
              + "`.");
    }
  }

  /// D109
  private void rawOperatorClass(DeclaredKey key, String written) {
    if (written.startsWith("raw(") && !RAW.matcher(written).matches()) {
      operatorClass(key, "`raw` takes the name of an operator class in quotes.");
    }
  }

  private void operatorClass(DeclaredKey key, String message) {
    findings.add(Code.OPERATOR_CLASS, key.path(), key.attribute().span(), message);
  }

  /// D110: XML has no order and no equality.
  private void xml(DeclaredKey key) {
    if (provider != Provider.POSTGRESQL) {
      return;
    }
    for (IndexField indexed : key.fields()) {
      Optional<ScalarField> field = key.model().scalarField(indexed.name());
      if (field.flatMap(ScalarField::nativeType).filter(IndexChecks::isXml).isPresent()) {
        findings.add(
            Code.NOT_INDEXABLE,
            key.path(),
            key.model().declaration(field.get()).span(),
            "`"
                + indexed.name()
                + "` is of type `Xml`, which has no order, so no key and no index can be over it.");
      }
    }
  }

  private static boolean isXml(NativeType type) {
    return type.name().equals("Xml");
  }
}
