// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.assist.Candidates.Entry;
import dev.crowfoot.assist.Completion.Kind;
import dev.crowfoot.dialect.NativeTypeRule;
import dev.crowfoot.dialect.NativeTypes;
import dev.crowfoot.model.FieldType.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Completes `@db.…`: the types of the database that can stand behind a type of the language.
final class NativeTypeCompletions {
  /// Of types whose arguments are not checked, those that are rarely written without a length.
  private static final Set<String> WITH_LENGTH =
      Set.of("Char", "VarChar", "NChar", "NVarChar", "Binary", "VarBinary");

  /// A limit that nobody meets.
  private static final int ANY_LENGTH = 1_000_000_000;

  private final Scope scope;
  private final Candidates candidates;

  NativeTypeCompletions(Scope scope, Candidates candidates) {
    this.scope = scope;
    this.candidates = candidates;
  }

  /// Whole attributes, as they stand behind a field of that type.
  void whole(String type, int rank) {
    String prefix = scope.datasourceName() + ".";
    for (NativeTypeRule rule : fitting(type)) {
      add(rule, rank, "@" + prefix, prefix);
    }
  }

  /// Names behind the dot of an attribute.
  void behindDot(String type) {
    for (NativeTypeRule rule : fitting(type)) {
      add(rule, 0, "", "");
    }
  }

  private void add(NativeTypeRule rule, int rank, String before, String knownBefore) {
    String sample = sampleArguments(rule);
    Entry plain =
        new Entry(rank, Kind.NATIVE_TYPE, before + rule.name())
            .documented(Words.ofNativeType(scope.provider(), rule.name()))
            .known(rule.name(), knownBefore + rule.name());
    boolean isMostlyPlain =
        !(rule.parameters() instanceof NativeTypeRule.Parameters.Size size)
            || !size.what().equals("length");
    if (isMostlyPlain && !WITH_LENGTH.contains(rule.name())) {
      candidates.add(plain);
    }
    if (!sample.isEmpty()) {
      candidates.add(
          new Entry(
              rank,
              plain.kind(),
              plain.label() + "(…)",
              range(rule),
              plain.documentation(),
              plain.names()),
          plain.label() + "(«" + sample + "»)");
    }
    if (!isMostlyPlain) {
      candidates.add(plain);
    }
  }

  private static String sampleArguments(NativeTypeRule rule) {
    return switch (rule.parameters()) {
      case NativeTypeRule.Parameters.None _ -> "";
      case NativeTypeRule.Parameters.Size size ->
          size.what().equals("length") ? rule.name().contains("Bit") ? "8" : "255" : "3";
      case NativeTypeRule.Parameters.PrecisionAndScale _ -> "10, 2";
      case NativeTypeRule.Parameters.Unchecked _ ->
          WITH_LENGTH.contains(rule.name()) ? "255" : rule.name().equals("Decimal") ? "10, 2" : "";
    };
  }

  /// What may stand in the brackets.
  static String range(NativeTypeRule rule) {
    return switch (rule.parameters()) {
      case NativeTypeRule.Parameters.Size size ->
          size.most() > ANY_LENGTH
              ? size.what()
              : size.what() + " " + size.least() + " to " + size.most();
      case NativeTypeRule.Parameters.PrecisionAndScale(int most) ->
          "precision 1 to " + most + ", scale 0 to precision";
      case NativeTypeRule.Parameters.None _, NativeTypeRule.Parameters.Unchecked _ -> "";
    };
  }

  private List<NativeTypeRule> fitting(String type) {
    Optional<Scalar> scalar = Scalar.ofWord(type);
    return scope.provider().map(NativeTypes::of).orElse(List.of()).stream()
        .filter(rule -> scalar.filter(rule.fits()::contains).isPresent())
        .toList();
  }
}
