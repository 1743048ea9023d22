package io.whiskwatt.openwhisk.workload;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** The envelope as a Java action adds it. Runs inside the sandbox, beside nothing but Gson. */
final class EnvelopeOfJava {
  private static final String INSTANCE = UUID.randomUUID().toString();
  private static final String BOOT_ID = read("/proc/sys/kernel/random/boot_id");
  private static final String KERNEL = read("/proc/sys/kernel/osrelease");
  private static final AtomicLong COUNT = new AtomicLong();

  private EnvelopeOfJava() {}

  static JsonObject around(JsonObject result) {
    JsonObject envelope = new JsonObject();
    envelope.addProperty("instance", INSTANCE);
    envelope.addProperty("count", COUNT.incrementAndGet());
    envelope.addProperty("bootId", BOOT_ID);
    envelope.addProperty("kernel", KERNEL);
    result.add("whiskwatt", envelope);
    return result;
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException unreadable) {
      return "";
    }
  }
}
