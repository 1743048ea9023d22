package io.whiskwatt.plan;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Environment;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.ValueReader;
import io.whiskwatt.config.YamlReader;
import io.whiskwatt.config.section.Field;
import io.whiskwatt.config.section.Section;
import io.whiskwatt.config.section.Values;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a study file. Every problem is found at once; what the format knows but this version does
 * not carry out is refused, never ignored.
 */
public final class StudyReader {
  private final YamlReader yaml;
  private final PlatformReader platformReader;

  /**
   * @param environment for references; {@link Environment#unread()} where nothing is going to be
   *     run
   */
  public StudyReader(Environment environment) {
    this(environment, platform -> List.of());
  }

  /**
   * @param sections what the providers object to in a platform's sections, so that their problems
   *     come together with all others: {@code Providers.load()::problems}
   */
  public StudyReader(Environment environment, Function<PlatformEntry, List<Problem>> sections) {
    this.yaml = new YamlReader(environment);
    this.platformReader = new PlatformReader(sections);
  }

  /**
   * Reads a study.
   *
   * @param text the file's content; kept as {@link StudySpec#source()}, references unexpanded
   * @param file as the user wrote it, for messages; relative paths in the text start at its folder
   */
  public Parsed<StudySpec> read(String text, String file) {
    return yaml.read(text, file, root -> study(root, text));
  }

  private Parsed<StudySpec> study(ConfigNode root, String text) {
    Section section = Section.of(root);
    Field<String> name = section.required("study", Names.name());
    Field<List<PlatformEntry>> platforms = section.required("platforms", platformReader::platforms);
    section.check(platforms, list -> !list.isEmpty(), "no platform is named", "name at least one");
    Field<List<Workload>> workloads = section.required("workloads", new WorkloadsReader());
    Field<List<StartKind>> starts = section.optional("starts", starts(), StudyDefaults.STARTS);
    Field<List<IdleCondition.Pool>> pools = section.optional("idle", IdleReader::pools, List.of());
    DesignReader designReader = new DesignReader(platforms.value().orElse(List.of()));
    Field<DesignReader.Layout> layout =
        section.optional("design", designReader::read, designReader.defaults());
    Design design = layout.value().orElseGet(designReader::defaults).design();
    Field<List<LoadShape>> loads =
        section.optional("load", new LoadReader(design).loads(), StudyDefaults.LOADS);
    section.check(
        loads,
        shapes -> !searches(shapes) || starts.value().filter(StudyReader::onlyWarm).isPresent(),
        "a search asks for rates that are not known beforehand, and other starts than warm ones"
            + " have to be prepared one by one",
        "write starts: [ warm ] for it, and other starts in a study of their own");
    Field<GeneratorSettings> generator =
        section.optional("generator", GeneratorReader::read, GeneratorSettings.DEFAULT);
    Field<Factors> factors = section.optional("factors", FactorsReader::read, Factors.NONE);
    Field<PrimaryMetric> primary = section.optional("primary", primary(), PrimaryMetric.NET_ENERGY);
    Field<Selection> selection =
        new SelectionReader(grid(platforms, workloads, starts, loads)).read(section);
    Field<Double> margin = margin(section);
    Field<Optional<Stopping>> stop = stop(section, margin, layout);
    return section.build(
        () ->
            new StudySpec(
                name.get(),
                platforms.get(),
                layout.get().baseline().orElseGet(() -> platforms.get().get(0).name()),
                workloads.get(),
                starts.get(),
                loads.get(),
                stop.get()
                    .map(rule -> layout.get().design().ofBlocks(rule.maxBlocks()))
                    .orElse(layout.get().design())
                    .withPools(pools.get()),
                margin.get(),
                primary.get(),
                generator.get(),
                factors.get(),
                selection.get(),
                stop.get(),
                text));
  }

  /** Empty where one of its axes could not be read. */
  private static List<Cell> grid(
      Field<List<PlatformEntry>> platforms,
      Field<List<Workload>> workloads,
      Field<List<StartKind>> starts,
      Field<List<LoadShape>> loads) {
    return StudySpec.grid(
        platforms.value().orElse(List.of()),
        workloads.value().orElse(List.of()),
        starts.value().orElse(List.of()),
        loads.value().orElse(List.of()));
  }

  private static Field<Optional<Stopping>> stop(
      Section section, Field<Double> margin, Field<DesignReader.Layout> layout) {
    StopReader reader =
        new StopReader(
            margin.value().orElse(StudyDefaults.EQUIVALENCE_MARGIN),
            layout.value().flatMap(DesignReader.Layout::blocks));
    return section.optional("stop", reader::read, Optional.empty());
  }

  private static boolean searches(List<LoadShape> shapes) {
    return shapes.stream().anyMatch(LoadShape.Search.class::isInstance);
  }

  private static boolean onlyWarm(List<StartKind> kinds) {
    return kinds.equals(List.of(StartKind.WARM));
  }

  private static Axis<StartKind> starts() {
    ValueReader<StartKind> word =
        Values.choice("a kind of start", List.of(StartKind.values()), StartKind::key);
    return new Axis<>("start", node -> word.read(node).map(List::of), StartKind::key);
  }

  private static ValueReader<PrimaryMetric> primary() {
    return Values.choice("a primary metric", List.of(PrimaryMetric.values()), PrimaryMetric::key);
  }

  private static Field<Double> margin(Section section) {
    Field<Double> margin =
        section.optional("equivalence-margin", Values.percent(), StudyDefaults.EQUIVALENCE_MARGIN);
    section.check(
        margin,
        fraction -> fraction > 0 && fraction <= 1,
        "an equivalence margin is above 0% and at most 100%",
        "write 5%");
    return margin;
  }
}
