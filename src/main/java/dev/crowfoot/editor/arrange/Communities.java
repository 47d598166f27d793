// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.arrange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Groups tables that belong together: joins along links, those between tables with few links
/// first, so that a hub such as `User` does not swallow everything, and never beyond a size that
/// can still be laid out well.
final class Communities {
  /// Up to this many connected tables stay one community.
  static final int WHOLE = 28;

  private static final int MOST = 16;

  /// A table left over joins its neighbours' community up to this size.
  private static final int STRETCHED = 22;

  private final Map<String, String> leader = new HashMap<>();
  private final Map<String, Integer> size = new HashMap<>();

  private Communities(Graph graph) {
    graph
        .nodes()
        .forEach(
            n -> {
              leader.put(n.name(), n.name());
              size.put(n.name(), 1);
            });
  }

  /// @param graph every node of which has a link
  /// @param whole up to this many connected tables stay one community
  static List<List<String>> of(Graph graph, int whole) {
    Communities components = new Communities(graph);
    graph.links().forEach(l -> components.join(l.parent(), l.child(), Integer.MAX_VALUE));
    List<List<String>> result = new ArrayList<>();
    for (List<String> component : components.groups(graph)) {
      if (component.size() <= whole) {
        result.add(component);
      } else {
        result.addAll(split(graph.among(component)));
      }
    }
    return result;
  }

  private static List<List<String>> split(Graph component) {
    Communities groups = new Communities(component);
    Map<String, Integer> degrees = component.degrees();
    List<Graph.Link> weakestLast =
        component.links().stream()
            .sorted(
                Comparator.comparingInt(
                    (Graph.Link l) ->
                        degrees.getOrDefault(l.parent(), 0) * degrees.getOrDefault(l.child(), 0)))
            .toList();
    weakestLast.forEach(l -> groups.join(l.parent(), l.child(), MOST));
    for (Graph.Link link : weakestLast) {
      if (groups.sizeOf(link.parent()) < 4 || groups.sizeOf(link.child()) < 4) {
        groups.join(link.parent(), link.child(), STRETCHED);
      }
    }
    return groups.groups(component);
  }

  private void join(String a, String b, int most) {
    String first = leaderOf(a);
    String second = leaderOf(b);
    int together = size.getOrDefault(first, 1) + size.getOrDefault(second, 1);
    if (!first.equals(second) && together <= most) {
      leader.put(second, first);
      size.put(first, together);
    }
  }

  private int sizeOf(String name) {
    return size.getOrDefault(leaderOf(name), 1);
  }

  private String leaderOf(String name) {
    String at = name;
    String above = leader.getOrDefault(at, at);
    while (!above.equals(at)) {
      String next = leader.getOrDefault(above, above);
      leader.put(at, next);
      at = above;
      above = next;
    }
    return at;
  }

  /// The groups in the order of their first tables.
  private List<List<String>> groups(Graph graph) {
    Map<String, List<String>> result = new LinkedHashMap<>();
    for (Graph.Node node : graph.nodes()) {
      result.computeIfAbsent(leaderOf(node.name()), _ -> new ArrayList<>()).add(node.name());
    }
    return List.copyOf(result.values());
  }
}
