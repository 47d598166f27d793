// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.migration;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Texts that Liquibase leaves alone.
class UnexpandedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT 'a${b}'                 | SELECT U&'a\\0024{b}'",
        "SELECT'a${b}'                  | SELECT U&'a\\0024{b}'",
        "SELECT 'it''s \\ ${b}', 'c\\'    | SELECT U&'it''s \\\\ \\0024{b}', 'c\\'",
        "SELECT x.\"a${b}\"\"c\"          | SELECT x.U&\"a\\0024{b}\"\"c\"",
        "SELECT E'a\\'${b}', 'c'         | SELECT E'a\\'\\u0024{b}', 'c'",
        "SELECT U&'\\0041${b}'           | SELECT U&'\\0041\\0024{b}'",
        "DO $$ BEGIN 'a${b}\\'; END $$   | DO U&' BEGIN ''a\\0024{b}\\\\''; END '",
        "DO $x$ 'a' $x$ /* ${b} */      | DO $x$ 'a' $x$ /* $ {b} */",
        "SELECT $1, a$$b                | SELECT $1, a$$b",
      })
  void postgresHasEscapes(String sql, String escaped) {
    assertThat(Unexpanded.escaped(sql.strip())).isEqualTo(escaped.strip());
  }

  @Test
  void peopleSeeWhatIsMeant() {
    String sql = "CREATE TABLE \"a${b}\" (\"c\" TEXT DEFAULT 'it''s \\ ${HOME}')";
    assertThat(Unexpanded.escaped(sql)).doesNotContain("${");
    assertThat(Unexpanded.shown(Unexpanded.escaped(sql))).isEqualTo(sql);
    assertThat(Unexpanded.shown("SELECT U&'\\0041'")).isEqualTo("SELECT U&'\\0041'");
  }

  @Property(tries = 300)
  void whatIsMaskedComesBack(
      @ForAll @Chars({'$', '{', '\\', '}'}) @StringLength(max = 12) String text) {
    assertThat(Unexpanded.masked(text)).doesNotContain("${");
    assertThat(Unexpanded.unmasked(Unexpanded.masked(text))).isEqualTo(text);
  }
}
