// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DotEnvTest {
  @Test
  void readsTheUsualForms() {
    DotEnv env =
        new DotEnv(
            """
            # comment
            A=plain # why
            export B="with \\"quotes\\" and # no comment"
              C = 'single'
            EMPTY=
            A_URL=postgresql://u:p@h:5432/db?schema=x
            not a line
            """);
    assertThat(env.values())
        .containsEntry("A", "plain")
        .containsEntry("B", "with \"quotes\" and # no comment")
        .containsEntry("C", "single")
        .containsEntry("EMPTY", "")
        .containsEntry("A_URL", "postgresql://u:p@h:5432/db?schema=x")
        .hasSize(5);
  }

  @Test
  void settingAValueChangesOnlyItsLine() {
    DotEnv env = new DotEnv("# mine\nA=1 # keep\nB=2\n");
    assertThat(env.with("A", "x y").text()).isEqualTo("# mine\nA=\"x y\" # keep\nB=2\n");
    assertThat(env.with("C", "3").text()).isEqualTo("# mine\nA=1 # keep\nB=2\nC=\"3\"\n");
    assertThat(new DotEnv("A=1").with("B", "2").text()).isEqualTo("A=1\nB=\"2\"\n");
  }

  @Test
  void whatIsSetIsReadBack() {
    String value = "file:C:\\data\\\"my\" db#1.db";
    assertThat(new DotEnv("").with("URL", value).value("URL")).contains(value);
  }
}
