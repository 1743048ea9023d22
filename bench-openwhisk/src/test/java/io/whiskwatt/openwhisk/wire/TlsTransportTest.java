package io.whiskwatt.openwhisk.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.openwhisk.call.Caller;
import io.whiskwatt.openwhisk.call.Fault;
import io.whiskwatt.openwhisk.client.TlsServer;
import io.whiskwatt.trust.TlsSettings;
import io.whiskwatt.trust.Trust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** TLS with a real server: what the contract of callers does not try. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // the servers are there before the first test
class TlsTransportTest {
  private TlsServer here;
  private TlsServer elsewhere;

  @BeforeAll
  void start(@TempDir Path first, @TempDir Path second) throws Exception {
    here = TlsServer.start(first, "ip:127.0.0.1");
    elsewhere = TlsServer.start(second, "dns:ow.example");
  }

  @AfterAll
  void stop() {
    here.close();
    elsewhere.close();
  }

  private static Ends.End called(TlsServer server, Trust trust) {
    Ends ends = new Ends();
    byte[] body = new byte[2];
    try (NioTransport transport = NioTransport.create();
        Caller caller = transport.open(Plans.to(server.address(), trust, "POST", body, 0), ends)) {
      return ends.call(caller, 0);
    }
  }

  private static Optional<Fault> fault(TlsServer server, Trust trust) {
    return called(server, trust).fault();
  }

  @Test
  void the_certificates_that_a_client_accepts_are_accepted() throws Exception {
    assertThat(fault(here, Trust.caFile(here.certificate()))).isEmpty();
    assertThat(fault(here, Trust.insecure())).isEmpty();
    assertThat(fault(elsewhere, Trust.insecure())).isEmpty();
    assertThat(fault(elsewhere, Trust.pinned(elsewhere.fingerprint()))).isEmpty();
  }

  @Test
  void a_certificate_for_another_host_is_refused_in_words() {
    Ends.End end = called(elsewhere, Trust.caFile(elsewhere.certificate()));
    assertThat(end.fault()).contains(Fault.CERTIFICATE);
    assertThat(end.reason()).contains("127.0.0.1", "CN=of a test", "fingerprint", "insecure");
  }

  @Test
  void requests_of_many_records_are_sent_whole() throws Exception {
    byte[] body = new byte[3_000_000];
    Ends ends = new Ends();
    try (AnsweringServer server = AnsweringServer.start(here.context());
        NioTransport transport = NioTransport.create();
        Caller caller =
            transport.open(Plans.to(server.address(), Trust.insecure(), "POST", body, 2), ends)) {
      for (int slot = 0; slot < 4; slot++) {
        assertThat(caller.call(slot, 0)).isTrue();
      }
      for (int slot = 0; slot < 4; slot++) {
        assertThat(ends.end(slot).body()).isEqualTo("{}");
      }
      assertThat(server.bodyBytes()).isEqualTo(4 * body.length);
    }
  }

  @Test
  void many_calls_share_few_connections() throws Exception {
    try (AnsweringServer server = AnsweringServer.start(here.context());
        NioTransport transport = NioTransport.create();
        Loop loop = new Loop(2_000)) {
      byte[] body = new byte[2];
      loop.run(
          transport.open(Plans.to(server.address(), Trust.insecure(), "POST", body, 8), loop), 8);
      assertThat(loop.failed()).isZero();
      assertThat(server.requests()).isEqualTo(2_000);
      // One that hears of tickets when a call wants it is left out, and another opened.
      assertThat(server.connections()).isBetween(8, 16);
    }
  }

  @Test
  void the_handshake_names_the_host_and_the_protocol() {
    TlsSettings tls = TlsSettings.of(Trust.systemDefault());
    Peer peer = new Peer("ow.example", 443, Optional.of(Trust.systemDefault()));
    SSLEngine engine = peer.engine(tls);
    assertThat(engine.getPeerHost()).isEqualTo("ow.example");
    assertThat(engine.getSSLParameters().getApplicationProtocols()).containsExactly("http/1.1");
    assertThat(engine.getSSLParameters().getEndpointIdentificationAlgorithm()).isEqualTo("HTTPS");
  }

  /** Certificates are only judged in a whole handshake. */
  @Test
  void a_session_is_resumed_by_the_next_connection() throws Exception {
    AtomicInteger judged = new AtomicInteger();
    SSLContext context = SSLContext.getInstance("TLS");
    Judge judge = new Judge(judged);
    context.init(null, new TrustManager[] {judge}, null);
    TlsSettings tls = new TlsSettings(context, judge, Optional.empty());
    for (int connection = 0; connection < 3; connection++) {
      exchange(tls);
    }
    assertThat(judged).hasValue(1);
  }

  private void exchange(TlsSettings tls) throws IOException {
    URI address = here.address();
    Peer peer = new Peer(address.getHost(), address.getPort(), Optional.of(Trust.insecure()));
    ByteBuffer room = ByteBuffer.allocate(1 << 16);
    try (SocketChannel channel = SocketChannel.open(peer.addresses().get(0))) {
      channel.configureBlocking(false);
      TlsLink link = TlsLink.begin(channel, peer.engine(tls));
      Ends.await("the handshake ends", () -> isShaken(link, room));
      link.write(ByteBuffer.wrap("GET / HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(US_ASCII)));
      Ends.await("a reply comes", () -> reads(link, room));
      link.close();
    }
  }

  private static boolean isShaken(TlsLink link, ByteBuffer room) {
    try {
      TlsLink.Handshake state = link.shake(room.clear());
      link.task().ifPresent(Runnable::run);
      return state == TlsLink.Handshake.NOTHING;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static boolean reads(TlsLink link, ByteBuffer room) {
    try {
      return link.read(room.clear()) > 0;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Accepts every certificate and counts them. */
  private static final class Judge extends X509ExtendedTrustManager {
    private final AtomicInteger judged;

    Judge(AtomicInteger judged) {
      this.judged = judged;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
      judged.incrementAndGet();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
      judged.incrementAndGet();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      judged.incrementAndGet();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
