package io.whiskwatt.openwhisk.workload.action;

/**
 * What a parameter of a bundled workload is when the payload does not say. Compile-time constants,
 * so that an action carries its own and needs no further class.
 */
public final class Defaults {
  /** Bytes. */
  public static final long HASH_SIZE = 1L << 20;

  /** Rows and columns. */
  public static final long MATRIX_N = 100;

  /** Bytes. */
  public static final long MEMORY_SIZE = 16L << 20;

  /** Calls. */
  public static final long SYSCALLS_N = 10_000;

  /** Bytes. */
  public static final long FILE_SIZE = 1L << 20;

  /** Bytes. */
  public static final long FILE_BLOCK = 64L << 10;

  /** Records. */
  public static final long JSON_N = 1_000;

  /** Milliseconds. */
  public static final long SLEEP_TIME = 100;

  /** Round trips. */
  public static final long NETWORK_N = 100;

  /** Bytes. */
  public static final long NETWORK_SIZE = 1L << 10;

  private Defaults() {}
}
