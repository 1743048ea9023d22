package io.whiskwatt.openwhisk.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whiskwatt.openwhisk.local.sandbox.SandboxCatalog;
import io.whiskwatt.openwhisk.local.sandbox.SandboxTechnology;
import io.whiskwatt.testing.ContractCheck;
import io.whiskwatt.units.DataSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every technology of the catalogue, with every language, on this machine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SandboxIT {
  private static final DataSize MEMORY = DataSize.ofMegabytes(128);

  private Path state = Path.of("unset");
  private SandboxCatalog catalog = SandboxCatalog.ofThisMachine();
  private final List<ActionContainers> opened = new ArrayList<>();

  @BeforeAll
  void open_catalog(@TempDir Path temp) {
    state = temp.resolve("state");
    catalog = SandboxCatalog.in(state);
  }

  @AfterAll
  void nothing_is_left() throws IOException {
    opened.forEach(ActionContainers::close);

    assertThat(Traces.of(state.toString())).isEmpty();
    assertThat(Traces.of("whiskwatt-" + ProcessHandle.current().pid() + "-")).isEmpty();
    assertThat(state).doesNotExist();
  }

  Stream<SandboxTechnology> technologies() {
    return catalog.technologies().stream();
  }

  @TestFactory
  Stream<DynamicNode> contract() {
    return technologies()
        .map(
            t ->
                DynamicContainer.dynamicContainer(
                    t.key(), Machine.KINDS.stream().map(k -> languages(t, k))));
  }

  private DynamicNode languages(SandboxTechnology technology, String language) {
    try {
      Machine.needs(technology);
      ActionContainers containers = ActionContainers.open(technology);
      opened.add(containers);
      Samples samples = Samples.of(Machine.kind(containers, language));
      return DynamicContainer.dynamicContainer(
          language, ContainerContract.of(containers, samples).stream().map(SandboxIT::test));
    } catch (IOException | RuntimeException | AssertionError e) {
      return DynamicTest.dynamicTest(language, () -> rethrow(e));
    }
  }

  private static void rethrow(Throwable reason) throws Throwable {
    throw reason;
  }

  private static DynamicTest test(ContractCheck check) {
    return DynamicTest.dynamicTest(check.name(), () -> check.body().run());
  }

  @Test
  void the_plain_process_can_be_used_everywhere() {
    assertThat(catalog.find("process").orElseThrow().probe().usable()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("technologies")
  void closing_is_quick_and_leaves_no_descriptor_and_no_thread(SandboxTechnology technology)
      throws IOException {
    Machine.needs(technology);
    int descriptors = descriptors();
    ActionContainers containers = ActionContainers.open(technology);
    ActionKind kind = containers.kinds().get(containers.kinds().size() - 1);
    List<ActionContainer> started = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      started.add(containers.start(kind, MEMORY));
    }

    containers.close();
    containers.close();

    assertThat(started).noneMatch(ActionContainer::alive);
    assertThat(Traces.of(started.get(0).id().replaceFirst("-\\d+$", ""))).isEmpty();
    Eventually.holds(() -> descriptors() <= descriptors);
    Eventually.holds(() -> readers() == 0);
  }

  private static int descriptors() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
      return (int) all.count();
    }
  }

  private static long readers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("whiskwatt-"))
        .count();
  }

  @Test
  void two_instances_do_not_disturb_each_other() throws IOException {
    SandboxTechnology process = catalog.find("process").orElseThrow();
    try (ActionContainers first = ActionContainers.open(process);
        ActionContainer container = first.start(first.kinds().get(0), MEMORY)) {
      ActionContainers.open(process).close();
      catalog.cleanUp();

      Samples samples = Samples.of(first.kinds().get(0));
      assertThat(container.init(samples.action("hello"), Map.of(), Duration.ofSeconds(60)))
          .isInstanceOf(Reply.Returned.class);
    }
  }

  @Test
  void after_closing_nothing_can_be_started() {
    ActionContainers containers = ActionContainers.open(catalog.find("process").orElseThrow());
    ActionKind kind = containers.kinds().get(0);
    containers.close();

    assertThatThrownBy(() -> containers.start(kind, MEMORY)).isInstanceOf(IOException.class);
  }
}
