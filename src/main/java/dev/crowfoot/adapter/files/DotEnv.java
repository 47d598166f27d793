// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.files;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text of a `.env` file: `NAME=value` lines, optionally with `export`, quotes and `#`
/// comments.
///
/// Setting a value changes only its line, so that comments and order stay.
public record DotEnv(String text) {
  private static final Pattern LINE =
      Pattern.compile(
          "(?m)^[ \\t]*(?:export[ \\t]+)?(?<name>[A-Za-z_][A-Za-z0-9_]*)[ \\t]*=[ \\t]*"
              + "(?<value>\"(?:\\\\.|[^\"\\\\\\n])*\"|'[^'\\n]*'|[^\\n#]*?)[ \\t]*(?:#[^\\n]*)?\\r?$");

  /// Every variable with its value; a later line wins.
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    Matcher line = LINE.matcher(text);
    while (line.find()) {
      values.put(line.group("name"), unquote(line.group("value")));
    }
    return values;
  }

  public Optional<String> value(String name) {
    return Optional.ofNullable(values().get(name));
  }

  /// This file with one variable set, in its old place or at the end.
  ///
  /// @throws IllegalArgumentException when the value has a line break
  public DotEnv with(String name, String value) {
    if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
      throw new IllegalArgumentException("a value of .env is one line");
    }
    String quoted = '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    Matcher line = LINE.matcher(text);
    int start = -1;
    int end = -1;
    while (line.find()) {
      if (line.group("name").equals(name)) {
        start = line.start("value");
        end = line.end("value");
      }
    }
    if (start >= 0) {
      return new DotEnv(text.substring(0, start) + quoted + text.substring(end));
    }
    String separator = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
    return new DotEnv(text + separator + name + "=" + quoted + "\n");
  }

  private static String unquote(String value) {
    if (value.length() >= 2 && value.startsWith("\"")) {
      return value.substring(1, value.length() - 1).replaceAll("\\\\([\"\\\\])", "$1");
    }
    if (value.length() >= 2 && value.startsWith("'")) {
      return value.substring(1, value.length() - 1);
    }
    return value;
  }
}
