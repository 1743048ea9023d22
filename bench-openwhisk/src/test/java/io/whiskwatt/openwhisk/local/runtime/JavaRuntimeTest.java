package io.whiskwatt.openwhisk.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.units.DataSize;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JavaRuntimeTest {
  @ParameterizedTest
  @CsvSource({"64, 16", "128, 64", "256, 192", "512, 384", "2048, 1536"})
  void the_heap_leaves_room_for_the_rest_of_the_machine(long limit, long heap) {
    assertThat(JavaRuntime.heapMegabytes(DataSize.ofMegabytes(limit))).isEqualTo(heap);
  }

  @Test
  void java_17_is_always_there() {
    assertThat(JavaRuntime.running().kind().name()).isEqualTo("java:17");
  }

  @Test
  void an_exit_by_the_action_is_not_taken_for_a_full_heap() {
    LogLine words =
        new LogLine(
            Instant.EPOCH, "Terminating due to java.lang.OutOfMemoryError: Java heap space");

    assertThat(JavaRuntime.running().ranOutOfHeap(3, List.of(words))).isTrue();
    assertThat(JavaRuntime.running().ranOutOfHeap(3, List.of())).isFalse();
    assertThat(JavaRuntime.running().ranOutOfHeap(0, List.of(words))).isFalse();
  }

  @Test
  void the_launcher_jar_holds_the_launcher_and_gson_and_nothing_else(@TempDir Path directory)
      throws IOException {
    Path jar = directory.resolve("launcher.jar");

    LauncherJar.write(jar);

    try (JarFile written = new JarFile(jar.toFile())) {
      List<String> names = written.stream().map(ZipEntry::getName).toList();
      assertThat(names)
          .contains(
              "io/whiskwatt/openwhisk/local/runtime/JavaLauncher.class",
              "com/google/gson/JsonObject.class")
          .allMatch(name -> name.contains("JavaLauncher") || name.startsWith("com/google/gson/"));
    }
  }
}
