package io.whiskwatt.openwhisk.wire;

import io.whiskwatt.openwhisk.call.CallPlan;
import io.whiskwatt.openwhisk.call.CallPlan.Header;
import io.whiskwatt.openwhisk.call.CallPlan.Target;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A request as it stands on the wire: a head of its own, and the body that all of a plan share. */
final class Request {
  private final byte[] head;
  private final byte[] body;
  private final boolean repliesWithoutBody;

  private Request(byte[] head, byte[] body, boolean repliesWithoutBody) {
    this.head = head;
    this.body = body;
    this.repliesWithoutBody = repliesWithoutBody;
  }

  /**
   * Makes it ready.
   *
   * @param body of the plan
   * @throws IllegalArgumentException when a part of it would be read as two
   */
  static Request of(CallPlan plan, Target target, byte[] body) {
    StringBuilder head = new StringBuilder();
    line(head, required(target.method()) + " " + required(target.path()) + " HTTP/1.1");
    line(head, "Host: " + host(plan.origin()));
    line(head, "Accept-Encoding: identity");
    plan.payload().headers().forEach(each -> header(head, each));
    plan.payload().authorization().ifPresent(secret -> authorization(head, secret));
    if (body.length > 0 || !isBodiless(target.method())) {
      line(head, "Content-Length: " + body.length);
    }
    line(head, "");
    return new Request(
        head.toString().getBytes(StandardCharsets.ISO_8859_1),
        body,
        target.method().equals("HEAD"));
  }

  private static boolean isBodiless(String method) {
    return method.equals("GET") || method.equals("HEAD");
  }

  private static void line(StringBuilder head, String text) {
    head.append(text).append("\r\n");
  }

  private static void header(StringBuilder head, Header header) {
    if (!isPrintable(header.value(), ' ')) {
      throw new IllegalArgumentException(
          "the header "
              + header.name()
              + " has a value that cannot be sent: use ASCII in one line");
    }
    line(head, required(header.name()) + ": " + header.value());
  }

  /** The message never holds the secret. */
  private static void authorization(StringBuilder head, String secret) {
    if (!isPrintable(secret, ' ')) {
      throw new IllegalArgumentException(
          "the authorization cannot be sent: it has characters that no header may have");
    }
    line(head, "Authorization: " + secret);
  }

  private static String required(String word) {
    if (word.isEmpty() || !isPrintable(word, '!')) {
      throw new IllegalArgumentException(
          "'" + word + "' cannot be sent as part of a request: write it in ASCII, without blanks");
    }
    return word;
  }

  private static boolean isPrintable(String text, char least) {
    return text.chars().allMatch(each -> each >= least && each < 0x7f);
  }

  private static String host(URI origin) {
    boolean usual = origin.getPort() == Peer.usualPort(origin) || origin.getPort() < 0;
    return usual ? origin.getHost() : origin.getHost() + ":" + origin.getPort();
  }

  /** Of head and body, in bytes. */
  int length() {
    return head.length + body.length;
  }

  boolean repliesWithoutBody() {
    return repliesWithoutBody;
  }

  /** Copies what comes at {@code from} and after it, as much as there is room for. */
  void copy(int from, ByteBuffer into) {
    int inHead = Math.min(from, head.length);
    into.put(head, inHead, Math.min(head.length - inHead, into.remaining()));
    int inBody = Math.max(0, from - head.length);
    into.put(body, inBody, Math.min(body.length - inBody, into.remaining()));
  }
}
