package io.whiskwatt.run;

import io.whiskwatt.config.Problem;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.plan.StudySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether platforms may be measured side by side: each on nodes of its own, so that the energy of a
 * node is that of one platform.
 */
final class ParallelRule {
  private static final String HINT = "write order: interleaved";

  private ParallelRule() {}

  /** What can be said before anything is opened. */
  static List<Problem> beforehand(StudySpec study, List<BoundPlatform> platforms) {
    List<String> here =
        platforms.stream()
            .filter(platform -> platform.spec().onThisMachine())
            .map(platform -> platform.entry().name())
            .toList();
    return study.design().arrangement().isParallel() && here.size() > 1
        ? List.of(
            Problem.of(
                "order: parallel measures platforms side by side, and "
                    + quoted(here)
                    + " run on this machine, each under the other's load",
                HINT))
        : List.of();
  }

  /**
   * What the nodes say.
   *
   * @param nodes of each platform, as far as they are known
   */
  static List<Problem> problems(Map<String, Set<NodeId>> nodes) {
    List<Problem> problems = new ArrayList<>();
    List<String> names = List.copyOf(nodes.keySet());
    for (int i = 0; i < names.size(); i++) {
      Set<NodeId> own = nodes.getOrDefault(names.get(i), Set.of());
      if (own.isEmpty()) {
        problems.add(unknown(names.get(i)));
      }
      for (String other : names.subList(i + 1, names.size())) {
        List<String> shared =
            own.stream()
                .filter(nodes.getOrDefault(other, Set.of())::contains)
                .map(NodeId::value)
                .sorted()
                .toList();
        if (!shared.isEmpty()) {
          problems.add(meet(names.get(i), other, shared));
        }
      }
    }
    return problems;
  }

  private static Problem unknown(String platform) {
    return Problem.of(
        "order: parallel needs platforms on different nodes, and those of \""
            + platform
            + "\" are not known",
        HINT + ", or run the energy agent on its workers and name them under energy");
  }

  private static Problem meet(String one, String other, List<String> shared) {
    return Problem.of(
        "order: parallel needs platforms on different nodes, and "
            + quoted(List.of(one, other))
            + " share "
            + String.join(", ", shared),
        HINT);
  }

  private static String quoted(List<String> names) {
    return names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(" and "));
  }
}
