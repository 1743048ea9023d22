package io.whiskwatt.openwhisk.workload.action;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * The bundled workload {@code file} as a Java action. Runs inside the sandbox. The byte at an
 * offset is the offset modulo 251: the digest does not depend on the blocks.
 */
final class FileAction {
  private static final int PERIOD = 251;

  private FileAction() {}

  public static JsonObject main(JsonObject params) throws IOException, NoSuchAlgorithmException {
    long size = Whole.of(params, "size", Defaults.FILE_SIZE);
    int block = Math.toIntExact(Whole.of(params, "block", Defaults.FILE_BLOCK));
    JsonObject result = new JsonObject();
    result.addProperty("size", size);
    result.addProperty("block", block);
    Path file = temporary();
    try (FileChannel open =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      result.addProperty("blocks", write(open, size, block));
      open.force(true);
      result.addProperty("sha256", digest(open, size, block));
    } finally {
      Files.deleteIfExists(file);
    }
    return EnvelopeOfJava.around(result);
  }

  private static Path temporary() {
    String directory = Optional.ofNullable(System.getenv("TMPDIR")).orElse("/tmp");
    return Path.of(directory, "whiskwatt-".concat(UUID.randomUUID().toString()));
  }

  private static long write(FileChannel file, long size, int block) throws IOException {
    byte[] content = new byte[block + PERIOD];
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) (i % PERIOD);
    }
    long blocks = 0;
    for (long at = 0; at < size; at += block) {
      int length = (int) Math.min(block, size - at);
      if (file.write(ByteBuffer.wrap(content, (int) (at % PERIOD), length)) != length) {
        throw new IOException("the temporary directory is full");
      }
      blocks++;
    }
    return blocks;
  }

  private static String digest(FileChannel file, long size, int block)
      throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    ByteBuffer buffer = ByteBuffer.allocate(block);
    for (long at = 0; at < size; at += block) {
      buffer.clear();
      if (file.read(buffer, at) != Math.min(block, size - at)) {
        throw new IOException("the file does not hold what was written");
      }
      digest.update(buffer.flip());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
