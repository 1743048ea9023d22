package io.whiskwatt.rapl.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.config.Environment;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.YamlReader;
import io.whiskwatt.energy.EnergySpec;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.ThisMachine;
import io.whiskwatt.platform.Inspection;
import io.whiskwatt.rapl.scrape.ExporterServer.Reply;
import io.whiskwatt.time.SystemTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScrapeSpecTest {
  private final ScaphandreProvider scaphandre = new ScaphandreProvider();

  @Test
  void an_address_alone_means_its_metrics_and_the_usual_period() {
    Endpoint endpoint = endpoint("\"http://worker-1:8080\"");
    assertThat(endpoint.url()).hasToString("http://worker-1:8080/metrics");
    assertThat(endpoint.every()).isEqualTo(Duration.ofSeconds(3));
    assertThat(endpoint.machine().id()).isEqualTo(new NodeId("host:worker-1"));
    assertThat(endpoint.isAnonymous()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "127.1.2.3", "[::1]"})
  void a_loopback_address_means_this_machine(String host) {
    EnergySpec spec = spec("\"http://" + host + ":8080/metrics\"");
    assertThat(spec.readsThisMachine()).isTrue();
    assertThat(((ScrapeSpec) spec).endpoints().get(0).machine()).isEqualTo(ThisMachine.node());
  }

  @Test
  void a_boot_id_says_whose_energy_it_is() {
    assertThat(endpoint("{ url: \"http://127.0.0.1:8080\", node: 9f-boot }").machine().id())
        .isEqualTo(new NodeId("9f-boot"));
    String own = ThisMachine.node().id().value();
    assertThat(spec("{ url: \"http://gateway/node/1\", node: " + own + " }").readsThisMachine())
        .isTrue();
    assertThat(spec("{ url: \"http://127.0.0.1\", node: other }").readsThisMachine()).isFalse();
  }

  @Test
  void there_may_be_one_for_each_machine() {
    ScrapeSpec spec = (ScrapeSpec) spec("[ \"http://a:1\", { url: \"http://b:1\", every: 4s } ]");
    assertThat(spec.endpoints()).hasSize(2);
    assertThat(spec.endpoints().get(1).every()).isEqualTo(Duration.ofSeconds(4));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ftp://a|is an http or https URL",
        "worker-1:8080|is an http or https URL",
        "\"http://me:secret@a\"|is an http or https URL",
        "{ url: \"http://a\", every: 2s }|must not be asked more often than every 2500 ms",
        "{ url: \"http://a\", every: 60s }|at least every 30 s",
        "{ url: \"http://a\", node: \"a b\" }|is not the id of a machine",
        "{ uri: \"http://a\" }|\"url\" is missing",
        "[ \"http://a:1\", \"http://a:2\" ]|show the energy of one machine",
        "[]|no address of Scaphandre is named"
      })
  void what_makes_no_sense_is_refused(String section, String message) {
    List<Problem> problems = parse(section).problems();
    assertThat(problems)
        .extracting(Problem::text)
        .anySatisfy(text -> assertThat(text).contains(message));
    assertThat(problems.toString()).doesNotContain("me:secret@a is");
  }

  @Test
  void equal_sections_are_equal_specs() {
    assertThat(spec("{ url: \"http://a\" }")).isEqualTo(spec("\"http://a/\""));
  }

  @Test
  void looking_at_it_tells_what_is_summed() {
    String text = ExporterServer.fixture("scaphandre-1.0-laptop.txt");
    try (ExporterServer server = ExporterServer.answering(n -> Reply.ok(text))) {
      EnergySpec spec = spec("\"" + server.url() + "\"");
      Inspection seen = scaphandre.inspect(spec, SystemTime.INSTANCE);
      assertThat(seen.unavailable()).isEmpty();
      assertThat(seen.facts())
          .containsEntry("quality", "measured")
          .containsKey("zone scaphandre:package-0");
    }
  }

  @Test
  void a_survey_says_what_answers_and_how_a_study_uses_it() {
    String text = ExporterServer.fixture("node-exporter-1.8-laptop.txt");
    try (ExporterServer server = ExporterServer.answering(n -> Reply.ok(text))) {
      assertThat(ExporterSurvey.found(new NodeExporter(), server.url(), SystemTime.INSTANCE))
          .isEqualTo(
              "node_exporter 1.8.2 at "
                  + server.url()
                  + ", measured, node-exporter:package-0 (energy: { node-exporter: \""
                  + server.url()
                  + "\" })");
      assertThat(ExporterSurvey.found(new Kepler(), server.url(), SystemTime.INSTANCE))
          .startsWith("no: Kepler cannot be read: ")
          .contains("there is no package among []");
    }
  }

  private Endpoint endpoint(String section) {
    return ((ScrapeSpec) spec(section)).endpoints().get(0);
  }

  private EnergySpec spec(String section) {
    return parse(section).orThrow();
  }

  private Parsed<EnergySpec> parse(String section) {
    return new YamlReader(Environment.unread()).read(section, "study.yaml", scaphandre::parse);
  }
}
