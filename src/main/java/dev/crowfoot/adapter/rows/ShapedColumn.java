// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.mybatis.dynamic.sql.BasicColumn;
import org.mybatis.dynamic.sql.BindableColumn;
import org.mybatis.dynamic.sql.render.RenderingContext;
import org.mybatis.dynamic.sql.render.RenderingStrategy;
import org.mybatis.dynamic.sql.util.FragmentAndParameters;

/// A column with something round it, and round the values it is compared with: `LOWER("name")` and
/// `LOWER(?)`.
///
/// @param bound what JDBC gets for a compared value
record ShapedColumn(
    BasicColumn column,
    UnaryOperator<String> shape,
    Placeholders placeholders,
    UnaryOperator<Object> bound)
    implements BindableColumn<Object> {
  @Override
  public Optional<String> alias() {
    return Optional.empty();
  }

  @Override
  public ShapedColumn as(String alias) {
    throw new UnsupportedOperationException("a compared column has no alias");
  }

  @Override
  public FragmentAndParameters render(RenderingContext context) {
    return column.render(context).mapFragment(shape);
  }

  @Override
  public Optional<RenderingStrategy> renderingStrategy() {
    return Optional.of(placeholders);
  }

  @Override
  public Object convertParameterType(Object value) {
    return bound.apply(value);
  }
}
