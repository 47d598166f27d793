// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app;

import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.files.DotEnv;
import dev.crowfoot.adapter.files.TextFiles;
import dev.crowfoot.model.Datasource;
import dev.crowfoot.model.Provider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Starts a new project with a small schema that can be migrated at once.
public final class Starter {
  private Starter() {}

  /// Writes `schema.prisma`, `.env` and the `.gitignore` entries. A URL that `.env` already has
  /// stays.
  ///
  /// @param provider SQLite unless this or the URL says otherwise
  /// @return the schema's file
  /// @throws FileFailure when there is a schema already, or the folder cannot be written
  public static Path start(Path folder, Optional<Provider> provider, Optional<String> url) {
    Path schema = folder.resolve("schema.prisma");
    if (Files.exists(schema)) {
      throw new FileFailure(
          "`" + schema + "` is there already. Nothing was changed; open it with `crowfoot`.");
    }
    Provider chosen = provider.orElseGet(() -> providerOf(url));
    Path env = folder.resolve(".env");
    DotEnv variables = new DotEnv(Files.exists(env) ? TextFiles.read(env) : "");
    if (url.isPresent() || variables.value("DATABASE_URL").isEmpty()) {
      TextFiles.write(
          env, variables.with("DATABASE_URL", url.orElse(usualUrl(folder, chosen))).text());
    }
    GitIgnore.add(folder, ".env");
    GitIgnore.add(folder, ".crowfoot/");
    if (chosen == Provider.SQLITE) {
      GitIgnore.add(folder, "*.db");
    }
    TextFiles.write(schema, schemaFor(chosen));
    return schema;
  }

  private static Provider providerOf(Optional<String> url) {
    boolean postgres =
        url.map(u -> u.startsWith("jdbc:") ? u.substring("jdbc:".length()) : u)
            .filter(u -> u.startsWith("postgres"))
            .isPresent();
    return postgres ? Provider.POSTGRESQL : Provider.SQLITE;
  }

  private static String usualUrl(Path folder, Provider provider) {
    if (provider == Provider.SQLITE) {
      return Environment.SQLITE_DEFAULT;
    }
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return "postgresql://postgres@localhost:5432/" + (name == null ? "postgres" : name);
  }

  private static String schemaFor(Provider provider) {
    return """
    %sdatasource db {
      provider = "%s"
      url      = env("DATABASE_URL")
    }

    model User {
      id    Int     @id @default(autoincrement())
      name  String?
      email String  @unique
    }
    """
        .formatted(
            provider == Provider.SQLITE
                ? "/// %s (SQLite takes only the values of an enum)\n"
                    .formatted(Datasource.CHECK_ENUMS)
                : "",
            provider.word());
  }
}
