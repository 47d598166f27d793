// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectSettingsTest {
  @TempDir private Path folder = Path.of(".");

  @Test
  void aDatabaseInProductionIsRememberedWithoutItsUserAndPassword() throws IOException {
    ProjectSettings settings = settings();
    DatabaseUrl shop = DatabaseUrl.parse("postgresql://ada:s3cret@db.example.com/shop", folder);
    DatabaseUrl file = DatabaseUrl.parse("file:./dev.db", folder);
    assertThat(settings.isProduction(shop)).isFalse();
    settings.setProduction(shop, true);
    settings.setProduction(file, true);
    assertThat(Files.readString(folder.resolve("schema.settings.json")))
        .isEqualTo(
            """
            {
              "version": 1,
              "production": [
                "db.example.com:5432/shop",
                "dev.db"
              ]
            }
            """);
    assertThat(settings.isProduction(DatabaseUrl.parse("postgresql://db.example.com/shop", folder)))
        .as("whoever logs in")
        .isTrue();
    settings.setProduction(shop, false);
    assertThat(settings.isProduction(shop)).isFalse();
    assertThat(settings.isProduction(file)).isTrue();
  }

  @Test
  void aDamagedFileProtectsRatherThanNot() throws IOException {
    Files.writeString(folder.resolve("schema.settings.json"), "<<<<<<< ours");
    assertThatThrownBy(() -> settings().isProduction(DatabaseUrl.parse("file:./dev.db", folder)))
        .isInstanceOf(FileFailure.class)
        .hasMessageContaining("nobody knows which databases are in production");
  }

  private ProjectSettings settings() {
    return new ProjectSettings(new ProjectFiles(folder.resolve("schema.prisma")));
  }
}
