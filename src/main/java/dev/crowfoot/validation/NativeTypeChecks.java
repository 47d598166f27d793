// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.validation;

import dev.crowfoot.analysis.Findings;
import dev.crowfoot.analysis.ReadField;
import dev.crowfoot.analysis.ReadModel;
import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.diagnostic.Fix;
import dev.crowfoot.dialect.NativeTypeRule;
import dev.crowfoot.dialect.NativeTypeRule.Parameters;
import dev.crowfoot.dialect.NativeTypes;
import dev.crowfoot.model.Datasource;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.NativeType;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.Name;
import dev.crowfoot.syntax.TypeRef;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Checks of `@db.…` and of `Unsupported("…")`: does the database have the type, does it fit the
/// field, are its arguments in range.
final class NativeTypeChecks {
  /// Not with more digits than [#LARGEST] has: reading very many takes very long.
  private static final Pattern WHOLE_NUMBER = Pattern.compile("0*\\d{1,10}");

  private static final BigInteger LARGEST = BigInteger.valueOf(4_294_967_295L);
  private static final Pattern NATIVE_NOTATION =
      Pattern.compile("(\\w+)\\s*(?:\\(\\s*(\\d+)\\s*(?:,\\s*(\\d+)\\s*)?\\))?");

  private final Optional<Provider> provider;
  private final String datasource;
  private final Findings findings;

  NativeTypeChecks(Schema schema, Findings findings) {
    this.provider = schema.datasource().flatMap(Datasource::provider);
    this.datasource = schema.datasource().map(Datasource::name).orElse("db");
    this.findings = findings;
  }

  void check(ReadModel model) {
    for (ReadField row : model.rows()) {
      if (row.field() instanceof ScalarField field) {
        check(model, row, field);
      }
    }
  }

  private void check(ReadModel model, ReadField row, ScalarField field) {
    if (field.type() instanceof FieldType.Unsupported(String databaseType)) {
      needlesslyUnsupported(model, field, databaseType);
    }
    if (field.nativeType().isEmpty()
        || !(field.type() instanceof FieldType.Scalar scalar)
        || !field.nativeType().get().datasource().equals(datasource)) {
      return;
    }
    Optional<Attribute> attribute = attributeOf(row);
    if (attribute.isEmpty()) {
      return;
    }
    NativeType written = field.nativeType().get();
    Optional<NativeTypeRule> rule = provider.flatMap(p -> NativeTypes.find(p, written.name()));
    if (rule.isPresent()) {
      fits(model, scalar, attribute.get(), rule.get());
      arguments(model, attribute.get(), written, rule.get());
    } else if (provider.isPresent()) {
      unknown(model, scalar, attribute.get(), written, provider.get());
    }
  }

  private static Optional<Attribute> attributeOf(ReadField row) {
    return row.attributes().stream()
        .filter(attribute -> attribute.word().indexOf('.') > 0)
        .findFirst();
  }

  /// D101
  private void unknown(
      ReadModel model,
      FieldType.Scalar type,
      Attribute attribute,
      NativeType written,
      Provider database) {
    List<NativeTypeRule> fitting =
        NativeTypes.of(database).stream().filter(rule -> rule.fits().contains(type)).toList();
    Optional<NativeTypeRule> meant =
        fitting.stream().filter(rule -> rule.name().equalsIgnoreCase(written.name())).findFirst();
    String advice =
        fitting.isEmpty()
            ? "It has no such types for `" + type.word() + "`. Remove it."
            : meant
                .map(rule -> "Did you mean `" + rule.name() + "`?")
                .orElseGet(() -> "For `" + type.word() + "` it has " + names(fitting) + ".");
    Fix fix =
        meant
            .map(
                rule ->
                    Findings.fix(
                        "Change to `@" + datasource + "." + rule.name() + "`",
                        model.path(),
                        TextEdit.replace(typeNameSpan(attribute), rule.name())))
            .orElseGet(
                () -> Findings.fix("Remove it", model.path(), TextEdit.delete(attribute.span())));
    findings.add(
        Code.UNKNOWN_NATIVE_TYPE,
        model.path(),
        attribute.span(),
        Words.of(database) + " has no type `" + written.name() + "`. " + advice,
        fix);
  }

  private static Span typeNameSpan(Attribute attribute) {
    Name name = attribute.name().orElseThrow();
    int dot = name.text().indexOf('.');
    return new Span(name.span().start() + dot + 1, name.span().end());
  }

  /// D102
  private void fits(
      ReadModel model, FieldType.Scalar type, Attribute attribute, NativeTypeRule rule) {
    if (rule.fits().contains(type)) {
      return;
    }
    findings.add(
        Code.NATIVE_TYPE_MISMATCH,
        model.path(),
        attribute.span(),
        "`"
            + rule.name()
            + "` cannot store `"
            + type.word()
            + "`. It is for fields of type "
            + rule.fits().stream()
                .map(fit -> "`" + fit.word() + "`")
                .sorted()
                .collect(Collectors.joining(" or "))
            + ".");
  }

