package io.whiskwatt.cluster.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * What the API server is told.
 *
 * @param patchedTo the RuntimeClass that the pod is given; empty: it stays as it is
 * @param denied why the pod must not be made; empty: it may
 */
record ReviewReply(PodReview review, Optional<String> patchedTo, Optional<String> denied) {
  private static final JsonFactory JSON = new JsonFactory();

  /** As {@code AdmissionReview}. */
  byte[] json() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("apiVersion", review.apiVersion());
      json.writeStringField("kind", "AdmissionReview");
      json.writeObjectFieldStart("response");
      json.writeStringField("uid", review.uid());
      json.writeBooleanField("allowed", denied.isEmpty());
      if (denied.isPresent()) {
        json.writeObjectFieldStart("status");
        json.writeNumberField("code", 503);
        json.writeStringField("message", denied.get());
        json.writeEndObject();
      } else if (patchedTo.isPresent()) {
        json.writeStringField("patchType", "JSONPatch");
        json.writeStringField("patch", patch(patchedTo.get()));
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return out.toByteArray();
  }

  /** The name of a RuntimeClass needs no escapes ({@link RuntimeChoice}). */
  private static String patch(String runtimeClass) {
    String operation =
        "[{\"op\":\"add\",\"path\":\"/spec/runtimeClassName\",\"value\":\"" + runtimeClass + "\"}]";
    return Base64.getEncoder().encodeToString(operation.getBytes(StandardCharsets.UTF_8));
  }
}
