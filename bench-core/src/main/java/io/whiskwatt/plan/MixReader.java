package io.whiskwatt.plan;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.ConfigNode.Entry;
import io.whiskwatt.config.ConfigNode.Mapping;
import io.whiskwatt.config.ConfigNode.Scalar;
import io.whiskwatt.config.ConfigNode.Sequence;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Position;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.ValueReader;
import io.whiskwatt.config.section.Field;
import io.whiskwatt.config.section.Section;
import io.whiskwatt.config.section.Values;
import io.whiskwatt.units.DataSize;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a mix of workloads: {@code mix: { hello: 3, hash: 1 }}, or with parts written in place
 * {@code mix: [ { weight: 3, of: hello }, { weight: 1, of: { name: hash, size: 1 MB } } ]}. A name
 * is one of the study's other workloads, else a bundled one. With {@code vary: true} beside it the
 * weights differ from block to block.
 */
final class MixReader {
  private static final String EXAMPLE =
      "write mix: { hello: 3, hash: 1 }, or mix: [ { weight: 3, of: hello }, … ]";

  private final List<Workload> others;

  /**
   * @param others of the study, mixes left out
   */
  MixReader(List<Workload> others) {
    this.others = List.copyOf(others);
  }

  static boolean isMix(ConfigNode node) {
    return node instanceof Mapping mapping
        && mapping.entries().stream().anyMatch(entry -> entry.key().equals("mix"));
  }

  Parsed<List<Workload>> read(ConfigNode node) {
    Section section = Section.of(node);
    Field<List<WorkloadSource.Part>> parts = section.required("mix", this::parts);
    Field<Boolean> varied = section.optional("vary", Values.flag(), false);
    Field<Optional<String>> name = section.optional("name", Names.name());
    boolean named = name.value().filter(Optional::isEmpty).isEmpty();
    section.check(
        parts,
        found -> named || Names.valid(derivedName(found)),
        "no name for the cells can be made of this",
        "add name: NAME (" + Names.RULE + ")");
    return section.build(
        () -> {
          WorkloadSource.Mix mix = new WorkloadSource.Mix(parts.get(), varied.get());
          return List.of(mix(name.get().orElseGet(() -> derivedName(mix.parts())), mix));
        });
  }

  private static Workload mix(String name, WorkloadSource.Mix mix) {
    DataSize largest =
        mix.parts().stream()
            .map(part -> part.workload().memory())
            .max(Comparator.comparingLong(DataSize::bytes))
            .orElseThrow();
    return new Workload(name, mix, Optional.empty(), largest, "{}");
  }

  /** {@code mix-hello-3-hash-1}; with the memory where parts differ in nothing else. */
  private static String derivedName(List<WorkloadSource.Part> parts) {
    boolean distinct =
        parts.stream().map(part -> part.workload().name()).distinct().count() == parts.size();
    StringBuilder name = new StringBuilder("mix");
    for (WorkloadSource.Part part : parts) {
      Workload workload = part.workload();
      name.append('-').append(workload.name());
      name.append(distinct ? "" : "-" + workload.memory()).append('-').append(part.weight());
    }
    return name.toString();
  }

  private Parsed<List<WorkloadSource.Part>> parts(ConfigNode node) {
    PartList parts = new PartList();
    if (node instanceof Mapping mapping) {
      mapping.entries().forEach(entry -> parts.add(weighted(entry), entry.keyPosition()));
    } else if (node instanceof Sequence sequence) {
      sequence.items().forEach(item -> parts.add(written(item), item.position()));
    } else {
      String message = "the parts of a mix are due here, not " + node.describe();
      return Parsed.failed(Problem.at(node.position(), message, EXAMPLE));
    }
    return parts.build(node.position());
  }

  private Parsed<WorkloadSource.Part> weighted(Entry entry) {
    Parsed<Workload> workload = named(entry.key(), entry.keyPosition());
    Parsed<Integer> weight = weight().read(entry.value());
    List<Problem> problems = new ArrayList<>(workload.problems());
    problems.addAll(weight.problems());
    return problems.isEmpty()
        ? Parsed.of(new WorkloadSource.Part(workload.orThrow(), weight.orThrow()))
        : Parsed.failed(problems);
  }

  private Parsed<WorkloadSource.Part> written(ConfigNode item) {
    Section section = Section.of(item);
    Field<Integer> weight = section.required("weight", weight());
    Field<Workload> workload = section.required("of", this::inPlace);
    return section.build(() -> new WorkloadSource.Part(workload.get(), weight.get()));
  }

  private static ValueReader<Integer> weight() {
    return Values.integer(1, WorkloadSource.Part.HEAVIEST);
  }

  private Parsed<Workload> inPlace(ConfigNode node) {
    if (node instanceof Scalar scalar && !scalar.isNull()) {
      return named(scalar.value(), scalar.position());
    }
    if (isMix(node)) {
      return refused(
          node.position(), "a mix cannot be part of a mix", "name its parts here, with weights");
    }
    Parsed<List<Workload>> read = WorkloadReader.read(node);
    return read.value().filter(found -> found.size() > 1).isPresent()
        ? refused(
            node.position(),
            "a part of a mix has one memory limit, not a list",
            "write one part for each, with its weight")
        : read.map(found -> found.get(0));
  }

  /** Of the study's other workloads first, by name or by id. */
  private Parsed<Workload> named(String name, Position where) {
    List<Workload> known =
        others.stream()
            .filter(other -> other.name().equals(name) || other.id().equals(name))
            .toList();
    if (known.size() == 1) {
      return Parsed.of(known.get(0));
    }
    if (known.size() > 1) {
      return refused(
          where,
          "\"" + name + "\" names " + known.size() + " workloads of this study",
          "write one of: " + String.join(", ", known.stream().map(Workload::id).toList()));
    }
    return Names.valid(name) ? Parsed.of(WorkloadReader.plain(name)) : unknown(name, where);
  }

  private Parsed<Workload> unknown(String name, Position where) {
    List<String> ids = others.stream().map(Workload::id).toList();
    return refused(
        where,
        "\"" + name + "\" is not a workload's name",
        "write a bundled workload's name"
            + (ids.isEmpty() ? "" : ", or one of this study's: " + String.join(", ", ids)));
  }

  private static Parsed<Workload> refused(Position where, String message, String hint) {
    return Parsed.failed(Problem.at(where, message, hint));
  }

  /** Parts as they are read, and everything that is wrong with them. */
  private static final class PartList {
    private final List<WorkloadSource.Part> parts = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private int read;

    void add(Parsed<WorkloadSource.Part> parsed, Position where) {
      read++;
      problems.addAll(parsed.problems());
      parsed.value().ifPresent(part -> add(part, where));
    }

    private void add(WorkloadSource.Part part, Position where) {
      String id = part.workload().id();
      if (!ids.add(id)) {
        problems.add(
            Problem.at(
                where,
                "the part \"" + id + "\" is named twice",
                "add the weights, or give one of them another name with as: NAME"));
      }
      parts.add(part);
    }

    Parsed<List<WorkloadSource.Part>> build(Position where) {
      if (read < 2) {
        problems.add(Problem.at(where, "a mix has two parts or more, not " + read, EXAMPLE));
      }
      return problems.isEmpty() ? Parsed.of(List.copyOf(parts)) : Parsed.failed(problems);
    }
  }
}
