// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.arrange;

import dev.crowfoot.editor.geometry.Box;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.eclipse.elk.alg.layered.ElkLayered;
import org.eclipse.elk.alg.layered.graph.LEdge;
import org.eclipse.elk.alg.layered.graph.LGraph;
import org.eclipse.elk.alg.layered.graph.LGraphUtil;
import org.eclipse.elk.alg.layered.graph.LNode;
import org.eclipse.elk.alg.layered.graph.LPort;
import org.eclipse.elk.alg.layered.options.GraphProperties;
import org.eclipse.elk.alg.layered.options.InternalProperties;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.LayeringStrategy;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.WrappingStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.options.SizeConstraint;
import org.eclipse.elk.core.util.BasicProgressMonitor;

/// ELK's layered layout of one community: parents to the left of their children, key rows level
/// with the foreign keys that refer to them where that can be.
///
/// Layering that is free to choose gives long strips for chains and high towers for hubs, so a few
/// ways are tried, and the one that fills the wanted proportion best is taken.
final class Layered {
  private static final double BETWEEN_LAYERS = 88;
  private static final double BETWEEN_CARDS = 40;

  static {
    LayoutMetaDataService.initElkReflect(); // ELK copies the default values of its options
  }

  private final double aspect;
  private final BooleanSupplier cancelled;

  /// @param cancelled asked now and then whether to give up
  Layered(double aspect, BooleanSupplier cancelled) {
    this.aspect = aspect;
    this.cancelled = cancelled;
  }

  /// One way to lay out.
  private record Way(LayeringStrategy layering, WrappingStrategy wrapping) {}

  private static final List<Way> WAYS =
      List.of(
          new Way(LayeringStrategy.NETWORK_SIMPLEX, WrappingStrategy.OFF),
          new Way(LayeringStrategy.STRETCH_WIDTH, WrappingStrategy.OFF),
          new Way(LayeringStrategy.MIN_WIDTH, WrappingStrategy.OFF),
          new Way(LayeringStrategy.NETWORK_SIMPLEX, WrappingStrategy.MULTI_EDGE));

  /// Stretching is the slowest. Without it large diagrams come out as good: over many proportions
  /// of the window a hundredth smaller, with lines hardly longer.
  private static final List<Way> QUICK_WAYS =
      WAYS.stream().filter(way -> way.layering != LayeringStrategy.STRETCH_WIDTH).toList();

  /// The boxes of a connected graph's cards.
  ///
  /// @param thorough whether all ways are tried, also when the first is good, and each more often
  Map<String, Box> layout(Graph graph, boolean thorough) {
    Map<String, Box> best = Map.of();
    double least = Double.POSITIVE_INFINITY;
    for (Way way : thorough ? WAYS : QUICK_WAYS) {
      Map<String, Box> boxes = layout(graph, way, thorough);
      double cost = cost(graph, boxes);
      if (cost < least) {
        least = cost;
        best = boxes;
      }
      if (graph.nodes().size() <= 2 || (!thorough && isCompact(graph, best))) {
        break;
      }
    }
    return best;
  }

  /// The plain layering, however wide it becomes.
  Map<String, Box> leftToRight(Graph graph) {
    return layout(graph, WAYS.getFirst(), true);
  }

  /// Whether the layout needs little more room than its cards.
  private boolean isCompact(Graph graph, Map<String, Box> boxes) {
    double cards =
        graph.nodes().stream()
            .mapToDouble(n -> (n.width() + BETWEEN_LAYERS) * (n.height() + BETWEEN_CARDS))
            .sum();
    Box all = Box.around(boxes.values());
    double side = Math.max(all.width() / aspect, all.height());
    return side * side * aspect < 3 * cards;
  }

  /// The side of the window that would just show it all, made worse by long links.
  private double cost(Graph graph, Map<String, Box> boxes) {
    Box all = Box.around(boxes.values());
    double side = Math.max(all.width() / aspect, all.height());
    double length = 0;
    for (Graph.Link link : graph.links()) {
      Box parent = boxes.getOrDefault(link.parent(), Box.EMPTY);
      Box child = boxes.getOrDefault(link.child(), Box.EMPTY);
      length += Math.abs(parent.centreX() - child.centreX()) + Math.abs(parent.y() - child.y());
    }
    double mean = length / Math.max(1, graph.links().size());
    return side + 0.35 * mean;
  }

