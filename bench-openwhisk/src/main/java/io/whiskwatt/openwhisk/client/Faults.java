package io.whiskwatt.openwhisk.client;

import io.whiskwatt.openwhisk.call.Fault;
import io.whiskwatt.trust.CertificateProblem;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import okhttp3.Call;

/** Failures of a connection, sorted, and in words for people. */
final class Faults {
  private Faults() {}

  /** A call that is given up breaks in whatever it was doing. */
  static Fault of(Call call, IOException failure) {
    Fault fault = of(failure);
    return call.isCanceled() && fault != Fault.DEADLINE ? Fault.CANCELLED : fault;
  }

  private static Fault of(IOException failure) {
    if (failure instanceof UnknownHostException) {
      return Fault.UNKNOWN_HOST;
    }
    if (failure instanceof ConnectException
        || failure instanceof NoRouteToHostException
        || isConnectTimeout(failure)) {
      return Fault.NO_CONNECTION;
    }
    if (failure instanceof InterruptedIOException) {
      return isClosed(failure) ? Fault.CANCELLED : Fault.DEADLINE;
    }
    if (CertificateProblem.in(failure).isPresent()) {
      return Fault.CERTIFICATE;
    }
    return failure instanceof SSLException ? Fault.TLS : Fault.CONNECTION_LOST;
  }

  private static boolean isConnectTimeout(IOException failure) {
    return failure instanceof SocketTimeoutException && message(failure).contains("onnect");
  }

  /** OkHttp's word for a call that a closed client refuses. */
  private static boolean isClosed(IOException failure) {
    return message(failure).contains("executor rejected");
  }

  static String words(Fault fault, IOException failure) {
    return switch (fault) {
      case UNKNOWN_HOST -> "the host's name is unknown: " + message(failure);
      case NO_CONNECTION -> "no connection: " + message(failure);
      case CERTIFICATE -> CertificateProblem.in(failure).orElseGet(() -> message(failure));
      case DEADLINE -> "no answer in time";
      case TLS -> "no TLS connection: " + message(failure);
      case CONNECTION_LOST, TRUNCATED -> "the connection broke: " + message(failure);
      case STALE_CONNECTION -> "the peer had closed the connection: " + message(failure);
      case CANCELLED -> "the request was given up";
      case TOO_LARGE, NOT_UNDERSTOOD, INTERRUPTED -> message(failure);
    };
  }

  private static String message(IOException failure) {
    return Optional.ofNullable(failure.getMessage())
        .orElseGet(() -> failure.getClass().getSimpleName());
  }
}
