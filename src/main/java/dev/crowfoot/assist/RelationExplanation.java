// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.model.ReferentialAction;
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.Relation.ForeignKeyRelation;
import dev.crowfoot.model.Relation.ManyToMany;

/// Says in sentences what a relation means for the rows at its ends.
final class RelationExplanation {
  private RelationExplanation() {}

  static String of(Relation relation) {
    return switch (relation) {
      case ForeignKeyRelation key -> ends(key) + "\n\n" + onDelete(key);
      case ManyToMany many ->
          "Many-to-many: `"
              + many.a()
              + "` and `"
              + many.b()
              + "`, through the table `"
              + many.tableName()
              + "`.";
    };
  }

  private static String ends(ForeignKeyRelation relation) {
    return (relation.isOneToOne() ? "One-to-one: " : "One-to-many: ")
        + (relation.required() ? "each `" : "a `")
        + relation.child().model()
        + "` has "
        + (relation.required() ? "a `" : "one `")
        + relation.parent().model()
        + "`"
        + (relation.required() ? "" : " or none")
        + ", a `"
        + relation.parent().model()
        + "` has "
        + (relation.isOneToOne() ? "at most one `" : "any number of `")
        + relation.child().model()
        + "`. The key is in `"
        + String.join("`, `", relation.fields())
        + "`; the other end is `"
        + relation.parent()
        + "`.";
  }

  private static String onDelete(ForeignKeyRelation relation) {
    String parent = "When the `" + relation.parent().model() + "` is deleted";
    String child = "`" + relation.child().model() + "`";
    return switch (relation.onDelete()) {
          case CASCADE -> parent + ", every " + child + " that refers to it is deleted too";
          case RESTRICT -> parent + " while a " + child + " refers to it, that is refused";
          case NO_ACTION ->
              parent
                  + " while a "
                  + child
                  + " refers to it, the database decides, mostly against it";
          case SET_NULL ->
              parent + ", the key of every " + child + " that refers to it becomes null";
          case SET_DEFAULT ->
              parent + ", the key of every " + child + " that refers to it becomes its default";
        }
        + " (`"
        + relation.onDelete().word()
        + "`)"
        + (relation.onUpdate() == ReferentialAction.CASCADE
            ? "."
            : ". When its key changes: `" + relation.onUpdate().word() + "`.");
  }
}
