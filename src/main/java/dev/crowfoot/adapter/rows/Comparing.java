// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import java.util.function.Predicate;
import org.mybatis.dynamic.sql.AbstractSingleValueCondition;

/// A comparison by an operator that MyBatis Dynamic SQL has no word for.
final class Comparing<T> extends AbstractSingleValueCondition<T> {
  private final String operator;

  Comparing(String operator, T value) {
    super(value);
    this.operator = operator;
  }

  @Override
  public String operator() {
    return operator;
  }

  @Override
  public AbstractSingleValueCondition<T> filter(Predicate<? super T> predicate) {
    throw new UnsupportedOperationException("a comparison is never left out");
  }
}
