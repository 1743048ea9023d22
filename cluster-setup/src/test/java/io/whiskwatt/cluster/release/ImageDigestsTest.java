package io.whiskwatt.cluster.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.whiskwatt.cluster.inventory.ImageName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a registry on loopback that gives tokens to anybody, as public ones do. */
class ImageDigestsTest {
  private static final String INDEX = "{\"schemaVersion\":2,\"manifests\":[]}";

  /** By {@code sha256sum}. */
  private static final String DIGEST =
      "sha256:bc5857ac9458293d5111ab85c952172cd7f56bceb4e3014ddc4cafac8927b313";

  private final HttpServer registry = started();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private String challenge = "";
  private String index = INDEX;

  private static HttpServer started() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeEach
  void start() {
    challenge = "Bearer realm=\"" + here() + "/token?a=b\",service=\"a registry\",scope=\"pull\"";
    registry.createContext("/", this::answer);
    registry.start();
  }

  @AfterEach
  void stop() {
    registry.stop(0);
  }

  private String here() {
    return "http://127.0.0.1:" + registry.getAddress().getPort();
  }

  private ImageName image(String name) {
    return ImageName.parse("127.0.0.1:" + registry.getAddress().getPort() + "/" + name)
        .orElseThrow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    String authorization =
        Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "");
    asked.add(path + " " + authorization);
    if (path.startsWith("/token")) {
      reply(exchange, 200, "{\"token\":\"for-anybody\"}");
    } else if (path.startsWith("/v2/open/") || authorization.equals("Bearer for-anybody")) {
      reply(exchange, path.endsWith("/17") || path.endsWith("/latest") ? 200 : 404, index);
    } else {
      exchange.getResponseHeaders().add("WWW-Authenticate", challenge);
      reply(exchange, 401, "");
    }
  }

  private static void reply(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void digest_is_that_of_what_is_served() throws IOException {
    assertThat(new ImageDigests().of(image("open/jre"))).isEqualTo(DIGEST);
    assertThat(asked).containsExactly("/v2/open/jre/manifests/latest ");
  }

  @Test
  void token_is_asked_for_where_the_registry_says() throws IOException {
    assertThat(new ImageDigests().of(image("closed/jre:17"))).isEqualTo(DIGEST);
    assertThat(asked)
        .containsExactly(
            "/v2/closed/jre/manifests/17 ",
            "/token?a=b&service=a+registry&scope=pull ",
            "/v2/closed/jre/manifests/17 Bearer for-anybody");
  }

  @Test
  void what_is_not_there_is_said() {
    assertThatThrownBy(() -> new ImageDigests().of(image("open/jre:18")))
        .isInstanceOf(IOException.class)
        .hasMessage("the registry answered 404 to '" + here() + "/v2/open/jre/manifests/18'");
  }

  @Test
  void registry_that_does_not_listen_is_said() {
    registry.stop(0);
    assertThatThrownBy(() -> new ImageDigests().of(image("open/jre:17")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("refused");
  }

  @Test
  void registry_that_wants_a_password_is_told_apart() {
    challenge = "Basic realm=\"private\"";
    assertThatThrownBy(() -> new ImageDigests().of(image("closed/jre:17")))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("wants a name and a password");
  }

  @Test
  void what_is_too_large_for_a_manifest_is_not_read_to_its_end() {
    index = "x".repeat((4 << 20) + 1);
    assertThatThrownBy(() -> new ImageDigests().of(image("open/jre:17")))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("is larger than 4194304 bytes");
  }

  @Test
  void address_for_tokens_that_is_none_is_said() {
    challenge = "Bearer realm=\"http://a b\"";
    assertThatThrownBy(() -> new ImageDigests().of(image("closed/jre:17")))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("names no address for its tokens");
    challenge = "Bearer realm=\"tokens\"";
    assertThatThrownBy(() -> new ImageDigests().of(image("closed/jre:17")))
        .isInstanceOf(IOException.class)
        .hasMessage("'tokens?' is not an http or https address");
  }
}
