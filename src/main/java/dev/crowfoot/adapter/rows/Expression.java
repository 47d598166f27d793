// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import java.util.Optional;
import org.mybatis.dynamic.sql.BasicColumn;
import org.mybatis.dynamic.sql.SortSpecification;
import org.mybatis.dynamic.sql.render.RenderingContext;
import org.mybatis.dynamic.sql.util.FragmentAndParameters;

/// A finished piece of SQL without values, as a query's column or as a term of `ORDER BY`.
record Expression(String sql, Optional<String> alias) implements BasicColumn, SortSpecification {
  static Expression of(String sql) {
    return new Expression(sql, Optional.empty());
  }

  @Override
  public Expression as(String name) {
    return new Expression(sql, Optional.of(name));
  }

  @Override
  public FragmentAndParameters render(RenderingContext context) {
    return FragmentAndParameters.fromFragment(sql);
  }

  @Override
  public String orderByName() {
    return sql;
  }

  @Override
  public SortSpecification descending() {
    throw new UnsupportedOperationException("the direction is in the term");
  }

  @Override
  public boolean isDescending() {
    return false;
  }
}
