package io.whiskwatt.openwhisk.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.whiskwatt.openwhisk.call.Caller;
import io.whiskwatt.openwhisk.call.Fault;
import io.whiskwatt.openwhisk.call.RawReply;
import io.whiskwatt.trust.Trust;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NioTransportTest {
  /** {@code ::1}. */
  private static final byte[] SIX = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

  private final NioTransport transport = NioTransport.create();
  private final Ends ends = new Ends();

  @AfterEach
  void close() {
    transport.close();
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("load-io"))
        .count();
  }

  @Test
  void the_next_caller_uses_the_connections_of_the_one_before() throws IOException {
    try (AnsweringServer server = AnsweringServer.start()) {
      for (int trial = 0; trial < 5; trial++) {
        try (Caller caller = transport.open(Plans.to(server.address()), ends)) {
          assertThat(ends.call(caller, trial).body()).isEqualTo("{}");
        }
      }
      assertThat(server.connections()).isEqualTo(1);
      assertThat(threads()).isEqualTo(1);
    }
  }

  @Test
  void a_connection_that_its_peer_closed_while_it_was_idle_is_never_used() throws IOException {
    try (AnsweringServer server = AnsweringServer.start();
        Caller caller = transport.open(Plans.to(server.address()), ends)) {
      for (int round = 0; round < 10; round++) {
        assertThat(ends.call(caller, round).fault()).isEmpty();
        server.hangUp();
        Ends.await("the connection is given up", () -> server.open() == 0);
      }
      assertThat(server.connections()).isEqualTo(10);
    }
  }

  @Test
  void a_request_that_the_socket_does_not_take_at_once_is_written_on() throws IOException {
    byte[] body = new byte[5_000_000];
    try (AnsweringServer server = AnsweringServer.start();
        Caller caller =
            transport.open(
                Plans.to(server.address(), Trust.systemDefault(), "POST", body, 0), ends)) {
      for (int slot = 0; slot < 4; slot++) {
        assertThat(caller.call(slot, 0)).isTrue();
      }
      for (int slot = 0; slot < 4; slot++) {
        assertThat(ends.end(slot).fault()).isEmpty();
      }
      assertThat(server.bodyBytes()).isEqualTo(4 * body.length);
    }
  }

  @Test
  void a_reply_that_comes_before_the_request_is_read_ends_the_call_and_the_connection()
      throws IOException {
    try (ServerSocket hasty = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      URI address = URI.create("http://127.0.0.1:" + hasty.getLocalPort());
      byte[] body = new byte[20_000_000];
      try (Caller caller =
          transport.open(Plans.to(address, Trust.systemDefault(), "POST", body, 0), ends)) {
        assertThat(caller.call(0, 0)).isTrue();
        try (var connection = hasty.accept()) {
          connection
              .getOutputStream()
              .write(
                  "HTTP/1.1 413 No\r\nContent-Length: 0\r\n\r\n"
                      .getBytes(StandardCharsets.US_ASCII));
          assertThat(ends.end(0).status()).isEqualTo(413);
        }
      }
    }
  }

  @Test
  void the_reply_to_head_has_no_body() throws IOException {
    String reply = "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n";
    InetAddress here = InetAddress.getLoopbackAddress();
    try (AnsweringServer server = AnsweringServer.start(here, number -> reply);
        Caller caller =
            transport.open(
                Plans.to(server.address(), Trust.systemDefault(), "HEAD", new byte[0], 0), ends)) {
      assertThat(ends.call(caller, 0).status()).isEqualTo(200);
      assertThat(ends.call(caller, 1).status()).isEqualTo(200);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void an_ipv6_address_is_spoken_to() throws IOException {
    InetAddress here = InetAddress.getByAddress(SIX);
    assumeTrue(NetworkInterface.getByInetAddress(here) != null, "no ::1 on this machine");
    try (AnsweringServer server = AnsweringServer.start(here, number -> AnsweringServer.REPLY);
        Caller caller = transport.open(Plans.to(server.address()), ends)) {
      assertThat(ends.call(caller, 0).body()).isEqualTo("{}");
    }
  }

  @Test
  void a_host_is_tried_at_all_its_addresses() throws IOException {
    for (InetAddress address : InetAddress.getAllByName("localhost")) {
      try (AnsweringServer server =
              AnsweringServer.start(address, number -> AnsweringServer.REPLY);
          Caller caller =
              transport.open(Plans.to(URI.create("http://localhost:" + server.port())), ends)) {
        assertThat(ends.call(caller, 0).body()).as("at %s", address).isEqualTo("{}");
      }
    }
  }

  /** Every 50th reply ends its connection. */
  @Test
  void connections_stay_bounded_by_the_calls_in_flight_over_many_calls() throws IOException {
    int calls = 5_000;
    String last = AnsweringServer.REPLY.replace("Content", "Connection: close\r\nContent");
    InetAddress here = InetAddress.getLoopbackAddress();
    AtomicInteger most = new AtomicInteger();
    try (AnsweringServer server =
            AnsweringServer.start(here, number -> number % 50 == 0 ? last : AnsweringServer.REPLY);
        Loop loop = new Loop(calls)) {
      loop.run(transport.open(Plans.to(server.address()), loop), 16, () -> server.open(), most);
      assertThat(loop.failed()).isZero();
      assertThat(server.requests()).isEqualTo(calls);
      assertThat(most.get()).isBetween(1, 2 * 16);
      assertThat(server.connections()).isBetween(calls / 50, calls / 50 + 16);
    }
  }

  @Test
  void a_closed_transport_has_no_thread_and_no_connection_and_takes_no_call() throws IOException {
    try (AnsweringServer server = AnsweringServer.start();
        Caller caller = transport.open(Plans.to(server.address()), ends)) {
      ends.call(caller, 0);
      transport.close();
      Ends.await("its connections are closed", () -> server.open() == 0);
      assertThat(threads()).isZero();
      assertThat(caller.call(1, 0)).isFalse();
      assertThatThrownBy(() -> transport.open(Plans.to(server.address()), ends))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void where_no_connection_can_be_opened_beforehand_calls_find_that_out() throws IOException {
    int port;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    URI nobody = URI.create("http://127.0.0.1:" + port);
    try (Caller caller =
        transport.open(Plans.to(nobody, Trust.systemDefault(), "GET", new byte[0], 4), ends)) {
      assertThat(ends.call(caller, 0).fault()).contains(Fault.NO_CONNECTION);
    }
  }

  @Test
  void an_origin_without_a_host_is_refused() {
    assertThatThrownBy(() -> transport.open(Plans.to(URI.create("http:///x")), ends))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("names no host");
  }

  @Test
  void a_reply_is_still_there_when_its_listener_has_begun_the_next_call() throws IOException {
    try (AnsweringServer server = AnsweringServer.start();
        Loop loop =
            new Loop(100) {
              @Override
              void ended(RawReply reply) {
                super.ended(reply);
                assertThat(reply.body().remaining()).isEqualTo(2);
                assertThat(reply.status()).isEqualTo(200);
              }
            }) {
      loop.run(transport.open(Plans.to(server.address()), loop), 1);
      assertThat(loop.failed()).isZero();
      assertThat(server.connections()).isEqualTo(1);
    }
  }
}
