// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.arrange;

import dev.crowfoot.editor.scene.Card;
import dev.crowfoot.editor.scene.CardRow;
import dev.crowfoot.editor.scene.DiagramScene;
import dev.crowfoot.editor.scene.Edge;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an arrangement needs to know of a scene: sizes, and who refers to whom at which height.
///
/// @param links without self relations
/// @param uses which tables have fields of which enums
record Graph(List<Node> nodes, List<Link> links, List<Use> uses) {
  Graph {
    nodes = List.copyOf(nodes);
    links = List.copyOf(links);
    uses = List.copyOf(uses);
  }

  record Use(String table, String type) {}

  record Node(String name, double width, double height, boolean isEnum) {}

  /// @param parentHeight where it ends, from the card's top
  record Link(String parent, double parentHeight, String child, double childHeight) {
    boolean touches(String name) {
      return parent.equals(name) || child.equals(name);
    }
  }

  static Graph of(DiagramScene scene) {
    List<Node> nodes = new ArrayList<>();
    Map<String, Card> cards = new LinkedHashMap<>();
    for (Card card : scene.cards()) {
      boolean isEnum = card.kind() == Card.Kind.ENUM;
      nodes.add(new Node(card.name(), card.box().width(), card.box().height(), isEnum));
      cards.put(card.name(), card);
    }
    List<Link> links = new ArrayList<>();
    for (Edge edge : scene.edges()) {
      Card parent = cards.get(edge.to().card());
      Card child = cards.get(edge.from().card());
      if (parent != null && child != null && !parent.name().equals(child.name())) {
        links.add(
            new Link(
                parent.name(),
                edge.end().y() - parent.box().y(),
                child.name(),
                edge.start().y() - child.box().y()));
      }
    }
    return new Graph(nodes, links, uses(cards));
  }

  private static List<Use> uses(Map<String, Card> cards) {
    List<Use> uses = new ArrayList<>();
    for (Card card : cards.values()) {
      for (CardRow row : card.rows()) {
        String type = row.type().replaceAll("[?\\[\\]]+$", "");
        Card used = row.tone() == CardRow.TypeTone.ENUM ? cards.get(type) : null;
        if (used != null && used.kind() == Card.Kind.ENUM) {
          uses.add(new Use(card.name(), type));
        }
      }
    }
    return uses;
  }

  /// The part of it that these nodes and the links among them make.
  Graph among(Collection<String> names) {
    java.util.Set<String> wanted = java.util.Set.copyOf(names);
    return new Graph(
        nodes.stream().filter(n -> wanted.contains(n.name)).toList(),
        links.stream().filter(l -> wanted.contains(l.parent) && wanted.contains(l.child)).toList(),
        uses.stream().filter(u -> wanted.contains(u.table) && wanted.contains(u.type)).toList());
  }

  Optional<Node> node(String name) {
    return nodes.stream().filter(n -> n.name.equals(name)).findFirst();
  }

  /// How many links each node has.
  Map<String, Integer> degrees() {
    Map<String, Integer> result = new HashMap<>();
    for (Link link : links) {
      result.merge(link.parent, 1, Integer::sum);
      result.merge(link.child, 1, Integer::sum);
    }
    return result;
  }
}
