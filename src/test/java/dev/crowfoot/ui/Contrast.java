// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/// How well texts stand out from what is painted behind them, as WCAG 2 measures it.
public final class Contrast {
  private Contrast() {}

  /// The visible texts below a node whose contrast is less than asked for; what is disabled may be
  /// faint.
  public static List<String> faint(Node root, double least) {
    List<String> faint = new ArrayList<>();
    visit(root, least, faint);
    return faint;
  }

  private static void visit(Node node, double least, List<String> faint) {
    if (!node.isVisible() || node.isDisabled() || node.getOpacity() == 0) {
      return;
    }
    if (node instanceof Text text
        && !(node instanceof FontIcon)
        && !text.getText().isBlank()
        && text.getFill() instanceof Color colour) {
      Color ground = ground(text);
      double contrast = contrast(over(colour, ground), ground);
      if (contrast < least) {
        faint.add(
            String.format(
                Locale.ROOT, "%.2f `%s` %s on %s", contrast, text.getText(), colour, ground));
      }
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> visit(child, least, faint));
    }
  }

  /// All that is painted behind a node, the nearest on top.
  private static Color ground(Node node) {
    List<Color> layers = new ArrayList<>();
    for (Parent parent = node.getParent(); parent != null; parent = parent.getParent()) {
      if (parent instanceof Region region && region.getBackground() != null) {
        for (BackgroundFill fill : region.getBackground().getFills().reversed()) {
          if (fill.getFill() instanceof Color colour) {
            layers.add(colour);
          }
        }
      }
    }
    Optional<Color> fill =
        Optional.ofNullable(node.getScene().getFill())
            .filter(Color.class::isInstance)
            .map(Color.class::cast);
    Color ground = fill.orElse(Color.WHITE);
    for (Color layer : layers.reversed()) {
      ground = over(layer, ground);
    }
    return ground;
  }

  private static Color over(Color top, Color below) {
    double a = top.getOpacity();
    return new Color(
        top.getRed() * a + below.getRed() * (1 - a),
        top.getGreen() * a + below.getGreen() * (1 - a),
        top.getBlue() * a + below.getBlue() * (1 - a),
        1);
  }

  private static double contrast(Color one, Color other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double part) {
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }
}
