// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.paint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameWrapTest {
  /// Every letter is one wide.
  private static NameWrap wrap(String name, int mostLines, double room) {
    return NameWrap.wrap(name, mostLines, room, String::length);
  }

  @Test
  void aNameThatFitsIsOneLine() {
    assertThat(wrap("Customer", 2, 8)).isEqualTo(new NameWrap(java.util.List.of("Customer"), true));
  }

  @Test
  void humpsAndUnderscoresBreakFirst() {
    assertThat(wrap("ViewerGroupAccess", 3, 11).lines()).containsExactly("ViewerGroup", "Access");
    assertThat(wrap("order_item", 2, 7).lines()).containsExactly("order_", "item");
  }

  @Test
  void aWordWiderThanTheCardIsHyphenated() {
    NameWrap name = wrap("WorkflowStep", 3, 6);

    assertThat(name.lines()).containsExactly("Workf-", "low", "Step");
    assertThat(name.whole()).isTrue();
  }

  @Test
  void aBrokenWordHasItsLinesForItself() {
    assertThat(wrap("WorkflowStep", 3, 8).lines()).containsExactly("Workflow", "Step");
    assertThat(wrap("WorkflowStep", 3, 7).lines()).containsExactly("Workf-", "low", "Step");
  }

  @Test
  void withoutABreakInAWordItFitsOrNot() {
    assertThat(NameWrap.unbroken("WorkflowStep", 2, 8, String::length))
        .contains(new NameWrap(java.util.List.of("Workflow", "Step"), true));
    assertThat(NameWrap.unbroken("WorkflowStep", 2, 7, String::length)).isEmpty();
    assertThat(NameWrap.unbroken("WorkflowStep", 1, 8, String::length)).isEmpty();
  }

  @Test
  void noPieceIsShorterThanThreeLetters() {
    assertThat(wrap("Permission", 3, 9).lines()).containsExactly("Permiss-", "ion");
  }

  @Test
  void whatDoesNotFitIsLeftOutVisibly() {
    NameWrap name = wrap("ConversationParticipant", 2, 7);

    assertThat(name.lines()).containsExactly("Conver…", "Partic…");
    assertThat(name.whole()).isFalse();
  }

  @Test
  void aCardTooLowForALineShowsNothing() {
    assertThat(wrap("Customer", 0, 8).lines()).isEmpty();
  }
}
