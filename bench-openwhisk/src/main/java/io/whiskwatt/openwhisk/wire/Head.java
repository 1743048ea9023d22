package io.whiskwatt.openwhisk.wire;

import io.whiskwatt.openwhisk.call.Caller;
import java.nio.ByteBuffer;

/** What the status line and the headers of a reply say, as far as it matters here. */
final class Head {
  static final long NO_LENGTH = -1;

  private static final String BEGINNING = "HTTP/1.";
  private static final int STATUS_AT = BEGINNING.length() + 2;
  private static final int STATUS_END = STATUS_AT + 3;

  /** Longer ones would not fit into a long. */
  private static final int MOST_DIGITS = 18;

  private final GrowingBytes activationId = new GrowingBytes();
  private int status;
  private long length = NO_LENGTH;
  private boolean chunked;
  private boolean retryAfter;
  private boolean oldVersion;
  private boolean close;
  private boolean keepAlive;

  void clear() {
    activationId.clear();
    status = 0;
    length = NO_LENGTH;
    chunked = false;
    retryAfter = false;
    oldVersion = false;
    close = false;
    keepAlive = false;
  }

  int status() {
    return status;
  }

  /** 0 or more, or {@link #NO_LENGTH}. */
  long length() {
    return length;
  }

  boolean chunked() {
    return chunked;
  }

  boolean retryAfter() {
    return retryAfter;
  }

  ByteBuffer activationId() {
    return activationId.view();
  }

  /** True for the replies before the reply: 100 Continue. */
  boolean isInterim() {
    return status < 200;
  }

  /** True when no body follows, whatever the headers say. */
  boolean isBodiless() {
    return status == 204 || status == 304;
  }

  /** True when the peer takes another request on this connection. */
  boolean keepsConnection() {
    return !close && (!oldVersion || keepAlive) && !(chunked && length != NO_LENGTH);
  }

  /** Looks at a status line that is not whole yet. */
  static void requireBeginning(Lines line) throws BrokenReply {
    for (int i = 0; i < Math.min(line.length(), BEGINNING.length()); i++) {
      if (line.at(i) != BEGINNING.charAt(i)) {
        throw BrokenReply.notUnderstood("it does not begin with " + BEGINNING);
      }
    }
  }

  void statusLine(Lines line) throws BrokenReply {
    requireBeginning(line);
    if (line.length() < STATUS_END || line.at(STATUS_AT - 1) != ' ') {
      throw BrokenReply.notUnderstood("its first line is no status line");
    }
    if (line.length() > STATUS_END && line.at(STATUS_END) != ' ') {
      throw BrokenReply.notUnderstood("its status has more than three digits");
    }
    oldVersion = digit(line, BEGINNING.length()) == 0;
    status =
        100 * digit(line, STATUS_AT) + 10 * digit(line, STATUS_AT + 1) + digit(line, STATUS_AT + 2);
    if (status < 100 || status > 599 || status == 101) {
      throw BrokenReply.notUnderstood("a status of " + status);
    }
  }

  private static int digit(Lines line, int index) throws BrokenReply {
    int digit = line.at(index) - '0';
    if (digit < 0 || digit > 9) {
      throw BrokenReply.notUnderstood("its first line has no number where one is due");
    }
    return digit;
  }

  void header(Lines line) throws BrokenReply {
    int colon = line.find(':', 0);
    requireName(line, colon);
    int from = line.skipBlanks(colon + 1, line.length());
    int to = line.dropBlanks(from, line.length());
    if (line.says("content-length", 0, colon)) {
      contentLength(line, from, to);
    } else if (line.says("transfer-encoding", 0, colon)) {
      transferEncoding(line, from, to);
    } else if (line.says("connection", 0, colon)) {
      connection(line, from);
    } else if (line.says("x-openwhisk-activation-id", 0, colon)) {
      activationId.clear();
      line.copy(from, to, activationId);
    } else if (line.says("retry-after", 0, colon)) {
      retryAfter = true;
    }
  }

  /** A blank at the beginning goes on with the line before, which nobody does any more. */
  static void requireName(Lines line, int colon) throws BrokenReply {
    if (colon == 0 || colon == line.length()) {
      throw BrokenReply.notUnderstood("a line of its head has no name before a colon");
    }
    for (int i = 0; i < colon; i++) {
      if (line.at(i) <= ' ' || line.at(i) == 0x7f) {
        throw BrokenReply.notUnderstood("the name of a header has a blank in it");
      }
    }
  }

  private void contentLength(Lines line, int from, int to) throws BrokenReply {
    if (from == to) {
      throw BrokenReply.notUnderstood("an empty length");
    }
    long told = 0;
    for (int i = from; i < to; i++) {
      int digit = line.at(i) - '0';
      if (digit < 0 || digit > 9) {
        throw BrokenReply.notUnderstood("a length that is no number");
      }
      told = i - from < MOST_DIGITS ? 10 * told + digit : Long.MAX_VALUE;
    }
    if (length != NO_LENGTH && length != told) {
      throw BrokenReply.notUnderstood("two lengths");
    }
    length = told;
  }

  private void transferEncoding(Lines line, int from, int to) throws BrokenReply {
    if (line.says("identity", from, to)) {
      return;
    }
    if (chunked || !line.says("chunked", from, to)) {
      throw BrokenReply.notUnderstood("a transfer encoding that nobody asked for");
    }
    chunked = true;
  }

  private void connection(Lines line, int start) {
    int from = start;
    while (from < line.length()) {
      int comma = line.find(',', from);
      int first = line.skipBlanks(from, comma);
      int end = line.dropBlanks(first, comma);
      close |= line.says("close", first, end);
      keepAlive |= line.says("keep-alive", first, end);
      from = comma + 1;
    }
  }

  /** Before any of it is read. */
  void requireModestLength() throws BrokenReply {
    if (!chunked && length > Caller.MOST_REPLY_BYTES) {
      throw BrokenReply.tooLarge("the reply is larger than " + Caller.MOST_REPLY_BYTES + " bytes");
    }
  }
}
