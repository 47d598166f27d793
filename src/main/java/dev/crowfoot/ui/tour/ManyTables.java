// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.tour;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// A schema of many tables, shaped like that of a product that has grown: modules whose tables
/// refer to one another, and a few tables that all of them refer to.
final class ManyTables {
  private static final List<String> HUBS = List.of("User", "Organization", "File");
  private static final List<String> MODULES =
      List.of("Sales", "Billing", "Stock", "Support", "Content", "People", "Reports", "Shipping");
  private static final List<String> COLUMNS =
      List.of(
          "title     String",
          "state     String",
          "notes     String?",
          "quantity  Int",
          "price     Decimal   @default(0)",
          "active    Boolean   @default(true)",
          "startsAt  DateTime?",
          "payload   Json?",
          "createdAt DateTime  @default(now())");

  private final Random random = new Random(1);
  private final int count;
  private final List<StringBuilder> models;

  private ManyTables(int count) {
    this.count = count;
    this.models = Stream.generate(StringBuilder::new).limit(count).toList();
  }

  /// The same text for the same number.
  static String of(int count) {
    return new ManyTables(count).text();
  }

  private String text() {
    for (int i = 0; i < count; i++) {
      models.get(i).append("\nmodel ").append(name(i)).append(" {\n  id Int @id\n");
      columns(models.get(i), i);
    }
    for (int i = HUBS.size(); i < count; i++) {
      if (i >= HUBS.size() + MODULES.size()) {
        relate(i, earlierOfModule(i), "parent");
      }
      if (random.nextInt(10) < 6) {
        relate(i, random.nextInt(HUBS.size()), "owner");
      }
    }
    StringBuilder text = new StringBuilder("datasource db {\n  provider = \"postgresql\"\n}\n");
    models.forEach(model -> text.append(model).append("}\n"));
    return text.toString();
  }

  private String name(int number) {
    int inModule = number - HUBS.size();
    return inModule < 0
        ? HUBS.get(number)
        : MODULES.get(inModule % MODULES.size()) + inModule / MODULES.size();
  }

  private void columns(StringBuilder model, int number) {
    int some = 3 + random.nextInt(6);
    for (int i = 0; i < some; i++) {
      model.append("  ").append(COLUMNS.get((number + i) % COLUMNS.size())).append('\n');
    }
  }

  /// Seldom the module's first: tables stand in small clusters, not round one.
  private int earlierOfModule(int number) {
    int back = 1 + random.nextInt(Math.min(12, (number - HUBS.size()) / MODULES.size()));
    return number - back * MODULES.size();
  }

  private void relate(int child, int parent, String field) {
    String relation = name(child) + "_" + field;
    models
        .get(child)
        .append("  %sId Int\n".formatted(field))
        .append("  %s %s @relation(\"%s\", ".formatted(field, name(parent), relation))
        .append("fields: [%sId], references: [id])\n".formatted(field));
    models
        .get(parent)
        .append("  %s %s[] @relation(\"%s\")\n".formatted(relation, name(child), relation));
  }
}
