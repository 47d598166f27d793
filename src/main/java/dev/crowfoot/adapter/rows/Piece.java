// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mybatis.dynamic.sql.AbstractNoValueCondition;
import org.mybatis.dynamic.sql.BindableColumn;
import org.mybatis.dynamic.sql.SqlCriterion;
import org.mybatis.dynamic.sql.render.RenderedParameterInfo;
import org.mybatis.dynamic.sql.render.RenderingContext;
import org.mybatis.dynamic.sql.util.FragmentAndParameters;

/// SQL with bound values anywhere in it, for conditions that MyBatis Dynamic SQL has no words for.
///
/// ```java
/// new Piece().sql(column).sql(" LIKE ").value(pattern).holds()
/// ```
final class Piece implements BindableColumn<Object> {
  private final List<Part> parts = new ArrayList<>();
  private Optional<String> alias = Optional.empty();

  private sealed interface Part {
    record Text(String sql) implements Part {}

    record Value(Object bound, Placeholders placeholders) implements Part {}
  }

  /// @param text names are quoted already
  Piece sql(String text) {
    parts.add(new Part.Text(text));
    return this;
  }

  Piece value(Object bound) {
    return value(bound, Placeholders.PLAIN);
  }

  Piece value(Object bound, Placeholders placeholders) {
    parts.add(new Part.Value(bound, placeholders));
    return this;
  }

  /// That it is true.
  SqlCriterion holds() {
    return Conditions.criterion(this, new Holds());
  }

  @Override
  public FragmentAndParameters render(RenderingContext context) {
    StringBuilder sql = new StringBuilder();
    Map<String, Object> values = new HashMap<>();
    for (Part part : parts) {
      switch (part) {
        case Part.Text(String text) -> sql.append(text);
        case Part.Value(Object bound, Placeholders placeholders) -> {
          RenderedParameterInfo info = context.calculateParameterInfo();
          sql.append(placeholders.around(info.renderedPlaceHolder()));
          values.put(info.parameterMapKey(), bound);
        }
      }
    }
    return FragmentAndParameters.withFragment(sql.toString()).withParameters(values).build();
  }

  @Override
  public Optional<String> alias() {
    return alias;
  }

  @Override
  public Piece as(String name) {
    alias = Optional.of(name);
    return this;
  }

  /// Adds nothing to a condition that is whole.
  private static final class Holds extends AbstractNoValueCondition<Object> {
    @Override
    public String operator() {
      return "";
    }
  }
}
