package io.whiskwatt.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SourceFilesTest {
  private static final int MOST_LINES = 400;

  @ParameterizedTest
  @MethodSource("io.whiskwatt.gates.Module#all")
  void no_source_file_is_a_god_file(Module module) throws IOException {
    assertThat(sourcesOf(module)).allSatisfy(SourceFilesTest::isOfReadableSize);
  }

  private static void isOfReadableSize(Path file) throws IOException {
    assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(MOST_LINES);
  }

  private static List<Path> sourcesOf(Module module) throws IOException {
    try (Stream<Path> files = Files.walk(module.sources())) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
