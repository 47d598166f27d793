// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import dev.crowfoot.catalog.ExtensionDefinition;
import dev.crowfoot.catalog.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// PostgreSQL's statements about extensions.
///
/// An extension may be there before a migration asks for it, because somebody else needs it; such a
/// one is never dropped. A migration therefore leaves a mark on what it creates itself, behind the
/// comment that the extension brings along.
public final class ExtensionSql {
  private static final String MARK = " (created by a migration)";

  private static final Dialect DIALECT = Dialect.postgresql();

  private ExtensionSql() {}

  /// Creates it unless it is there. The mark goes only on what this very transaction has made.
  public static List<String> create(ExtensionDefinition extension) {
    String name = DIALECT.quote(extension.name());
    return List.of(
        "CREATE EXTENSION IF NOT EXISTS "
            + name
            + extension.schema().map(s -> " WITH SCHEMA " + DIALECT.quote(s)).orElse("")
            + extension.version().map(v -> " VERSION " + DIALECT.text(v)).orElse(""),
        ("DO $do$ BEGIN IF EXISTS (SELECT FROM pg_extension WHERE extname = %s AND xmin::text::bigint"
                + " = txid_current() & 4294967295) THEN EXECUTE format('COMMENT ON EXTENSION %%I IS"
                + " %%L', %s, (SELECT coalesce(obj_description(oid, 'pg_extension'), '') FROM"
                + " pg_extension WHERE extname = %s) || %s); END IF; END $do$")
            .formatted(text(extension), text(extension), text(extension), DIALECT.text(MARK)));
  }

  /// Drops it if a migration has created it. The database refuses while anything needs it.
  public static List<String> drop(ExtensionDefinition extension) {
    return List.of(
        "DO $do$ BEGIN IF EXISTS (%s) THEN EXECUTE format('DROP EXTENSION %%I', %s); END IF; END $do$"
            .formatted(created("SELECT", extension), text(extension)));
  }

  /// Says about it what another one says and it does not.
  public static List<String> alter(ExtensionDefinition from, ExtensionDefinition to) {
    String alter = "ALTER EXTENSION " + DIALECT.quote(to.name());
    List<String> statements = new ArrayList<>();
    to.schema()
        .filter(_ -> !to.schema().equals(from.schema()))
        .ifPresent(s -> statements.add(alter + " SET SCHEMA " + DIALECT.quote(s)));
    to.version()
        .filter(_ -> !to.version().equals(from.version()))
        .ifPresent(v -> statements.add(alter + " UPDATE TO " + DIALECT.text(v)));
    return statements;
  }

  /// Counts what would keep a migration's own extension from being dropped.
  ///
  /// @param gone tables that go as well, with all that is theirs
  public static String countUses(ExtensionDefinition extension, List<TableName> gone) {
    String tables =
        gone.stream()
            .map(t -> "to_regclass(" + DIALECT.text(DIALECT.quote(t)) + ")")
            .collect(Collectors.joining(", ", "array_remove(ARRAY[", "]::oid[], NULL)"));
    return created("SELECT count(*)", extension).replace(" WHERE ", USES + " WHERE ")
        + " AND u.deptype = 'n' AND u.classid NOT IN ('pg_amop'::regclass,"
        + " 'pg_amproc'::regclass) AND NOT EXISTS (SELECT FROM pg_depend o WHERE o.classid = u.classid"
        + " AND o.objid = u.objid AND o.deptype = 'e' AND o.refobjid = e.oid)"
        + " AND coalesce(x.indrelid, f.adrelid, CASE WHEN u.classid = 'pg_class'::regclass THEN"
        + " u.objid END, 0::oid) <> ALL ("
        + tables
        + ")";
  }

  private static final String USES =
      " JOIN pg_depend m ON m.refclassid = 'pg_extension'::regclass AND m.refobjid = e.oid AND"
          + " m.deptype = 'e' JOIN pg_depend u ON u.refclassid = m.classid AND u.refobjid = m.objid"
          + " LEFT JOIN pg_index x ON u.classid = 'pg_class'::regclass AND x.indexrelid = u.objid"
          + " LEFT JOIN pg_attrdef f ON u.classid = 'pg_attrdef'::regclass AND f.oid = u.objid";

  private static String created(String select, ExtensionDefinition extension) {
    return "%s FROM pg_extension e WHERE e.extname = %s AND right(obj_description(e.oid, 'pg_extension'), %d) = %s"
        .formatted(select, text(extension), MARK.length(), DIALECT.text(MARK));
  }

  private static String text(ExtensionDefinition extension) {
    return DIALECT.text(extension.name());
  }
}
