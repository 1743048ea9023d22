package io.whiskwatt.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * What the README shows is what the build compiles and runs; {@code -Dwhiskwatt.refresh=true}
 * copies it there.
 */
class ReadmeTest {
  private static final Path README = Path.of("..", "README.md");
  private static final String BEGIN = "<!-- example: EnergyCheckTest -->\n```java\n";
  private static final String END = "```\n<!-- end of example -->";

  @Test
  void the_readme_shows_the_example_as_it_is() throws IOException {
    String readme = Files.readString(README);
    int from = readme.indexOf(BEGIN) + BEGIN.length();
    int to = readme.indexOf(END, from);
    assertThat(to).isGreaterThan(from - 1);
    if (Boolean.getBoolean("whiskwatt.refresh")) {
      Files.writeString(README, readme.substring(0, from) + example() + readme.substring(to));
    } else {
      assertThat(readme.substring(from, to)).isEqualTo(example());
    }
  }

  @Test
  void the_readme_opens_with_the_two_commands() throws IOException {
    String readme = Files.readString(README);
    String run = "mvn -q -DskipTests package && java -jar benchmarks/target/benchmarks.jar\n";
    assertThat(readme.indexOf(run)).isPositive().isLessThan(600);
    assertThat(readme.indexOf("mvn verify\n")).isPositive().isLessThan(800);
  }

  /** From the class on: the imports are the reader's own. */
  private static String example() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/io/whiskwatt/examples/EnergyCheckTest.java"));
    return source.substring(source.indexOf("class EnergyCheckTest"));
  }
}
