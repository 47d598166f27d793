// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.arrange;

import dev.crowfoot.editor.geometry.Box;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.LayeringStrategy;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.WrappingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.options.SizeConstraint;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/// ELK's layered layout of one community: parents to the left of their children, key rows level
/// with the foreign keys that refer to them where that can be.
///
/// Layering that is free to choose gives long strips for chains and high towers for hubs, so a few
/// ways are tried, and the one that fills the wanted proportion best is taken.
final class Layered {
  private static final double BETWEEN_LAYERS = 88;
  private static final double BETWEEN_CARDS = 40;

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

  /// Stretching is the slowest, and hardly ever the best.
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
    ElkNode root = ElkGraphUtil.createGraph();
    root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
    root.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
    root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    root.setProperty(LayeredOptions.LAYERING_STRATEGY, way.layering);
    root.setProperty(LayeredOptions.WRAPPING_STRATEGY, way.wrapping);
    root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_LAYERS);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE, BETWEEN_CARDS);
    root.setProperty(LayeredOptions.SPACING_EDGE_NODE, 24.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 8.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 8.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 24.0);
    root.setProperty(LayeredOptions.ASPECT_RATIO, aspect);
    root.setProperty(LayeredOptions.RANDOM_SEED, 1);
    if (!thorough) {
      root.setProperty(LayeredOptions.THOROUGHNESS, 1);
    }

    Map<String, ElkNode> nodes = new LinkedHashMap<>();
    for (Graph.Node node : graph.nodes()) {
      ElkNode elk = ElkGraphUtil.createNode(root);
      elk.setDimensions(node.width(), node.height());
      elk.setProperty(LayeredOptions.NODE_SIZE_CONSTRAINTS, EnumSet.noneOf(SizeConstraint.class));
      elk.setProperty(LayeredOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
      nodes.put(node.name(), elk);
    }
    Map<String, ElkPort> ports = new HashMap<>();
    for (Graph.Link link : graph.links()) {
      ElkNode parent = known(nodes, link.parent());
      ElkNode child = known(nodes, link.child());
      ElkGraphUtil.createSimpleEdge(
          port(ports, parent, PortSide.EAST, link.parent(), link.parentHeight()),
          port(ports, child, PortSide.WEST, link.child(), link.childHeight()));
    }
    new RecursiveGraphLayoutEngine().layout(root, new Cancellable());
    if (cancelled.getAsBoolean()) {
      throw new CancellationException("arranging was cancelled");
    }
    Map<String, Box> result = new LinkedHashMap<>();
    nodes.forEach(
        (name, n) -> result.put(name, new Box(n.getX(), n.getY(), n.getWidth(), n.getHeight())));
    return result;
  }

  private static ElkNode known(Map<String, ElkNode> nodes, String name) {
    ElkNode node = nodes.get(name);
    if (node == null) {
      throw new IllegalStateException("no card " + name);
    }
    return node;
  }

  private static ElkPort port(
      Map<String, ElkPort> ports, ElkNode node, PortSide side, String name, double height) {
    return ports.computeIfAbsent(
        name + side + height,
        _ -> {
          ElkPort port = ElkGraphUtil.createPort(node);
          port.setProperty(LayeredOptions.PORT_SIDE, side);
          port.setLocation(side == PortSide.EAST ? node.getWidth() : 0, height);
          return port;
        });
  }

  /// Ends ELK's work early.
  private final class Cancellable extends BasicProgressMonitor {
    @Override
    public boolean isCanceled() {
      return cancelled.getAsBoolean();
    }
  }
}
