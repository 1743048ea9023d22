package io.whiskwatt.openwhisk.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.whiskwatt.testing.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ActivationRecordsTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Instant BEGIN = Instant.ofEpochMilli(1_000_000);

  private final ManualTime time = new ManualTime();
  private final ServedSamples served = ServedSamples.start();
  private final ActivationRecords records = new ActivationRecords(served.client(), time);

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void not_yet_is_asked_again_with_longer_pauses_until_the_record_is_there() {
    served.serve(notYet());
    time.at(Duration.ofMillis(300).toNanos(), () -> served.serve(record("a")));
    Polled polled = records.await("a", LIMIT);
    assertThat(polled).isInstanceOf(Polled.Found.class);
    assertThat(((Polled.Found) polled).record().activationId()).isEqualTo("a");
    assertThat(polled.took()).isEqualTo(Duration.ofMillis(50 + 100 + 200));
  }

  @Test
  void at_the_deadline_it_is_missing_and_the_last_answer_says_why() {
    served.serve(notYet());
    Polled polled = records.await("a", LIMIT);
    assertThat(polled.took()).isEqualTo(LIMIT);
    assertThat(((Polled.Missing) polled).last().refusedAs(Refusal.NOT_FOUND)).isTrue();
    assertThat(served.requests()).hasSize(1 + 5 + 9);
  }

  @Test
  void what_asking_again_cannot_mend_is_not_asked_again() {
    served.serve(aResponse().withStatus(401).withBody("{\"code\":\"x\",\"error\":\"no\"}"));
    Polled polled = records.await("a", LIMIT);
    assertThat(polled.took()).isZero();
    assertThat(served.requests()).hasSize(1);
  }

  @Test
  void a_gateway_in_trouble_is_asked_again() {
    served.serve(aResponse().withStatus(504).withBody("<html>"));
    time.at(Duration.ofSeconds(1).toNanos(), () -> served.serve(record("a")));
    assertThat(records.await("a", LIMIT)).isInstanceOf(Polled.Found.class);
  }

  @Test
  void an_interrupt_ends_the_asking() {
    served.serve(notYet());
    time.at(Duration.ofSeconds(1).toNanos(), Thread.currentThread()::interrupt);
    Polled polled = records.await("a", LIMIT);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(polled.took()).isLessThan(LIMIT);
  }

  @Test
  void few_records_are_fetched_by_their_ids() {
    served.serve(record("a"));
    assertThat(fetch(List.of("a"))).containsOnlyKeys("a");
    assertThat(served.requests().get(0).getUrl()).endsWith("/activations/a");
  }

  @Test
  void those_that_never_come_are_left_out() {
    served.serve(notYet());
    assertThat(fetch(List.of("a", "b"))).isEmpty();
    assertThat(time.nanos()).isEqualTo(LIMIT.toNanos());
  }

  @Test
  void many_records_are_fetched_by_a_list() {
    List<String> ids = IntStream.range(0, 100).mapToObj(i -> "id" + i).toList();
    served.serve(aResponse().withBody(listed(ids)));
    assertThat(fetch(ids)).hasSize(100);
    assertThat(served.requests()).hasSize(1);
    assertThat(served.requests().get(0).getUrl())
        .endsWith("/activations?since=1000000&upto=1060000&limit=200&docs=true");
  }

  @Test
  void without_a_list_many_are_fetched_by_their_ids_too() {
    List<String> ids = IntStream.range(0, 70).mapToObj(i -> "id" + i).toList();
    served.serve(aResponse().withStatus(403).withBody("{\"code\":\"x\",\"error\":\"no\"}"));
    assertThat(records.fetch(ids, BEGIN, BEGIN.plusSeconds(60), Duration.ofMillis(1))).isEmpty();
    assertThat(served.requests()).hasSizeGreaterThanOrEqualTo(71);
  }

  private Map<String, ActivationRecord> fetch(List<String> ids) {
    return records.fetch(ids, BEGIN, BEGIN.plusSeconds(60), LIMIT);
  }

  private static ResponseDefinitionBuilder notYet() {
    return aResponse()
        .withStatus(404)
        .withBody("{\"code\":\"x\",\"error\":\"The requested resource does not exist.\"}");
  }

  private static ResponseDefinitionBuilder record(String id) {
    return aResponse().withBody(json(id));
  }

  private static String listed(List<String> ids) {
    return "[" + String.join(",", ids.stream().map(ActivationRecordsTest::json).toList()) + "]";
  }

  private static String json(String id) {
    return "{\"activationId\":\""
        + id
        + "\",\"start\":1000001,\"response\":{\"status\":\"success\"}}";
  }
}
