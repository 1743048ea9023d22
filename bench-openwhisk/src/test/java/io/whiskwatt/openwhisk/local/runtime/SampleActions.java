package io.whiskwatt.openwhisk.local.runtime;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The sample actions in Java; each method is an entry point. Runs inside sandboxes. */
public final class SampleActions {
  private static int n = 0;

  private SampleActions() {}

  private static JsonObject object(String key, String value) {
    JsonObject object = new JsonObject();
    object.addProperty(key, value);
    return object;
  }

  public static JsonObject hello(JsonObject params) {
    return object("payload", "Hello from inside a QEMU VM! 🚀");
  }

  public static JsonObject count(JsonObject params) {
    JsonObject result = new JsonObject();
    result.addProperty("count", ++n);
    result.addProperty("got", params.get("text").getAsString().length());
    return result;
  }

  public static JsonObject talk(JsonObject params) {
    System.out.println("out " + params.get("n").getAsInt());
    System.err.println("err");
    System.out.print("rest");
    return new JsonObject();
  }

  public static JsonObject environment(JsonObject params) {
    JsonObject result = new JsonObject();
    System.getenv().forEach(result::addProperty);
    return result;
  }

  public static JsonObject boom(JsonObject params) {
    if (!params.has("never")) {
      throw new IllegalStateException("boom");
    }
    return params;
  }

  public static Object five(JsonObject params) {
    return 5;
  }

  public static JsonObject spin(JsonObject params) {
    System.out.println("spinning");
    while (!params.has("never")) {
      Thread.onSpinWait();
    }
    return params;
  }

  public static JsonObject leave(JsonObject params) {
    System.exit(7);
    return params;
  }

  public static JsonObject hoard(JsonObject params) {
    List<byte[]> all = new ArrayList<>();
    while (all.size() < 100_000) {
      all.add(new byte[1 << 20]);
    }
    return params;
  }

  public static JsonObject flood(JsonObject params) {
    return object("text", "x".repeat(6 << 20));
  }

  public static JsonObject chatter(JsonObject params) {
    for (int i = 0; i < 20_000; i++) {
      System.out.println("a line of some length, number " + i);
    }
    return new JsonObject();
  }

  public static JsonObject fork(JsonObject params) throws IOException {
    String seconds = params.get("seconds").getAsString();
    new ProcessBuilder("setsid", "sleep", seconds).inheritIO().start();
    return new JsonObject();
  }
}
