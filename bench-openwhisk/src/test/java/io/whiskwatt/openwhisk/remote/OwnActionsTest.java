package io.whiskwatt.openwhisk.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.openwhisk.start.StudyActions;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.Deployment;
import io.whiskwatt.platform.Platform;
import io.whiskwatt.time.SystemTime;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OwnActionsTest {
  private static final Map<String, String> MINE = marks("mine", "0000000a");

  @Test
  void only_what_has_the_name_and_both_annotations_of_the_study_is_removed() {
    try (Lab lab = Lab.scripted(Lab.GENEROUS)) {
      lab.put("whiskwatt-mine-0000000a-0-hello", MINE);
      lab.put("whiskwatt-mine-0000000b-0-hello", marks("mine", "0000000b"));
      lab.put("whiskwatt-yours-0000000a-0-hello", marks("yours", "0000000a"));
      lab.put("whiskwatt-mine-bare", Map.of());
      lab.put("whiskwatt-mine-half", Map.of(StudyActions.STUDY_ANNOTATION, "mine"));
      lab.put("renamed", MINE);
      assertThat(new RemoteProvider().cleanUp(lab.spec(), "mine"))
          .containsExactly("whiskwatt-mine-0000000a-0-hello", "whiskwatt-mine-0000000b-0-hello");
      assertThat(lab.actions())
          .containsExactly(
              "renamed",
              "whiskwatt-mine-bare",
              "whiskwatt-mine-half",
              "whiskwatt-yours-0000000a-0-hello");
      assertThat(new RemoteProvider().cleanUp(lab.spec(), "mine")).isEmpty();
    }
  }

  @Test
  void a_run_removes_its_own_only() {
    try (Lab lab = Lab.scripted(Lab.GENEROUS)) {
      lab.put("whiskwatt-mine-0000000a-0-hello", MINE);
      lab.put("whiskwatt-mine-0000000b-0-hello", marks("mine", "0000000b"));
      new OwnActions(lab.client(), "mine", Optional.of("0000000b")).remove();
      assertThat(lab.actions()).containsExactly("whiskwatt-mine-0000000a-0-hello");
    }
  }

  @Test
  void more_than_a_page_of_them_is_removed() {
    try (Lab lab = Lab.scripted(Lab.GENEROUS)) {
      IntStream.range(0, 230).forEach(i -> lab.put("whiskwatt-mine-0000000a-" + i + "-x", MINE));
      assertThat(new RemoteProvider().cleanUp(lab.spec(), "mine")).hasSize(230);
      assertThat(lab.actions()).isEmpty();
    }
  }

  @Test
  void closing_the_platform_removes_what_deployments_left() {
    try (Lab lab = Lab.scripted(Lab.GENEROUS)) {
      Platform platform = lab.open("mine");
      Deployment open = platform.deploy(Lab.hello(StartKind.COLD));
      open.prepare(StartKind.COLD, 3);
      assertThat(lab.actions()).hasSizeGreaterThanOrEqualTo(3);
      platform.close();
      assertThat(lab.actions()).isEmpty();
    }
  }

  @Test
  void what_was_begun_when_the_thread_was_interrupted_is_removed_too() {
    try (Lab lab = Lab.scripted(Lab.GENEROUS)) {
      for (int round = 0; round < 10; round++) {
        Platform platform = lab.open("mine");
        interruptSoon(round);
        try {
          platform.deploy(Lab.hello(StartKind.COLD)).prepare(StartKind.COLD, 5);
        } catch (RuntimeException cutShort) {
          assertThat(cutShort).hasMessageContaining("interrupted");
        }
        awaitInterrupt();
        platform.close();
        assertThat(lab.actions()).isEmpty();
      }
    }
  }

  private static void interruptSoon(int millis) {
    Thread target = Thread.currentThread();
    Thread thread =
        new Thread(
            () -> {
              SystemTime.INSTANCE.parkUntil(System.nanoTime() + millis * 1_000_000L);
              target.interrupt();
            });
    thread.start();
  }

  private static void awaitInterrupt() {
    long deadline = System.nanoTime() + 5_000_000_000L;
    while (!Thread.interrupted() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
  }

  private static Map<String, String> marks(String study, String run) {
    return Map.of(StudyActions.STUDY_ANNOTATION, study, StudyActions.RUN_ANNOTATION, run);
  }
}
