// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.model.Datasource;
import dev.crowfoot.model.Datasource.RelationMode;
import dev.crowfoot.model.Datasource.UrlSource;
import dev.crowfoot.model.Extension;
import dev.crowfoot.model.Generator;
import dev.crowfoot.syntax.Expression;
import dev.crowfoot.syntax.Name;
import dev.crowfoot.syntax.Setting;
import dev.crowfoot.syntax.SettingsDecl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads `datasource` and `generator` blocks.
final class SettingsReader {
  private SettingsReader() {}

  static Datasource datasource(SettingsDecl block) {
    return new Datasource(
        name(block),
        value(block, "provider").flatMap(SettingsReader::firstString).orElse(""),
        value(block, "url").flatMap(SettingsReader::url),
        value(block, "relationMode")
                .or(() -> value(block, "referentialIntegrity"))
                .flatMap(Expression::stringValue)
                .equals(Optional.of("prisma"))
            ? RelationMode.PRISMA
            : RelationMode.FOREIGN_KEYS,
        value(block, "schemas").map(SettingsReader::strings).orElse(List.of()),
        value(block, "extensions").map(SettingsReader::extensions).orElse(List.of()),
        Datasource.checksEnums(block.documentation()));
  }

  static Generator generator(SettingsDecl block) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (Setting setting : block.settings()) {
      settings.put(setting.name().text(), setting.value().map(Expression::text).orElse(""));
    }
    return new Generator(name(block), settings);
  }

  private static String name(SettingsDecl block) {
    return block.name().map(Name::text).orElse("");
  }

  private static Optional<Expression> value(SettingsDecl block, String key) {
    return block.setting(key).flatMap(Setting::value);
  }

  private static Optional<UrlSource> url(Expression value) {
    return switch (value) {
      case Expression.StringLiteral literal -> Optional.of(new UrlSource.Literal(literal.value()));
      case Expression.Call call when call.name().equals("env") ->
          call.arguments().stream()
              .findFirst()
              .flatMap(argument -> argument.value())
              .flatMap(Expression::stringValue)
              .map(UrlSource.Environment::new);
      default -> Optional.empty();
    };
  }

  private static List<Extension> extensions(Expression value) {
    return value.elements().stream()
        .flatMap(
            e ->
                switch (e) {
                  case Expression.Path path ->
                      Stream.of(
                          new Extension(
                              path.name(), Optional.empty(), Optional.empty(), Optional.empty()));
                  case Expression.Call call ->
                      Stream.of(
                          new Extension(
                              call.name(),
                              text(call, "map"),
                              text(call, "schema"),
                              text(call, "version")));
                  default -> Stream.<Extension>empty();
                })
        .toList();
  }

  private static Optional<String> text(Expression.Call call, String argument) {
    return call.arguments().stream()
        .filter(a -> a.name().filter(n -> n.text().equals(argument)).isPresent())
        .findFirst()
        .flatMap(a -> a.value().flatMap(Expression::stringValue));
  }

  /// `"postgresql"`, or the first of `["postgresql", "sqlite"]` as Prisma once allowed.
  private static Optional<String> firstString(Expression value) {
    return strings(value).stream().findFirst();
  }

  private static List<String> strings(Expression value) {
    return switch (value) {
      case Expression.StringLiteral literal -> List.of(literal.value());
      case Expression.Array array ->
          array.elements().stream().flatMap(e -> e.stringValue().stream()).toList();
      default -> List.of();
    };
  }
}
