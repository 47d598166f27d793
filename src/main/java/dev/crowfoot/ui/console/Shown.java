// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.console;

import dev.crowfoot.adapter.sql.Outcome;
import dev.crowfoot.sql.PlanNode;
import dev.crowfoot.sql.SqlStatement;
import java.util.List;

/// What a tab below the text shows.
sealed interface Shown {
  /// What the tab is called.
  String title();

  /// A line for each statement that ran.
  record Messages(List<Outcome> outcomes) implements Shown {
    public Messages {
      outcomes = List.copyOf(outcomes);
    }

    @Override
    public String title() {
      return "Messages";
    }
  }

  /// The rows that a statement gave.
  ///
  /// @param number counts the results of a run from 1
  record Result(int number, Outcome.Rows rows) implements Shown {
    @Override
    public String title() {
      return "Result " + number;
    }
  }

  /// How the database goes about a statement.
  ///
  /// @param measured whether it was run
  record Plan(SqlStatement statement, List<PlanNode> roots, boolean measured) implements Shown {
    public Plan {
      roots = List.copyOf(roots);
    }

    @Override
    public String title() {
      return measured ? "Measured plan" : "Plan";
    }
  }
}
