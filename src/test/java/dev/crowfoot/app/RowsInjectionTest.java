// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.rows.value.Json;
import dev.crowfoot.app.Rows.Operation;
import dev.crowfoot.model.Provider;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Law: whatever text reaches SQL, it is a name or a value and never SQL.
@ParameterizedClass
@EnumSource(
    value = Provider.class,
    names = {"SQLITE", "POSTGRESQL"})
class RowsInjectionTest {
  private static final List<String> ATTACKS =
      List.of(
          "x' OR '1'='1",
          "x\" OR \"1\"=\"1",
          "'; DROP TABLE \"User\"; --",
          "x\\' OR 1=1 --",
          "${email}",
          "#{email}",
          "?",
          ":email",
          "$1",
          "%",
          "_",
          "a\u0000b",
          "\uE000p1\uE001",
          "*/ OR 1=1 /*",
          "x','y'); DELETE FROM \"User\"; --",
          "{\"$gt\": \"\"}",
          "] , [0",
          "\\");

  @Parameter Provider provider = Provider.SQLITE;
  @TempDir Path folder = Path.of("");

  private BlogRows blog;

  @BeforeEach
  void open() {
    blog = new BlogRows(provider, folder);
    blog.fill();
    blog.run(
        Operation.UPDATE,
        "User",
        "{'where': {'id': 1}, 'data': {'settings': {'a': {'b': 1}, 't': 'text'}}}");
  }

  @AfterEach
  void close() {
    blog.close();
  }

  private static String quoted(String attack) {
    return Json.of(attack).toString();
  }

  private String run(Operation operation, String model, String arguments, String attack) {
    // single quotes of the attack stay what they are
    return blog.raw(operation, model, arguments.replace('\'', '"').replace("@", quoted(attack)));
  }

  /// What it finds, or nothing when it is refused in words of our own.
  private String foundOrRefused(Operation operation, String arguments, String attack) {
    try {
      return run(operation, "User", arguments, attack);
    } catch (Failure refused) {
      assertThat(refused.getMessage()).as(attack).doesNotContain("syntax");
      return "0";
    }
  }

  @Test
  void valuesMatchNothingButThemselves() {
    for (String attack : ATTACKS) {
      for (String filter :
          List.of(
              "{'email': @}",
              "{'email': {'in': [@, @]}}",
              "{'email': {'contains': @}}",
              "{'email': {'equals': @, 'mode': 'insensitive'}}",
              "{'posts': {'some': {'title': {'startsWith': @}}}}",
              "{'settings': {'equals': @}}",
              "{'settings': {'path': ['t'], 'string_contains': @}}",
              "{'settings': {'path': ['t'], 'array_contains': @}}",
              "{'settings': {'path': [@], 'equals': 1}}",
              "{'settings': {'path': ['a', @], 'not': 7}}")) {
        assertThat(foundOrRefused(Operation.COUNT, "{'where': " + filter + "}", attack))
            .as("%s in %s", attack, filter)
            .isEqualTo("0");
      }
    }
    unharmed();
  }

  @Test
  void valuesAreStoredAsTheyAre() {
    for (String attack : ATTACKS) {
      boolean cannot = attack.indexOf('\0') >= 0 && provider == Provider.POSTGRESQL;
      String create = "{'data': {'email': @, 'settings': {@: @}}, 'select': {'email': true}}";
      if (cannot) {
        assertThatThrownBy(() -> run(Operation.CREATE, "User", create, attack))
            .isInstanceOf(ArgumentFailure.class)
            .hasMessageContaining("U+0000");
      } else {
        assertThat(run(Operation.CREATE, "User", create, attack))
            .isEqualTo("{\"email\":" + quoted(attack) + "}");
        assertThat(run(Operation.COUNT, "User", "{'where': {'email': @}}", attack)).isEqualTo("1");
        assertThat(run(Operation.DELETE_MANY, "User", "{'where': {'email': @}}", attack))
            .isEqualTo("{\"count\":1}");
      }
    }
    unharmed();
  }

  @Test
  void namesThatDoNotExistAreRefusedBeforeAnythingIsSent() {
    for (String attack : ATTACKS) {
      for (String arguments :
          List.of(
              "{'where': {@: 1}}",
              "{'where': {'email': {@: 1}}}",
              "{'orderBy': {@: 'asc'}}",
              "{'orderBy': {'email': @}}",
              "{'orderBy': {'email': {'sort': 'asc', 'nulls': @}}}",
              "{'orderBy': {'posts': {@: 'asc'}}}",
              "{'select': {@: true}}",
              "{'include': {@: true}}",
              "{'omit': {@: true}}",
              "{'distinct': [@]}",
              "{'cursor': {@: 1}}",
              "{'take': @}",
              "{'where': {'name': {'_ref': @}}}",
              "{@: 1}")) {
        assertThatThrownBy(() -> run(Operation.FIND_MANY, "User", arguments, attack))
            .as("%s in %s", attack, arguments)
            .isInstanceOf(ArgumentFailure.class);
      }
      assertThatThrownBy(() -> run(Operation.GROUP_BY, "User", "{'by': [@]}", attack))
          .isInstanceOf(ArgumentFailure.class);
      assertThatThrownBy(() -> run(Operation.UPDATE_MANY, "User", "{'data': {@: 1}}", attack))
          .isInstanceOf(ArgumentFailure.class);
      assertThatThrownBy(() -> run(Operation.FIND_MANY, attack, "{}", attack))
          .isInstanceOf(ArgumentFailure.class);
    }
    unharmed();
  }

  private void unharmed() {
    assertThatCode(
            () -> {
              assertThat(blog.text(Operation.COUNT, "User", "{}")).isEqualTo("3");
              assertThat(blog.text(Operation.COUNT, "Post", "{}")).isEqualTo("6");
            })
        .doesNotThrowAnyException();
  }
}
