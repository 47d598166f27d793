// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.ui.Workspaces;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchViewModelTest {
  private final SearchViewModel search =
      new SearchViewModel(
          Workspaces.of(
                  """
                  model OrderItem {
                    id Int @id
                  }

                  model Item {
                    id    Int @id
                    email String
                  }

                  enum State {
                    NEW
                  }
                  """)
              .drawnProperty()
              .get(),
          List.of(new Hit.OfCommand("Review changes", "Ctrl+Shift+M", () -> {})));

  private List<String> found(String query) {
    search.queryProperty().set(query);
    return search.hits().stream().map(Hit::title).toList();
  }

  @Test
  void withoutAQueryItListsCardsAndCommands() {
    assertThat(found("")).containsExactly("OrderItem", "Item", "State", "Review changes");
  }

  @Test
  void theWholeNameComesBeforeAWordOfALongerOne() {
    assertThat(found("item")).startsWith("Item", "Item.id", "Item.email", "OrderItem");
  }

  @Test
  void aColumnIsFoundBehindADot() {
    assertThat(found("item.em")).containsExactly("Item.email");
  }

  @Test
  void lettersInOrderAreEnough() {
    assertThat(found("oitm")).startsWith("OrderItem");
  }

  @Test
  void anAngleBracketAsksForCommands() {
    assertThat(found("> rev")).containsExactly("Review changes");
    assertThat(found("> item")).isEmpty();
  }
}