  /// D103
  private void arguments(
      ReadModel model, Attribute attribute, NativeType written, NativeTypeRule rule) {
    wrongArguments(written.arguments(), rule)
        .ifPresent(
            message ->
                findings.add(Code.NATIVE_TYPE_ARGUMENT, model.path(), attribute.span(), message));
  }

  private static Optional<String> wrongArguments(List<String> arguments, NativeTypeRule rule) {
    String name = "`" + rule.name() + "`";
    return switch (rule.parameters()) {
      case Parameters.Unchecked _ -> Optional.empty();
      case Parameters.None _ ->
          arguments.isEmpty()
              ? Optional.empty()
              : Optional.of(name + " takes no arguments. Remove the brackets.");
      case Parameters.Size(String what, long least, long most) -> {
        if (arguments.isEmpty()) {
          yield Optional.empty();
        }
        boolean fine =
            arguments.size() == 1
                && number(arguments.getFirst())
                    .filter(n -> n.compareTo(BigInteger.valueOf(least)) >= 0)
                    .filter(n -> n.compareTo(BigInteger.valueOf(most)) <= 0)
                    .isPresent();
        yield fine
            ? Optional.empty()
            : Optional.of(
                name
                    + " takes one "
                    + what
                    + ", a whole number "
                    + (most == LARGEST.longValue()
                        ? "of at least " + least
                        : "from " + least + " to " + most)
                    + ".");
      }
      case Parameters.PrecisionAndScale(int most) -> wrongScale(arguments, most, name);
    };
  }

  private static Optional<String> wrongScale(List<String> arguments, int most, String name) {
    if (arguments.isEmpty()) {
      return Optional.empty();
    }
    Optional<BigInteger> precision = number(arguments.getFirst());
    Optional<BigInteger> scale = number(arguments.getLast());
    if (arguments.size() != 2 || precision.isEmpty() || scale.isEmpty()) {
      return Optional.of(
          name
              + " takes two whole numbers: how many digits, and how many of them behind the point,"
              + " such as `(10, 2)`.");
    }
    if (scale.get().compareTo(precision.get()) > 0) {
      return Optional.of(
          name + " cannot have more digits behind the point than it has digits in all.");
    }
    boolean inRange =
        precision.get().signum() > 0 && precision.get().compareTo(BigInteger.valueOf(most)) <= 0;
    return inRange
        ? Optional.empty()
        : Optional.of(name + " can have from 1 to " + most + " digits.");
  }

  private static Optional<BigInteger> number(String written) {
    return WHOLE_NUMBER.matcher(written).matches()
        ? Optional.of(new BigInteger(written)).filter(n -> n.compareTo(LARGEST) <= 0)
        : Optional.empty();
  }

  /// D104: `Unsupported("Text")` is supported.
  private void needlesslyUnsupported(ReadModel model, ScalarField field, String databaseType) {
    Matcher notation = NATIVE_NOTATION.matcher(databaseType);
    if (provider.isEmpty() || !notation.matches()) {
      return;
    }
    Optional<NativeTypeRule> rule = NativeTypes.find(provider.get(), notation.group(1));
    int arguments = notation.group(2) == null ? 0 : notation.group(3) == null ? 1 : 2;
    if (rule.isEmpty() || !takes(rule.get().parameters(), arguments)) {
      return;
    }
    String scalar =
        rule.get().fits().stream().map(FieldType.Scalar::word).sorted().findFirst().get();
    String attribute = "@" + datasource + "." + databaseType;
    Span type = model.declaration(field).type().map(TypeRef::nameSpan).orElseThrow();
    Span suffix = model.declaration(field).type().map(TypeRef::suffixSpan).orElseThrow();
    Fix fix =
        Findings.fix(
            "Change to `" + scalar + " " + attribute + "`",
            model.path(),
            TextEdit.replace(
                new Span(type.start(), suffix.end()),
                scalar + field.arity().suffix() + " " + attribute));
    findings.add(
        Code.NEEDLESSLY_UNSUPPORTED,
        model.path(),
        model.declaration(field).span(),
        "`"
            + databaseType
            + "` is supported. Write `"
            + scalar
            + " "
            + attribute
            + "` for `"
            + field.name()
            + "`.",
        fix);
  }

  private static boolean takes(Parameters parameters, int arguments) {
    return switch (parameters) {
      case Parameters.None _ -> arguments == 0;
      case Parameters.Size _ -> arguments <= 1;
      case Parameters.PrecisionAndScale _ -> arguments != 1;
      case Parameters.Unchecked _ -> true;
    };
  }

  private static String names(List<NativeTypeRule> rules) {
    return rules.stream().map(rule -> "`" + rule.name() + "`").collect(Collectors.joining(", "));
  }
}
