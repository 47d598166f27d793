// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.analysis.Signature;
import dev.crowfoot.analysis.Signature.Parameter;
import dev.crowfoot.assist.Explanation.Text;
import dev.crowfoot.dialect.NativeTypes;
import dev.crowfoot.model.Datasource;
import java.util.Optional;
import java.util.stream.Collectors;

/// Says what a word of the language means.
record WordExplanation(Analysis analysis) {
  Optional<Text> of(Symbol.Word word) {
    String sentence =
        word.kind() == Symbol.WordKind.NATIVE_TYPE
            ? Words.ofNativeType(analysis.schema().provider(), word.name())
            : Words.of(word.kind(), word.name());
    if (sentence.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (word.kind()) {
          case ATTRIBUTE -> Text.of(attribute(word.name()), sentence);
          case ARGUMENT -> Text.of(word.word() + ":", sentence);
          case FUNCTION -> Text.of(word.name() + "()", sentence);
          case SETTING -> Text.of(word.word() + " = …", sentence);
          case NATIVE_TYPE -> nativeType(word.name(), sentence);
          case KEYWORD, SCALAR, VALUE -> Text.of(word.name(), sentence);
        });
  }

  /// With the arguments it takes: `@@index([…], map:, type:)`.
  private static String attribute(String name) {
    Signature signature =
        name.startsWith("@@")
            ? Signature.ofModels().get(name.substring(2))
            : Signature.ofFields().get(name.substring(1));
    if (signature == null || signature.parameters().isEmpty()) {
      return name;
    }
    return signature.parameters().stream()
        .map(WordExplanation::parameter)
        .collect(Collectors.joining(", ", name + "(", ")"));
  }

  private static String parameter(Parameter parameter) {
    if (!parameter.canBeUnnamed()) {
      return parameter.name() + ":";
    }
    return switch (parameter.kind()) {
      case STRING -> "\"" + parameter.name() + "\"";
      case FIELDS, KEY_FIELDS -> "[" + parameter.name() + "]";
      case INTEGER, BOOLEAN, WORD, PREDICATE, VALUE -> parameter.name();
    };
  }

  private Text nativeType(String name, String sentence) {
    String prefix = analysis.schema().datasource().map(Datasource::name).orElse("db");
    String range =
        analysis
            .schema()
            .provider()
            .flatMap(p -> NativeTypes.find(p, name))
            .map(NativeTypeCompletions::range)
            .orElse("");
    return Text.of(
        "@" + prefix + "." + name, sentence, range.isEmpty() ? "" : "Takes: " + range + ".");
  }
}
