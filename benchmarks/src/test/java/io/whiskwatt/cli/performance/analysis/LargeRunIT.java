package io.whiskwatt.cli.performance.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.results.simulate.Extent;
import io.whiskwatt.results.simulate.SimulatedFolder;
import io.whiskwatt.time.SystemTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose invocations would not fit in the heap that analyses it. */
class LargeRunIT {
  /** 125,010 in each of 8 trials: 1,000,080 rows, each of them some 300 bytes as an object. */
  private static final Extent EXTENT = new Extent(1, 4, 4167);

  private static final MeasuredCommand SMALL = new MeasuredCommand("io.whiskwatt.cli.Main", "48m");

  @TempDir private Path directory = Path.of("");
  private Path run = Path.of("");

  @BeforeEach
  void write_a_million_invocations() {
    run = directory.resolve("run");
    SimulatedFolder.write(run, EXTENT, 1);
    assertThat(EXTENT.invocations()).isGreaterThan(1_000_000);
  }

  @Test
  void a_million_invocations_are_analysed_in_a_heap_that_holds_none_of_them() throws IOException {
    SMALL.run(directory, List.of("report", run.toString()), SystemTime.INSTANCE);
    assertThat(run.resolve("report.html")).content().contains("</html>");
    SMALL.run(directory, List.of("compare", run.toString()), SystemTime.INSTANCE);
    assertThat(Files.readString(directory.resolve("printed.txt"))).contains("500040");
  }
}
