package io.whiskwatt.openwhisk.start;

/** Pods that OpenWhisk's Kubernetes factory makes for actions of ours, told by their names. */
public final class ActionPods {
  private ActionPods() {}

  /** True for a pod of a study's action, and for one that waits for code. */
  public static boolean isOne(String podName) {
    return PodName.of(podName).isPresent();
  }
}
