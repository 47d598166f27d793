// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BoxIndexTest {
  @Property(tries = 200)
  void findsEachBoxThatOverlapsOnce(@ForAll("boxes") List<Box> boxes, @ForAll("box") Box area) {
    assertThat(BoxIndex.of(boxes, b -> b).in(area))
        .containsExactlyInAnyOrderElementsOf(
            boxes.stream().filter(box -> box.overlaps(area)).toList());
  }

  @Provide
  Arbitrary<List<Box>> boxes() {
    return box().list().ofMaxSize(40);
  }

  @Provide
  Arbitrary<Box> box() {
    Arbitrary<Double> place = Arbitraries.integers().between(-3000, 3000).map(i -> i * 1.0);
    Arbitrary<Double> size = Arbitraries.integers().between(1, 2500).map(i -> i * 1.0);
    return Combinators.combine(place, place, size, size).as(Box::new);
  }
}
