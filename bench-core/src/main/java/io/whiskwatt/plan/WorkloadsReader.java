package io.whiskwatt.plan;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.ConfigNode.Sequence;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.ValueReader;
import java.util.List;

/** Reads all of {@code workloads}; a mix may name workloads that stand before or after it. */
final class WorkloadsReader implements ValueReader<List<Workload>> {
  @Override
  public Parsed<List<Workload>> read(ConfigNode node) {
    MixReader mixes = new MixReader(plain(node));
    return new Axis<>(
            "workload",
            item -> MixReader.isMix(item) ? mixes.read(item) : WorkloadReader.read(item),
            Workload::id)
        .read(node);
  }

  /** What mixes may name; the problems of the others are told when the list is read. */
  private static List<Workload> plain(ConfigNode node) {
    List<ConfigNode> items = node instanceof Sequence sequence ? sequence.items() : List.of(node);
    return items.stream()
        .filter(item -> !MixReader.isMix(item))
        .flatMap(item -> WorkloadReader.read(item).value().stream())
        .flatMap(List::stream)
        .distinct()
        .toList();
  }
}
