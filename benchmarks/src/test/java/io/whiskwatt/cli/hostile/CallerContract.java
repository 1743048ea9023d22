package io.whiskwatt.cli.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.cli.hostile.CallerBench.Terms;
import io.whiskwatt.openwhisk.call.Fault;
import io.whiskwatt.openwhisk.call.Transport;
import io.whiskwatt.trust.Trust;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What every {@link io.whiskwatt.openwhisk.call.Caller} must keep, whatever the server does. */
abstract class CallerContract {
  @TempDir private Path folder = Path.of("");

  /** A new one of those that are tried. */
  abstract Transport transport();

  private CallerBench open(HostileServer server, Terms terms) {
    return CallerBench.open(transport(), "http://127.0.0.1:" + server.port(), terms);
  }

  private CallerBench openTls(HostileServer server, Terms terms) {
    return CallerBench.open(transport(), "https://127.0.0.1:" + server.port(), terms);
  }

  /** Some callers open connections by asking for a head. */
  private static Optional<String> looks(Request request) {
    return request.method().equals("HEAD") ? Optional.of("") : Optional.empty();
  }

  private static Terms terms(Misdeed misdeed) {
    boolean untilDeadline = Expected.of(misdeed).equals(Optional.of(Fault.DEADLINE));
    return Terms.usual().within(untilDeadline ? CallerBench.SHORT : CallerBench.LONG);
  }

  /** Once, as what it was, without a second request, and without harm to the next call. */
  private static void endsAsItWas(Misdeed misdeed, HostileServer server, CallerBench bench) {
    Heard.End end = bench.call(misdeed);
    Expected.check(misdeed, end);
    assertThat(bench.caller.inFlight()).isZero();
    Misdeed next = misdeed == Misdeed.WHOLE ? Misdeed.SLOW : Misdeed.WHOLE;
    theNextCallWorks(next, bench);
    assertThat(server.account().requests(misdeed)).isEqualTo(1);
    assertThat(server.account().requests(next)).isEqualTo(1);
    assertThat(bench.heard.ends(0)).hasSize(1);
    assertThat(bench.heard.timesSent(0)).isEqualTo(1);
  }

