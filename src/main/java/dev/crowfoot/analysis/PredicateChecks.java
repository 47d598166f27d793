// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.FieldType.Scalar;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.syntax.Argument;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.Expression;
import dev.crowfoot.syntax.Name;
import java.util.List;
import java.util.Optional;

/// M141: the `where:` of a partial index must be readable SQL or conditions over the model's own
/// fields.
final class PredicateChecks {
  private final Findings findings;

  PredicateChecks(Findings findings) {
    this.findings = findings;
  }

  void check(ReadModel model, Attribute attribute) {
    Optional<Expression> where = attribute.value("where");
    if (where.isPresent()) {
      problem(model, where.get())
          .ifPresent(
              message ->
                  findings.add(Code.WRONG_PREDICATE, model.path(), where.get().span(), message));
    }
  }

  private static Optional<String> problem(ReadModel model, Expression where) {
    return switch (where) {
      case Expression.Call call when call.name().equals("raw") -> rawProblem(call);
      case Expression.Members object -> objectProblem(model, object);
      default ->
          Optional.of(
              "`where` takes `raw(\"…\")` with a condition in SQL, or an object such as"
                  + " `{ active: true }`.");
    };
  }

  private static Optional<String> rawProblem(Expression.Call call) {
    List<Argument> arguments = call.arguments();
    boolean hasText =
        arguments.size() == 1
            && arguments
                .getFirst()
                .value()
                .flatMap(Expression::stringValue)
                .filter(sql -> !sql.isEmpty())
                .isPresent();
    return hasText
        ? Optional.empty()
        : Optional.of("`raw` takes one condition in SQL, such as `raw(\"deleted_at IS NULL\")`.");
  }

  private static Optional<String> objectProblem(ReadModel model, Expression.Members object) {
    if (object.members().isEmpty()) {
      return Optional.of("`where` has no condition. Write one, such as `{ active: true }`.");
    }
    return object.members().stream()
        .flatMap(member -> memberProblem(model, member).stream())
        .findFirst();
  }

  private static Optional<String> memberProblem(ReadModel model, Argument member) {
    String name = member.name().map(Name::text).orElse("");
    Optional<ScalarField> field = model.scalarField(name);
    if (field.isEmpty()) {
      return model.unread().contains(name)
          ? Optional.empty()
          : Optional.of("There is no column `" + name + "` in `" + model.name() + "`.");
    }
    return member.value().flatMap(value -> valueProblem(field.get(), value));
  }

  private static Optional<String> valueProblem(ScalarField field, Expression value) {
    if (!(value instanceof Expression.Members operators)) {
      return fits(field, value) ? Optional.empty() : Optional.of(mismatch(field, value));
    }
    for (Argument operator : operators.members()) {
      Optional<Expression> operand = operator.value();
      if (!operator.isNamed("not")) {
        return Optional.of(
            "There is no operator `"
                + operator.name().map(Name::text).orElse("")
                + "` here. Only `not` can stand here.");
      }
      if (operand.isPresent() && !fits(field, operand.get())) {
        return Optional.of(mismatch(field, operand.get()));
      }
    }
    return Optional.empty();
  }

  private static String mismatch(ScalarField field, Expression value) {
    return "`"
        + value.text()
        + "` cannot be a value of `"
        + field.name()
        + "`, which is of type `"
        + field.type().word()
        + "`.";
  }

  private static boolean fits(ScalarField field, Expression value) {
    return switch (value) {
      case Expression.Path path ->
          switch (path.name()) {
            case "null" -> true;
            case "true", "false" -> field.type() == Scalar.BOOLEAN;
            default -> false;
          };
      case Expression.NumberLiteral _ ->
          field.type() == Scalar.INT
              || field.type() == Scalar.BIG_INT
              || field.type() == Scalar.FLOAT
              || field.type() == Scalar.DECIMAL;
      case Expression.StringLiteral _ ->
          field.type() == Scalar.STRING
              || field.type() == Scalar.DATE_TIME
              || field.type() instanceof FieldType.EnumReference;
      default -> false;
    };
  }
}
