package io.whiskwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.golden.GoldenFile;
import io.whiskwatt.rapl.EnergyDiagnosis;
import io.whiskwatt.testing.ManualTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of every powercap tree that a machine may have. */
class PowercapTreesTest {
  @TempDir private Path directory = Path.of("");

  @ParameterizedTest
  @MethodSource("io.whiskwatt.cli.PowercapTree#names")
  void proof_of_the_sum_is_as_it_was_agreed(String name) throws IOException {
    PowercapTree tree = PowercapTree.make(name, directory.resolve("machine"));
    EnergyDiagnosis diagnosis =
        EnergyDiagnosis.of(tree.root(), tree.node(), Duration.ofSeconds(1), new ManualTime());
    String lines = diagnosis.lines().stream().collect(Collectors.joining("\n", "", "\n"));
    GoldenFile.ofResource("powercap/" + name + ".txt").matches(withoutPlaces(lines));
  }

  @ParameterizedTest
  @ValueSource(strings = {"psys-in-between", "amd-mirrored-dies", "guest-of-scaphandre"})
  void doctor_shows_a_tree_it_is_given(String name) throws IOException {
    PowercapTree tree = PowercapTree.make(name, directory.resolve("machine"));
    String out =
        doctor("--node-root", tree.machine().toString(), "--powercap-root", "" + tree.root());
    int energy = out.indexOf("\nEnergy\n");
    String section = out.substring(energy + 1, out.indexOf("\n\n", energy) + 1);
    GoldenFile.ofResource("powercap/doctor-" + name + ".txt").matches(withoutPlaces(section));
  }

  @Test
  void doctor_says_why_a_root_is_none() {
    assertThat(doctor("--powercap-root", directory.resolve("nowhere").toString()))
        .contains("RAPL")
        .contains("nowhere: no such file");
  }

  private String doctor(String... options) {
    RecordingTerminal recording = RecordingTerminal.plain();
    Surroundings surroundings =
        new Surroundings(
            recording.terminal(),
            new ManualTime(),
            new Interruption(recording.terminal().err()),
            List.of(),
            directory);
    String[] arguments = new String[options.length + 1];
    arguments[0] = "doctor";
    System.arraycopy(options, 0, arguments, 1, options.length);
    assertThat(new Tool(surroundings).run(arguments)).isEqualTo(3);
    return recording.out();
  }

  /** The folder of the test has another name each time. */
  private String withoutPlaces(String text) {
    return text.replace(directory.resolve("machine").toString(), "");
  }
}
