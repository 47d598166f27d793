// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.validation;

import dev.crowfoot.analysis.Findings;
import dev.crowfoot.analysis.ReadModel;
import dev.crowfoot.analysis.SourceMap;
import dev.crowfoot.diagnostic.Code;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// D111: names that more than one key or index would have. PostgreSQL keeps indexes of a schema in
/// one space of names and constraints of a table in another, SQLite indexes alone.
final class NameClashes {
  private final Map<String, GivenName> first = new HashMap<>();

  /// All that share a name with another. Few do, so only they are looked at closely.
  private final Map<String, List<GivenName>> shared = new LinkedHashMap<>();

  private NameClashes() {}

  /// @param names in any number of lists
  static NameClashes among(Collection<List<GivenName>> names) {
    NameClashes clashes = new NameClashes();
    names.forEach(list -> list.forEach(clashes::add));
    return clashes;
  }

  private void add(GivenName name) {
    GivenName earlier = first.putIfAbsent(name.name(), name);
    if (earlier != null) {
      shared.computeIfAbsent(name.name(), _ -> new ArrayList<>(List.of(earlier))).add(name);
    }
  }

  void report(SourceMap sourceMap, Findings findings) {
    shared.forEach(
        (_, places) ->
            clashes(places)
                .forEach(
                    place ->
                        sourceMap
                            .model(place.model().name())
                            .ifPresent(model -> report(place, model, findings))));
  }

  private static Set<GivenName> clashes(List<GivenName> places) {
    Set<GivenName> clashes = new LinkedHashSet<>();
    List<GivenName> indexes =
        places.stream().filter(place -> place.kind() != GivenName.Kind.FOREIGN_KEY).toList();
    several(indexes, place -> place.model().schema()).forEach(clashes::addAll);
    for (List<GivenName> ofTable : several(places, place -> place.model().name())) {
      // An index clashes with a foreign key only, and the foreign key says so.
      ofTable.stream().filter(place -> place.kind() != GivenName.Kind.INDEX).forEach(clashes::add);
    }
    return clashes;
  }

  /// The names of each space that holds more than one.
  private static List<List<GivenName>> several(
      List<GivenName> places, Function<GivenName, Object> space) {
    Collection<List<GivenName>> bySpace =
        places.stream()
            .collect(Collectors.groupingBy(space, LinkedHashMap::new, Collectors.toList()))
            .values();
    return bySpace.stream().filter(names -> names.size() > 1).toList();
  }

  private static void report(GivenName place, ReadModel model, Findings findings) {
    findings.add(
        Code.CONSTRAINT_NAME_TAKEN,
        model.path(),
        place.place().apply(model),
        "`"
            + place.name()
            + "` would be the name of more than one key or index in the database. Give each a name"
            + " of its own with `map`.");
  }
}
