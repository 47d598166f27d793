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

  @Test
  void signsAskForColumnsAndForPlaces() {
    assertThat(found("@ id")).containsExactly("OrderItem.id", "Item.id");
    assertThat(found("#")).isEmpty();
    SearchViewModel withPlaces =
        new SearchViewModel(
            Workspaces.of("model Item {\n  id Int @id\n}\n").drawnProperty().get(),
            List.of(new Hit.OfView("Login", "View", "Login"), new Hit.OfArea("Sales", "Area")),
            List.of(),
            SearchViewModel.Scope.EVERYTHING);
    withPlaces.queryProperty().set("#sal");
    assertThat(withPlaces.hits()).extracting(Hit::title).containsExactly("Sales");
  }

  @Test
  void aTableCanBeNarrowedToItsColumns() {
    found("item");
    assertThat(search.narrowTo(search.hits().getFirst())).isTrue();
    assertThat(search.hits()).extracting(Hit::title).contains("Item.id", "Item.email");
    assertThat(search.narrowTo(search.hits().getFirst())).isFalse();
  }
}
