// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SheetTextTest {
  private static Optional<String> of(String text) {
    return Optional.of(text);
  }

  @Test
  void tabsQuotesAndLineBreaksAreReadAsSpreadsheetsWriteThem() {
    assertThat(SheetText.read("a\tb\r\n\"x\ny\"\t\"say \"\"hi\"\"\"\r\n"))
        .containsExactly(List.of(of("a"), of("b")), List.of(of("x\ny"), of("say \"hi\"")));
  }

  @Test
  void aQuoteThatIsNotClosedIsAQuote() {
    assertThat(SheetText.read("5\" pipe\tb")).containsExactly(List.of(of("5\" pipe"), of("b")));
    assertThat(SheetText.read("\"half\tb")).containsExactly(List.of(of("\"half"), of("b")));
  }

  @Test
  void nothingIsNullAndAPairOfQuotesTheEmptyText() {
    assertThat(SheetText.read("\t\"\"\tx"))
        .containsExactly(List.of(Optional.empty(), of(""), of("x")));
  }

  @Test
  void commasSeparateOnlyWhereAllLinesHaveAsMany() {
    assertThat(SheetText.read("a,b\n1,\"2,3\""))
        .containsExactly(List.of(of("a"), of("b")), List.of(of("1"), of("2,3")));
    assertThat(SheetText.read("Hello, world")).containsExactly(List.of(of("Hello, world")));
    assertThat(SheetText.read("one, two\nthree"))
        .containsExactly(List.of(of("one, two")), List.of(of("three")));
  }

  @Property
  void whatIsWrittenIsReadAgain(
      @ForAll @Size(min = 1, max = 4)
          List<@Size(value = 2) List<@StringLength(max = 4) String>> cells) {
    List<List<Optional<String>>> lines =
        cells.stream().map(line -> line.stream().map(SheetTextTest::of).toList()).toList();
    assertThat(SheetText.read(SheetText.write(lines))).isEqualTo(lines);
  }
}
