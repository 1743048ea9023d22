package io.whiskwatt.openwhisk.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;

/** Failures of a connection in words for people. */
final class Reasons {
  private Reasons() {}

  static String of(IOException failure) {
    if (failure instanceof UnknownHostException) {
      return "the host's name is unknown: " + failure.getMessage();
    }
    if (failure instanceof ConnectException) {
      return "no connection: " + failure.getMessage();
    }
    if (failure instanceof InterruptedIOException) {
      return "no answer in time";
    }
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }
}
