// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ColourTest {
  @Test
  void isReadAsStyleSheetsWriteIt() {
    assertThat(Colour.of("#0969da")).isEqualTo(new Colour(0xff0969da));
    assertThat(Colour.of("#0969DA14")).isEqualTo(new Colour(0x140969da));
    assertThatThrownBy(() -> Colour.of("blue")).hasMessageContaining("`blue`");
  }

  @Test
  void saysItsPartsAndIsWrittenBack() {
    Colour colour = Colour.of("#0969da33");
    assertThat(colour.red()).isEqualTo(9);
    assertThat(colour.green()).isEqualTo(0x69);
    assertThat(colour.blue()).isEqualTo(0xda);
    assertThat(colour.opacity()).isEqualTo(0.2);
    assertThat(colour.css()).isEqualTo("#0969da");
  }

  @Test
  void isMixedByItsShare() {
    Colour white = Colour.of("#ffffff");
    Colour black = Colour.of("#000000");
    assertThat(black.mixedInto(white, 0)).isEqualTo(white);
    assertThat(black.mixedInto(white, 1)).isEqualTo(black);
    assertThat(black.mixedInto(white, 0.2)).isEqualTo(Colour.of("#cccccc"));
  }
}
