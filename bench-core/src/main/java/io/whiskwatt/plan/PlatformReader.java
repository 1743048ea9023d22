package io.whiskwatt.plan;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.ConfigNode.Entry;
import io.whiskwatt.config.ConfigNode.Mapping;
import io.whiskwatt.config.ConfigNode.Scalar;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.ValueReader;
import io.whiskwatt.config.section.Field;
import io.whiskwatt.config.section.Section;
import io.whiskwatt.config.section.Suggestion;
import io.whiskwatt.config.section.Values;
import io.whiskwatt.plan.PlatformEntry.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads {@code platforms}: names with a provider's section, an isolation claim and energy each. */
final class PlatformReader {
  private static final List<String> OURS = List.of("isolation", "energy");
  private static final String ENERGY_HINT =
      "write energy: auto, energy: none, or energy: { provider: { … } }";

  /** Agents: their section is the whole of {@code energy}, with keys beside this one. */
  private static final String WORKERS = "workers";

  private final Function<PlatformEntry, List<Problem>> sections;

  /**
   * @param sections what the providers object to in a platform's sections
   */
  PlatformReader(Function<PlatformEntry, List<Problem>> sections) {
    this.sections = sections;
  }

  /** A second source, beside any first one. */
  private static final String CHECK = "check";

  private static final String CHECK_HINT =
      "write check: { provider: { … } } beside the source, as in energy: { powercap: {}, check: {"
          + " scaphandre: URL } }";

  /** Which energy source and which check, their sections unread. */
  private record Energy(Source source, Optional<Source> check) {}

  Parsed<List<PlatformEntry>> platforms(ConfigNode node) {
    Section section = Section.of(node);
    List<Field<PlatformEntry>> platforms = new ArrayList<>();
    for (Entry entry : section.rest()) {
      if (!Names.valid(entry.key())) {
        section.refuse(entry.keyPosition(), "\"" + entry.key() + "\" is not a name", Names.RULE);
      }
      platforms.add(section.required(entry.key(), checked(entry)));
    }
    return section.build(() -> platforms.stream().map(Field::get).toList());
  }

  private ValueReader<PlatformEntry> checked(Entry entry) {
    ValueReader<PlatformEntry> reader = body -> platform(entry, body);
    return reader.then(
        platform -> {
          List<Problem> problems = sections.apply(platform);
          return problems.isEmpty() ? Parsed.of(platform) : Parsed.failed(problems);
        });
  }

  private static Parsed<PlatformEntry> platform(Entry entry, ConfigNode body) {
    Section section = Section.of(body);
    Field<Map<String, String>> isolation =
        section.optional("isolation", PlatformReader::isolation, Map.of());
    Field<Optional<Energy>> energy = section.optional("energy", PlatformReader::energy);
    List<Entry> providers = section.rest();
    checkProviders(section, entry, providers);
    return section.build(
        () ->
            new PlatformEntry(
                entry.key(),
                providers.get(0).key(),
                providers.get(0).value(),
                isolation.get(),
                energy.get().map(Energy::source).map(Source::key),
                energy
                    .get()
                    .map(Energy::source)
                    .map(Source::section)
                    .orElseGet(() -> nothing(body)),
                energy.get().flatMap(Energy::check)));
  }

  private static void checkProviders(Section section, Entry entry, List<Entry> providers) {
    if (providers.isEmpty()) {
      section.refuse(
          entry.keyPosition(),
          "the platform \"" + entry.key() + "\" does not say what it is",
          "add a provider's section: local: { … } or openwhisk: { … }");
    }
    for (Entry further : providers.subList(Math.min(1, providers.size()), providers.size())) {
      String question =
          Suggestion.nearest(further.key(), OURS)
              .map(near -> "did you mean \"" + near + "\"? ")
              .orElse("");
      section.refuse(
          further.keyPosition(),
          "\""
              + further.key()
              + "\" is a second provider beside \""
              + providers.get(0).key()
              + "\"",
          question + "a platform has one provider; known keys beside it: isolation, energy");
    }
  }

  private static Parsed<Map<String, String>> isolation(ConfigNode node) {
    Section section = Section.of(node);
    Map<String, Field<Optional<String>>> claims = new LinkedHashMap<>();
    claims.put("kernel", section.optional("kernel", Values.word("shared", "own")));
    claims.put("guest-kernel", section.optional("guest-kernel", Values.text()));
    claims.put("vmm", section.optional("vmm", Values.text()));
    return section.build(
        () -> {
          Map<String, String> made = new LinkedHashMap<>();
          claims.forEach((name, claim) -> claim.get().ifPresent(value -> made.put(name, value)));
          return made;
        });
  }

  private static Parsed<Energy> energy(ConfigNode node) {
    if (!(node instanceof Mapping mapping) || check(mapping).isEmpty()) {
      return source(node, ENERGY_HINT).map(source -> new Energy(source, Optional.empty()));
    }
    List<Entry> others =
        mapping.entries().stream().filter(entry -> !entry.key().equals(CHECK)).toList();
    Parsed<Source> source = source(new Mapping(mapping.position(), others), CHECK_HINT);
    Parsed<Source> check = source(check(mapping).get().value(), CHECK_HINT);
    List<Problem> problems = new ArrayList<>(source.problems());
    problems.addAll(check.problems());
    return problems.isEmpty()
        ? Parsed.of(new Energy(source.orThrow(), check.value()))
        : Parsed.failed(problems);
  }

  private static Optional<Entry> check(Mapping mapping) {
    return mapping.entries().stream().filter(entry -> entry.key().equals(CHECK)).findFirst();
  }

  private static Parsed<Source> source(ConfigNode node, String hint) {
    if (node instanceof Scalar) {
      ValueReader<String> word = Values.text();
      return word.read(node).map(key -> new Source(key, nothing(node)));
    }
    if (!(node instanceof Mapping mapping) || mapping.entries().isEmpty()) {
      String message = "one energy source is due here, not " + node.describe();
      return Parsed.failed(Problem.at(node.position(), message, hint));
    }
    if (mapping.entries().stream().anyMatch(entry -> entry.key().equals(WORKERS))) {
      return Parsed.of(new Source(WORKERS, mapping));
    }
    if (mapping.entries().size() > 1) {
      Entry second = mapping.entries().get(1);
      String message = "\"" + second.key() + "\" is a second energy source";
      return Parsed.failed(Problem.at(second.keyPosition(), message, hint));
    }
    Entry first = mapping.entries().get(0);
    return Parsed.of(new Source(first.key(), first.value()));
  }

  private static Mapping nothing(ConfigNode near) {
    return new Mapping(near.position(), List.of());
  }
}
