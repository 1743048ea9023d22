package io.whiskwatt.openwhisk.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ActionPagesTest {
  private final ServedSamples served = ServedSamples.start();

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void all_actions_are_read_until_a_short_page_and_kept_once() {
    page("?limit=200", 0, 200);
    page("?limit=200&skip=200", 195, 395);
    page("?limit=200&skip=400", 395, 400);
    List<ActionSummary> all = served.client().allActions().await().found().orElseThrow();
    assertThat(all).hasSize(400).extracting(ActionSummary::name).doesNotHaveDuplicates();
    assertThat(served.requests()).hasSize(3);
  }

  @Test
  void a_page_that_cannot_be_had_is_the_answer() {
    page("?limit=200", 0, 200);
    assertThat(served.client().allActions().await().refusedWith(404)).isTrue();
  }

  private void page(String query, int from, int to) {
    List<String> items = IntStream.range(from, to).mapToObj(ActionPagesTest::item).toList();
    served.serve(
        get(urlEqualTo("/api/v1/namespaces/_/actions" + query)),
        aResponse().withBody("[" + String.join(",", items) + "]"));
  }

  private static String item(int number) {
    return "{\"name\":\"a" + number + "\",\"namespace\":\"guest\",\"version\":\"0.0.1\"}";
  }
}