  /** At once; only a connection that was closed unannounced may be found out by a call. */
  private static void theNextCallWorks(Misdeed next, CallerBench bench) {
    Heard.End end = bench.call(next);
    if (end.fault().isPresent()) {
      assertThat(end.fault()).contains(Fault.STALE_CONNECTION);
      end = bench.call(next);
    }
    Expected.check(next, end);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "DROP_KEPT")
  void each_call_ends_once_as_what_it_was_and_nothing_is_sent_again(Misdeed misdeed) {
    try (HostileServer server = HostileServer.start(Script.byPath());
        CallerBench bench = open(server, terms(misdeed))) {
      endsAsItWas(misdeed, server, bench);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "DROP_KEPT")
  void the_same_over_tls(Misdeed misdeed) {
    Certificates own = Certificates.here();
    try (HostileServer server = HostileServer.start(Door.tls(own.context()), Script.byPath());
        CallerBench bench = openTls(server, terms(misdeed).trusting(Trust.caFile(own.pem())))) {
      endsAsItWas(misdeed, server, bench);
    }
  }

  @Test
  void a_kept_connection_that_is_dropped_with_the_next_request_is_stale_and_not_asked_again() {
    try (HostileServer server = HostileServer.start(Script.byPath());
        CallerBench bench = open(server, Terms.usual())) {
      List<Optional<Fault>> dropped = new ArrayList<>();
      for (int round = 1; round <= 20; round++) {
        Expected.check(Misdeed.WHOLE, bench.call(Misdeed.WHOLE));
        dropped.add(bench.call(Misdeed.DROP_KEPT).fault());
        assertThat(server.account().requestsOnKept(Misdeed.DROP_KEPT)).isEqualTo(round);
      }
      // On a machine that is busy enough a break may show late: then it is a lost connection.
      assertThat(dropped)
          .contains(Optional.of(Fault.STALE_CONNECTION))
          .isSubsetOf(Optional.of(Fault.STALE_CONNECTION), Optional.of(Fault.CONNECTION_LOST));
    }
  }

  @Test
  void connections_closed_behind_a_reply_cost_single_calls_and_never_a_second_request() {
    try (HostileServer server = HostileServer.start(Script.byPath());
        CallerBench bench = open(server, Terms.usual())) {
      int answered = 0;
      for (int call = 0; call < 50; call++) {
        Heard.End end = bench.call(Misdeed.CLOSE_BEHIND);
        assertThat(end.fault()).isIn(Optional.empty(), Optional.of(Fault.STALE_CONNECTION));
        answered += end.fault().isEmpty() ? 1 : 0;
      }
      assertThat(server.account().requests()).isEqualTo(answered);
      assertThat(answered).isGreaterThanOrEqualTo(25);
    }
  }

  @ParameterizedTest
  @EnumSource(Received.class)
  void a_connection_that_is_badly_received_is_its_own_fault(Received received) {
    Certificates shown = received.certificate(folder);
    try (HostileServer server = HostileServer.start(received.door(shown), Script.byPath());
        CallerBench bench =
            openTls(
                server,
                Terms.usual().within(received.patience()).trusting(received.trust(shown)))) {
      Heard.End end = bench.call(Misdeed.WHOLE);
      assertThat(end.fault()).contains(received.fault());
      assertThat(end.reason()).isNotBlank();
      assertThat(bench.heard.timesSent(0)).isZero();
      assertThat(bench.caller.inFlight()).isZero();
      assertThat(server.account().requests()).isZero();
      assertThat(server.account().connections()).isEqualTo(1);
      assertThat(bench.call(Misdeed.WHOLE).fault()).contains(received.fault());
    }
  }

  @Test
  void where_nobody_listens_there_is_no_connection() throws Exception {
    int port;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    try (CallerBench bench =
        CallerBench.open(transport(), "http://127.0.0.1:" + port, Terms.usual())) {
      assertThat(bench.call(Misdeed.WHOLE).fault()).contains(Fault.NO_CONNECTION);
      assertThat(bench.call(Misdeed.WHOLE).fault()).contains(Fault.NO_CONNECTION);
      assertThat(bench.heard.timesSent(0)).isZero();
      assertThat(bench.caller.inFlight()).isZero();
    }
  }

  @Test
  void a_name_without_an_address_is_an_unknown_host() {
    try (CallerBench bench =
        CallerBench.open(transport(), "http://no-such-host.invalid:1", Terms.usual())) {
      assertThat(bench.call(Misdeed.WHOLE).fault()).contains(Fault.UNKNOWN_HOST);
      assertThat(bench.caller.inFlight()).isZero();
    }
  }

  @Test
  void a_call_too_many_is_refused_in_silence() {
    try (HostileServer server = HostileServer.start(Script.byPath());
        CallerBench bench = open(server, Terms.usual().atMost(2).within(CallerBench.SHORT))) {
      assertThat(bench.begin(Misdeed.SILENCE)).isPresent();
      assertThat(bench.begin(Misdeed.SILENCE)).isPresent();
      assertThat(bench.begin(Misdeed.WHOLE)).isEmpty();
      assertThat(bench.caller.inFlight()).isEqualTo(2);
      bench.heard.end(0);
      bench.heard.end(1);
      Expected.check(Misdeed.WHOLE, bench.call(Misdeed.WHOLE));
      assertThat(bench.heard.ends(2)).isEmpty();
      assertThat(bench.heard.timesSent(2)).isZero();
      assertThat(server.account().requests()).isEqualTo(3);
    }
  }

  @Test
  void closing_gives_up_what_is_in_flight_untold_and_every_connection() {
    try (HostileServer server = HostileServer.start(Script.byPath())) {
      CallerBench bench = open(server, Terms.usual());
      bench.call(Misdeed.WHOLE);
      bench.begin(Misdeed.SILENCE);
      bench.begin(Misdeed.TRICKLE);
      Heard.awaitUntil("both are at the server", () -> server.account().requests() == 3);
      bench.close();
      Heard.awaitUntil("connections are closed", () -> server.account().open() == 0);
      assertThat(bench.heard.calls()).isEqualTo(1);
      assertThat(bench.begin(Misdeed.WHOLE)).isEmpty();
      bench.close();
    }
  }

  @Test
  void calls_one_after_the_other_share_a_connection() {
    try (HostileServer server = HostileServer.start(Script.byPath());
        CallerBench bench = open(server, Terms.usual())) {
      List<Misdeed> forms =
          List.of(
              Misdeed.WHOLE,
              Misdeed.CHUNKED,
              Misdeed.PIECES,
              Misdeed.BIG,
              Misdeed.INTERIM,
              Misdeed.THROTTLED,
              Misdeed.GATEWAY_PAGE,
              Misdeed.APPLICATION_ERROR);
      for (int round = 0; round < 5; round++) {
        forms.forEach(form -> Expected.check(form, bench.call(form)));
      }
      assertThat(server.account().connections()).isEqualTo(1);
    }
  }

  @Test
  void calls_at_the_same_time_have_a_connection_each_and_the_next_ones_use_them_again() {
    try (HostileServer server = HostileServer.start(Script.byPath());
        CallerBench bench = open(server, Terms.usual())) {
      for (int round = 0; round < 3; round++) {
        List<Integer> slots =
            IntStream.range(0, 10)
                .mapToObj(each -> bench.begin(Misdeed.SLOW))
                .map(Optional::get)
                .toList();
        slots.forEach(bench.heard::end);
      }
      assertThat(server.account().connections()).isBetween(1L, 10L);
      assertThat(server.account().requests()).isEqualTo(30);
    }
  }

  @Test
  void connections_asked_for_beforehand_are_open_before_the_first_call() {
    try (HostileServer server =
            HostileServer.start(Door.plain(), Script.byPath(), CallerContract::looks);
        CallerBench bench = open(server, Terms.usual().opening(5))) {
      Heard.awaitUntil("five are open", () -> server.account().connections() >= 5);
      assertThat(server.account().requests(Misdeed.WHOLE)).isZero();
      Expected.check(Misdeed.WHOLE, bench.call(Misdeed.WHOLE));
      assertThat(server.account().connections()).isEqualTo(5);
    }
  }

  @Test
  void a_call_may_be_begun_where_another_ends() {
    try (HostileServer server = HostileServer.start(Script.byPath());
        CallerBench bench = open(server, Terms.usual().atMost(1))) {
      AtomicInteger left = new AtomicInteger(500);
      bench.heard.afterEach(
          () -> {
            if (left.decrementAndGet() > 0) {
              assertThat(bench.begin(Misdeed.WHOLE)).isPresent();
            }
          });
      bench.begin(Misdeed.WHOLE);
      Heard.awaitUntil("all have ended", () -> bench.heard.calls() == 500);
      assertThat(server.account().requests()).isEqualTo(500);
    }
  }

  @Test
  void everything_at_the_same_time_ends_each_call_as_what_it_was() {
    try (HostileServer server = HostileServer.start(Script.byPath());
        CallerBench bench = open(server, Terms.usual().within(CallerBench.SHORT.multipliedBy(2)))) {
      List<Misdeed> all =
          Stream.of(Misdeed.values())
              .filter(each -> !harmsOthers(each))
              .flatMap(each -> Stream.of(each, each, each))
              .toList();
      List<Integer> slots = all.stream().map(each -> bench.begin(each).orElseThrow()).toList();
      for (int each = 0; each < all.size(); each++) {
        Expected.check(all.get(each), bench.heard.end(slots.get(each)));
      }
      assertThat(server.account().requests()).isEqualTo(all.size());
      assertThat(slots).allSatisfy(slot -> assertThat(bench.heard.ends(slot)).hasSize(1));
      assertThat(bench.caller.inFlight()).isZero();
    }
  }

  /** Those whose connection is closed while a client may think that it is kept. */
  private static boolean harmsOthers(Misdeed misdeed) {
    return List.of(Misdeed.DROP_KEPT, Misdeed.CLOSE_BEHIND, Misdeed.HTTP_1_0).contains(misdeed);
  }

  @Test
  void the_request_is_as_the_plan_says() {
    List<Request> requests = new CopyOnWriteArrayList<>();
    Script noting =
        (request, number) -> {
          requests.add(request);
          return Misdeed.WHOLE;
        };
    try (HostileServer server = HostileServer.start(noting);
        CallerBench bench = open(server, Terms.usual())) {
      bench.call(Misdeed.WHOLE);
      Request request = requests.get(0);
      assertThat(request.method() + " " + request.path()).isEqualTo("POST /do/whole?blocking=true");
      assertThat(request.body()).isEqualTo(CallerBench.BODY);
      assertThat(request.headers())
          .containsEntry("authorization", CallerBench.AUTHORIZATION)
          .containsEntry("host", "127.0.0.1:" + server.port())
          .containsEntry("content-length", "7");
      assertThat(request.headers().get("content-type")).startsWith("application/json");
    }
  }
}
