package io.whiskwatt.openwhisk.local.scripted;

/** What scripted containers make of codes. */
@FunctionalInterface
public interface Script {
  /** The behaviour of one container that was given the code: asked for once for each. */
  Behaviour behaviour(String code);

  /** What loading the code fails with; empty: it loads. */
  default String loadFailure(String code) {
    return "";
  }
}
