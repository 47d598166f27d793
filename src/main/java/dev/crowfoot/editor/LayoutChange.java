// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor;

import dev.crowfoot.editor.DocumentChange.Swap;
import dev.crowfoot.editor.Layout.CardPosition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What leads from one layout to another. Of the cards, of which there may be thousands, it holds
/// only those that were placed, moved or taken away.
///
/// @param views by name, those that came, went or changed
/// @param areas all of them where one changed; else empty
record LayoutChange(Map<String, ViewChange> views, Optional<Swap<SortedMap<String, Area>>> areas) {
  LayoutChange {
    views = Map.copyOf(views);
  }

  /// What became of a view.
  sealed interface ViewChange {
    /// It came or went.
    record Whole(Swap<Optional<Perspective>> view) implements ViewChange {}

    /// @param rest all about the view but where cards lie; empty where that stayed as it was
    record Parts(Map<String, Swap<Optional<CardPosition>>> cards, Optional<Swap<Perspective>> rest)
        implements ViewChange {
      public Parts {
        cards = Map.copyOf(cards);
      }
    }
  }

  static LayoutChange between(Layout before, Layout after) {
    Map<String, ViewChange> views = new HashMap<>();
    if (before.equals(after)) {
      return new LayoutChange(views, Optional.empty());
    }
    for (String name : names(before, after)) {
      Optional<Perspective> old = before.view(name);
      Optional<Perspective> now = after.view(name);
      if (old.isPresent() && now.isPresent()) {
        if (!old.equals(now)) {
          views.put(name, parts(old.get(), now.get()));
        }
      } else {
        views.put(name, new ViewChange.Whole(new Swap<>(old, now)));
      }
    }
    return new LayoutChange(
        views,
        before.areas().equals(after.areas())
            ? Optional.empty()
            : Optional.of(new Swap<>(before.areas(), after.areas())));
  }

  private static Set<String> names(Layout before, Layout after) {
    Set<String> names = new HashSet<>(before.views().keySet());
    names.addAll(after.views().keySet());
    names.add(Layout.ALL);
    return names;
  }

  private static ViewChange.Parts parts(Perspective before, Perspective after) {
    Set<String> names = new HashSet<>(before.cards().keySet());
    names.addAll(after.cards().keySet());
    Map<String, Swap<Optional<CardPosition>>> cards = new HashMap<>();
    for (String name : names) {
      Swap<Optional<CardPosition>> card = new Swap<>(before.card(name), after.card(name));
      if (!card.before().equals(card.after())) {
        cards.put(name, card);
      }
    }
    Swap<Perspective> rest = new Swap<>(withoutCards(before), withoutCards(after));
    return new ViewChange.Parts(
        cards, rest.before().equals(rest.after()) ? Optional.empty() : Optional.of(rest));
  }

  private static Perspective withoutCards(Perspective view) {
    return view.withCards(new TreeMap<>());
  }

  /// @param before the very layout that it was found in
  Layout applyTo(Layout before) {
    Layout result = areas.map(changed -> before.withAreas(changed.after())).orElse(before);
    for (Map.Entry<String, ViewChange> view : views.entrySet()) {
      String name = view.getKey();
      Optional<Perspective> now =
          switch (view.getValue()) {
            case ViewChange.Whole(var whole) -> whole.after();
            case ViewChange.Parts parts -> before.view(name).map(old -> changed(old, parts));
          };
      result = with(result, name, now);
    }
    return result;
  }

  private static Layout with(Layout layout, String name, Optional<Perspective> view) {
    if (name.equals(Layout.ALL)) {
      return view.map(layout::withAll).orElse(layout);
    }
    SortedMap<String, Perspective> views = new TreeMap<>(layout.views());
    view.ifPresentOrElse(now -> views.put(name, now), () -> views.remove(name));
    return layout.withViews(views);
  }

  private static Perspective changed(Perspective before, ViewChange.Parts parts) {
    SortedMap<String, CardPosition> cards = new TreeMap<>(before.cards());
    parts
        .cards()
        .forEach(
            (name, card) ->
                card.after()
                    .ifPresentOrElse(place -> cards.put(name, place), () -> cards.remove(name)));
    return parts.rest().map(Swap::after).orElse(before).withCards(cards);
  }

  /// What takes it back.
  LayoutChange inverse() {
    Map<String, ViewChange> back = new HashMap<>();
    views.forEach(
        (name, view) ->
            back.put(
                name,
                switch (view) {
                  case ViewChange.Whole(var whole) -> new ViewChange.Whole(whole.inverse());
                  case ViewChange.Parts(var cards, var rest) -> {
                    Map<String, Swap<Optional<CardPosition>>> placed = new HashMap<>();
                    cards.forEach((card, swap) -> placed.put(card, swap.inverse()));
                    yield new ViewChange.Parts(placed, rest.map(Swap::inverse));
                  }
                }));
    return new LayoutChange(back, areas.map(Swap::inverse));
  }
}
