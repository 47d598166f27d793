// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.mybatis.dynamic.sql.BindableColumn;
import org.mybatis.dynamic.sql.render.RenderingStrategy;

/// Marks where a value is bound by two characters that no name may contain ([ModelTable] sees to
/// it). MyBatis's own `#{…}` and `${…}` would be read in names as well: a table may be called
/// `${x}`.
final class Placeholders extends RenderingStrategy {
  static final Pattern MARKER = Pattern.compile("\uE000([^\uE001]*)\uE001");
  static final Placeholders PLAIN = new Placeholders(UnaryOperator.identity());

  private final UnaryOperator<String> shape;

  private Placeholders(UnaryOperator<String> shape) {
    this.shape = shape;
  }

  /// Placeholders with something round them, such as a cast.
  static Placeholders shaped(UnaryOperator<String> shape) {
    return new Placeholders(shape);
  }

  Placeholders then(UnaryOperator<String> outer) {
    return new Placeholders(text -> outer.apply(shape.apply(text)));
  }

  /// What stands for a value, with this shape round it.
  String around(String placeholder) {
    return shape.apply(placeholder);
  }

  static boolean isMarked(String name) {
    return name.indexOf('\uE000') >= 0 || name.indexOf('\uE001') >= 0;
  }

  @Override
  public String getFormattedJdbcPlaceholder(
      BindableColumn<?> column, String prefix, String parameterName) {
    return getFormattedJdbcPlaceholder(prefix, parameterName);
  }

  @Override
  public String getFormattedJdbcPlaceholder(String prefix, String parameterName) {
    return shape.apply("\uE000" + parameterName + "\uE001");
  }

  @Override
  public String getRecordBasedInsertBinding(BindableColumn<?> column, String parameterName) {
    return getFormattedJdbcPlaceholder("", parameterName);
  }
}
