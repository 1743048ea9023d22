package io.whiskwatt.openwhisk.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.config.Problem;
import io.whiskwatt.plan.Quantity;
import io.whiskwatt.plan.Workload;
import io.whiskwatt.plan.WorkloadSource;
import io.whiskwatt.units.DataSize;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PayloadCheckTest {
  @ParameterizedTest
  @EnumSource
  void every_default_and_both_ends_of_every_range_are_allowed(BundledWorkload bundled) {
    for (Parameter each : bundled.parameters()) {
      for (long value : List.of(each.fallback(), each.min(), each.max())) {
        assertThat(problems(bundled, 512, "{\"" + each.name() + "\":" + value + "}")).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_defaults_fit_the_smallest_memory_limit_of_openwhisk(BundledWorkload bundled) {
    for (Parameter each : bundled.parameters()) {
      assertThat(problems(bundled, 128, "{\"" + each.name() + "\":" + each.fallback() + "}"))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void one_step_beyond_a_range_is_refused(BundledWorkload bundled) {
    for (Parameter each : bundled.parameters()) {
      for (long value : List.of(each.min() - 1, each.max() + 1)) {
        assertThat(problems(bundled, 512, "{\"" + each.name() + "\":" + value + "}"))
            .singleElement()
            .asString()
            .contains("out of range", each.range());
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "HASH|{\"sise\":1}|the workload \"w\" has no parameter \"sise\"; did you mean \"size\"?"
            + " known parameters: size",
        "HELLO|{\"n\":1}|the workload \"w\" has no parameter \"n\"; known parameters: none",
        "MATRIX|{\"n\":\"big\"}|\"n\" of the workload \"w@512MB\" is \"big\", which is no whole"
            + " number; rows and columns: write 100, or another from 1 to 512",
        "MATRIX|{\"n\":1.5}|\"n\" of the workload \"w@512MB\" is 1.5, which is no whole number;"
            + " rows and columns: write 100, or another from 1 to 512",
        "FILE|{\"block\":2097152}|\"block\" of the workload \"w@512MB\" is 2 MB, which is out of"
            + " range; bytes of one write: write 64 kB, or another from 512 B to 1 MB",
        "HASH|[1]|the payload of \"w@512MB\" is no JSON object: [1]; write { key: value }",
        "HASH|{|the payload of \"w@512MB\" is no JSON object: {; write { key: value }"
      })
  void what_a_workload_does_not_take_is_refused(
      BundledWorkload bundled, String payload, String problem) {
    assertThat(problems(bundled, 512, payload)).containsExactly(problem);
  }

  @Test
  void all_mistakes_are_told_at_once() {
    assertThat(problems(BundledWorkload.FILE, 512, "{\"size\":-1,\"block\":true,\"blok\":1}"))
        .hasSize(3);
  }

  @Test
  void more_than_a_quarter_of_the_memory_is_refused() {
    assertThat(problems(BundledWorkload.MEMORY, 128, "{\"size\":33554432}")).isEmpty();
    assertThat(problems(BundledWorkload.MEMORY, 128, "{\"size\":33554433}"))
        .singleElement()
        .asString()
        .contains("33554433 B, which is more than a quarter of its memory of 128MB");
  }

  @Test
  void a_quantity_of_another_kind_than_the_parameters_is_refused() {
    assertThat(written("hash", Quantity.SIZE)).isEmpty();
    assertThat(written("hash", Quantity.DURATION))
        .singleElement()
        .asString()
        .contains("is a size with its unit, not a duration with its unit");
    assertThat(written("hash", Quantity.NUMBER))
        .singleElement()
        .asString()
        .contains("is a size with its unit, not a number without a unit", "write 1 MB");
  }

  private static List<String> written(String name, Quantity quantity) {
    WorkloadSource.Bundled source = new WorkloadSource.Bundled(name, Map.of("size", quantity));
    Workload workload =
        new Workload("w", source, Optional.empty(), DataSize.ofMegabytes(256), "{\"size\":50}");
    return texts(workload);
  }

  private static List<String> problems(BundledWorkload bundled, long megabytes, String payload) {
    WorkloadSource source = new WorkloadSource.Bundled(bundled.key());
    return texts(
        new Workload("w", source, Optional.empty(), DataSize.ofMegabytes(megabytes), payload));
  }

  private static List<String> texts(Workload workload) {
    return new WorkloadSuite(List.of("nodejs:20"))
        .source(workload).problems().stream().map(Problem::text).toList();
  }
}
