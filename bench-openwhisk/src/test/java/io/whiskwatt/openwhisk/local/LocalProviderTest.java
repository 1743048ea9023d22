package io.whiskwatt.openwhisk.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.ConfigNode.Entry;
import io.whiskwatt.config.ConfigNode.Mapping;
import io.whiskwatt.config.ConfigNode.Scalar;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Position;
import io.whiskwatt.config.Problem;
import io.whiskwatt.openwhisk.call.TransportKind;
import io.whiskwatt.platform.PlatformProvider;
import io.whiskwatt.platform.PlatformSpec;
import io.whiskwatt.units.DataSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LocalProviderTest {
  private static final Position HERE = new Position("study.yaml", 1, 1, "local:");

  @Test
  void the_service_loader_finds_it() {
    assertThat(ServiceLoader.load(PlatformProvider.class))
        .extracting(PlatformProvider::key)
        .contains("local");
  }

  @Test
  void a_sandbox_alone_is_enough() {
    assertThat(parse("sandbox", "runc").orThrow())
        .isEqualTo(new LocalSpec("runc", DataSize.ofMegabytes(2048), Duration.ofSeconds(30), 0));
  }

  @Test
  void all_keys_are_read() {
    PlatformSpec spec =
        parse("sandbox", "process", "user-memory", "512 MB", "idle-timeout", "5s", "prewarm", "2")
            .orThrow();
    assertThat(spec)
        .isEqualTo(new LocalSpec("process", DataSize.ofMegabytes(512), Duration.ofSeconds(5), 2));
    assertThat(spec.defaultEnergyKey()).isEqualTo("auto");
  }

  @Test
  void the_transport_is_nio_unless_another_is_named() {
    assertThat(LocalSpec.of("runc").transport()).isEqualTo(TransportKind.NIO);
    assertThat(parse("sandbox", "runc", "transport", "okhttp").orThrow())
        .isInstanceOfSatisfying(
            LocalSpec.class, spec -> assertThat(spec.transport()).isEqualTo(TransportKind.OKHTTP));
    assertThat(problems("sandbox", "runc", "transport", "okhtp"))
        .contains("did you mean \"okhttp\"?");
  }

  @Test
  void an_unknown_sandbox_is_refused_with_the_nearest() {
    assertThat(problems("sandbox", "run")).contains("did you mean \"runc\"?");
  }

  @Test
  void every_problem_is_told_at_once() {
    assertThat(problems("user-memory", "1 MB", "idle-timeout", "1ms", "prewarm", "-1", "idel", "1"))
        .contains("\"sandbox\" is missing", "too small", "too short", "-1", "unknown key \"idel\"");
  }

  private static String problems(String... pairs) {
    return parse(pairs).problems().stream().map(Problem::text).collect(Collectors.joining("\n"));
  }

  private static Parsed<PlatformSpec> parse(String... pairs) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      entries.add(new Entry(pairs[i], HERE, new Scalar(HERE, pairs[i + 1], false)));
    }
    ConfigNode section = new Mapping(HERE, entries);
    return new LocalProvider().parse(section);
  }
}
