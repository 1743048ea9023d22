package io.whiskwatt.rapl.exposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.whiskwatt.energy.GapReason;
import io.whiskwatt.rapl.scrape.ExporterServer;
import io.whiskwatt.rapl.scrape.ExporterServer.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExpositionClientTest {
  @Test
  void a_scrape_gives_the_wanted_series() throws ScrapeFailed {
    try (ExporterServer server = ExporterServer.answering(n -> Reply.ok("a 1\nb 2\n"));
        ExpositionClient client = new ExpositionClient(server.url())) {
      assertThat(client.scrape("b"::equals).samples()).hasSize(1);
    }
  }

  @Test
  void an_empty_answer_is_no_scrape() {
    assertThat(failure(Reply.ok(""))).hasMessageContaining("is empty");
    assertThat(failure(Reply.ok("\n \n"))).hasMessageContaining("is empty");
  }

  @Test
  void a_cut_answer_is_no_scrape() {
    assertThat(failure(Reply.cut("a 1\n")).gap()).isEqualTo(GapReason.CONNECTION_LOST);
    assertThat(failure(Reply.ok("a 1\nb 2"))).hasMessageContaining("cut off");
  }

  @Test
  void a_page_for_people_is_no_scrape() {
    assertThat(failure(Reply.ok("<html><body>Bad gateway</body></html>\n")))
        .hasMessageContaining("line 1 (\"<html>");
  }

  @Test
  void other_states_than_success_are_told_with_what_they_mean() {
    assertThat(failure(Reply.of(503, "a 1\n")).gap()).isEqualTo(GapReason.CONNECTION_LOST);
    assertThat(failure(Reply.of(503, "a 1\n"))).hasMessageContaining("503");
    assertThat(failure(Reply.of(401, "")).gap()).isEqualTo(GapReason.PERMISSION_DENIED);
    assertThat(failure(Reply.of(302, ""))).hasMessageContaining("redirects are not followed");
  }

  @Test
  void an_endless_answer_is_cut_off_and_not_kept() {
    String much = "# ".repeat(ExpositionClient.MOST_BYTES / 2) + "\n";
    assertThat(failure(Reply.ok(much))).hasMessageContaining("longer than 16 MB");
  }

  @Test
  void nobody_there_is_told() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    assertThat(failure("http://127.0.0.1:" + free + "/metrics", Duration.ofSeconds(5)))
        .hasMessageContaining("no answer");
  }

  @Test
  void an_endpoint_that_accepts_and_says_nothing_is_given_up() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      ScrapeFailed failure =
          failure("http://127.0.0.1:" + silent.getLocalPort() + "/metrics", Duration.ofMillis(100));
      assertThat(failure.gap()).isEqualTo(GapReason.CONNECTION_LOST);
    }
  }

  private static ScrapeFailed failure(Reply reply) {
    try (ExporterServer server = ExporterServer.answering(n -> reply)) {
      return failure(server.url(), Duration.ofSeconds(20));
    }
  }

  private static ScrapeFailed failure(String url, Duration longest) {
    try (ExpositionClient client = new ExpositionClient(url, longest)) {
      ScrapeFailed failure =
          catchThrowableOfType(ScrapeFailed.class, () -> client.scrape(name -> true));
      assertThat(failure).hasMessageStartingWith(url + ": ");
      return failure;
    }
  }
}
