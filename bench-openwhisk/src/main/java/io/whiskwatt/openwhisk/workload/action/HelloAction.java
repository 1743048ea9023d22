package io.whiskwatt.openwhisk.workload.action;

import com.google.gson.JsonObject;

/** The bundled workload {@code hello} as a Java action. Runs inside the sandbox. */
final class HelloAction {
  private HelloAction() {}

  public static JsonObject main(JsonObject params) {
    JsonObject result = new JsonObject();
    result.addProperty("payload", "Hello from inside a QEMU VM! 🚀");
    return EnvelopeOfJava.around(result);
  }
}
