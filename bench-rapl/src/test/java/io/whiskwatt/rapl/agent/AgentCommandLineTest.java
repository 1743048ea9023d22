package io.whiskwatt.rapl.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.energy.EnergyUnavailable;
import io.whiskwatt.rapl.agent.access.KeyStoreFile;
import io.whiskwatt.units.Power;
import io.whiskwatt.units.Rate;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentCommandLineTest {
  @Test
  void without_options_rapl_is_read_ten_times_a_second_for_this_machine_alone() {
    AgentOptions options = start();
    assertThat(options).isEqualTo(AgentOptions.DEFAULT);
    assertThat(options.source().kind()).isEqualTo(AgentSource.Kind.POWERCAP);
    assertThat(options.source().rate()).isEqualTo(Rate.perSecond(10));
    assertThat(options.source().powercapRoot()).isEqualTo(Path.of("/sys/class/powercap"));
    assertThat(options.door().bind().isLoopbackAddress()).isTrue();
    assertThat(options.door().port()).isEqualTo(9177);
    assertThat(options.buffer()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void every_option_is_read() throws Exception {
    AgentOptions options =
        start(
            "--source=simulated --simulated-power 40W --rate 1000/s --buffer 10m --node-root /n"
                + " --powercap-root=/p --bind 0.0.0.0 --port 0 --token-file t --key-store k"
                + " --key-store-password-file w");
    assertThat(options.source())
        .isEqualTo(
            new AgentSource(
                AgentSource.Kind.SIMULATED,
                Rate.perSecond(1000),
                Path.of("/p"),
                Path.of("/n"),
                Power.ofWatts(40)));
    assertThat(options.door())
        .isEqualTo(
            new AgentDoor(InetAddress.getByName("0.0.0.0"), 0, Optional.empty(), Optional.empty())
                .withToken(Path.of("t"))
                .withTls(new KeyStoreFile(Path.of("k"), Path.of("w"))));
    assertThat(options.buffer()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void another_address_needs_a_token_and_tls_or_that_it_is_meant() {
    assertThatThrownBy(() -> start("--bind 192.0.2.1"))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("--token-file FILE, or --without-token")
        .hasMessageContaining("--tls, or --without-tls");
    assertThat(start("--bind 192.0.2.1 --without-token --without-tls").door().tokenFile())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "--rate 10, the unit is missing",
    "--rate 1001/s, from 1/s to 1000/s",
    "--port 65536, from 0 to 65535",
    "--source rapl, 'powercap, model, auto, simulated'",
    "--tokenfile x, did you mean \"--token-file\"?",
    "--simulated-power 4W, write --source simulated",
    "--buffer 1s, 10s or longer",
    "--port 1 --port 2, given twice",
    "--port, has no value",
    "--key-store-password-file x, add --tls",
    "--user, belongs to --print-unit",
    "--bind no.such.name.invalid, is no address",
  })
  void what_is_wrong_is_said_with_what_to_do(String words, String text) {
    assertThatThrownBy(() -> start(words))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining(text);
  }

  @Test
  void all_problems_are_shown_together() {
    assertThatThrownBy(() -> start("--rate fast --port x stray"))
        .isInstanceOfSatisfying(
            InvalidConfiguration.class, invalid -> assertThat(invalid.problems()).hasSize(3));
  }

  @Test
  void the_unit_of_a_user_is_refused_where_the_counters_cannot_be_read() {
    assertThatThrownBy(() -> read("--print-unit --user --powercap-root /no/such/tree"))
        .isInstanceOf(EnergyUnavailable.class)
        .hasMessageContaining("/no/such/tree: no such file")
        .hasMessageContaining("--print-unit without --user");
  }

  @Test
  void the_help_names_every_option() {
    assertThat(printed("--help"))
        .contains(AgentCommandLine.OPTIONS)
        .contains("Default: 10/s", "Default: 9177", "Default: 1h", "Default: 50 W");
  }

  private static String printed(String words) {
    return ((AgentRequest.Print) read(words)).text();
  }

  private static AgentOptions start(String... words) {
    return ((AgentRequest.Start) read(words.length == 0 ? "" : words[0])).options();
  }

  private static AgentRequest read(String words) {
    return AgentCommandLine.read(words.isEmpty() ? List.of() : List.of(words.split(" ", -1)));
  }
}
