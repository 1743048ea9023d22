package io.whiskwatt.openwhisk.workload;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What the workloads must return, computed here in another way than they do it. */
final class Expected {
  private Expected() {}

  static Map<String, Object> hello() {
    return Map.of("payload", "Hello from inside a QEMU VM! 🚀");
  }

  static Map<String, Object> hash(int size) {
    return Map.of("size", size, "sha256", sha256(new byte[size]));
  }

  /** Element by element in whole numbers. */
  static Map<String, Object> matrix(int n) {
    long checksum =
        LongStream.range(0, (long) n * n)
            .map(at -> element(n, (int) (at / n), (int) (at % n)))
            .sum();
    return Map.of("n", n, "checksum", checksum);
  }

  private static long element(int n, int row, int column) {
    long product =
        LongStream.range(0, n)
            .map(k -> (31L * row + 17 * k) % 100 * ((13 * k + 7L * column) % 100))
            .sum();
    return product * ((3L * row + column) % 7 + 1);
  }

  static Map<String, Object> memory(int size) {
    int pages = size / 4096 + (size % 4096 > 0 ? 1 : 0);
    long checksum = LongStream.range(0, pages).map(i -> (i + 1) * (i % 251 + 1)).sum();
    return Map.of("size", size, "pages", pages, "checksum", checksum);
  }

  static Map<String, Object> syscalls(int n) {
    return Map.of("n", n, "directories", n);
  }

  static Map<String, Object> file(int size, int block) {
    byte[] content = new byte[size];
    for (int i = 0; i < size; i++) {
      content[i] = (byte) (i % 251);
    }
    int blocks = (int) Math.ceil(size / (double) block);
    return Map.of("size", size, "block", block, "blocks", blocks, "sha256", sha256(content));
  }

  static Map<String, Object> json(int n) {
    String records =
        IntStream.range(0, n).mapToObj(Expected::record).collect(Collectors.joining(","));
    byte[] text = ("{\"records\":[" + records + "]}").getBytes(StandardCharsets.UTF_8);
    long checksum = 5L * n * (n - 1) / 2 + n;
    return Map.of("n", n, "bytes", text.length, "checksum", checksum, "sha256", sha256(text));
  }

  private static String record(int i) {
    return "{\"id\":%1$d,\"name\":\"record-%1$d\",\"ratio\":%1$d.25,\"valid\":%2$b,\"tags\":[\"naïve\",\"tag-%3$d\"]}"
        .formatted(i, i % 3 == 0, i % 10);
  }

  static Map<String, Object> network(int n, int size) {
    long checksum = LongStream.range(0, n).map(i -> (i + 1) * (i % 251)).sum();
    return Map.of("n", n, "size", size, "bytes", (long) n * size, "checksum", checksum);
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
