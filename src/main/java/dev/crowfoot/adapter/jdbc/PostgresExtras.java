// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import dev.crowfoot.catalog.Extra;
import dev.crowfoot.catalog.TableName;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;

/// What a PostgreSQL database holds that no schema can say, with two queries: what is part of
/// tables, and what stands beside them. What an extension brought along is left out.
final class PostgresExtras {
  private static final String TABLES =
      """
      WITH wanted AS MATERIALIZED (SELECT oid, nspname FROM pg_namespace WHERE nspname = ANY (?)),
      own AS MATERIALIZED (
        SELECT c.oid, n.nspname AS space, c.relname AS name, c.relkind, c.relrowsecurity,
          c.relforcerowsecurity, c.relpersistence
        FROM pg_class c JOIN wanted n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition)
      """;

  /// Kind, schema, table, name, columns, definition.
  static final String OF_TABLES =
      TABLES
          + """
          SELECT CASE k.contype WHEN 'c' THEN 'CHECK' WHEN 'x' THEN 'EXCLUSION'
              ELSE 'DEFERRABLE' END,
            t.space, t.name, k.conname,
            ARRAY(SELECT a.attname::text FROM pg_attribute a
              WHERE a.attrelid = t.oid AND a.attnum = ANY (k.conkey)),
            pg_get_constraintdef(k.oid)
          FROM pg_constraint k JOIN own t ON t.oid = k.conrelid
          WHERE k.contype IN ('c', 'x') OR k.condeferrable AND k.contype IN ('f', 'u', 'p')
          UNION ALL
          SELECT CASE WHEN x.indexprs IS NULL THEN 'INDEX_OPTION' ELSE 'EXPRESSION_INDEX' END,
            t.space, t.name, i.relname,
            ARRAY(SELECT DISTINCT a.attname::text FROM pg_depend d
              JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
              WHERE d.classid = 'pg_class'::regclass AND d.objid = i.oid AND d.refobjid = t.oid
                AND d.refobjsubid > 0),
            pg_get_indexdef(i.oid)
          FROM pg_index x JOIN own t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
          WHERE NOT x.indisexclusion AND (x.indexprs IS NOT NULL
            OR x.indnatts > x.indnkeyatts OR i.reloptions IS NOT NULL
            OR x.indoption::int2[] && '{1,2}'::int2[]
            OR x.indisunique AND coalesce((to_jsonb(x) ->> 'indnullsnotdistinct')::boolean, false)
            OR EXISTS (SELECT FROM unnest(x.indkey::int2[], x.indcollation::oid[]) u(k, own)
              JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = u.k
              WHERE u.own <> 0 AND u.own <> a.attcollation))
          UNION ALL
          SELECT CASE WHEN a.attgenerated <> '' THEN 'GENERATED_COLUMN'
              WHEN a.attidentity = 'a' THEN 'IDENTITY_ALWAYS'
              WHEN y.typtype = 'd' THEN 'DOMAIN' ELSE 'COLLATION' END,
            t.space, t.name, a.attname,
            CASE WHEN a.attgenerated = '' THEN ARRAY[]::text[] ELSE
              ARRAY(SELECT DISTINCT b.attname::text FROM pg_depend d
                JOIN pg_attribute b ON b.attrelid = t.oid AND b.attnum = d.refobjsubid
                WHERE d.refobjid = t.oid AND d.refobjsubid > 0 AND b.attnum <> a.attnum
                  AND (d.classid = 'pg_attrdef'::regclass AND d.objid = e.oid
                    OR d.classid = 'pg_class'::regclass AND d.objid = t.oid
                      AND d.objsubid = a.attnum)) END,
            CASE WHEN a.attgenerated <> '' THEN pg_get_expr(e.adbin, e.adrelid)
              ELSE format_type(a.atttypid, a.atttypmod) END
          FROM pg_attribute a JOIN own t ON t.oid = a.attrelid
          JOIN pg_type y ON y.oid = a.atttypid
          LEFT JOIN pg_attrdef e ON e.adrelid = t.oid AND e.adnum = a.attnum
          WHERE a.attnum > 0 AND NOT a.attisdropped AND (a.attgenerated <> ''
            OR a.attidentity = 'a' OR y.typtype = 'd' OR a.attcollation <> y.typcollation)
          UNION ALL
          SELECT 'COMMENT', t.space, t.name, coalesce(a.attname, t.name),
            CASE WHEN a.attname IS NULL THEN ARRAY[]::text[] ELSE ARRAY[a.attname::text] END,
            d.description
          FROM pg_description d JOIN own t ON t.oid = d.objoid
          LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.objsubid
            AND d.objsubid > 0
          WHERE d.classoid = 'pg_class'::regclass
          UNION ALL
          SELECT 'TRIGGER', t.space, t.name, g.tgname,
            ARRAY(SELECT DISTINCT a.attname::text FROM pg_depend d
              JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
              WHERE d.classid = 'pg_trigger'::regclass AND d.objid = g.oid AND d.refobjid = t.oid
                AND d.refobjsubid > 0),
            pg_get_triggerdef(g.oid) || CASE g.tgenabled WHEN 'O' THEN '' ELSE
              format(E';\\nALTER TABLE %I.%I %s TRIGGER %I', t.space, t.name,
                CASE g.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA'
                  ELSE 'ENABLE ALWAYS' END, g.tgname) END
          FROM pg_trigger g JOIN own t ON t.oid = g.tgrelid
          WHERE NOT g.tgisinternal
          UNION ALL
          SELECT 'RULE', t.space, t.name, r.rulename, ARRAY[]::text[],
            pg_get_ruledef(r.oid) || CASE r.ev_enabled WHEN 'O' THEN '' ELSE
              format(E'\\nALTER TABLE %I.%I %s RULE %I', t.space, t.name,
                CASE r.ev_enabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA'
                  ELSE 'ENABLE ALWAYS' END, r.rulename) END
          FROM pg_rewrite r JOIN own t ON t.oid = r.ev_class
          UNION ALL
          SELECT 'ROW_SECURITY', t.space, t.name, p.polname,
            ARRAY(SELECT DISTINCT a.attname::text FROM pg_depend d
              JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
              WHERE d.classid = 'pg_policy'::regclass AND d.objid = p.oid AND d.refobjid = t.oid
                AND d.refobjsubid > 0),
            format('CREATE POLICY %I ON %I.%I AS %s FOR %s TO %s%s%s', p.polname, t.space,
              t.name, CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
              CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE'
                WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
              (SELECT string_agg(coalesce(quote_ident(r.rolname), 'PUBLIC'), ', ' ORDER BY r.rolname)
                FROM unnest(p.polroles) u(role) LEFT JOIN pg_roles r ON r.oid = u.role),
              ' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')',
              ' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')')
          FROM own t JOIN pg_policy p ON p.polrelid = t.oid
          UNION ALL
          SELECT 'TABLE_SECURITY', t.space, t.name, '', ARRAY[]::text[],
            concat_ws(', ', CASE WHEN t.relrowsecurity THEN 'ENABLE ROW LEVEL SECURITY' END,
              CASE WHEN t.relforcerowsecurity THEN 'FORCE ROW LEVEL SECURITY' END)
          FROM own t WHERE t.relrowsecurity OR t.relforcerowsecurity
          UNION ALL
          SELECT 'TABLE_OPTION', t.space, t.name, 'UNLOGGED', ARRAY[]::text[], 'UNLOGGED'
          FROM own t WHERE t.relpersistence = 'u'
          UNION ALL
          SELECT CASE WHEN c.relispartition THEN 'PARTITIONS' ELSE 'INHERITANCE' END,
            CASE WHEN c.relispartition THEN t.space ELSE cn.nspname END,
            CASE WHEN c.relispartition THEN t.name ELSE c.relname END,
            CASE WHEN c.relispartition THEN c.relname ELSE t.name END, ARRAY[]::text[],
            coalesce(pg_get_expr(c.relpartbound, c.oid), '')
          FROM pg_inherits h JOIN own t ON t.oid = h.inhparent JOIN pg_class c ON c.oid = h.inhrelid
          JOIN pg_namespace cn ON cn.oid = c.relnamespace
          WHERE c.relkind <> 'i'
          ORDER BY 2, 3, 1, 4
          """;