  private Map<String, Box> layout(Graph graph, Way way, boolean thorough) {
    LGraph lgraph = new LGraph();
    setOptions(lgraph, way, thorough);
    lgraph.getPadding().add(lgraph.getProperty(LayeredOptions.PADDING));
    Set<GraphProperties> traits = EnumSet.of(GraphProperties.NON_FREE_PORTS);
    lgraph.setProperty(InternalProperties.GRAPH_PROPERTIES, traits);
    Map<String, LNode> nodes = new LinkedHashMap<>();
    for (Graph.Node node : graph.nodes()) {
      LNode card = new LNode(lgraph);
      card.getSize().x = node.width();
      card.getSize().y = node.height();
      card.setProperty(LayeredOptions.NODE_SIZE_CONSTRAINTS, EnumSet.noneOf(SizeConstraint.class));
      card.setProperty(LayeredOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
      lgraph.getLayerlessNodes().add(card);
      nodes.put(node.name(), card);
    }
    Map<End, LPort> ports = new HashMap<>();
    for (Graph.Link link : graph.links()) {
      LEdge edge = new LEdge();
      edge.setSource(
          port(ports, nodes, new End(link.parent(), PortSide.EAST, link.parentHeight())));
      edge.setTarget(port(ports, nodes, new End(link.child(), PortSide.WEST, link.childHeight())));
    }
    if (ports.values().stream().anyMatch(port -> port.getDegree() > 1)) {
      traits.add(GraphProperties.HYPEREDGES);
    }
    new ElkLayered().doLayout(lgraph, new Cancellable());
    if (cancelled.getAsBoolean()) {
      throw new CancellationException("arranging was cancelled");
    }
    return boxes(nodes, lgraph);
  }

  private void setOptions(LGraph graph, Way way, boolean thorough) {
    graph.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
    graph.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    graph.setProperty(LayeredOptions.LAYERING_STRATEGY, way.layering);
    graph.setProperty(LayeredOptions.WRAPPING_STRATEGY, way.wrapping);
    graph.setProperty(
        LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
    graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_LAYERS);
    graph.setProperty(LayeredOptions.SPACING_NODE_NODE, BETWEEN_CARDS);
    graph.setProperty(LayeredOptions.SPACING_EDGE_NODE, 24.0);
    graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 8.0);
    graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 8.0);
    graph.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 24.0);
    graph.setProperty(LayeredOptions.ASPECT_RATIO, aspect);
    graph.setProperty(LayeredOptions.RANDOM_SEED, 1);
    if (!thorough) {
      graph.setProperty(LayeredOptions.THOROUGHNESS, 1);
    }
  }

  /// Where a card's links end.
  private record End(String card, PortSide side, double height) {}

  private static LPort port(Map<End, LPort> ports, Map<String, LNode> nodes, End end) {
    return ports.computeIfAbsent(
        end,
        _ -> {
          LNode node = nodes.get(end.card);
          if (node == null) {
            throw new IllegalStateException("no card " + end.card);
          }
          LPort port = new LPort();
          port.setSide(end.side);
          port.setNode(node);
          port.getPosition().x = end.side == PortSide.EAST ? node.getSize().x : 0;
          port.getPosition().y = end.height;
          LGraphUtil.initializePort(port, PortConstraints.FIXED_POS, Direction.RIGHT, null);
          return port;
        });
  }

  private static Map<String, Box> boxes(Map<String, LNode> nodes, LGraph graph) {
    double dx = graph.getOffset().x + graph.getPadding().left;
    double dy = graph.getOffset().y + graph.getPadding().top;
    Map<String, Box> result = new LinkedHashMap<>();
    nodes.forEach(
        (name, n) ->
            result.put(
                name,
                new Box(
                    n.getPosition().x + dx, n.getPosition().y + dy, n.getSize().x, n.getSize().y)));
    return result;
  }

  /// Ends ELK's work early.
  private final class Cancellable extends BasicProgressMonitor {
    @Override
    public boolean isCanceled() {
      return cancelled.getAsBoolean();
    }
  }
}
