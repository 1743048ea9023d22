package io.whiskwatt.openwhisk.client;

import io.whiskwatt.openwhisk.call.Fault;
import io.whiskwatt.trust.CertificateProblem;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import okhttp3.Call;

/** Failures of a connection, sorted, and in words for people. */
final class Faults {
  /** OkHttp's words for a body that ends before its length is reached. */
  private static final String SHORT_BODY = "unexpected end of stream";

  /** Okio's words for a line that does not end: how much of it there is, and its first bytes. */
  private static final Pattern BROKEN_LINE =
      Pattern.compile("\\\\n not found: limit=(\\d+) content=([0-9a-f]*).*");

  /** The beginning of a status line or of a header. */
  private static final Pattern HEAD_LINE =
      Pattern.compile("HTTP/[ -~]*|[!#$%&'*+.^_`|~0-9A-Za-z-]+(?::[\\t -~]*)?");

  private Faults() {}

  /** A call that is given up breaks in whatever it was doing. */
  static Fault of(Call call, IOException failure) {
    Fault fault = of(failure, CallProgress.of(call));
    boolean ownDoing = fault == Fault.DEADLINE || fault == Fault.TOO_LARGE;
    return call.isCanceled() && !ownDoing ? Fault.CANCELLED : fault;
  }

  private static Fault of(IOException failure, CallProgress progress) {
    if (failure instanceof UnknownHostException) {
      return Fault.UNKNOWN_HOST;
    }
    if (failure instanceof Bodies.TooLarge) {
      return Fault.TOO_LARGE;
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
    return isTls(failure, progress) ? Fault.TLS : ofReply(failure, progress);
  }

  private static boolean isConnectTimeout(IOException failure) {
    return failure instanceof SocketTimeoutException && message(failure).contains("onnect");
  }

  /** OkHttp's word for a call that a closed client refuses. */
  private static boolean isClosed(IOException failure) {
    return message(failure).contains("executor rejected");
  }

  /** A connection that breaks below TLS that was spoken is no failure of TLS. */
  private static boolean isTls(IOException failure, CallProgress progress) {
    boolean brokeBelow =
        failure.getCause() instanceof SocketException || failure.getCause() instanceof EOFException;
    return progress.handshaking() || (failure instanceof SSLException && !brokeBelow);
  }

  private static Fault ofReply(IOException failure, CallProgress progress) {
    if (failure instanceof ProtocolException) {
      return message(failure).equals(SHORT_BODY) ? Fault.TRUNCATED : Fault.NOT_UNDERSTOOD;
    }
    return progress.headRead() ? Fault.TRUNCATED : ofHead(failure, progress);
  }

  /**
   * Of a connection that ended before the head did. OkHttp does not tell how many of its lines had
   * come before the one that is not whole: an end exactly between two of them counts as one before
   * the first byte.
   */
  private static Fault ofHead(IOException failure, CallProgress progress) {
    Matcher line =
        BROKEN_LINE.matcher(
            Optional.ofNullable(failure.getCause())
                .flatMap(cause -> Optional.ofNullable(cause.getMessage()))
                .orElse(""));
    if (!line.matches() || line.group(1).equals("0")) {
      return Fault.ofBreak(progress.kept(), progress.sinceSentNanos());
    }
    byte[] bytes = HexFormat.of().parseHex(line.group(2));
    String beginning = new String(bytes, StandardCharsets.ISO_8859_1);
    return HEAD_LINE.matcher(beginning).matches() ? Fault.TRUNCATED : Fault.NOT_UNDERSTOOD;
  }

  static String words(Fault fault, IOException failure) {
    return switch (fault) {
      case UNKNOWN_HOST -> "the host's name is unknown: " + message(failure);
      case NO_CONNECTION -> "no connection: " + message(failure);
      case CERTIFICATE -> CertificateProblem.in(failure).orElseGet(() -> message(failure));
      case DEADLINE -> "no answer in time";
      case TLS -> "no TLS connection: " + message(failure);
      case CONNECTION_LOST -> "the connection broke: " + message(failure);
      case TRUNCATED -> "the connection ended within the reply: " + message(failure);
      case STALE_CONNECTION ->
          "the peer had closed the kept connection, or dropped it at once: " + message(failure);
      case CANCELLED -> "the request was given up";
      case NOT_UNDERSTOOD -> "the reply is no HTTP: " + message(failure);
      case TOO_LARGE, INTERRUPTED -> message(failure);
    };
  }

  private static String message(IOException failure) {
    return Optional.ofNullable(failure.getMessage())
        .orElseGet(() -> failure.getClass().getSimpleName());
  }
}
