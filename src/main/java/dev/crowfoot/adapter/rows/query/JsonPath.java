// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A path in JSON as SQLite writes it: `$.name."odd name"[0]`.
final class JsonPath {
  private static final Pattern STEP =
      Pattern.compile("\\.\"((?:[^\"\\\\]|\\\\.)*)\"|\\.([^.\\[\"]+)|\\[(\\d+)]");

  private JsonPath() {}

  static Optional<List<String>> parse(String path) {
    if (!path.startsWith("$")) {
      return Optional.empty();
    }
    List<String> steps = new ArrayList<>();
    Matcher step = STEP.matcher(path).region(1, path.length());
    int end = 1;
    while (end < path.length() && step.lookingAt()) {
      for (int group = 1; group <= 3; group++) {
        if (step.group(group) != null) {
          steps.add(step.group(group).replaceAll("\\\\(.)", "$1"));
        }
      }
      end = step.end();
      step.region(end, path.length());
    }
    return end == path.length() ? Optional.of(steps) : Optional.empty();
  }
}
