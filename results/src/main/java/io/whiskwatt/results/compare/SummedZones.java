package io.whiskwatt.results.compare;

import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.results.trial.Metered;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether the counters that a source added up are one machine's energy, once: no source is taken at
 * its word.
 */
record SummedZones(Metered metered) {
  private static final Pattern DOOR = Pattern.compile("^[a-z][a-z_-]*:");
  private static final Pattern PACKAGE =
      Pattern.compile("package-([0-9]{1,4})(?:-die-[0-9]{1,4})?");

  /** What holds all of a machine, and so anything else that is counted of it. */
  private static final Set<String> WHOLE = Set.of("psys", "platform", "host", "battery");

  private static final Set<String> WITHIN_PACKAGE = Set.of("core", "uncore");

  /** What is counted twice, as text. */
  List<String> overlaps() {
    return metered.nodes().stream().flatMap(node -> overlaps(summed(node).toList())).toList();
  }

  /** Packages that are missing from the sum of a machine, as text. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (NodeId node : metered.nodes()) {
      missing(node).ifPresent(missing::add);
    }
    return missing;
  }

  private Stream<ZoneFacts> of(NodeId node) {
    return metered.zones().stream().filter(zone -> zone.node().equals(node));
  }

  private Stream<ZoneFacts> summed(NodeId node) {
    return of(node).filter(ZoneFacts::summed);
  }

  private static Stream<String> overlaps(List<ZoneFacts> summed) {
    List<String> overlaps = new ArrayList<>();
    for (int i = 0; i < summed.size(); i++) {
      for (int j = i + 1; j < summed.size(); j++) {
        if (overlap(summed.get(i), summed.get(j)) || overlap(summed.get(j), summed.get(i))) {
          overlaps.add(
              String.join(
                  " and ", new TreeSet<>(Set.of(summed.get(i).zone(), summed.get(j).zone()))));
        }
      }
    }
    return overlaps.stream().sorted();
  }

  private static boolean overlap(ZoneFacts one, ZoneFacts other) {
    boolean inside = WITHIN_PACKAGE.contains(one.domain()) && other.domain().equals("package");
    boolean same = !one.zone().equals(other.zone()) && place(one).equals(place(other));
    return WHOLE.contains(one.domain()) || inside || same;
  }

  /** Two doors to one counter, and two sources of one, differ in what stands before the colon. */
  private static String place(ZoneFacts zone) {
    return DOOR.matcher(zone.zone()).replaceFirst("");
  }

  private Optional<String> missing(NodeId node) {
    Set<Integer> counted = sockets(summed(node));
    Set<Integer> seen = sockets(of(node));
    int there = Math.max(seen.size(), metered.sockets().getOrDefault(node, 0));
    return counted.isEmpty() || counted.size() >= there
        ? Optional.empty()
        : Optional.of(counted.size() + " of " + there + " packages");
  }

  private static Set<Integer> sockets(Stream<ZoneFacts> zones) {
    Set<Integer> sockets = new TreeSet<>();
    zones
        .filter(zone -> zone.domain().equals("package"))
        .map(zone -> PACKAGE.matcher(place(zone)))
        .filter(Matcher::matches)
        .forEach(match -> sockets.add(Integer.parseInt(match.group(1))));
    return sockets;
  }
}
