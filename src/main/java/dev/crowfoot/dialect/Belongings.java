// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import dev.crowfoot.catalog.Definition;
import dev.crowfoot.catalog.Extra.Kind;
import java.util.List;
import java.util.stream.Collectors;

/// What goes with a view or a function of PostgreSQL when it is dropped, and the one that comes in
/// its place must have again: owner, privileges, comments, and what stands on a view alone, such as
/// `INSTEAD OF` triggers. Each database has its own, so that the statements ask it.
public final class Belongings {
  private static final Dialect DIALECT = Dialect.postgresql();

  /// Place, statement.
  private static final String KEEP =
      """
      CREATE TEMPORARY TABLE crowfoot_kept ON COMMIT DROP AS
      WITH remade AS (
        SELECT 'pg_class'::regclass AS class, c.oid, c.oid::regclass::text AS name,
          CASE c.relkind WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'VIEW' END AS word, '' AS target,
          c.relowner AS owner, coalesce(c.relacl, acldefault('r', c.relowner)) AS privileges
        FROM pg_class c WHERE c.oid = ANY (ARRAY[«relations»]::regclass[])
        UNION ALL
        SELECT 'pg_proc'::regclass, p.oid, p.oid::regprocedure::text, 'ROUTINE', 'ROUTINE ',
          p.proowner, coalesce(p.proacl, acldefault('f', p.proowner))
        FROM pg_proc p WHERE «functions»),
      granted AS (
        SELECT r.*, x.privilege_type || coalesce(' (' || quote_ident(x.column) || ')', '') AS what,
          coalesce(quote_ident(g.rolname), 'PUBLIC') AS grantee,
          CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END AS option
        FROM remade r CROSS JOIN LATERAL (
          SELECT NULL::text AS column, p.* FROM aclexplode(r.privileges) p
          UNION ALL SELECT a.attname, p.* FROM pg_attribute a, aclexplode(a.attacl) p
          WHERE r.class = 'pg_class'::regclass AND a.attrelid = r.oid AND NOT a.attisdropped) x
        LEFT JOIN pg_roles g ON g.oid = x.grantee
        WHERE x.grantee <> r.owner)
      SELECT 1 AS place, format('REVOKE ALL ON %s%s FROM %s', r.target, r.name, d.grantee)
          AS statement
      FROM remade r CROSS JOIN (
        SELECT 'PUBLIC' AS grantee UNION
        SELECT quote_ident(g.rolname) FROM pg_default_acl a, aclexplode(a.defaclacl) x, pg_roles g
        WHERE g.oid = x.grantee AND g.rolname <> current_user) d
      UNION ALL
      SELECT 2, format('GRANT %s ON %s%s TO %s%s', what, target, name, grantee, option)
      FROM granted
      UNION ALL
      SELECT 3, format('COMMENT ON %s IS %L', CASE WHEN d.objsubid = 0 THEN r.word || ' ' || r.name
          ELSE format('COLUMN %s.%I', r.name, a.attname) END, d.description)
      FROM remade r JOIN pg_description d ON d.classoid = r.class AND d.objoid = r.oid
      LEFT JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum = d.objsubid AND d.objsubid > 0
      UNION ALL
      SELECT 3, format('ALTER VIEW %s ALTER COLUMN %I SET DEFAULT %s', r.name, a.attname,
        pg_get_expr(e.adbin, e.adrelid))
      FROM remade r JOIN pg_attrdef e ON e.adrelid = r.oid
      JOIN pg_attribute a ON a.attrelid = e.adrelid AND a.attnum = e.adnum
      UNION ALL
      SELECT 3, pg_get_triggerdef(t.oid) FROM remade r JOIN pg_trigger t ON t.tgrelid = r.oid
      WHERE NOT t.tgisinternal
      UNION ALL
      SELECT 3, pg_get_ruledef(w.oid) FROM remade r JOIN pg_rewrite w ON w.ev_class = r.oid
      WHERE w.rulename <> '_RETURN'
      UNION ALL
      SELECT 4, format('ALTER %s %s OWNER TO %I', r.word, r.name, o.rolname)
      FROM remade r JOIN pg_roles o ON o.oid = r.owner WHERE o.rolname <> current_user""";

  /// What was about a column that is no more is left.
  private static final String GIVE_BACK =
      """
      DO $crowfoot$
      DECLARE kept record;
      BEGIN
        FOR kept IN SELECT statement FROM pg_temp.crowfoot_kept ORDER BY place LOOP
          BEGIN
            EXECUTE kept.statement;
          EXCEPTION WHEN undefined_column THEN NULL;
          END;
        END LOOP;
        DROP TABLE pg_temp.crowfoot_kept;
      END
      $crowfoot$""";

  private Belongings() {}

  /// The statement that notes what belongs to views and functions that are about to go and to come
  /// again, for the rest of the transaction.
  ///
  /// @param remade of PostgreSQL; at least one
  public static String keep(List<Definition> remade) {
    String relations =
        remade.stream()
            .filter(d -> d.kind() != Kind.FUNCTION)
            .map(d -> DIALECT.text(DIALECT.quote(d.on())))
            .collect(Collectors.joining(", "));
    String functions =
        remade.stream()
            .filter(d -> d.kind() == Kind.FUNCTION)
            .map(Belongings::isThat)
            .collect(Collectors.joining(" OR "));
    return KEEP.replace("«relations»", relations)
        .replace("«functions»", functions.isEmpty() ? "false" : functions);
  }

  private static String isThat(Definition function) {
    return ("p.pronamespace = %s::regnamespace AND p.proname || '('"
            + " || pg_get_function_identity_arguments(p.oid) || ')' = %s")
        .formatted(
            function
                .on()
                .schema()
                .map(s -> DIALECT.text(DIALECT.quote(s)))
                .orElse("quote_ident(current_schema())"),
            DIALECT.text(function.name()));
  }

  /// The statement that gives what was noted to those that came in their place.
  public static String giveBack() {
    return GIVE_BACK;
  }
}
