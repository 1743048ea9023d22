package io.whiskwatt.rapl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.ConfigNode.Entry;
import io.whiskwatt.config.ConfigNode.Mapping;
import io.whiskwatt.config.ConfigNode.Scalar;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Position;
import io.whiskwatt.config.Problem;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.EnergyProvider;
import io.whiskwatt.energy.EnergySpec;
import io.whiskwatt.energy.EnergyUnavailable;
import io.whiskwatt.energy.Quality;
import io.whiskwatt.rapl.machine.LocalNode;
import io.whiskwatt.rapl.machine.MachineFolder;
import io.whiskwatt.rapl.source.PowercapSurvey;
import io.whiskwatt.rapl.source.Recorded;
import io.whiskwatt.rapl.source.ZoneFolder;
import io.whiskwatt.testing.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvidersTest {
  private static final Position HERE = new Position("study.yaml", 3, 7, "  energy: …");
  private static final ConfigNode NOTHING = new Scalar(HERE, "", false);

  @TempDir Path directory;
  private final ManualTime time = new ManualTime();

  @Test
  void every_source_can_be_named() {
    assertThat(ServiceLoader.load(EnergyProvider.class))
        .extracting(EnergyProvider::key)
        .containsExactlyInAnyOrder(
            "auto",
            "battery",
            "hwmon",
            "kepler",
            "model",
            "node-exporter",
            "none",
            "powercap",
            "scaphandre",
            "workers");
  }

  @Test
  void the_page_on_energy_sources_has_every_one_of_them() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "energy-sources.md"));
    for (EnergyProvider provider : ServiceLoader.load(EnergyProvider.class)) {
      assertThat(page).contains("\n| `" + provider.key() + "` |");
    }
  }

  @Test
  void powercap_is_read_ten_times_a_second_where_linux_shows_it() {
    EnergySpec expected = PowercapSpec.DEFAULT;
    assertThat(new PowercapProvider().parse(NOTHING)).isEqualTo(Parsed.of(expected));
    assertThat(new PowercapProvider().parse(Mapping.empty("f"))).isEqualTo(Parsed.of(expected));
    assertThat(PowercapSpec.DEFAULT.root()).isEqualTo(PowercapSurvey.DEFAULT_ROOT);
    assertThat(SamplingRate.period(PowercapSpec.DEFAULT.rate())).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void powercap_takes_a_path_or_a_section() {
    PowercapSpec path = spec(new Scalar(HERE, "/shared/powercap", false));
    PowercapSpec section = spec(section("root", "/shared/powercap", "rate", "50/s"));
    assertThat(path.root()).isEqualTo(Path.of("/shared/powercap")).isEqualTo(section.root());
    assertThat(SamplingRate.period(section.rate())).isEqualTo(Duration.ofMillis(20));
  }

  @Test
  void rate_outside_its_range_is_refused_at_its_place() {
    for (String rate : List.of("2000/s", "30/min")) {
      List<Problem> problems = new AutoProvider().parse(section("rate", rate)).problems();
      assertThat(problems).hasSize(1);
      assertThat(problems.get(0).text()).contains("study.yaml:3:7", "from 1/s to 1000/s");
    }
  }

  @Test
  void model_needs_idle_below_busy() {
    assertThat(problems(new ModelProvider(), "idle", "45 W", "busy", "12 W"))
        .contains("does not draw less");
    assertThat(problems(new ModelProvider(), "busy", "12 W")).contains("give idle too");
    assertThat(problems(new ModelProvider(), "idle", "12", "bsuy", "45 W"))
        .contains("\"12\"", "\"bsuy\"", "busy");
  }

  @Test
  void model_takes_typical_power_where_none_is_given() {
    try (EnergyMeter meter = open(new ModelProvider(this::machine), NOTHING)) {
      assertThat(meter.facts().quality()).isEqualTo(Quality.MODELLED);
      assertThat(meter.facts().notes().get(0)).contains("1.4 W idle to 7.6 W");
    }
  }

  @Test
  void model_takes_the_power_it_is_given() {
    ConfigNode section = section("idle", "12 W", "busy", "45 W");
    try (EnergyMeter meter = open(new ModelProvider(this::machine), section)) {
      assertThat(meter.facts().notes().get(0)).contains("12.0 W idle to 45.0 W");
    }
  }

  @Test
  void powercap_that_cannot_be_read_is_an_error() {
    Scalar nowhere = new Scalar(HERE, directory.resolve("nowhere").toString(), false);
    assertThatThrownBy(() -> open(new PowercapProvider(this::machine), nowhere))
        .isInstanceOf(EnergyUnavailable.class)
        .hasMessageContaining("nowhere: no such file");
  }

  @Test
  void auto_measures_where_it_can() {
    ZoneFolder zones = ZoneFolder.in(directory.resolve("p")).zone("intel-rapl:0", "package-0", 1);
    Scalar root = new Scalar(HERE, zones.root().toString(), false);
    try (EnergyMeter meter = open(new AutoProvider(this::machine), root)) {
      assertThat(meter.facts().quality()).isEqualTo(Quality.MEASURED);
      assertThat(meter.facts().key()).isEqualTo("powercap");
    }
  }

  @Test
  void auto_models_elsewhere_and_keeps_the_reason() {
    Scalar nowhere = new Scalar(HERE, directory.resolve("nowhere").toString(), false);
    try (EnergyMeter meter = open(new AutoProvider(this::machine), nowhere)) {
      assertThat(meter.facts().quality()).isEqualTo(Quality.MODELLED);
      assertThat(meter.facts().key()).isEqualTo("model");
      assertThat(meter.facts().notes().get(0))
          .startsWith("RAPL cannot be read: ")
          .contains("nowhere: no such file");
      assertThat(meter.facts().notes().get(1)).contains("model: { idle: 12 W, busy: 45 W }");
    }
  }

  @Test
  void none_covers_all_times_and_says_nothing() {
    Recorded heard = new Recorded();
    try (EnergyMeter meter = open(new NoEnergyProvider(this::machine), NOTHING)) {
      meter.start(heard);
      assertThat(meter.covers(Long.MAX_VALUE)).isTrue();
      assertThat(meter.facts().quality()).isEqualTo(Quality.NONE);
      assertThat(meter.nodes()).containsExactly(MachineFolder.NODE);
    }
    assertThat(heard.readings()).isEmpty();
  }

  @Test
  void equal_sections_are_equal_specs() {
    List<EnergyProvider> here =
        List.of(new AutoProvider(), new ModelProvider(), new NoEnergyProvider());
    for (EnergyProvider provider : here) {
      assertThat(provider.parse(NOTHING)).isEqualTo(provider.parse(NOTHING));
    }
  }

  private LocalNode machine() {
    return MachineFolder.in(directory, "GenuineIntel", 1)
        .write("proc/stat", "cpu  1 2 3 4 5 6 7 8 9 10\n")
        .read();
  }

  private EnergyMeter open(EnergyProvider provider, ConfigNode section) {
    return provider.open(provider.parse(section).orThrow(), time);
  }

  private static PowercapSpec spec(ConfigNode section) {
    return (PowercapSpec) new PowercapProvider().parse(section).orThrow();
  }

  private static String problems(EnergyProvider provider, String... words) {
    List<Problem> problems = provider.parse(section(words)).problems();
    return String.join("\n", problems.stream().map(Problem::text).toList());
  }

  private static Mapping section(String... words) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < words.length; i += 2) {
      entries.add(new Entry(words[i], HERE, new Scalar(HERE, words[i + 1], false)));
    }
    return new Mapping(HERE, entries);
  }
}
