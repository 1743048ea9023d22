package io.whiskwatt.rapl.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.rapl.exposition.Exposition;
import io.whiskwatt.rapl.exposition.ScrapeFailed;
import io.whiskwatt.rapl.scrape.ExportedSum.Ruled;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportersTest {
  private static final Scaphandre SCAPHANDRE = new Scaphandre();
  private static final Kepler KEPLER = new Kepler();
  private static final NodeExporter NODE_EXPORTER = new NodeExporter();

  @Test
  void scaphandre_on_a_server_is_the_sum_of_sockets_and_memory() throws ScrapeFailed {
    List<Ruled> ruled = ruled(SCAPHANDRE, "scaphandre-1.0-server.txt");
    assertThat(summed(ruled))
        .containsExactlyInAnyOrder("package-0", "package-1", "package-0/dram", "package-1/dram");
    assertThat(microjoules(ruled, "package-1")).isEqualTo(246_521_945_562L);
    assertThat(why(ruled, "host")).contains("the exporter's own sum");
  }

  @Test
  void scaphandre_on_a_laptop_adds_neither_psys_nor_the_second_door() throws ScrapeFailed {
    List<Ruled> ruled = ruled(SCAPHANDRE, "scaphandre-1.0-laptop.txt");
    assertThat(summed(ruled)).containsExactly("package-0");
    assertThat(why(ruled, "mmio:package-0")).contains("(c)");
    assertThat(why(ruled, "package-0/core")).contains("(a) it is inside package-0");
  }

  @Test
  void scaphandre_without_sockets_is_its_own_sum_and_modelled_where_it_does_not_say_more()
      throws ScrapeFailed {
    Exposition guest = parsed(SCAPHANDRE, "scaph_host_energy_microjoules 5000000\n");
    List<Ruled> ruled =
        new ExportedSum(SCAPHANDRE.counters(guest), SCAPHANDRE.origin(guest).vendor()).rule();
    assertThat(summed(ruled)).containsExactly("host");
    assertThat(SCAPHANDRE.origin(guest).quality()).isEqualTo(Quality.MODELLED);
  }

  @Test
  void kepler_adds_up_the_sockets_by_itself() throws ScrapeFailed {
    List<Ruled> ruled = ruled(KEPLER, "kepler-0.11.txt");
    assertThat(summed(ruled)).containsExactlyInAnyOrder("package", "package/dram");
    assertThat(microjoules(ruled, "package")).isEqualTo(123_456_790_123L);
    assertThat(why(ruled, "psys")).contains("(b)");
    assertThat(origin(KEPLER, "kepler-0.11.txt").quality()).isEqualTo(Quality.MEASURED);
    assertThat(KEPLER.version(parsed(KEPLER, ExporterServer.fixture("kepler-0.11.txt"))))
        .contains("v0.11.2");
  }

  @Test
  void keplers_fake_meter_is_told_by_its_paths() throws ScrapeFailed {
    assertThat(origin(KEPLER, "kepler-0.11-fake.txt").quality()).isEqualTo(Quality.SIMULATED);
  }

  @Test
  void older_kepler_is_idle_and_dynamic_part_together() throws ScrapeFailed {
    List<Ruled> ruled = ruled(KEPLER, "kepler-0.7.txt");
    assertThat(summed(ruled))
        .containsExactlyInAnyOrder("package-0", "package-1", "package-0/dram", "package-1/dram");
    assertThat(microjoules(ruled, "package-0")).isEqualTo(55_797_732_000L);
    assertThat(why(ruled, "psys")).contains("(b)");
    assertThat(origin(KEPLER, "kepler-0.7.txt").quality()).isEqualTo(Quality.MEASURED);
    assertThat(origin(KEPLER, "kepler-0.7.txt").resolution().microjoules()).isEqualTo(1000);
  }

  @Test
  void keplers_trained_model_is_no_measurement() throws ScrapeFailed {
    Exporter.Origin origin = origin(KEPLER, "kepler-0.7-model.txt");
    assertThat(origin.quality()).isEqualTo(Quality.MODELLED);
    assertThat(String.join(" ", origin.notes()))
        .contains("estimator, trained_power_model")
        .contains("the dynamic part alone");
  }

  @Test
  void node_exporter_on_a_laptop_counts_the_package_once() throws ScrapeFailed {
    List<Ruled> ruled = ruled(NODE_EXPORTER, "node-exporter-1.8-laptop.txt");
    assertThat(summed(ruled)).containsExactly("package-0");
    assertThat(microjoules(ruled, "package-0")).isEqualTo(33_038_699_880L);
    assertThat(why(ruled, "mmio:package-0")).contains("(c) a second door");
    assertThat(why(ruled, "psys")).contains("(b)");
  }

  @Test
  void node_exporters_memory_is_told_by_its_directory_not_by_its_index() throws ScrapeFailed {
    List<Ruled> ruled = ruled(NODE_EXPORTER, "node-exporter-1.8-server.txt");
    assertThat(summed(ruled))
        .containsExactlyInAnyOrder("package-0", "package-1", "package-0/dram", "package-1/dram");
    assertThat(microjoules(ruled, "package-1/dram")).isEqualTo(49_920_589_217L);
  }

  @Test
  void mirrored_dies_count_once_and_need_the_vendor() throws ScrapeFailed {
    String text = ExporterServer.fixture("node-exporter-1.8-dies.txt");
    assertThat(summed(ruled(NODE_EXPORTER, "node-exporter-1.8-dies.txt")))
        .containsExactly("package-0-die-0");
    Exposition unknown = parsed(NODE_EXPORTER, text.replaceAll("node_cpu_info.*\n", "x 1\n"));
    assertThat(sum(NODE_EXPORTER, unknown).refusal())
        .get()
        .asString()
        .contains("--collector.cpu.info");
  }

  @Test
  void a_zone_that_only_mmio_has_is_counted() throws ScrapeFailed {
    Exposition mmio =
        parsed(
            NODE_EXPORTER,
            "node_rapl_package_joules_total{index=\"0\",path=\"/sys/class/powercap/intel-rapl-mmio:0\"} 1\n");
    assertThat(summed(sum(NODE_EXPORTER, mmio).rule())).containsExactly("mmio:package-0");
  }

  @Test
  void counters_of_one_name_are_refused() throws ScrapeFailed {
    String text =
        """
        scaph_socket_energy_microjoules{socket_id="0"} 1
        scaph_socket_energy_microjoules{socket_id="0",x="y"} 1
        """;
    assertThat(sum(SCAPHANDRE, parsed(SCAPHANDRE, text)).refusal())
        .contains("two counters go by the name package-0");
  }

  @Test
  void without_a_package_there_is_nothing_to_read() throws ScrapeFailed {
    Exposition none = parsed(NODE_EXPORTER, "node_load1 0.5\n");
    assertThat(sum(NODE_EXPORTER, none).refusal()).contains("there is no package among []");
  }

  private static Exposition parsed(Exporter exporter, String text) throws ScrapeFailed {
    return Exposition.parse(text, exporter::wants);
  }

  private static ExportedSum sum(Exporter exporter, Exposition scrape) {
    return new ExportedSum(exporter.counters(scrape), exporter.origin(scrape).vendor());
  }

  private static List<Ruled> ruled(Exporter exporter, String fixture) throws ScrapeFailed {
    ExportedSum sum = sum(exporter, parsed(exporter, ExporterServer.fixture(fixture)));
    assertThat(sum.refusal()).isEmpty();
    return sum.rule();
  }

  private static Exporter.Origin origin(Exporter exporter, String fixture) throws ScrapeFailed {
    return exporter.origin(parsed(exporter, ExporterServer.fixture(fixture)));
  }

  private static List<String> summed(List<Ruled> ruled) {
    return ruled.stream().filter(Ruled::summed).map(one -> ExportedSum.id(one.counter())).toList();
  }

  private static Ruled one(List<Ruled> ruled, String id) {
    return ruled.stream()
        .filter(one -> ExportedSum.id(one.counter()).equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static long microjoules(List<Ruled> ruled, String id) {
    return Math.round(one(ruled, id).counter().microjoules());
  }

  private static String why(List<Ruled> ruled, String id) {
    return one(ruled, id).why();
  }
}
