package io.whiskwatt.openwhisk.wire;

import io.whiskwatt.openwhisk.call.Fault;

/** A call that was begun while no connection was idle. */
record WaitingCall(NioCaller caller, int slot, Request request, long deadlineNanos) {
  void failed(Fault fault, String reason) {
    caller.failed(slot, fault, reason);
  }
}
