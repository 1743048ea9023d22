package io.whiskwatt.plan;

/** What is alive on the nodes while nothing is invoked. */
public sealed interface IdleCondition {
  String id();

  /** No sandboxes. */
  record Empty() implements IdleCondition {
    @Override
    public String id() {
      return "idle-empty";
    }
  }

  /**
   * Warm sandboxes that wait.
   *
   * @param sandboxes how many, 1 or more
   */
  record Pool(int sandboxes) implements IdleCondition {
    @Override
    public String id() {
      return "idle-pool-" + sandboxes;
    }
  }
}
