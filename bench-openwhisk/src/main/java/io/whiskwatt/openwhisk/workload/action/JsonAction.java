package io.whiskwatt.openwhisk.workload.action;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The bundled workload {@code json} as a Java action. Runs inside the sandbox. The text is one that
 * every language writes alike: no spaces, keys in the order they were set, quarters as fractions.
 */
final class JsonAction {
  private JsonAction() {}

  public static JsonObject main(JsonObject params) throws NoSuchAlgorithmException {
    int n = Math.toIntExact(Whole.of(params, "n", Defaults.JSON_N));
    JsonObject parsed = new Gson().fromJson(document(n).toString(), JsonObject.class);
    byte[] text = parsed.toString().getBytes(StandardCharsets.UTF_8);
    JsonObject result = new JsonObject();
    result.addProperty("n", n);
    result.addProperty("bytes", text.length);
    result.addProperty("checksum", checksum(parsed.getAsJsonArray("records")));
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
    result.addProperty("sha256", HexFormat.of().formatHex(digest));
    return EnvelopeOfJava.around(result);
  }

  private static JsonObject document(int n) {
    JsonArray records = new JsonArray();
    for (int i = 0; i < n; i++) {
      records.add(record(i));
    }
    JsonObject document = new JsonObject();
    document.add("records", records);
    return document;
  }

  private static JsonObject record(int i) {
    JsonArray tags = new JsonArray();
    tags.add("naïve");
    tags.add("tag-".concat(Integer.toString(i % 10)));
    JsonObject record = new JsonObject();
    record.addProperty("id", i);
    record.addProperty("name", "record-".concat(Integer.toString(i)));
    record.addProperty("ratio", i + 0.25);
    record.addProperty("valid", i % 3 == 0);
    record.add("tags", tags);
    return record;
  }

  private static long checksum(JsonArray records) {
    long sum = 0;
    for (JsonElement each : records) {
      JsonObject record = each.getAsJsonObject();
      sum += record.get("id").getAsLong() + (long) (4 * record.get("ratio").getAsDouble());
    }
    return sum;
  }
}
