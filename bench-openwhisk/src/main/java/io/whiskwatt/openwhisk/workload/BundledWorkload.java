package io.whiskwatt.openwhisk.workload;

import io.whiskwatt.openwhisk.workload.action.Defaults;
import io.whiskwatt.openwhisk.workload.action.JavaAction;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A workload that the tool brings along, with the same parameters and results in each language. Any
 * change to what one of them does makes its numbers incomparable with older ones.
 */
public enum BundledWorkload {
  /** Returns a greeting: what a start and a call cost by themselves. */
  HELLO("a greeting: what a start and a call cost by themselves", JavaAction.HELLO),
  /** SHA-256 over zero bytes: CPU time in proportion. */
  HASH("SHA-256 over zero bytes: CPU time, the runtime's own library", JavaAction.HASH),
  /** Product of two dense matrices of doubles: CPU time in the language's own loops. */
  MATRIX(
      "product of two dense matrices of doubles: CPU time, the language's own loops",
      JavaAction.MATRIX),
  /** Writes one byte of each page of fresh memory, then reads them all: page faults. */
  MEMORY(
      "writes a byte of each page of fresh memory, then reads them: page faults",
      JavaAction.MEMORY),
  /** One stat of {@code /proc} after the other: the way into the kernel and back. */
  SYSCALLS(
      "stat of /proc, one after the other: the way into the kernel and back", JavaAction.SYSCALLS),
  /** Writes a temporary file, syncs it, reads it back, deletes it. */
  FILE("a temporary file in $TMPDIR or /tmp: write, fsync, read, delete", JavaAction.FILE),
  /** Builds, writes, parses and writes again a document of records: allocation and text. */
  JSON("a document of records: build, write, parse, write again", JavaAction.JSON),
  /** Waits: what a sandbox costs that does nothing, and how late it wakes. */
  SLEEP("waits: a busy sandbox that does nothing", JavaAction.SLEEP),
  /** A TCP echo over the loopback interface inside the sandbox: its network stack. */
  NETWORK("TCP echo over the sandbox's own loopback: its network stack", JavaAction.NETWORK);

  private static final long KB = 1L << 10;
  private static final long MB = 1L << 20;

  private final String title;
  private final JavaAction java;

  BundledWorkload(String title, JavaAction java) {
    this.title = title;
    this.java = java;
  }

  /** The name in study files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For people. */
  public String title() {
    return title;
  }

  public static Optional<BundledWorkload> ofKey(String key) {
    return Arrays.stream(values()).filter(workload -> workload.key().equals(key)).findFirst();
  }

  /** All names, in their order. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(BundledWorkload::key).toList();
  }

  /** The keys of its result, the envelope's left out. */
  List<String> results() {
    return switch (this) {
      case HELLO -> List.of("payload");
      case HASH -> List.of("size", "sha256");
      case MATRIX -> List.of("n", "checksum");
      case MEMORY -> List.of("size", "pages", "checksum");
      case SYSCALLS -> List.of("n", "directories");
      case FILE -> List.of("size", "block", "blocks", "sha256");
      case JSON -> List.of("n", "bytes", "checksum", "sha256");
      case SLEEP -> List.of("time", "elapsed");
      case NETWORK -> List.of("n", "size", "bytes", "checksum");
    };
  }

  /** What its payload may say. */
  List<Parameter> parameters() {
    return switch (this) {
      case HELLO -> List.of();
      case HASH ->
          List.of(Parameter.size("size", "bytes to digest", Defaults.HASH_SIZE, 0, 1024 * MB));
      case MATRIX -> List.of(Parameter.count("n", "rows and columns", Defaults.MATRIX_N, 1, 512));
      case MEMORY ->
          List.of(
              Parameter.size("size", "memory to touch", Defaults.MEMORY_SIZE, 4 * KB, 128 * MB)
                  .heldInMemory());
      case SYSCALLS -> List.of(Parameter.count("n", "calls", Defaults.SYSCALLS_N, 1, 1_000_000));
      case FILE ->
          List.of(
              Parameter.size("size", "bytes to write", Defaults.FILE_SIZE, 0, 128 * MB)
                  .heldInMemory(),
              Parameter.size("block", "bytes of one write", Defaults.FILE_BLOCK, 512, MB));
      case JSON -> List.of(Parameter.count("n", "records", Defaults.JSON_N, 0, 20_000));
      case SLEEP -> List.of(Parameter.duration("time", "how long", Defaults.SLEEP_TIME, 0, 50_000));
      case NETWORK ->
          List.of(
              Parameter.count("n", "round trips", Defaults.NETWORK_N, 1, 10_000),
              Parameter.size("size", "bytes of one message", Defaults.NETWORK_SIZE, 1, 64 * KB));
    };
  }

  ActionSource source(Language language, String kind) {
    return ActionText.of(key(), parameters(), java).source(language, kind);
  }
}
