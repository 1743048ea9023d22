package io.whiskwatt.openwhisk.local.pool;

/** Which containers an action accepts. A study asks for the last two, nobody else. */
public enum StartRule {
  /** As OpenWhisk does: warm, else a stem cell, else new; kept warm afterwards. */
  ANY,
  /** New each time, and removed right after its reply. */
  COLD,
  /** A stem cell where one waits, else new; removed right after its reply. */
  PREWARMED;

  boolean reuses() {
    return this == ANY;
  }

  boolean takesStems() {
    return this != COLD;
  }
}
