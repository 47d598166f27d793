// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.rows.query.Filter;
import dev.crowfoot.adapter.rows.query.Filter.Comparison;
import dev.crowfoot.adapter.rows.query.Filter.Match;
import dev.crowfoot.adapter.rows.query.FindManyText;
import dev.crowfoot.adapter.rows.value.Json;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.FieldType.Scalar;
import dev.crowfoot.model.ScalarField;
import java.util.ArrayList;
import java.util.List;

/// One condition of the filter bar, with its value read and checked.
///
/// @param filter what it means
/// @param words what its chip says
record FilterRule(Filter filter, String words) {
  /// An operator that a field may have in the filter bar.
  enum Operator {
    EQUALS("=", true),
    NOT("≠", true),
    CONTAINS("contains", true),
    STARTS_WITH("starts with", true),
    ENDS_WITH("ends with", true),
    LESS("<", true),
    AT_MOST("≤", true),
    GREATER(">", true),
    AT_LEAST("≥", true),
    IS_NULL("is NULL", false),
    IS_NOT_NULL("is not NULL", false);

    private final String words;
    private final boolean takesValue;

    Operator(String words, boolean takesValue) {
      this.words = words;
      this.takesValue = takesValue;
    }

    boolean takesValue() {
      return takesValue;
    }

    /// Whether its value is a part of a text, and any text will do.
    boolean takesPart() {
      return this == CONTAINS || this == STARTS_WITH || this == ENDS_WITH;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /// What can be asked of a field, the most usual first.
  static List<Operator> operatorsOf(ScalarField field) {
    List<Operator> operators = new ArrayList<>();
    boolean text = field.type() == Scalar.STRING && !field.isList();
    if (text) {
      operators.addAll(List.of(Operator.CONTAINS, Operator.EQUALS, Operator.NOT));
      operators.addAll(List.of(Operator.STARTS_WITH, Operator.ENDS_WITH));
    } else if (!(field.type() instanceof FieldType.Unsupported)) {
      operators.addAll(List.of(Operator.EQUALS, Operator.NOT));
    }
    if (text || hasOrder(field)) {
      operators.addAll(
          List.of(Operator.LESS, Operator.AT_MOST, Operator.GREATER, Operator.AT_LEAST));
    }
    if (!field.isRequired()) {
      operators.addAll(List.of(Operator.IS_NULL, Operator.IS_NOT_NULL));
    }
    return operators;
  }

  private static boolean hasOrder(ScalarField field) {
    return !field.isList()
        && (field.type() == Scalar.INT
            || field.type() == Scalar.BIG_INT
            || field.type() == Scalar.FLOAT
            || field.type() == Scalar.DECIMAL
            || field.type() == Scalar.DATE_TIME);
  }

  /// Any condition, in the words of `where`.
  static FilterRule ofFilter(Filter filter) {
    return new FilterRule(filter, FindManyText.where(filter));
  }

  static FilterRule ofNull(ScalarField field, Operator operator) {
    return new FilterRule(
        new Filter.IsNull(field.name(), operator == Operator.IS_NOT_NULL),
        field.name() + " " + operator);
  }

  static FilterRule of(ScalarField field, Operator operator, Object value) {
    String name = field.name();
    Filter filter =
        switch (operator) {
          case EQUALS -> new Filter.Compare(name, Comparison.EQUALS, value, false);
          case NOT -> new Filter.Compare(name, Comparison.NOT, value, false);
          case LESS -> new Filter.Compare(name, Comparison.LESS, value, false);
          case AT_MOST -> new Filter.Compare(name, Comparison.AT_MOST, value, false);
          case GREATER -> new Filter.Compare(name, Comparison.GREATER, value, false);
          case AT_LEAST -> new Filter.Compare(name, Comparison.AT_LEAST, value, false);
          case CONTAINS -> text(name, Match.CONTAINS, value);
          case STARTS_WITH -> text(name, Match.STARTS_WITH, value);
          case ENDS_WITH -> text(name, Match.ENDS_WITH, value);
          case IS_NULL, IS_NOT_NULL -> new Filter.IsNull(name, operator == Operator.IS_NOT_NULL);
        };
    String shown = Json.display(value);
    return new FilterRule(filter, name + " " + operator + " " + (shown.isEmpty() ? "\"\"" : shown));
  }

  private static Filter text(String name, Match match, Object value) {
    return new Filter.TextMatch(name, match, value.toString(), false);
  }
}
