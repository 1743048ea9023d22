package io.whiskwatt.openwhisk.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.openwhisk.call.Caller;
import io.whiskwatt.openwhisk.call.Fault;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyParserTest {
  private static final String ID = "0123456789abcdef0123456789abcdef";

  private final ReplyParser parser = new ReplyParser();

  /** What became of some bytes, and how many of them were not used. */
  private record Read(boolean whole, Optional<Fault> fault, int left) {
    static Read whole(int left) {
      return new Read(true, Optional.empty(), left);
    }

    static Read broken(Fault fault) {
      return new Read(false, Optional.of(fault), 0);
    }
  }

  private static byte[] bytes(String text) {
    return text.replace("|", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  private Read read(byte[] bytes) {
    return read(bytes, bytes.length, false);
  }

  /** In pieces of a size, and then perhaps the end of the connection. */
  private Read read(byte[] bytes, int piece, boolean end) {
    parser.clear();
    try {
      boolean whole = false;
      int from = 0;
      while (from < bytes.length && !whole) {
        ByteBuffer input = ByteBuffer.wrap(bytes, from, Math.min(piece, bytes.length - from));
        whole = parser.take(input);
        from = input.position();
      }
      if (!whole && end) {
        parser.end(false);
        whole = true;
      }
      return new Read(whole, Optional.empty(), bytes.length - from);
    } catch (BrokenReply broken) {
      assertThat(broken.words()).isNotBlank();
      return Read.broken(broken.fault());
    }
  }

  private String body() {
    return StandardCharsets.ISO_8859_1.decode(parser.body().duplicate()).toString();
  }

  /** Replies that are read to their end and not beyond; the connection can be used again or not. */
  enum Sound {
    OF_A_LENGTH("HTTP/1.1 200 OK|Content-Length: 5||hello", "hello", true),
    OF_NO_LENGTH("HTTP/1.1 200 OK|Content-Length: 0||", "", true),
    WITHOUT_REASON("HTTP/1.1 200|content-length:5||hello", "hello", true),
    WITH_AN_EMPTY_REASON("HTTP/1.1 200 |CONTENT-LENGTH:\t5 \t||hello", "hello", true),
    WITH_BARE_LINE_FEEDS("HTTP/1.1 200 OK\nContent-Length: 5\n\nhello", "hello", true),
    WITH_THE_SAME_LENGTH_TWICE(
        "HTTP/1.1 200 OK|Content-Length: 5|Content-Length: 5||hello", "hello", true),
    WITHOUT_BODY("HTTP/1.1 204 No Content||", "", true),
    NOT_MODIFIED("HTTP/1.1 304 Not Modified|Content-Length: 7||", "", true),
    CHUNKED("HTTP/1.1 200 OK|Transfer-Encoding: chunked||3|hel|2|lo|0||", "hello", true),
    CHUNKED_WITH_EXTENSIONS(
        "HTTP/1.1 200 OK|transfer-encoding: Chunked||3;a=b|hel|02 ; c|lo|000||", "hello", true),
    CHUNKED_WITH_TRAILERS(
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||5|hello|0|X-Sum: 1|Y:||", "hello", true),
    CHUNKED_WITH_A_LENGTH(
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked|Content-Length: 9||5|hello|0||",
        "hello",
        false),
    AFTER_INTERIM_REPLIES(
        "HTTP/1.1 100 Continue||HTTP/1.1 103 Early Hints|Content-Length: 3||"
            + "HTTP/1.1 200 OK|Content-Length: 5||hello",
        "hello",
        true),
    THE_LAST("HTTP/1.1 200 OK|Connection: x, Close|Content-Length: 5||hello", "hello", false),
    OLD("HTTP/1.0 200 OK|Content-Length: 5||hello", "hello", false),
    OLD_AND_KEPT("HTTP/1.0 200 OK|Connection: Keep-Alive|Content-Length: 5||hello", "hello", true),
    OF_IDENTITY(
        "HTTP/1.1 200 OK|Transfer-Encoding: identity|Content-Length: 5||hello", "hello", true);

    final String text;
    final String body;
    final boolean kept;

    Sound(String text, String body, boolean kept) {
      this.text = text;
      this.body = body;
      this.kept = kept;
    }

    byte[] wire() {
      return bytes(text);
    }
  }

  @ParameterizedTest
  @EnumSource(Sound.class)
  void a_sound_reply_is_read_to_its_end_and_not_beyond(Sound sound) {
    byte[] more = Arrays.copyOf(sound.wire(), sound.wire().length + 7);
    assertThat(read(more)).isEqualTo(Read.whole(7));
    assertThat(body()).isEqualTo(sound.body);
    assertThat(parser.keepsConnection()).isEqualTo(sound.kept);
  }

  @ParameterizedTest
  @EnumSource(Sound.class)
  void wherever_it_is_cut_it_is_read_the_same(Sound sound) {
    for (int cut = 1; cut < sound.wire().length; cut++) {
      assertThat(read(sound.wire(), cut, false)).as("cut at %s", cut).isEqualTo(Read.whole(0));
      assertThat(body()).isEqualTo(sound.body);
    }
  }

  @ParameterizedTest
  @EnumSource(Sound.class)
  void whatever_is_missing_of_it_is_missed(Sound sound) {
    for (int length = 1; length < sound.wire().length; length++) {
      byte[] part = Arrays.copyOf(sound.wire(), length);
      assertThat(read(part)).as("the first %s", length).isEqualTo(new Read(false, none(), 0));
      assertThat(read(part, length, true)).isEqualTo(Read.broken(Fault.TRUNCATED));
    }
  }

  private static Optional<Fault> none() {
    return Optional.empty();
  }

  @Test
  void a_body_without_a_length_goes_on_to_the_end_of_the_connection() {
    byte[] wire = bytes("HTTP/1.1 200 OK|Server: x||hello");
    assertThat(read(wire)).isEqualTo(new Read(false, none(), 0));
    assertThat(read(wire, 3, true)).isEqualTo(Read.whole(0));
    assertThat(body()).isEqualTo("hello");
  }

  @Test
  void under_tls_such_a_body_is_only_whole_when_the_peer_said_so() throws BrokenReply {
    assertThat(parser.take(ByteBuffer.wrap(bytes("HTTP/1.1 200 OK||hello")))).isFalse();
    assertThat(faultAtEnd(true)).contains(Fault.TRUNCATED);
  }

  private Optional<Fault> faultAtEnd(boolean torn) {
    try {
      parser.end(torn);
      return Optional.empty();
    } catch (BrokenReply broken) {
      return Optional.of(broken.fault());
    }
  }

  @Test
  void a_reply_to_head_has_no_body_whatever_it_announces() throws BrokenReply {
    parser.clear();
    parser.expectNoBody(true);
    assertThat(parser.take(ByteBuffer.wrap(bytes("HTTP/1.1 200 OK|Content-Length: 9||")))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-x|",
        "\u0016\u0003\u0001",
        "http/1.1 200 OK|",
        "HTTP/2 200|",
        "HTTP/1.1  200 OK||",
        "HTTP/1.1 2000 OK||",
        "HTTP/1.1 20 OK||",
        "HTTP/1.1 -20 OK||",
        "HTTP/1.1 099 OK||",
        "HTTP/1.1 600 OK||",
        "HTTP/1.1 101 Switching Protocols||",
        "HTTP/1.x 200 OK||",
        "HTTP/1.1 200 OK|nothing||",
        "HTTP/1.1 200 OK|: empty||",
        "HTTP/1.1 200 OK|A : b||",
        "HTTP/1.1 200 OK| A: b||",
        "HTTP/1.1 200 OK|A: b| folded||",
        "HTTP/1.1 200 OK|A: b\rc: d||",
        "HTTP/1.1 200 OK|A: \u0000||",
        "HTTP/1.1 200 OK|Content-Length:||",
        "HTTP/1.1 200 OK|Content-Length: +5||hello",
        "HTTP/1.1 200 OK|Content-Length: -5||hello",
        "HTTP/1.1 200 OK|Content-Length: 5x||hello",
        "HTTP/1.1 200 OK|Content-Length: 5, 5||hello",
        "HTTP/1.1 200 OK|Content-Length: 5|Content-Length: 6||hello",
        "HTTP/1.1 200 OK|Transfer-Encoding: gzip, chunked||0||",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked|Transfer-Encoding: chunked||0||",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||x|",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked|||",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||-1|",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||2|hello|0||",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||0|no trailer||"
      })
  void what_is_not_http_to_the_letter_is_refused(String wire) {
    assertThat(read(bytes(wire))).isEqualTo(Read.broken(Fault.NOT_UNDERSTOOD));
    assertThat(read(bytes(wire), 1, true)).isEqualTo(Read.broken(Fault.NOT_UNDERSTOOD));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 10000000000",
        "Content-Length: 8388609",
        "Content-Length: 99999999999999999999999999999"
      })
  void a_body_announced_too_large_is_not_waited_for(String header) {
    assertThat(read(bytes("HTTP/1.1 200 OK|" + header + "||")))
        .isEqualTo(Read.broken(Fault.TOO_LARGE));
  }

  @ParameterizedTest
  @CsvSource({"'',0", "'Transfer-Encoding: chunked|',1"})
  void a_body_that_turns_out_too_large_is_not_read_on(String headers, int chunked)
      throws BrokenReply {
    parser.clear();
    parser.take(ByteBuffer.wrap(bytes("HTTP/1.1 200 OK|" + headers + "|")));
    byte[] piece = bytes(chunked == 1 ? "10000|" + "x".repeat(1 << 16) + "|" : "x".repeat(1 << 16));
    Optional<Fault> fault = Optional.empty();
    for (int i = 0; i <= Caller.MOST_REPLY_BYTES >> 16 && fault.isEmpty(); i++) {
      fault = faultOf(piece);
    }
    assertThat(fault).contains(Fault.TOO_LARGE);
    assertThat(parser.body().remaining()).isEqualTo(Caller.MOST_REPLY_BYTES);
  }

  private Optional<Fault> faultOf(byte[] piece) {
    try {
      parser.take(ByteBuffer.wrap(piece));
      return Optional.empty();
    } catch (BrokenReply broken) {
      return Optional.of(broken.fault());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 100 Continue||",
        "X-Long: 0123456789012345678901234567890123456789|",
        "X-Long: no end of a line: "
      })
  void a_head_that_never_ends_is_not_read_on(String again) throws BrokenReply {
    parser.clear();
    if (again.startsWith("X")) {
      parser.take(ByteBuffer.wrap(bytes("HTTP/1.1 200 OK|")));
    }
    Optional<Fault> fault = Optional.empty();
    int rounds = 0;
    while (fault.isEmpty() && rounds++ < ReplyParser.MOST_HEAD_BYTES) {
      fault = faultOf(bytes(again));
    }
    assertThat(fault).contains(Fault.TOO_LARGE);
    assertThat(rounds * bytes(again).length).isLessThan(2 * ReplyParser.MOST_HEAD_BYTES);
  }

  @Test
  void headers_that_matter_are_found_in_any_case() {
    read(
        bytes(
            "HTTP/1.1 429 No|X-OpenWhisk-Activation-ID: "
                + ID
                + " |retry-AFTER: 1|Content-Length: 0||"));
    assertThat(StandardCharsets.US_ASCII.decode(parser.activationId().duplicate()).toString())
        .isEqualTo(ID);
    assertThat(parser.retryAfter()).isTrue();
    assertThat(parser.status()).isEqualTo(429);
  }

  @Test
  void a_reply_leaves_nothing_behind_for_the_next_one() {
    read(bytes("HTTP/1.0 429 No|X-OpenWhisk-Activation-ID: " + ID + "|Retry-After: 1||body"));
    assertThat(read(bytes("HTTP/1.1 200 OK|Content-Length: 2||{}"))).isEqualTo(Read.whole(0));
    assertThat(parser.activationId().remaining()).isZero();
    assertThat(parser.retryAfter()).isFalse();
    assertThat(parser.keepsConnection()).isTrue();
    assertThat(body()).isEqualTo("{}");
  }

  /** Bytes turned, dropped, doubled and put in, at random but the same each time. */
  @Test
  void whatever_bytes_come_the_only_failure_is_a_fault_and_all_pieces_agree() {
    SplittableRandom random = new SplittableRandom(20261123);
    List<Sound> sounds = List.of(Sound.values());
    for (int round = 0; round < 20_000; round++) {
      byte[] wire = sounds.get(random.nextInt(sounds.size())).wire();
      for (int change = random.nextInt(4); change >= 0; change--) {
        wire = mutated(wire, random);
      }
      Read atOnce = read(wire, wire.length + 1, true);
      Read inPieces = read(wire, 1 + random.nextInt(wire.length + 1), true);
      assertThat(inPieces).isEqualTo(atOnce);
    }
  }

  private static byte[] mutated(byte[] wire, SplittableRandom random) {
    int at = random.nextInt(wire.length + 1);
    int length = random.nextInt(1, 5);
    String before = new String(wire, 0, at, StandardCharsets.ISO_8859_1);
    String after = new String(wire, at, wire.length - at, StandardCharsets.ISO_8859_1);
    String rest = after.substring(Math.min(length, after.length()));
    String noise = noise(length, random);
    String mutation =
        switch (random.nextInt(4)) {
          case 0 -> before + noise + rest;
          case 1 -> before + rest;
          case 2 -> before + noise + after;
          default -> before + after.substring(0, Math.min(length, after.length())) + after;
        };
    return mutation.isEmpty() ? wire : mutation.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String noise(int length, SplittableRandom random) {
    String telling = "\r\n :;,0159afHT/\u0000\u00ff";
    StringBuilder noise = new StringBuilder();
    for (int i = 0; i < length; i++) {
      char any = (char) random.nextInt(256);
      noise.append(random.nextBoolean() ? any : telling.charAt(random.nextInt(telling.length())));
    }
    return noise.toString();
  }
}
