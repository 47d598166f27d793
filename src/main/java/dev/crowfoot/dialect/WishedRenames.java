// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import dev.crowfoot.model.Rename;
import dev.crowfoot.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Renames that somebody asks for all at once, after those that were recorded one by one: `x=y` and
/// `y=x` swap two names.
///
/// @param recorded in their order
/// @param wished each starts from a name that is there before any of them
public record WishedRenames(List<Rename> recorded, List<Rename> wished) {
  /// No name of a schema is like this.
  private static final String AWAY = " on its way";

  public WishedRenames {
    recorded = List.copyOf(recorded);
    wished = List.copyOf(wished);
  }

  /// The first that starts from a name which is not there.
  ///
  /// @param before the schema that the recorded ones start from
  public Optional<Rename> unknown(Schema before) {
    Identities wholes = new Identities(recorded, before);
    Identities parts =
        new Identities(inOrder(wished.stream().filter(WishedRenames::isOfWhole).toList()), before);
    return wished.stream().filter(r -> !(isOfWhole(r) ? wholes : parts).know(r)).findFirst();
  }

  /// The first that gives what another renames a second name, or its name to a second thing.
  public Optional<Rename> contradicted() {
    return wished.stream()
        .filter(
            r ->
                wished.stream()
                    .anyMatch(
                        o ->
                            isBeside(o, r) && (o.from().equals(r.from()) != o.to().equals(r.to()))))
        .findFirst();
  }

  /// All of them as if they had been made one after the other: names that others are waiting for
  /// are given free first.
  public List<Rename> inOrder() {
    return inOrder(wished);
  }

  private List<Rename> inOrder(List<Rename> some) {
    Predicate<Rename> isInTheWay =
        r -> some.stream().anyMatch(o -> isBeside(o, r) && o.to().equals(r.from()));
    List<Rename> all = new ArrayList<>(recorded);
    some.stream().filter(isInTheWay).forEach(r -> all.add(called(r, r.from(), r.from() + AWAY)));
    some.forEach(r -> all.add(isInTheWay.test(r) ? called(r, r.from() + AWAY, r.to()) : r));
    return all;
  }

  private static boolean isOfWhole(Rename rename) {
    return rename instanceof Rename.OfModel || rename instanceof Rename.OfEnum;
  }

  /// Whether two renames are in one place, where names must differ.
  private static boolean isBeside(Rename one, Rename other) {
    return called(one, "", "").equals(called(other, "", ""));
  }

  private static Rename called(Rename rename, String from, String to) {
    return switch (rename) {
      case Rename.OfModel _ -> new Rename.OfModel(from, to);
      case Rename.OfEnum _ -> new Rename.OfEnum(from, to);
      case Rename.OfField(String model, _, _) -> new Rename.OfField(model, from, to);
      case Rename.OfEnumValue(String type, _, _) -> new Rename.OfEnumValue(type, from, to);
    };
  }
}
