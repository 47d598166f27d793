// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/// The notations in which Liquibase reads a changelog. A migration is written in YAML; the others
/// say the same, for those who keep theirs otherwise.
public enum ChangelogNotation {
  YAML,
  XML,
  SQL;

  private static final String NAMESPACE = "http://www.liquibase.org/xml/ns/dbchangelog";

  /// A changelog that [Changelog] wrote, in this notation.
  public String write(String changelog) {
    return switch (this) {
      case YAML -> changelog;
      case XML -> xml(entries(changelog));
      case SQL -> sql(entries(changelog));
    };
  }

  private static List<Map<?, ?>> entries(String changelog) {
    return Changelog.document(changelog) instanceof Map<?, ?> root
        ? maps(root, "databaseChangeLog")
        : List.of();
  }

  private static String xml(List<Map<?, ?>> entries) {
    StringBuilder text =
        new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<databaseChangeLog");
    attribute(text, "xmlns", NAMESPACE);
    attribute(text, "xmlns:ext", NAMESPACE + "-ext");
    attribute(text, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    attribute(text, "xsi:schemaLocation", NAMESPACE + " " + NAMESPACE + "/dbchangelog-latest.xsd");
    path(entries).ifPresent(path -> attribute(text, "logicalFilePath", path));
    text.append(">\n");
    for (Map<?, ?> entry : entries) {
      if (entry.get("property") instanceof Map<?, ?> property) {
        text.append("  <property");
        property.forEach((name, value) -> attribute(text, String.valueOf(name), value));
        text.append("/>\n");
      }
      if (entry.get("changeSet") instanceof Map<?, ?> changeSet) {
        changeSet(text, changeSet);
      }
    }
    return text.append("</databaseChangeLog>\n").toString();
  }

  private static void changeSet(StringBuilder text, Map<?, ?> changeSet) {
    text.append("  <changeSet");
    changeSet.forEach(
        (name, value) -> {
          if (!(value instanceof List<?>)) {
            attribute(text, String.valueOf(name), value);
          }
        });
    text.append(">\n");
    maps(changeSet, "changes").forEach(c -> change(text, c, "    "));
    text.append("    <rollback>\n");
    maps(changeSet, "rollback").forEach(c -> change(text, c, "      "));
    text.append("    </rollback>\n  </changeSet>\n");
  }

  private static void change(StringBuilder text, Map<?, ?> change, String indent) {
    if (change.get("sql") instanceof Map<?, ?> sql) {
      text.append(indent).append("<sql splitStatements=\"false\"><![CDATA[");
      text.append(String.valueOf(sql.get("sql")).replace("]]>", "]]]]><![CDATA[>"));
      text.append("]]></sql>\n");
    } else if (change.get("sqliteStatement") instanceof Map<?, ?> statement) {
      text.append(indent).append("<ext:sqliteStatement");
      attribute(text, "sql", String.valueOf(statement.get("sql")));
      text.append("/>\n");
    } else if (change.get("sqliteRebuildTable") instanceof Map<?, ?> rebuild) {
      text.append(indent).append("<ext:sqliteRebuildTable");
      rebuild.forEach(
          (name, value) -> {
            text.append('\n').append(indent).append("   ");
            attribute(text, String.valueOf(name), value);
          });
      text.append("/>\n");
    } else {
      text.append(indent).append("<empty/>\n");
    }
  }

  private static void attribute(StringBuilder text, String name, Object value) {
    text.append(' ').append(name).append("=\"");
    text.append(
        String.valueOf(value)
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace("\"", "&quot;")
            .replace("\n", "&#10;"));
    text.append('"');
  }

  private static String sql(List<Map<?, ?>> entries) {
    StringBuilder text = new StringBuilder("--liquibase formatted sql");
    path(entries).ifPresent(path -> text.append(" logicalFilePath:").append(path));
    text.append('\n');
    for (Map<?, ?> entry : entries) {
      if (entry.get("property") instanceof Map<?, ?> property) {
        StringJoiner line = new StringJoiner(" ", "--property ", "\n");
        property.forEach((name, value) -> line.add(name + ":" + value));
        text.append('\n').append(line);
      }
      if (entry.get("changeSet") instanceof Map<?, ?> changeSet) {
        text.append("\n--changeset ").append(changeSet.get("author")).append(':');
        text.append(changeSet.get("id")).append(" dbms:").append(changeSet.get("dbms"));
        text.append(
            Boolean.FALSE.equals(changeSet.get("runInTransaction"))
                ? " runInTransaction:false\n"
                : "\n");
        statements(changeSet, "changes").forEach(s -> text.append(s).append(";\n"));
        text.append("/* liquibase rollback\n");
        statements(changeSet, "rollback").forEach(s -> text.append(s).append(";\n"));
        text.append("*/\n");
      }
    }
    return text.toString();
  }

  private static List<String> statements(Map<?, ?> changeSet, String part) {
    List<String> all = new ArrayList<>();
    for (Map<?, ?> change : maps(changeSet, part)) {
      if (change.get("sql") instanceof Map<?, ?> sql) {
        all.add(String.valueOf(sql.get("sql")));
      } else if (change.get("sqliteStatement") instanceof Map<?, ?> statement) {
        all.add(text(statement, "sql"));
      } else if (change.get("sqliteRebuildTable") instanceof Map<?, ?> rebuild) {
        all.addAll(rebuild(rebuild).statements());
      }
    }
    return all;
  }

  private static Action.Rebuild rebuild(Map<?, ?> rebuild) {
    return new Action.Rebuild(
        text(rebuild, "tableName"),
        text(rebuild, "createTable"),
        text(rebuild, "copyRows"),
        rebuild.containsKey("createIndexes")
            ? List.of(text(rebuild, "createIndexes").strip().split(";\\s*"))
            : List.of());
  }

  private static String text(Map<?, ?> change, String name) {
    return Unexpanded.unmasked(String.valueOf(change.get(name)));
  }

  private static List<Map<?, ?>> maps(Map<?, ?> parent, String name) {
    List<Map<?, ?>> all = new ArrayList<>();
    if (parent.get(name) instanceof List<?> items) {
      for (Object item : items) {
        if (item instanceof Map<?, ?> map) {
          all.add(map);
        }
      }
    }
    return all;
  }

  private static Optional<String> path(List<Map<?, ?>> entries) {
    return entries.stream()
        .filter(e -> e.get("logicalFilePath") instanceof String)
        .map(e -> String.valueOf(e.get("logicalFilePath")))
        .findFirst();
  }
}
