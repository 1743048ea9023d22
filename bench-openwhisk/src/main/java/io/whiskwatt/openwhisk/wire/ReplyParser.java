package io.whiskwatt.openwhisk.wire;

import io.whiskwatt.openwhisk.call.Caller;
import io.whiskwatt.openwhisk.call.RawReply;
import java.nio.ByteBuffer;

/**
 * Reads one reply after the other from bytes that come in pieces (RFC 9112). What is not clear to
 * the letter is refused rather than guessed: a wrong end would be a wrong time.
 */
final class ReplyParser implements RawReply {
  /** Of status line and headers together, replies before the reply included. */
  static final int MOST_HEAD_BYTES = 64 << 10;

  private final Lines lines = new Lines(MOST_HEAD_BYTES);
  private final Head head = new Head();
  private final GrowingBytes body = new GrowingBytes();
  private Part part = Part.STATUS;
  private boolean bodiless;
  private boolean begun;
  private long left;

  /** Which part of a reply is due. */
  private enum Part {
    STATUS,
    HEADERS,
    BODY,
    BODY_TO_END,
    CHUNK_SIZE,
    CHUNK,
    CHUNK_END,
    TRAILERS,
    NOTHING
  }

  /** Forgets the reply. */
  void clear() {
    lines.restart();
    head.clear();
    body.clear();
    part = Part.STATUS;
    bodiless = false;
    begun = false;
    left = 0;
  }

  /** The request was one that has no body in its reply: HEAD. */
  void expectNoBody(boolean none) {
    bodiless = none;
  }

  /** True: a byte of the reply has come. */
  boolean begun() {
    return begun;
  }

  /**
   * Takes bytes up to the end of the reply.
   *
   * @param input backed by an array
   * @return true: the reply is whole
   */
  boolean take(ByteBuffer input) throws BrokenReply {
    begun |= input.hasRemaining();
    while (input.hasRemaining() && part != Part.NOTHING) {
      takePart(input);
    }
    return part == Part.NOTHING;
  }

  private void takePart(ByteBuffer input) throws BrokenReply {
    switch (part) {
      case STATUS -> takeStatus(input);
      case HEADERS -> takeHeader(input);
      case BODY -> takeBody(input);
      case BODY_TO_END -> append(input, input.remaining());
      case CHUNK_SIZE -> takeChunkSize(input);
      case CHUNK -> takeChunk(input);
      case CHUNK_END -> takeChunkEnd(input);
      case TRAILERS -> takeTrailer(input);
      case NOTHING -> {}
    }
  }

  private void takeStatus(ByteBuffer input) throws BrokenReply {
    if (lines.next(input)) {
      head.statusLine(lines);
      part = Part.HEADERS;
    } else {
      Head.requireBeginning(lines);
    }
  }

  private void takeHeader(ByteBuffer input) throws BrokenReply {
    if (!lines.next(input)) {
      return;
    }
    if (lines.length() > 0) {
      head.header(lines);
    } else if (head.isInterim()) {
      head.clear();
      part = Part.STATUS;
    } else {
      beginBody();
    }
  }

  private void beginBody() throws BrokenReply {
    lines.restart();
    if (bodiless || head.isBodiless()) {
      part = Part.NOTHING;
      return;
    }
    head.requireModestLength();
    if (head.chunked()) {
      part = Part.CHUNK_SIZE;
    } else if (head.length() == Head.NO_LENGTH) {
      part = Part.BODY_TO_END;
    } else {
      left = head.length();
      part = left == 0 ? Part.NOTHING : Part.BODY;
    }
  }

  private void takeBody(ByteBuffer input) throws BrokenReply {
    takeLeft(input);
    if (left == 0) {
      part = Part.NOTHING;
    }
  }

  private void takeLeft(ByteBuffer input) throws BrokenReply {
    int length = (int) Math.min(left, input.remaining());
    append(input, length);
    left -= length;
  }

  private void append(ByteBuffer input, int length) throws BrokenReply {
    if (length > Caller.MOST_REPLY_BYTES - body.size()) {
      throw BrokenReply.tooLarge("the reply is larger than " + Caller.MOST_REPLY_BYTES + " bytes");
    }
    body.append(input.array(), input.arrayOffset() + input.position(), length);
    input.position(input.position() + length);
  }

  private void takeChunkSize(ByteBuffer input) throws BrokenReply {
    if (!lines.next(input)) {
      return;
    }
    left = chunkSize();
    lines.restart();
    part = left == 0 ? Part.TRAILERS : Part.CHUNK;
  }

  /** Hexadecimal digits, and perhaps extensions, which nobody needs. */
  private long chunkSize() throws BrokenReply {
    int end = lines.dropBlanks(0, lines.find(';', 0));
    long size = 0;
    for (int i = 0; i < end; i++) {
      int digit = Character.digit(lines.at(i), 16);
      if (digit < 0) {
        throw BrokenReply.notUnderstood("a chunk's size is no number");
      }
      size = Math.min(16 * size + digit, Integer.MAX_VALUE);
    }
    if (end == 0) {
      throw BrokenReply.notUnderstood("a chunk without a size");
    }
    return size;
  }

  private void takeChunk(ByteBuffer input) throws BrokenReply {
    takeLeft(input);
    if (left == 0) {
      part = Part.CHUNK_END;
    }
  }

  private void takeChunkEnd(ByteBuffer input) throws BrokenReply {
    boolean whole = lines.next(input);
    if (lines.length() > (whole ? 0 : 1)) {
      throw BrokenReply.notUnderstood("a chunk is longer than its size");
    }
    if (whole) {
      lines.restart();
      part = Part.CHUNK_SIZE;
    }
  }

  private void takeTrailer(ByteBuffer input) throws BrokenReply {
    if (!lines.next(input)) {
      return;
    }
    if (lines.length() == 0) {
      part = Part.NOTHING;
    } else {
      Head.requireName(lines, lines.find(':', 0));
    }
  }

  /**
   * The connection has ended.
   *
   * @param torn without the peer's word that nothing more would come
   * @throws BrokenReply unless that was the reply's end
   */
  void end(boolean torn) throws BrokenReply {
    if (part != Part.BODY_TO_END || torn) {
      throw BrokenReply.truncated(where());
    }
    part = Part.NOTHING;
  }

  private String where() {
    return switch (part) {
      case STATUS, HEADERS -> "in its head";
      case BODY -> "after " + body.size() + " of " + head.length() + " bytes";
      case BODY_TO_END -> "after " + body.size() + " bytes, unannounced";
      case CHUNK_SIZE, CHUNK, CHUNK_END -> "in a chunk, after " + body.size() + " bytes";
      case TRAILERS -> "before its trailers ended";
      case NOTHING -> "behind it";
    };
  }

  /** True when the peer takes another request on this connection. */
  boolean keepsConnection() {
    return head.keepsConnection();
  }

  @Override
  public int status() {
    return head.status();
  }

  @Override
  public ByteBuffer activationId() {
    return head.activationId();
  }

  @Override
  public boolean retryAfter() {
    return head.retryAfter();
  }

  @Override
  public ByteBuffer body() {
    return body.view();
  }
}
