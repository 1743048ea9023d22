package io.whiskwatt.openwhisk.workload.action;

import com.google.gson.JsonObject;

/** The bundled workload {@code memory} as a Java action. Runs inside the sandbox. */
final class MemoryAction {
  private static final int PAGE = 4096;

  private MemoryAction() {}

  public static JsonObject main(JsonObject params) {
    int size = Math.toIntExact(Whole.of(params, "size", Defaults.MEMORY_SIZE));
    int pages = (size + PAGE - 1) / PAGE;
    byte[] memory = new byte[size];
    for (int page = 0; page < pages; page++) {
      memory[page * PAGE] = (byte) (page % 251 + 1);
    }
    long checksum = 0;
    for (int page = 0; page < pages; page++) {
      checksum += (page + 1L) * (memory[page * PAGE] & 0xff);
    }
    JsonObject result = new JsonObject();
    result.addProperty("size", size);
    result.addProperty("pages", pages);
    result.addProperty("checksum", checksum);
    return EnvelopeOfJava.around(result);
  }
}
