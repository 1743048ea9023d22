package io.whiskwatt.openwhisk.generator;

import io.whiskwatt.openwhisk.call.CallListener;
import io.whiskwatt.openwhisk.call.Fault;
import io.whiskwatt.openwhisk.call.RawReply;
import io.whiskwatt.openwhisk.start.Replies;
import io.whiskwatt.platform.InvocationSink;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.time.TimeSource;
import java.nio.ByteBuffer;

/** Of what a URL answers the status alone is looked at: what replies hold is nobody's business. */
record UrlListener(InvocationSink sink, TimeSource time) implements CallListener {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

  @Override
  public void sent(int slot) {
    sink.sent(slot, time.nanos());
  }

  @Override
  public void replied(int slot, RawReply reply) {
    sink.ended(slot, time.nanos(), outcome(reply), reply.status(), NOTHING);
  }

  @Override
  public void failed(int slot, Fault fault, String reason) {
    sink.ended(slot, time.nanos(), Replies.outcome(fault), 0, NOTHING);
  }

  private static OutcomeKind outcome(RawReply reply) {
    return switch (reply.status() / 100) {
      case 2 -> OutcomeKind.SUCCESS;
      case 3 -> OutcomeKind.REJECTED;
      case 4 -> Replies.outcome(reply);
      default -> OutcomeKind.PLATFORM_ERROR;
    };
  }
}
