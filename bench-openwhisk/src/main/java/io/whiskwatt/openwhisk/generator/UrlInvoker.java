package io.whiskwatt.openwhisk.generator;

import io.whiskwatt.openwhisk.call.Caller;
import io.whiskwatt.platform.Invoker;

/** Calls the one target of a plan. */
final class UrlInvoker implements Invoker {
  private final Caller caller;

  UrlInvoker(Caller caller) {
    this.caller = caller;
  }

  @Override
  public boolean begin(int slot, int ticket) {
    return caller.call(slot, 0);
  }

  @Override
  public void close() {
    caller.close();
  }
}
