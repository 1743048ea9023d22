package io.whiskwatt.openwhisk.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER;
import static com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE;
import static com.github.tomakehurst.wiremock.http.Fault.MALFORMED_RESPONSE_CHUNK;
import static com.github.tomakehurst.wiremock.http.Fault.RANDOM_DATA_THEN_CLOSE;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.whiskwatt.openwhisk.call.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** What networks, gateways and other servers do to replies. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTest {
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final String NGINX =
      "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>nginx</body>\r\n</html>\r\n";

  private final ServedSamples served = ServedSamples.start();
  private final ServedSamples hasty = new ServedSamples(new Deadlines(SHORT, SHORT));

  @AfterAll
  void stop() {
    served.close();
    hasty.close();
  }

  @TestFactory
  Stream<DynamicTest> a_connection_that_breaks_is_a_fault_and_nothing_is_sent_again() {
    return Stream.of(CONNECTION_RESET_BY_PEER, EMPTY_RESPONSE)
        .map(fault -> broken(fault, Fault.CONNECTION_LOST, "the connection broke: "));
  }

  @TestFactory
  Stream<DynamicTest> a_reply_that_is_no_http_is_told_from_a_connection_that_breaks() {
    return Stream.of(MALFORMED_RESPONSE_CHUNK, RANDOM_DATA_THEN_CLOSE)
        .map(fault -> broken(fault, Fault.NOT_UNDERSTOOD, "the reply is no HTTP: "));
  }

  /** On a connection of its own: a kept one that breaks at once is taken for closed beforehand. */
  private static DynamicTest broken(
      com.github.tomakehurst.wiremock.http.Fault fault, Fault told, String words) {
    return DynamicTest.dynamicTest(
        fault.name(),
        () -> {
          try (ServedSamples fresh = ServedSamples.start()) {
            fresh.serve(aResponse().withFault(fault));
            Answer<Invocation> answer = fresh.client().invoke("hello", "{}", SHORT).await();
            assertThat(fault(answer)).isEqualTo(told);
            assertThat(answer.failure()).startsWith(words).contains("http://127.0.0.1:");
            assertThat(fresh.requests()).hasSize(1);
          }
        });
  }

  @Test
  void a_reply_past_the_deadline_is_not_waited_for() {
    hasty.serve(aResponse().withBody("{}").withFixedDelay(3000));
    Answer<NamespaceLimits> answer = hasty.client().limits().await();
    assertThat(fault(answer)).isEqualTo(Fault.DEADLINE);
    assertThat(answer.failure()).startsWith("no answer in time (http://127.0.0.1:");
  }

  @Test
  void a_body_that_trickles_past_the_deadline_is_not_waited_for_either() {
    hasty.serve(aResponse().withBody("[]".repeat(50)).withChunkedDribbleDelay(10, 3000));
    assertThat(fault(hasty.client().namespaces().await())).isEqualTo(Fault.DEADLINE);
  }

  @TestFactory
  Stream<DynamicTest> a_gateways_page_is_told_from_openwhisks_words() {
    return Stream.of(401, 403, 404, 429, 500, 502, 503, 504, 302)
        .map(status -> DynamicTest.dynamicTest("status " + status, () -> isGateways(status)));
  }

  private void isGateways(int status) {
    Answer<Invocation> answer =
        invoked(
            aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "text/html")
                .withHeader("Location", "https://elsewhere.example/")
                .withBody(NGINX));
    assertThat(answer.refusedAs(Refusal.GATEWAY)).isTrue();
    assertThat(answer.failure()).startsWith(status + " <html>");
    assertThat(((Answer.Refused<Invocation>) answer).throttle()).isEmpty();
    assertThat(served.requests()).hasSize(1);
  }

  @Test
  void a_gateway_that_finds_a_body_too_large_says_the_same_as_openwhisk() {
    Answer<Invocation> answer = invoked(aResponse().withStatus(413).withBody(NGINX));
    assertThat(answer.refusedAs(Refusal.TOO_LARGE)).isTrue();
  }

  @Test
  void a_throttle_without_numbers_is_still_one() {
    String body = "{\"code\":\"x\",\"error\":\"Too many requests\"}";
    Answer<Invocation> answer = invoked(aResponse().withStatus(429).withBody(body));
    assertThat(answer.refusedAs(Refusal.THROTTLED)).isTrue();
    assertThat(((Answer.Refused<Invocation>) answer).throttle()).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> a_reply_that_is_not_openwhisks_is_not_understood() {
    List<String> bodies =
        List.of("", "welcome", "{\"hello\":1}", "{\"activationId\":", "null", "7", "{} {}", "[[]]");
    return bodies.stream()
        .flatMap(
            body ->
                methods().entrySet().stream()
                    .filter(each -> !isUnderstood(each.getKey(), body))
                    .map(each -> notUnderstood(each.getKey(), each.getValue(), body)));
  }

  /** Lists drop what they cannot read, and a number of invokers is a number. */
  private static boolean isUnderstood(String method, String body) {
    boolean list = List.of("actions", "activations", "namespaces", "records").contains(method);
    return (list && body.equals("[[]]"))
        || (method.equals("healthyInvokers") && body.equals("7"))
        || (method.equals("invokers") && body.equals("{\"hello\":1}"));
  }

  private DynamicTest notUnderstood(
      String name, Function<OpenWhiskClient, Pending<?>> method, String body) {
    return DynamicTest.dynamicTest(
        name + " of '" + body + "'",
        () -> {
          served.serve(aResponse().withBody(body));
          Answer<?> answer = method.apply(served.client()).await();
          assertThat(fault(answer)).isEqualTo(Fault.NOT_UNDERSTOOD);
          assertThat(answer.failure()).startsWith("the reply is not OpenWhisk's: ");
        });
  }

  private static Map<String, Function<OpenWhiskClient, Pending<?>>> methods() {
    return Map.ofEntries(
        Map.entry("info", OpenWhiskClient::info),
        Map.entry("version", OpenWhiskClient::version),
        Map.entry("limits", OpenWhiskClient::limits),
        Map.entry("namespaces", OpenWhiskClient::namespaces),
        Map.entry("invokers", OpenWhiskClient::invokers),
        Map.entry("healthyInvokers", OpenWhiskClient::healthyInvokers),
        Map.entry("action", c -> c.action("a")),
        Map.entry("delete", c -> c.delete("a")),
        Map.entry("actions", c -> c.actions(1, 0)),
        Map.entry("countActions", OpenWhiskClient::countActions),
        Map.entry("activation", c -> c.activation("x")),
        Map.entry("activationLogs", c -> c.activationLogs("x")),
        Map.entry("activationResult", c -> c.activationResult("x")),
        Map.entry("activations", c -> c.activations(ActivationQuery.newest(1))),
        Map.entry("records", c -> c.activationRecords(ActivationQuery.newest(1))),
        Map.entry("invoke", c -> c.invoke("a", "{}", SHORT)),
        Map.entry("invokeForResult", c -> c.invokeForResult("a", "{}", SHORT)),
        Map.entry("invokeNonBlocking", c -> c.invokeNonBlocking("a", "{}")));
  }

  @Test
  void an_activation_whose_record_is_garbled_is_not_taken_for_a_gateways_failure() {
    Answer<Invocation> answer =
        invoked(
            aResponse()
                .withStatus(502)
                .withHeader("x-openwhisk-activation-id", "abc")
                .withBody("{\"activationId\":\"abc\",\"resp"));
    assertThat(fault(answer)).isEqualTo(Fault.NOT_UNDERSTOOD);
  }

  @Test
  void what_is_accepted_is_known_by_the_body_where_a_gateway_took_the_header() {
    Answer<Invocation> answer =
        invoked(aResponse().withStatus(202).withBody("{\"activationId\":\"abc\"}"));
    assertThat(answer.found()).contains(new Invocation.Running("abc"));
  }

  @Test
  void records_with_less_or_more_than_usual_are_read() {
    Answer<Invocation> answer =
        invoked(
            aResponse()
                .withBody(
                    "{\"activationId\":\"a\",\"response\":{\"status\":\"fine\"},\"new\":[{}]}"));
    ActivationRecord record = ((Invocation.Ended) answer.found().orElseThrow()).record();
    assertThat(record.ending()).isEqualTo(Ending.UNKNOWN);
    assertThat(record.status()).isEqualTo("fine");
    assertThat(record.succeeded()).isFalse();
    assertThat(record.durationMillis()).isEmpty();
  }

  @Test
  void limits_of_an_older_server_limit_what_they_name() {
    served.serve(aResponse().withBody("{\"concurrentInvocations\":1,\"invocationsPerMinute\":2}"));
    NamespaceLimits limits = served.client().limits().await().found().orElseThrow();
    assertThat(limits.maxMemoryMegabytes()).isEqualTo(Long.MAX_VALUE);
    assertThat(limits.minMemoryMegabytes()).isZero();
  }

  @Test
  void a_controller_tells_its_invokers() {
    served.serve(aResponse().withBody("{\"invoker0/0\":\"up\",\"invoker1/1\":\"unhealthy\"}"));
    assertThat(served.client().invokers().await().found().orElseThrow())
        .containsExactly(
            new InvokerState("invoker0/0", "up"), new InvokerState("invoker1/1", "unhealthy"));
    assertThat(served.requests().get(0).getUrl()).isEqualTo("/invokers");
    served.serve(aResponse().withBody("1"));
    assertThat(served.client().healthyInvokers().await().found()).contains(1);
    assertThat(served.requests().get(0).getUrl()).isEqualTo("/invokers/healthy/count");
  }

  @Test
  void a_key_that_a_server_says_back_is_not_repeated() {
    String echo = "denied for " + ServedSamples.KEY.header() + " = guest:secret-of-the-tests";
    Answer<Invocation> refused = invoked(aResponse().withStatus(403).withBody(echo));
    assertThat(refused.failure()).isEqualTo("403 denied for Basic [hidden] = [hidden]");
    assertThat(refused.toString()).doesNotContain("secret");
    Answer<Invocation> odd = invoked(aResponse().withStatus(200).withBody(echo));
    assertThat(odd.toString()).contains("[hidden]").doesNotContain("secret");
  }

  private Answer<Invocation> invoked(ResponseDefinitionBuilder reply) {
    served.serve(reply);
    return served.client().invoke("hello", "{}", SHORT).await();
  }

  private static Optional<Fault> of(Answer<?> answer) {
    return answer instanceof Answer.Unreachable<?> unreachable
        ? Optional.of(unreachable.fault())
        : Optional.empty();
  }

  private static Fault fault(Answer<?> answer) {
    return of(answer).orElseThrow(() -> new AssertionError("an answer came: " + answer));
  }
}