  static final String BESIDE_TABLES =
      TABLES
          + """
          , loose AS (
            SELECT c.oid, n.nspname AS space, c.relname AS name, c.relkind, c.reltype, c.reloptions
            FROM pg_class c JOIN wanted n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('v', 'm', 'S', 'c', 'f') AND NOT EXISTS (SELECT FROM pg_depend d
              WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
                AND d.deptype IN ('e', 'a', 'i') AND d.refclassid <> 'pg_type'::regclass)),
          routines AS (
            SELECT p.oid, n.nspname AS space, p.proname AS name, p.prokind,
              p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' AS signature
            FROM pg_proc p JOIN wanted n ON n.oid = p.pronamespace
            WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass
              AND d.objid = p.oid AND d.deptype = 'e')),
          stood_on AS (
            SELECT 'pg_class'::regclass AS class, oid, space, name FROM loose
            WHERE relkind IN ('v', 'm')
            UNION ALL SELECT 'pg_type'::regclass, reltype, space, name FROM loose
            WHERE relkind IN ('v', 'm')
            UNION ALL SELECT 'pg_proc'::regclass, oid, space, name FROM routines),
          standing AS (
            SELECT 'pg_rewrite'::regclass AS class, r.oid, l.space, l.name, l.name AS known_as,
              CASE l.relkind WHEN 'm' THEN 'MATERIALIZED_VIEW' ELSE 'VIEW' END AS kind
            FROM pg_rewrite r JOIN loose l ON l.oid = r.ev_class WHERE l.relkind IN ('v', 'm')
            UNION ALL SELECT 'pg_proc'::regclass, oid, space, name, signature, 'FUNCTION'
            FROM routines)
          SELECT CASE l.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED_VIEW'
              WHEN 'S' THEN 'SEQUENCE' WHEN 'c' THEN 'TYPE' ELSE 'FOREIGN_TABLE' END,
            l.space, l.name, l.name, ARRAY[]::text[],
            CASE WHEN l.relkind NOT IN ('v', 'm') THEN '' ELSE
              coalesce('WITH (' || array_to_string(l.reloptions, ', ') || ') AS\n', '')
                || pg_get_viewdef(l.oid)
                || coalesce((SELECT string_agg('\n' || pg_get_indexdef(x.indexrelid) || ';', ''
                    ORDER BY x.indexrelid::regclass::text)
                  FROM pg_index x WHERE x.indrelid = l.oid), '') END
          FROM loose l
          UNION ALL
          SELECT CASE v.relkind WHEN 'm' THEN 'MATERIALIZED_VIEW' WHEN 'v' THEN 'VIEW'
              ELSE 'RULE' END,
            t.space, t.name, CASE WHEN v.relkind IN ('v', 'm') THEN v.relname ELSE r.rulename END,
            array_remove(array_agg(DISTINCT a.attname::text), NULL), ''
          FROM pg_rewrite r JOIN pg_class v ON v.oid = r.ev_class
          JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
            AND d.refclassid = 'pg_class'::regclass
          JOIN own t ON t.oid = d.refobjid
          LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
            AND d.refobjsubid > 0
          GROUP BY 1, 2, 3, 4
          UNION ALL
          SELECT 'FUNCTION', f.space, f.name, f.signature, ARRAY[]::text[],
            CASE f.prokind WHEN 'a' THEN '' ELSE pg_get_functiondef(f.oid) END
          FROM routines f
          UNION ALL
          SELECT DISTINCT s.kind, o.space, o.name, s.known_as, ARRAY[]::text[], ''
          FROM stood_on o
          JOIN pg_depend d ON d.refclassid = o.class AND d.refobjid = o.oid AND d.deptype = 'n'
          JOIN standing s ON s.class = d.classid AND s.oid = d.objid
          WHERE (s.space, s.name) <> (o.space, o.name)
          UNION ALL
          SELECT DISTINCT 'OTHER_SCHEMA', '', n.nspname, n.nspname, ARRAY[]::text[], ''
          FROM pg_namespace n JOIN pg_class c ON c.relnamespace = n.oid
            AND c.relkind IN ('r', 'p', 'v')
          WHERE n.nspname NOT IN (SELECT nspname FROM wanted) AND n.nspname NOT LIKE 'pg\\_%'
            AND n.nspname <> 'information_schema'
          ORDER BY 1, 2, 3, 4
          """;

  private final BiFunction<String, String, TableName> names;
  private final List<Extra> found = new ArrayList<>();

  /// @param names makes a table's name of its schema and its own
  PostgresExtras(BiFunction<String, String, TableName> names) {
    this.names = names;
  }

  void read(ResultSet row) throws SQLException {
    String table = row.getString(3);
    if (CatalogReader.isBookkeeping(table)) {
      return;
    }
    Extra.Kind kind = Extra.Kind.valueOf(row.getString(1));
    found.add(
        new Extra(
            kind,
            kind == Extra.Kind.OTHER_SCHEMA
                ? TableName.of(table)
                : names.apply(row.getString(2), table),
            row.getString(4),
            strings(row.getArray(5)),
            row.getString(6)));
  }

  private static List<String> strings(Array array) throws SQLException {
    return Arrays.stream((Object[]) array.getArray()).map(Objects::toString).toList();
  }

  List<Extra> found() {
    return found;
  }
}
