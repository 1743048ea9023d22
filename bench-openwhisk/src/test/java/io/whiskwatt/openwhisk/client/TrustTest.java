package io.whiskwatt.openwhisk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whiskwatt.openwhisk.call.Fault;
import io.whiskwatt.trust.Fingerprint;
import io.whiskwatt.trust.Trust;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which certificates a client takes from real servers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrustTest {
  private static final AuthKey KEY = AuthKey.of("guest:topsecret-of-mine");

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

  @Test
  void a_certificate_nobody_knows_is_refused_with_what_it_is_and_how_to_accept_it()
      throws Exception {
    Answer<List<String>> answer = asked(here, Trust.systemDefault());
    assertThat(isCertificate(answer)).isTrue();
    assertThat(answer.failure())
        .contains("CN=of a test", Fingerprint.of(here.fingerprint()).toString())
        .contains("fingerprint", "CA", "insecure", here.address().toString())
        .doesNotContain("topsecret", KEY.header());
  }

  @Test
  void insecure_takes_any_certificate_for_any_host() {
    assertThat(asked(here, Trust.insecure()).found()).contains(List.of("guest"));
    assertThat(asked(elsewhere, Trust.insecure()).found()).isPresent();
  }

  @Test
  void a_ca_file_takes_what_it_signed() {
    assertThat(asked(here, Trust.caFile(here.certificate())).found()).isPresent();
  }

  @Test
  void a_ca_file_takes_nothing_else() {
    Answer<List<String>> answer = asked(here, Trust.caFile(elsewhere.certificate()));
    assertThat(isCertificate(answer)).isTrue();
  }

  @Test
  void a_ca_file_still_asks_for_the_host_name() {
    Answer<List<String>> answer = asked(elsewhere, Trust.caFile(elsewhere.certificate()));
    assertThat(isCertificate(answer)).isTrue();
    assertThat(answer.failure())
        .contains("for another host", "127.0.0.1", "ow.example", "insecure")
        .doesNotContain("sha256/");
  }

  @Test
  void a_pinned_fingerprint_takes_that_certificate_whatever_its_host() throws Exception {
    Trust plain = Trust.pinned(elsewhere.fingerprint());
    Trust colons = Trust.pinned(Fingerprint.of(elsewhere.fingerprint()).toString());
    assertThat(plain).isEqualTo(colons);
    assertThat(asked(elsewhere, colons).found()).isPresent();
  }

  @Test
  void a_pinned_fingerprint_takes_no_other_certificate() throws Exception {
    Answer<List<String>> answer = asked(here, Trust.pinned(elsewhere.fingerprint()));
    assertThat(isCertificate(answer)).isTrue();
    assertThat(answer.failure())
        .contains("not the pinned one", Fingerprint.of(here.fingerprint()).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "sha256/AAAA", "00:11"})
  void what_is_no_fingerprint_is_refused(String text) {
    assertThatThrownBy(() -> Trust.pinned(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("64 hexadecimal digits");
  }

  @Test
  void a_ca_file_that_is_none_is_refused_by_name(@TempDir Path folder) throws IOException {
    Path text = Files.writeString(folder.resolve("text.pem"), "not a certificate");
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");
    for (Path file : List.of(text, empty, folder.resolve("none.pem"))) {
      assertThatThrownBy(() -> client(here.address(), Trust.caFile(file)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'" + file + "'");
    }
  }

  @Test
  void a_server_that_speaks_no_tls_is_said_to() throws Exception {
    try (ServerSocket plain = new ServerSocket(0)) {
      Thread server = new Thread(() -> answerInTheClear(plain));
      server.start();
      URI address = URI.create("https://127.0.0.1:" + plain.getLocalPort());
      try (OpenWhiskClient client = client(address, Trust.insecure())) {
        assertThat(client.namespaces().await().failure()).contains("no TLS connection");
      }
      server.join();
    }
  }

  /** Reads to the end, so that the reply is not lost to a reset. */
  private static void answerInTheClear(ServerSocket socket) {
    try (Socket connection = socket.accept()) {
      connection
          .getOutputStream()
          .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      connection.shutdownOutput();
      connection.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static Answer<List<String>> asked(TlsServer server, Trust trust) {
    try (OpenWhiskClient client = client(server.address(), trust)) {
      return client.namespaces().await();
    }
  }

  private static OpenWhiskClient client(URI address, Trust trust) {
    return OpenWhiskClient.connect(new Endpoint(address, KEY, trust));
  }

  private static boolean isCertificate(Answer<?> answer) {
    return answer instanceof Answer.Unreachable<?> unreachable
        && unreachable.fault() == Fault.CERTIFICATE;
  }
}
