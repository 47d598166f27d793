// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Schemas of any size to measure with. Each model has ten scalar fields, refers to the model
/// before it and to the one in the middle between it and the first; ten models share an enum.
///
/// `java dev.crowfoot.bench.ChainSchema 1000 FILE` writes one.
final class ChainSchema {
  private static final String HEAD =
      """
      datasource db {
        provider = "postgresql"
      }

      generator client {
        provider = "prisma-client-js"
      }
      """;

  private ChainSchema() {}

  static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[1]);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, ofModels(Integer.parseInt(arguments[0])));
  }

  static String ofModels(int count) {
    StringBuilder text = new StringBuilder(HEAD);
    for (int i = 0; i < count; i++) {
      if (i % 10 == 0) {
        text.append("\nenum State%d {\n  DRAFT\n  OPEN\n  CLOSED\n  GONE\n}\n".formatted(i / 10));
      }
      text.append("\nmodel Table").append(i).append(" {\n");
      scalars(text, i);
      relations(text, i, count);
      text.append("\n  @@index([title, state])\n");
      if (i > 0) {
        text.append("  @@index([previousId])\n");
      }
      text.append("  @@map(\"table_%d\")\n}\n".formatted(i));
    }
    return text.toString();
  }

  private static void scalars(StringBuilder text, int model) {
    text.append(
        """
          id        Int      @id @default(autoincrement())
          slug      String   @unique @db.VarChar(80)
          title     String
          summary   String?
          price     Decimal  @default(0) @db.Decimal(10, 2)
          stock     Int      @default(1)
          visible   Boolean  @default(false)
          state     State%d   @default(OPEN)
          addedAt   DateTime @default(now()) @map("added_at")
          changedAt DateTime @updatedAt @map("changed_at")
        """
            .formatted(model / 10));
  }

  private static void relations(StringBuilder text, int model, int count) {
    if (model > 0) {
      text.append(
          """
            previousId Int? @map("previous_id")
            previous Table%1$d? @relation("previous%2$d", fields: [previousId], references: [id], onDelete: SetNull)
            homeId Int @map("home_id")
            home Table%3$d @relation("home%2$d", fields: [homeId], references: [id], onDelete: Cascade)
          """
              .formatted(model - 1, model, model / 2));
    }
    if (model + 1 < count) {
      text.append("  next Table%1$d[] @relation(\"previous%1$d\")\n".formatted(model + 1));
    }
    for (int guest = Math.max(1, model * 2); guest <= model * 2 + 1 && guest < count; guest++) {
      text.append("  guests%1$d Table%1$d[] @relation(\"home%1$d\")\n".formatted(guest));
    }
  }
}
