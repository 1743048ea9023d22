package io.whiskwatt.cluster.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewReaderTest {
  /** A review as an API server of 1.28 sends it, cut to what tells one from another. */
  static String review(String labels, String spec) {
    return """
        {"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","request":{
          "uid":"705ab4f5-6393-11e8-b7cc-42010a800002",
          "kind":{"group":"","version":"v1","kind":"Pod"},
          "resource":{"group":"","version":"v1","resource":"pods"},
          "requestKind":{"group":"","version":"v1","kind":"Pod"},
          "name":"wskowdev-invoker-00-1-prewarm-nodejs20","namespace":"openwhisk","operation":"CREATE",
          "userInfo":{"username":"system:serviceaccount:openwhisk:owdev-core","groups":["system:authenticated"]},
          "object":{"kind":"Pod","apiVersion":"v1",
            "metadata":{"name":"wskowdev-invoker-00-1-prewarm-nodejs20","labels":{LABELS}},
            "spec":{SPEC"containers":[{"name":"user-action","image":"openwhisk/action-nodejs-v20",
              "env":[{"name":"uid","value":"another"}]}]}},
          "oldObject":null,"dryRun":false,"options":{"kind":"CreateOptions","apiVersion":"meta.k8s.io/v1"}}}
        """
        .replace("LABELS", labels)
        .replace("SPEC", spec);
  }

  private static PodReview read(String text) throws MalformedReview {
    return ReviewReader.read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void what_is_needed_of_a_review_is_read() throws MalformedReview {
    assertThat(read(review("\"user-action-pod\":\"true\",\"invoker\":\"invoker0\"", "")))
        .isEqualTo(
            new PodReview(
                "admission.k8s.io/v1",
                "705ab4f5-6393-11e8-b7cc-42010a800002",
                true,
                Optional.empty()));
  }

  @Test
  void a_class_that_the_pod_names_and_other_labels_are_seen() throws MalformedReview {
    PodReview review =
        read(review("\"user-action-pod\":\"false\"", "\"runtimeClassName\":\"gvisor\","));
    assertThat(review.isAction()).isFalse();
    assertThat(review.runtimeClass()).contains("gvisor");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|it is not a JSON object",
        "[]|it is not a JSON object",
        "{|it is not JSON",
        "{}|it has no apiVersion",
        "{\"apiVersion\":\"admission.k8s.io/v1beta1\"}|its apiVersion is 'admission.k8s.io/v1beta1'",
        "{\"apiVersion\":\"admission.k8s.io/v1\"}|it has no request.object.kind",
        "{} {}|something follows",
        "{\"a\":1,\"a\":2}|it is not JSON",
      })
  void whatever_else_comes_is_refused_with_its_reason(String text, String reason) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(MalformedReview.class)
        .hasMessageStartingWith(reason);
  }

  @Test
  void depth_and_texts_are_bounded() {
    assertThatThrownBy(() -> read("{\"a\":" + "[".repeat(1000) + "]".repeat(1000) + "}"))
        .isInstanceOf(MalformedReview.class)
        .hasMessageContaining("depth");
    assertThatThrownBy(() -> read("{\"apiVersion\":\"" + "x".repeat(2 << 20) + "\"}"))
        .isInstanceOf(MalformedReview.class);
  }
}
