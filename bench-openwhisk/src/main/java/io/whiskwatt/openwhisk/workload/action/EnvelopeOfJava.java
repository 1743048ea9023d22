package io.whiskwatt.openwhisk.workload.action;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The envelope as a Java action adds it. Runs inside the sandbox, beside nothing but Gson. No
 * lambda, no {@code +} between texts: each would load some hundred classes into a cold start.
 */
final class EnvelopeOfJava {
  /** The PID namespace that the machine started with (PROC_PID_INIT_INO in linux/proc_ns.h). */
  private static final String PIDS_OF_THE_MACHINE = "pid:[4026531836]";

  private static final int START_TIME = 22 - 3;
  private static final long MILLIS_PER_TICK = 10;

  private static final String INSTANCE = instance();
  private static final String BOOT_ID = read("/proc/sys/kernel/random/boot_id");
  private static final String KERNEL = System.getProperty("os.version", "");
  private static final String HOST = read("/proc/sys/kernel/hostname");
  private static final long AGE = age();
  private static final AtomicLong COUNT = new AtomicLong();

  private EnvelopeOfJava() {}

  static JsonObject around(JsonObject result) {
    JsonObject envelope = new JsonObject();
    envelope.addProperty("instance", INSTANCE);
    envelope.addProperty("count", COUNT.incrementAndGet());
    envelope.addProperty("bootId", BOOT_ID);
    envelope.addProperty("kernel", KERNEL);
    envelope.addProperty("host", HOST);
    if (AGE >= 0) {
      envelope.addProperty("age", AGE);
    }
    result.add("whiskwatt", envelope);
    return result;
  }

  /** By the kernel, where it offers it: Java's own random numbers take 20 ms to begin with. */
  private static String instance() {
    String made = read("/proc/sys/kernel/random/uuid");
    return made.isEmpty() ? UUID.randomUUID().toString() : made;
  }

  /** In milliseconds; negative: not told. */
  private static long age() {
    try {
      String up = read("/proc/uptime");
      String stat = read(first().concat("/stat"));
      String ticks = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[START_TIME];
      double upMillis = Double.parseDouble(up.substring(0, up.indexOf(' '))) * 1000;
      return Math.max(0, Math.round(upMillis - Long.parseLong(ticks) * MILLIS_PER_TICK));
    } catch (IndexOutOfBoundsException | NumberFormatException unreadable) {
      return -1;
    }
  }

  /** The first process of the sandbox, as far as it can be told from inside. */
  private static String first() {
    try {
      String pids = Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
      return pids.equals(PIDS_OF_THE_MACHINE) ? "/proc/self" : "/proc/1";
    } catch (IOException unreadable) {
      return "/proc/self";
    }
  }

  private static String read(String file) {
    try {
      return new String(Files.readAllBytes(Path.of(file)), StandardCharsets.UTF_8).strip();
    } catch (IOException unreadable) {
      return "";
    }
  }
}
