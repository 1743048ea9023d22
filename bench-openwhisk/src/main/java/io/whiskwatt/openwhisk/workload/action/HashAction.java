package io.whiskwatt.openwhisk.workload.action;

import com.google.gson.JsonObject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The bundled workload {@code hash} as a Java action. Runs inside the sandbox. */
final class HashAction {
  private HashAction() {}

  public static JsonObject main(JsonObject params) throws NoSuchAlgorithmException {
    long size = Whole.of(params, "size", Defaults.HASH_SIZE);
    byte[] block = new byte[65_536];
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (long left = size; left > 0; left -= block.length) {
      digest.update(block, 0, (int) Math.min(left, block.length));
    }
    JsonObject result = new JsonObject();
    result.addProperty("size", size);
    result.addProperty("sha256", HexFormat.of().formatHex(digest.digest()));
    return EnvelopeOfJava.around(result);
  }
}
