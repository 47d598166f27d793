// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.problems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.diagnostic.Diagnostic;
import dev.crowfoot.ui.Workspaces;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import org.junit.jupiter.api.Test;

class ProblemsViewModelTest {
  private final WorkspaceViewModel workspace =
      Workspaces.of("model User {\n  id Int @id\n  role Roel\n}\n\nenum Role {\n  ADMIN\n}\n");
  private final ProblemsViewModel problems = new ProblemsViewModel(workspace);

  @Test
  void problemsFollowTheText() {
    assertThat(problems.problems()).hasSize(1);
    assertThat(problems.summary()).isEqualTo("1 problem");
    workspace.type("schema.prisma", "model User {\n  id Int @id\n}\n");
    assertThat(problems.problems()).isEmpty();
    assertThat(problems.summary()).isEqualTo("No problems");
    assertThat(problems.errorsProperty().get()).isZero();
  }

  @Test
  void aPlaceIsNamedByFileLineAndColumn() {
    Diagnostic problem = problems.problems().getFirst();
    assertThat(problems.describe(ProblemsViewModel.placeOf(problem)))
        .isEqualTo("schema.prisma:3:8");
  }

  @Test
  void aRemedyIsOneUndoStep() {
    workspace.type(
        "schema.prisma",
        """
        model User {
          id Int @id
        }

        model Post {
          id       Int  @id
          author   User @relation(fields: [authorId], references: [id])
          authorId Int
        }
        """);
    Diagnostic problem = problems.problems().getFirst();
    problems.apply(problem.fixes().getFirst());
    assertThat(problems.problems()).isEmpty();
    workspace.undo();
    assertThat(problems.problems()).containsExactly(problem);
  }

  @Test
  void nextGoesRound() {
    assertThat(problems.next()).isEqualTo(problems.next()).isPresent();
  }
}
