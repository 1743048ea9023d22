package io.whiskwatt.openwhisk.remote;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.ValueReader;
import io.whiskwatt.config.section.Field;
import io.whiskwatt.config.section.Section;
import io.whiskwatt.config.section.Values;
import io.whiskwatt.openwhisk.call.TransportKind;
import io.whiskwatt.openwhisk.client.OpenWhiskClient;
import io.whiskwatt.openwhisk.client.WskProps;
import io.whiskwatt.openwhisk.generator.HttpLoadPath;
import io.whiskwatt.openwhisk.preflight.Foresight;
import io.whiskwatt.openwhisk.start.SandboxRules;
import io.whiskwatt.openwhisk.start.SandboxRules.StemCells;
import io.whiskwatt.plan.CellPlan;
import io.whiskwatt.platform.Inspection;
import io.whiskwatt.platform.LoadPath;
import io.whiskwatt.platform.Owner;
import io.whiskwatt.platform.Platform;
import io.whiskwatt.platform.PlatformProvider;
import io.whiskwatt.platform.PlatformSpec;
import io.whiskwatt.platform.PlatformUnavailable;
import io.whiskwatt.time.SystemTime;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.units.DataSize;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * The platform {@code openwhisk}: {@code { apihost: "https://HOST:31001", auth-file: runc.auth,
 * insecure: true, idle-timeout: 30s, user-memory: 2048 MB, workers: 2 }}. Nothing must be written
 * where {@code wsk} is set up.
 */
public final class RemoteProvider implements PlatformProvider {
  private static final int MOST_WORKERS = 1000;
  private static final int MOST_STEMS = 1000;

  private final Supplier<Parsed<WskProps>> wskProps;

  /** For the service loader: {@code wsk}'s file is looked for where {@code wsk} would. */
  public RemoteProvider() {
    this(() -> WskProps.read(System.getenv(), Path.of(System.getProperty("user.home"))));
  }

  RemoteProvider(Supplier<Parsed<WskProps>> wskProps) {
    this.wskProps = wskProps;
  }

  @Override
  public String key() {
    return "openwhisk";
  }

  @Override
  public Parsed<PlatformSpec> parse(ConfigNode node) {
    Section section = Section.of(node);
    Access access = new Access(section, wskProps);
    Field<Duration> idle =
        section.optional("idle-timeout", Values.duration(), SandboxRules.DEFAULT_IDLE_TIMEOUT);
    Field<Optional<DataSize>> memory = section.optional("user-memory", Values.size());
    Field<Optional<Integer>> workers = section.optional("workers", Values.integer(1, MOST_WORKERS));
    Field<Optional<Duration>> grace = section.optional("pause-grace", Values.duration());
    Field<List<StemCells>> stems = section.optional("stem-cells", stems(), List.of());
    Field<TransportKind> transport = section.optional("transport", transport(), TransportKind.NIO);
    Field<Optional<RuntimeSwitch>> runtime =
        section.optional("switch", SwitchSection::read, Optional.empty());
    section.check(
        stems,
        cells -> cells.isEmpty() || !section.has("switch"),
        "sandboxes that wait without code keep the runtime that they were made with",
        "leave stem-cells out where runtimes are switched, and prewarm out of cluster.yaml");
    Field<Integer> cover = section.optional("cover", Values.integer(1, MOST_WORKERS), 1);
    section.check(
        idle,
        span -> span.compareTo(Duration.ofSeconds(1)) >= 0,
        "the idle time-out is too short",
        "write what the invokers were given; 10m is OpenWhisk's own");
    section.check(
        memory,
        size -> size.isEmpty() || size.get().megabytes() >= 128,
        "the user memory is too small for any action",
        "write what each invoker was given: 2048 MB");
    workers
        .value()
        .flatMap(count -> count)
        .ifPresent(
            count ->
                section.check(
                    cover,
                    wanted -> wanted <= count,
                    "more workers shall be covered than there are",
                    "write at most " + count));
    return section.build(
        () ->
            new RemoteSpec(
                access.endpoint(),
                new SandboxRules(
                    idle.get(),
                    memory.get(),
                    workers(workers.get(), cover.get(), access.isHere()),
                    grace.get(),
                    stems.get(),
                    cover.get()),
                transport.get(),
                runtime.get(),
                access.notes()));
  }

  private static ValueReader<TransportKind> transport() {
    return Values.choice("a transport", List.of(TransportKind.values()), TransportKind::key);
  }

  /** A machine has one OpenWhisk worker unless the study knows better. */
  private static OptionalInt workers(Optional<Integer> written, int cover, boolean here) {
    return written
        .map(OptionalInt::of)
        .orElseGet(() -> here && cover == 1 ? OptionalInt.of(1) : OptionalInt.empty());
  }

  private static ValueReader<List<StemCells>> stems() {
    ValueReader<StemCells> one = RemoteProvider::stem;
    return one.list();
  }

  private static Parsed<StemCells> stem(ConfigNode node) {
    Section section = Section.of(node);
    Field<String> kind = section.required("kind", Values.text());
    Field<DataSize> memory = section.required("memory", Values.size());
    Field<Integer> count = section.required("count", Values.integer(1, MOST_STEMS));
    return section.build(() -> new StemCells(kind.get(), memory.get(), count.get()));
  }

  @Override
  public Platform open(PlatformSpec spec, Owner owner, TimeSource time) {
    return RemotePlatform.open(remote(spec), owner, time);
  }

  @Override
  public Optional<LoadPath> loadPath(PlatformSpec spec) {
    return Optional.of(HttpLoadPath.ofStudies(remote(spec).transport()));
  }

  @Override
  public Inspection inspect(PlatformSpec spec, List<CellPlan> cells) {
    RemoteSpec remote = remote(spec);
    try (OpenWhiskClient client = RemotePlatform.connect(remote, SystemTime.INSTANCE)) {
      ServerFacts server = ServerFacts.ask(client);
      Foresight foresight =
          new Foresight(
              server.limits(),
              server.info().kinds(),
              server.surroundings(remote.rules(), OptionalInt.empty()));
      return new Inspection(
          Optional.empty(),
          server.facts(remote, OptionalInt.empty()),
          foresight.problems(cells),
          foresight.open(cells));
    } catch (PlatformUnavailable failure) {
      return Inspection.unavailable(String.valueOf(failure.getMessage()));
    }
  }

  @Override
  public List<String> cleanUp(PlatformSpec spec, String study) {
    try (OpenWhiskClient client = RemotePlatform.connect(remote(spec), SystemTime.INSTANCE)) {
      return new OwnActions(client, study, Optional.empty()).remove();
    }
  }

  private static RemoteSpec remote(PlatformSpec spec) {
    if (!(spec instanceof RemoteSpec remote)) {
      throw new IllegalArgumentException("not a spec of the platform openwhisk: " + spec);
    }
    return remote;
  }
}
