package io.whiskwatt.cluster.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads an {@code AdmissionReview} of {@code admission.k8s.io/v1}, and of it what is needed. */
final class ReviewReader {
  private static final int DEEPEST = 64;
  private static final int LONGEST_TEXT = 1 << 20;
  private static final String VERSION = "admission.k8s.io/v1";
  private static final String UID = "/request/uid";
  private static final String KIND = "/request/object/kind";
  private static final String LABEL = "/request/object/metadata/labels/user-action-pod";
  private static final String RUNTIME_CLASS = "/request/object/spec/runtimeClassName";

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(LONGEST_TEXT)
                  .build())
          .build();

  private final Map<String, String> found = new HashMap<>();

  private ReviewReader() {}

  /**
   * Reads one.
   *
   * @throws MalformedReview when it is not JSON, not of this version, or not of a pod
   */
  static PodReview read(byte[] body) throws MalformedReview {
    ReviewReader reader = new ReviewReader();
    try (JsonParser json = JSON.createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedReview("it is not a JSON object");
      }
      reader.object(json, "");
      if (json.nextToken() != null) {
        throw new MalformedReview("something follows the JSON object");
      }
    } catch (IOException e) {
      throw new MalformedReview("it is not JSON: " + firstLine(e));
    }
    return reader.review();
  }

  private static String firstLine(IOException failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }

  private PodReview review() throws MalformedReview {
    String version = required("/apiVersion");
    if (!version.equals(VERSION)) {
      throw new MalformedReview("its apiVersion is '" + version + "', not " + VERSION);
    }
    if (!required(KIND).equals("Pod")) {
      throw new MalformedReview("it is of a " + required(KIND) + ", not of a Pod");
    }
    return new PodReview(
        version,
        required(UID),
        "true".equals(found.get(LABEL)),
        Optional.ofNullable(found.get(RUNTIME_CLASS)).filter(name -> !name.isEmpty()));
  }

  private String required(String place) throws MalformedReview {
    String text = found.get(place);
    if (text == null || text.isEmpty()) {
      throw new MalformedReview("it has no " + place.substring(1).replace('/', '.'));
    }
    return text;
  }

  /** Keeps what lies on the way to one of the places; skips all else unread. */
  private void object(JsonParser json, String place) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String here = place + "/" + json.currentName();
      JsonToken value = json.nextToken();
      if (value == JsonToken.START_OBJECT && leads(here)) {
        object(json, here);
      } else if (value == JsonToken.VALUE_STRING && isWanted(here)) {
        found.put(here, json.getText());
      } else {
        json.skipChildren();
      }
    }
  }

  private static boolean isWanted(String place) {
    return place.equals("/apiVersion")
        || place.equals(UID)
        || place.equals(KIND)
        || place.equals(LABEL)
        || place.equals(RUNTIME_CLASS);
  }

  private static boolean leads(String place) {
    return LABEL.startsWith(place + "/") || RUNTIME_CLASS.startsWith(place + "/");
  }
}
