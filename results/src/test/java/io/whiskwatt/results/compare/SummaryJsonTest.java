package io.whiskwatt.results.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whiskwatt.energy.Quality;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.results.compare.SyntheticRun.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryJsonTest {
  private static final Truth PLAIN = new Truth(0.5, 0.02, 40, 0.05);

  @TempDir private Path folder;

  private Comparison comparison(Quality quality) {
    SyntheticRun run =
        SyntheticRun.of(StartKind.WARM)
            .platform("runc", PLAIN)
            .platform("kata", PLAIN)
            .quality("runc", quality)
            .quality("kata", quality)
            .blocks(3, 3);
    return Analysis.of(run.write(folder.resolve("run")));
  }

  @Test
  void file_says_what_the_comparison_says_in_base_units() throws IOException {
    Comparison comparison = comparison(Quality.MEASURED);
    SummaryJson.write(comparison, folder);
    JsonNode json = new ObjectMapper().readTree(Files.readString(folder.resolve("summary.json")));
    JsonNode cell = json.path("cells").path(0);
    assertThat(json.path("schema").intValue()).isEqualTo(1);
    assertThat(json.path("energy_quality").textValue()).isEqualTo("measured");
    assertThat(cell.path("net_energy_joules").path("value").doubleValue())
        .isEqualTo(comparison.cells().get(0).energy().orElseThrow().netJoules().value());
    assertThat(cell.path("trials")).hasSize(3);
    assertThat(cell.path("starts_seen").path("warm").intValue()).isEqualTo(120);
    assertThat(cell.path("serving_nodes").path(0).path("name").textValue()).isEqualTo("worker-1");
    assertThat(cell.path("stage_means").path("wait_seconds").doubleValue())
        .isCloseTo(0.001, within(1e-12));
    assertThat(json.path("contrasts")).hasSize(2);
    assertThat(json.path("contrasts").path(0).path("block_ratios")).hasSize(3);
  }

  @Test
  void unknown_numbers_are_null_and_missing_energy_is_absent() throws IOException {
    JsonNode json = new ObjectMapper().readTree(SummaryJson.text(comparison(Quality.NONE)));
    JsonNode cell = json.path("cells").path(0);
    assertThat(cell.has("net_energy_joules")).isFalse();
    JsonNode high = cell.path("response").path("quantiles").path(4).path("seconds").path("high");
    assertThat(high.isNull()).isTrue();
  }

  @Test
  void text_does_not_depend_on_the_locale() {
    Comparison comparison = comparison(Quality.MEASURED);
    String text = SummaryJson.text(comparison);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(SummaryJson.text(Analysis.of(folder.resolve("run")))).isEqualTo(text);
    } finally {
      Locale.setDefault(before);
    }
  }
}
