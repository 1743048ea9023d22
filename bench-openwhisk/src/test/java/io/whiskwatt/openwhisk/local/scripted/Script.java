package io.whiskwatt.openwhisk.local.scripted;

/** What scripted containers make of codes. */
@FunctionalInterface
public interface Script {
  Behaviour behaviour(String code);

  /** What loading the code fails with; empty: it loads. */
  default String loadFailure(String code) {
    return "";
  }
}
