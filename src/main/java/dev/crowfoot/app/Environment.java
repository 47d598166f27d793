// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app;

import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.files.DotEnv;
import dev.crowfoot.adapter.files.TextFiles;
import dev.crowfoot.model.Datasource;
import dev.crowfoot.model.Datasource.UrlSource;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Schema;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;

/// Finds the connection URL of a project: the option `--url`, a URL in the schema, the environment,
/// `.env` beside the schema, and for SQLite a file `dev.db` when nothing else is said.
///
/// @param variables the process's environment
public record Environment(Map<String, String> variables) {
  private static final String USUAL_VARIABLE = "DATABASE_URL";

  /// The URL of a SQLite project that names none.
  public static final String SQLITE_DEFAULT = "file:./dev.db";

  public Environment {
    variables = Map.copyOf(variables);
  }

  public static Environment ofProcess() {
    return new Environment(System.getenv());
  }

  /// The URL to connect to; empty when nothing names one.
  ///
  /// @param option what `--url` says
  public Optional<String> url(ProjectFiles files, Schema schema, Optional<String> option) {
    if (option.isPresent()) {
      return option;
    }
    Optional<UrlSource> source = schema.datasource().flatMap(Datasource::url);
    if (source.isPresent() && source.get() instanceof UrlSource.Literal literal) {
      return Optional.of(literal.url());
    }
    return value(files, variableOf(schema))
        .or(
            () ->
                schema.provider().equals(Optional.of(Provider.SQLITE))
                    ? Optional.of(SQLITE_DEFAULT)
                    : Optional.empty());
  }

  /// What a variable says, in the environment or else in `.env` beside the schema; empty when
  /// neither says anything.
  public Optional<String> value(ProjectFiles files, String variable) {
    return Optional.ofNullable(variables.get(variable))
        .or(() -> dotEnv(files).value(variable))
        .filter(value -> !value.isBlank());
  }

  /// The variable that holds the URL: the one `env("…")` names, else `DATABASE_URL`.
  public static String variableOf(Schema schema) {
    return schema
        .datasource()
        .flatMap(Datasource::url)
        .map(
            source ->
                switch (source) {
                  case UrlSource.Environment environment -> environment.variable();
                  case UrlSource.Literal _ -> USUAL_VARIABLE;
                })
        .orElse(USUAL_VARIABLE);
  }

  /// Keeps a URL in `.env` beside the schema, and `.env` out of version control.
  ///
  /// @throws FileFailure when it cannot be written
  public static void remember(ProjectFiles files, Schema schema, String url) {
    remember(files, variableOf(schema), url);
  }

  /// Keeps a variable in `.env` beside the schema, and `.env` out of version control.
  ///
  /// @throws FileFailure when it cannot be written
  public static void remember(ProjectFiles files, String variable, String value) {
    TextFiles.write(files.env(), dotEnv(files).with(variable, value).text());
    GitIgnore.add(files.folder(), ".env");
  }

  private static DotEnv dotEnv(ProjectFiles files) {
    return new DotEnv(Files.exists(files.env()) ? TextFiles.read(files.env()) : "");
  }
}
