package io.whiskwatt.openwhisk.local;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.section.Field;
import io.whiskwatt.config.section.Section;
import io.whiskwatt.config.section.Values;
import io.whiskwatt.openwhisk.call.TransportKind;
import io.whiskwatt.openwhisk.generator.HttpLoadPath;
import io.whiskwatt.openwhisk.local.runtime.ActionContainers;
import io.whiskwatt.openwhisk.local.sandbox.Probe;
import io.whiskwatt.openwhisk.local.sandbox.SandboxCatalog;
import io.whiskwatt.openwhisk.local.sandbox.SandboxTechnology;
import io.whiskwatt.platform.LoadPath;
import io.whiskwatt.platform.Owner;
import io.whiskwatt.platform.Platform;
import io.whiskwatt.platform.PlatformProvider;
import io.whiskwatt.platform.PlatformSpec;
import io.whiskwatt.platform.PlatformUnavailable;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.units.DataSize;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The platform {@code local}: {@code { sandbox: runc, user-memory: 2048 MB, idle-timeout: 30s,
 * prewarm: 0 }}, of which only the sandbox must be named.
 */
public final class LocalProvider implements PlatformProvider {
  private static final int MOST_STEMS = 32;

  private final SandboxCatalog catalog;

  /** For the service loader: the sandboxes of this machine. */
  public LocalProvider() {
    this(SandboxCatalog.ofThisMachine());
  }

  LocalProvider(SandboxCatalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public String key() {
    return "local";
  }

  @Override
  public Parsed<PlatformSpec> parse(ConfigNode node) {
    Section section = Section.of(node);
    List<String> known = catalog.technologies().stream().map(SandboxTechnology::key).toList();
    Field<String> sandbox =
        section.required("sandbox", Values.choice("a sandbox", known, word -> word));
    Field<DataSize> memory =
        section.optional("user-memory", Values.size(), LocalSpec.DEFAULT_USER_MEMORY);
    Field<Duration> idle =
        section.optional("idle-timeout", Values.duration(), LocalSpec.DEFAULT_IDLE_TIMEOUT);
    Field<Integer> prewarm = section.optional("prewarm", Values.integer(0, MOST_STEMS), 0);
    Field<TransportKind> transport =
        section.optional(
            "transport",
            Values.choice("a transport", List.of(TransportKind.values()), TransportKind::key),
            TransportKind.NIO);
    section.check(
        memory,
        size -> size.megabytes() >= 64,
        "the user memory is too small for any action",
        "64 MB is the least, 2048 MB the default");
    section.check(
        idle,
        span -> span.toMillis() >= 100,
        "the idle time-out is too short",
        "100ms is the least, 30s the default");
    return section.build(
        () ->
            new LocalSpec(sandbox.get(), memory.get(), idle.get(), prewarm.get(), transport.get()));
  }

  @Override
  public Optional<LoadPath> loadPath(PlatformSpec spec) {
    return Optional.of(HttpLoadPath.ofStudies(local(spec).transport()));
  }

  @Override
  public Platform open(PlatformSpec spec, Owner owner, TimeSource time) {
    LocalSpec local = local(spec);
    SandboxTechnology technology =
        catalog
            .find(local.sandbox())
            .orElseThrow(
                () ->
                    new PlatformUnavailable(
                        "there is no sandbox \"" + local.sandbox() + "\" on this platform"));
    ActionContainers containers = ActionContainers.open(technology);
    return LocalPlatform.open(local, owner, containers, facts(technology, containers), time);
  }

  private static Map<String, String> facts(
      SandboxTechnology technology, ActionContainers containers) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("sandbox", technology.key());
    facts.putAll(containers.facts());
    if (technology.probe() instanceof Probe.Degraded degraded) {
      facts.put("degraded", degraded.reason());
    }
    return facts;
  }

  private static LocalSpec local(PlatformSpec spec) {
    if (!(spec instanceof LocalSpec local)) {
      throw new IllegalArgumentException("not a spec of the platform local: " + spec);
    }
    return local;
  }
}
