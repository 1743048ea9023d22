package io.whiskwatt.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages show is what the build compiles and runs. */
class ReadmeTest {
  private static final Path README = Path.of("..", "README.md");

  @Test
  void the_readme_shows_the_example_as_it_is() throws IOException {
    new QuotedExample(README, "EnergyCheckTest").isUpToDate();
  }

  @ParameterizedTest
  @ValueSource(strings = {"MeasuredBlockTest", "SortingBenchmark", "SortingBudgetTest"})
  void the_page_on_java_code_shows_its_examples_as_they_are(String example) throws IOException {
    new QuotedExample(Path.of("..", "docs", "in-java.md"), example).isUpToDate();
  }

  @Test
  void the_readme_opens_with_the_two_commands() throws IOException {
    String readme = Files.readString(README);
    String run = "mvn -q -DskipTests package && java -jar benchmarks/target/benchmarks.jar\n";
    assertThat(readme.indexOf(run)).isPositive().isLessThan(600);
    assertThat(readme.indexOf("mvn verify\n")).isPositive().isLessThan(800);
  }
}
