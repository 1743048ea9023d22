package io.whiskwatt.cli.performance.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whiskwatt.cli.performance.Chapter;
import io.whiskwatt.config.InvalidConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerChaptersTest {
  private static final String HEAD =
      """
      {"version": 1, "measured": "2026-01-02T03:04:05Z", "machine": {"cpus": "2"},
       "settings": {"seconds": 8, "rounds": 2, "stallSeconds": 60},
       "truth": {"p50": 2.0, "p90": 202.0, "p99": 1102.0, "p999": 1192.0, "max": 1202.0},
       "lateness": [0.1, 1],
       "generators": {"whiskwatt": {"name": "WhiskWatt", "version": "1"},
                      "hyperfoil": {"name": "Hyperfoil", "version": "0.25"}},
       "missing": {"hey": "there is no hey in the PATH"},
       "summary": {""";

  @TempDir private Path directory = Path.of("");

  private PeerResults results(String summary) throws IOException {
    Path file = directory.resolve("peers.json");
    Files.writeString(file, HEAD + summary + "}}");
    return PeerResults.read(file);
  }

  private static String text(Chapter chapter) throws IOException {
    return String.join("\n", chapter.measure(progress -> {}));
  }

  private static String closed(String generator, double cpu) {
    return String.format(
        Locale.ROOT,
        "\"%s\": {\"rounds\": 2, \"failures\": [], \"median\": {\"perSecond\": 45400.4,"
            + " \"peakMegabytes\": 133, \"startSeconds\": 2.55, \"cpuPerTenThousand\":"
            + " {\"load\": %s, \"secondHalf\": 0.19, \"process\": 0.3}}}",
        generator,
        cpu);
  }

  private PeerResults closedLoop(double ours, double theirs) throws IOException {
    return results(
        "\"closed\": {" + closed("hyperfoil", theirs) + "," + closed("whiskwatt", ours) + "}");
  }

  @Test
  void costs_stand_beside_each_other_with_versions_and_what_was_left_out() throws IOException {
    assertThat(text(new BesideOthers(closedLoop(0.1, 0.2))))
        .contains("| measured | 2026-01-02T03:04:05Z |", "| cpus | 2 |", "| Hyperfoil | 0.25 |")
        .contains("| WhiskWatt | 45400 | 0.100 | 0.190 | 0.300 | 133 | 2.55 |")
        .contains("Left out: hey: there is no hey in the PATH");
  }

  @Test
  void an_aim_that_is_met_and_one_that_is_missed_say_so() throws IOException {
    assertThat(text(new BesideOthers(closedLoop(0.22, 0.2))))
        .contains(
            "| closed loop, CPU time, of Hyperfoil's | ≤ 1.20× | 1.10× (0.220 to 0.200) | met |")
        .contains("below Hyperfoil's | ≤ 1.00× | 1.10× (0.220 to 0.200) | **missed** |");
  }

  @Test
  void what_was_not_measured_is_no_aim_met() throws IOException {
    assertThat(text(new BesideOthers(closedLoop(0.2, 0.2))))
        .contains("### Constant rate, 500/s\n\nNot measured in this run.")
        .contains("| peak resident set at 500/s | ≤ 150 MB | – | not measured |");
  }

  @Test
  void a_run_that_failed_is_shown() throws IOException {
    PeerResults results =
        results(
            "\"closed\": {\"hyperfoil\": {\"rounds\": 0, \"failures\": [\"ended with 1: no\"]}}");
    assertThat(text(new BesideOthers(results))).contains("Hyperfoil: 1 failed: ended with 1: no");
  }

  @Test
  void what_a_generator_holds_against_its_own_figures_is_shown() throws IOException {
    PeerResults results =
        results("\"closed\": {\"whiskwatt\": {\"notes\": [\"late\"], \"failures\": []}}");
    assertThat(text(new BesideOthers(results))).contains("WhiskWatt says of itself: late");
  }

  private PeerResults stalls(double p99, int sent) throws IOException {
    return results(
        "\"stall\": {\"whiskwatt\": {\"median\": {\"sentShare\": 1.0, \"reported\": {\"p50\": 2.18,"
            + " \"p90\": 205, \"p99\": "
            + p99
            + ", \"p999\": 1192, \"max\": 1203}, \"stall\": {\"logged\": {\"p50\": 2.1, \"p90\":"
            + " 204, \"p99\": 1102, \"p999\": 1192, \"max\": 1202}, \"stalls\": 6,"
            + " \"sentInStalls\": "
            + sent
            + ", \"dueInStalls\": 3600}}}}");
  }

  @Test
  void reports_under_stalls_are_held_against_the_truth_and_the_log() throws IOException {
    assertThat(text(new UnderStalls(stalls(1104, 3600))))
        .contains("| *(what is true)* | 2.00 | 202 | 1102 | 1192 | 1202 | all |")
        .contains("| WhiskWatt | 2.18 (+0.180 ms) | 205 (+1.49 %) | 1104 (+0.181 %) |")
        .contains("| p90 off the server's log | ≤ 3.00 % | 0.490 % | met |")
        .doesNotContain("missed");
  }

  @Test
  void coordinated_omission_misses_its_aims() throws IOException {
    assertThat(text(new UnderStalls(stalls(500, 64))))
        .contains("| p99 off the truth | ≤ 0.500 % | 54.6 % | **missed** |")
        .contains("64 of 3600")
        .contains("| 3536 | **missed** |");
  }

  @Test
  void lateness_is_a_histogram_of_shares_and_ratios_to_hyperfoil() throws IOException {
    String late =
        "{\"median\": {\"reported\": {\"p99\": 4}, \"schedule\": {\"whole\": {\"p50\": %s, \"p99\":"
            + " 2, \"max\": 9}, \"secondHalf\": {\"p50\": 0.1, \"p99\": 1, \"max\": 2},"
            + " \"histogram\": [900, 90, 10]}}}";
    PeerResults results =
        results(
            "\"rate-2000\": {\"whiskwatt\": "
                + late.formatted("0.05")
                + ", \"hyperfoil\": "
                + late.formatted("0.25")
                + "}");
    assertThat(text(new Lateness(results)))
        .contains("| generator | ≤ 0.1 ms | ≤ 1 ms | more |", "| WhiskWatt | 90.0 | 9.0 | 1.0 |")
        .contains("| p50 at 2,000/s, of Hyperfoil's | ≤ 0.300× | 0.200× (0.050 to 0.250) | met |")
        .contains("| reported p99 at 2,000/s, instant server | ≤ 5.00 ms | 4.00 ms | met |");
  }

  @Test
  void results_of_another_version_are_refused() throws IOException {
    Path file = directory.resolve("other.json");
    Files.writeString(file, "{\"version\": 2}");
    assertThatThrownBy(() -> PeerResults.read(file))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("its version is \"2\", not 1");
  }
}
