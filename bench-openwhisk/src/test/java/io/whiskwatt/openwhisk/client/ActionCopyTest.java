package io.whiskwatt.openwhisk.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.whiskwatt.units.DataSize;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A user's action is copied with everything that it is. */
class ActionCopyTest {
  private static final String HEAD =
      "{\"name\":\"mine\",\"namespace\":\"guest/tools\",\"version\":\"0.0.7\",\"publish\":false,";
  private static final String LIMITS =
      "\"limits\":{\"memory\":384,\"timeout\":90000,\"logs\":3,\"concurrency\":4,\"instances\":2},";
  private static final String PAIRS =
      "\"parameters\":[{\"key\":\"n\",\"value\":1.10,\"init\":true}],"
          + "\"annotations\":[{\"key\":\"web-export\",\"value\":{\"raw\":[true]}}],";

  private final ServedSamples served = ServedSamples.start();

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void a_binary_of_a_runtime() {
    isCopied("{\"kind\":\"java:8\",\"code\":\"UEsDBA==\",\"binary\":true,\"main\":\"a.Main\"}");
  }

  @Test
  void an_image_of_the_users() {
    isCopied("{\"kind\":\"blackbox\",\"image\":\"me/mine:1\",\"code\":\"x\"}");
  }

  @Test
  void a_sequence() {
    isCopied("{\"kind\":\"sequence\",\"components\":[\"/_/a\",\"/_/tools/b\"]}");
  }

  private void isCopied(String exec) {
    served.serve(aResponse().withBody(HEAD + LIMITS + PAIRS + "\"exec\":" + exec + "}"));
    OpenWhiskClient client = served.client();
    ActionDocument mine = client.actionWithCode("tools/mine").await().found().orElseThrow();
    assertThat(mine.summary().fullName()).isEqualTo("/guest/tools/mine");
    Annotations ours = Annotations.ofTexts(Map.of("whiskwatt-study", "s \"1\""));
    client.create(mine.copyAs("copy").annotated(ours)).await();
    JsonNode sent = Json.tree(served.requests().get(0).getBodyAsString()).orElseThrow();
    assertThat(sent.path("exec")).isEqualTo(Json.tree(exec).orElseThrow());
    assertThat(sent).isEqualTo(Json.tree(expected(exec)).orElseThrow());
  }

  private static String expected(String exec) {
    return "{"
        + LIMITS
        + PAIRS.replace(
            "{\"raw\":[true]}}]",
            "{\"raw\":[true]}},{\"key\":\"whiskwatt-study\",\"value\":\"s \\\"1\\\"\"}]")
        + "\"exec\":"
        + exec
        + "}";
  }

  @Test
  void annotations_of_ours_are_read_back() {
    served.serve(
        aResponse()
            .withBody(
                "["
                    + HEAD
                    + "\"annotations\":[{\"key\":\"whiskwatt-run\",\"value\":\"0a1b2c3d\"},"
                    + "{\"key\":\"n\",\"value\":7}]}]"));
    ActionSummary action = served.client().actions(200, 0).await().found().orElseThrow().get(0);
    assertThat(action.annotations().text("whiskwatt-run")).contains("0a1b2c3d");
    assertThat(action.annotations().text("n")).isEmpty();
    assertThat(action.annotations().number("n")).hasValue(7);
    assertThat(action.annotations().text("whiskwatt-study")).isEmpty();
  }

  @Test
  void limits_change_one_by_one() {
    ActionLimits limits =
        ActionLimits.withoutLogs(DataSize.ofMegabytes(128)).withMemory(DataSize.ofMegabytes(256));
    assertThat(limits.withLogs(DataSize.ofMegabytes(1)).logs().megabytes()).isEqualTo(1);
    assertThat(limits.memory().megabytes()).isEqualTo(256);
  }
}
