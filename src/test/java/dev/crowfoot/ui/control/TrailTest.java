// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrailTest {
  private final Trail<String> trail = new Trail<>();

  @Test
  void backAndForwardGoTheSameWay() {
    trail.leave(spot(1));
    trail.leave(spot(2));
    assertThat(trail.back(spot(3))).contains(spot(2));
    assertThat(trail.back(spot(2))).contains(spot(1));
    assertThat(trail.back(spot(1))).isEmpty();
    assertThat(trail.forward(spot(1))).contains(spot(2));
    assertThat(trail.forward(spot(2))).contains(spot(3));
    assertThat(trail.forward(spot(3))).isEmpty();
  }

  @Test
  void aNewJumpForgetsWhatWasAhead() {
    trail.leave(spot(1));
    trail.back(spot(2));
    trail.leave(spot(1));
    assertThat(trail.forward(spot(9))).isEmpty();
    assertThat(trail.back(spot(9))).contains(spot(1));
  }

  private static String spot(int offset) {
    return "spot " + offset;
  }
}
