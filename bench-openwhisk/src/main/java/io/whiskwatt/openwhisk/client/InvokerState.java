package io.whiskwatt.openwhisk.client;

/**
 * An invoker as the controller sees it.
 *
 * @param id {@code invoker0}, with the unique and displayed names where it has them: {@code
 *     invoker0/0/10.0.0.7}
 * @param state {@code up}, {@code unhealthy}, {@code unresponsive}, {@code down}
 */
public record InvokerState(String id, String state) {
  public boolean isUp() {
    return state.equals("up");
  }
}
