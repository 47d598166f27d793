// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class UrlTextTest {
  @Test
  void thePasswordIsTakenOutAndNothingElse() {
    UrlText url =
        UrlText.of("postgresql://ada:s%40cret@db.example.com:5433/shop?sslmode=require&schema=a");
    assertThat(url.open())
        .isEqualTo("postgresql://ada@db.example.com:5433/shop?sslmode=require&schema=a");
    assertThat(url.password()).contains("s@cret");
  }

  @Test
  void passwordsAmongTheSettingsAreTakenOutToo() {
    UrlText url = UrlText.of("jdbc:postgresql://h/shop?user=ada&password=x&sslpassword=y");
    assertThat(url.open()).isEqualTo("jdbc:postgresql://h/shop?user=ada");
    assertThat(url.password()).contains("x");
    assertThat(url.hasKeyPassword()).isTrue();
  }

  @Test
  void aUrlWithoutOneStaysAsItIs() {
    for (String text :
        new String[] {"file:./dev.db", "postgresql://ada@h/shop", "env(\"X\")", ""}) {
      assertThat(UrlText.of(text)).isEqualTo(new UrlText(text, Optional.empty(), false));
    }
  }

  @Property
  void whateverThePasswordItComesBackAndIsNotInTheRest(@ForAll String password) {
    String text = UrlText.of("postgresql://ada@h/shop?schema=b").with(password);
    DatabaseUrl.PostgresServer server =
        (DatabaseUrl.PostgresServer) DatabaseUrl.parse(text, Path.of(""));
    if (password.codePoints().allMatch(Character::isValidCodePoint) && isText(password)) {
      assertThat(server.password()).contains(password);
      assertThat(UrlText.of(text).password())
          .isEqualTo(Optional.of(password).filter(p -> !p.isEmpty()));
    }
    assertThat(UrlText.of(text).open()).isEqualTo("postgresql://ada@h/shop?schema=b");
  }

  /// Half a surrogate pair is no text that any encoding could keep.
  private static boolean isText(String password) {
    return password.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
  }
}
