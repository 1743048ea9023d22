package io.whiskwatt.cluster.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.rapl.agent.access.AccessToken;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replica over real TLS, with certificates that keytool made. */
class WebhookServerTest {
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";
  private static final String ACTION = "\"user-action-pod\":\"true\"";

  @TempDir static Path directory;

  private static Optional<WebhookServer> server = Optional.empty();
  private static Optional<OkHttpClient> client = Optional.empty();
  private static Optional<ServerCertificates.Made> made = Optional.empty();
  private static final RuntimeChoice CHOICE = new RuntimeChoice(Optional.empty());

  @BeforeAll
  static void start() throws Exception {
    ServerCertificates.Made certificates =
        ServerCertificates.make(
            Files.createDirectory(directory.resolve("tls")), "whiskwatt-webhook", "whiskwatt", 30);
    made = Optional.of(certificates);
    Path token = directory.resolve("token");
    Files.createFile(
        token, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(token, TOKEN + "\n");
    server =
        Optional.of(
            WebhookServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                WebhookMain.tls(certificates.keyStore(), certificates.passwordFile()),
                CHOICE,
                AccessToken.read(token)));
    X509TrustManager trust = trusting(certificates);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, new TrustManager[] {trust}, null);
    client =
        Optional.of(
            new OkHttpClient.Builder()
                .sslSocketFactory(tls.getSocketFactory(), trust)
                .dns(name -> List.of(InetAddress.getLoopbackAddress()))
                .build());
  }

  @AfterAll
  static void stop() {
    server.ifPresent(WebhookServer::close);
  }

  private static X509Certificate authority(ServerCertificates.Made certificates) throws Exception {
    try (InputStream in = Files.newInputStream(certificates.authority())) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  private static X509TrustManager trusting(ServerCertificates.Made certificates) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("ca", authority(certificates));
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    return (X509TrustManager) managers.getTrustManagers()[0];
  }

  /** An answer, read to its end. */
  private record Answer(int statusCode, String type, String body) {}

  private static Answer send(Request request) throws IOException {
    try (Response response = client.orElseThrow().newCall(request).execute()) {
      return new Answer(
          response.code(), response.header("Content-Type", ""), response.body().string());
    }
  }

  /** By the name that the API server uses, which the certificate must have. */
  private static Request.Builder at(String path) {
    int port = server.orElseThrow().address().getPort();
    return new Request.Builder().url("https://whiskwatt-webhook.whiskwatt.svc:" + port + path);
  }

  private static RequestBody body(String text) {
    return RequestBody.create(text, MediaType.get("application/json"));
  }

  private static Answer review(String text) throws IOException {
    return send(at("/mutate").post(body(text)).build());
  }

  private static Answer choose(String token, String name) throws IOException {
    return send(
        at("/runtime-class").header("Authorization", "Bearer " + token).put(body(name)).build());
  }

  private static String patch(Answer response) {
    String text = response.body().replaceAll("(?s).*\"patch\":\"([^\"]*)\".*", "$1");
    return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
  }

  @Test
  void action_pods_get_the_class_that_was_chosen_and_others_stay_as_they_are() throws Exception {
    assertThat(choose(TOKEN, "kata-qemu").statusCode()).isEqualTo(200);
    Answer patched = review(ReviewReaderTest.review(ACTION, ""));
    assertThat(patched.statusCode()).isEqualTo(200);
    assertThat(patched.type()).isEqualTo("application/json");
    assertThat(patched.body())
        .contains(
            "\"apiVersion\":\"admission.k8s.io/v1\"",
            "\"uid\":\"705ab4f5-6393-11e8-b7cc-42010a800002\"",
            "\"allowed\":true",
            "\"patchType\":\"JSONPatch\"");
    assertThat(patch(patched))
        .isEqualTo(
            "[{\"op\":\"add\",\"path\":\"/spec/runtimeClassName\",\"value\":\"kata-qemu\"}]");
    for (String text :
        new String[] {
          ReviewReaderTest.review("\"app\":\"nginx\"", ""),
          ReviewReaderTest.review(ACTION, "\"runtimeClassName\":\"gvisor\",")
        }) {
      assertThat(review(text).body()).contains("\"allowed\":true").doesNotContain("patch");
    }
    assertThat(choose(TOKEN, "runc\n").statusCode()).isEqualTo(200);
    assertThat(review(ReviewReaderTest.review(ACTION, "")).body())
        .contains("\"allowed\":true")
        .doesNotContain("patch");
  }

  @Test
  void nobody_switches_without_the_token_and_nothing_but_names_are_taken() throws Exception {
    assertThat(choose("another", "runc").statusCode()).isEqualTo(401);
    assertThat(send(at("/runtime-class").build()).statusCode()).isEqualTo(401);
    for (String name : new String[] {"", "Kata", "a b", "a\"b", "x".repeat(64), "-a"}) {
      assertThat(choose(TOKEN, name).statusCode()).as(name).isEqualTo(400);
    }
  }

  @Test
  void malformed_and_huge_reviews_and_other_methods_are_refused() throws Exception {
    assertThat(review("{").statusCode()).isEqualTo(400);
    assertThat(review("{\"a\":\"" + "x".repeat(4 << 20) + "\"}").statusCode()).isEqualTo(413);
    assertThat(send(at("/mutate").build()).statusCode()).isEqualTo(405);
    assertThat(send(at("/other").build()).statusCode()).isEqualTo(404);
    assertThat(send(at("/healthz").build()).body()).isEqualTo("ok\n");
    assertThat(send(at("/metrics").build()).body())
        .contains("whiskwatt_webhook_reviews_total{answer=\"refused\"} ");
  }

  @Test
  void the_certificate_is_for_the_name_by_which_the_api_server_calls() throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    ServerCertificates.Made certificates = made.orElseThrow();
    char[] password = Files.readString(certificates.passwordFile()).toCharArray();
    try (InputStream in = Files.newInputStream(certificates.keyStore())) {
      keys.load(in, password);
    }
    X509Certificate certificate = (X509Certificate) keys.getCertificate("it");
    assertThat(certificate.getSubjectAlternativeNames().toString())
        .contains("whiskwatt-webhook.whiskwatt.svc");
    certificate.verify(authority(certificates).getPublicKey());
    assertThat(directory.resolve("tls").toFile().list())
        .containsExactlyInAnyOrder("ca.pem", "server.p12", "password");
  }

  @Test
  void a_replica_that_was_started_anew_denies_until_somebody_chooses() {
    RuntimeChoice fresh = new RuntimeChoice(Optional.empty());
    PodReview pod = new PodReview("admission.k8s.io/v1", "u", true, Optional.empty());
    assertThat(fresh.decide(pod).denied()).isPresent();
    assertThat(new String(fresh.decide(pod).json(), StandardCharsets.UTF_8))
        .contains("\"allowed\":false", "\"message\":\"WhiskWatt's webhook was started anew");
    fresh.choose("kata-qemu");
    assertThat(fresh.decide(pod).patchedTo()).contains("kata-qemu");
  }
}
