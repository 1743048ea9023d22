package io.whiskwatt.openwhisk.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.whiskwatt.openwhisk.call.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PendingTest {
  private final ServedSamples served = ServedSamples.start();

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void many_requests_are_under_way_at_the_same_time() throws IOException {
    CountDownLatch arrived = new CountDownLatch(8);
    HttpServer server = onceAllArrived(arrived);
    URI here = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    try (OpenWhiskClient client = OpenWhiskClient.connect(new Endpoint(here, ServedSamples.KEY))) {
      List<Pending<List<String>>> all = Stream.generate(client::namespaces).limit(8).toList();
      all.forEach(each -> assertThat(each.await().found()).contains(List.of("guest")));
    } finally {
      server.stop(0);
    }
  }

  /** A server that answers nobody before everybody has asked. */
  private static HttpServer onceAllArrived(CountDownLatch arrived) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    server.setExecutor(task -> new Thread(task).start());
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            arrived.countDown();
            boolean all = reached(arrived);
            byte[] body = (all ? "[\"guest\"]" : "[]").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
    return server;
  }

  private static boolean reached(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void an_interrupt_cancels_the_request_and_stays() {
    served.serve(aResponse().withFixedDelay(5000));
    Pending<List<String>> pending = served.client().namespaces();
    Thread.currentThread().interrupt();
    Answer<List<String>> answer = pending.await();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(answer).isEqualTo(new Answer.Unreachable<>(Fault.INTERRUPTED, "interrupted"));
    assertThat(pending.future()).succeedsWithin(3, TimeUnit.SECONDS);
  }

  @Test
  void on_the_way_out_an_interrupt_is_waited_through() {
    served.serve(aResponse().withBody("[]").withFixedDelay(100));
    Thread.currentThread().interrupt();
    Answer<List<String>> answer = served.client().namespaces().awaitUninterruptibly();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(answer.found()).contains(List.of());
  }

  @Test
  void a_request_that_is_given_up_ends_with_that_answer() {
    served.serve(aResponse().withFixedDelay(5000));
    Pending<List<String>> pending = served.client().namespaces();
    pending.cancel();
    assertThat(pending.await()).isInstanceOf(Answer.Unreachable.class);
    assertThat(pending.await().failure()).startsWith("the request was given up");
  }

  @Test
  void giving_up_a_list_of_many_pages_stops_at_the_present_one() {
    served.serve(aResponse().withBody("[]").withFixedDelay(5000));
    Pending<List<ActionSummary>> pending = served.client().allActions();
    pending.cancel();
    assertThat(pending.await().failure()).startsWith("the request was given up");
  }

  @Test
  void a_future_handed_out_cannot_change_the_answer() {
    served.serve(aResponse().withBody("[]").withFixedDelay(50));
    Pending<List<String>> pending = served.client().namespaces();
    CompletableFuture<Answer<List<String>>> handed = pending.future();
    handed.complete(new Answer.Ok<>(List.of("forged")));
    assertThat(pending.await().found()).contains(List.of());
  }

  @Test
  void a_closed_client_answers_that_it_gave_up() {
    served.client().close();
    assertThat(served.client().namespaces().await())
        .isInstanceOfSatisfying(
            Answer.Unreachable.class,
            answer -> assertThat(answer.fault()).isEqualTo(Fault.CANCELLED));
  }
}
