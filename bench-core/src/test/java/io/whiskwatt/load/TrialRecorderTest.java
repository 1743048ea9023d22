package io.whiskwatt.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whiskwatt.platform.OutcomeKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TrialRecorderTest {
  private final TrialRecorder log = new TrialRecorder(4, 10);

  @Test
  void a_slot_is_recorded_as_it_was_reported() {
    log.open(7, 100);
    log.sent(0, 105);
    log.ended(0, 130, OutcomeKind.APPLICATION_ERROR, 502, bytes("{}"));

    assertThat(log.size()).isEqualTo(1);
    assertThat(log.ticket(0)).isEqualTo(7);
    assertThat(log.intendedNanos(0)).isEqualTo(100);
    assertThat(log.actualNanos(0)).isEqualTo(105);
    assertThat(log.endNanos(0)).isEqualTo(130);
    assertThat(log.outcome(0)).isEqualTo(OutcomeKind.APPLICATION_ERROR);
    assertThat(log.status(0)).isEqualTo(502);
    assertThat(text(log.reply(0))).isEqualTo("{}");
  }

  @Test
  void a_reply_is_copied_and_the_buffer_left_as_it_was() {
    ByteBuffer buffer = bytes("xxabc").position(2);
    end(0, buffer);
    buffer.put(2, (byte) '?');

    assertThat(buffer.position()).isEqualTo(2);
    assertThat(text(log.reply(0))).isEqualTo("abc");
    assertThat(log.reply(0).isReadOnly()).isTrue();
  }

  @Test
  void a_reply_that_does_not_fit_is_empty_and_counted_and_smaller_ones_still_fit() {
    end(0, bytes("123456"));
    end(1, bytes("12345"));
    end(2, bytes("1234"));

    assertThat(log.reply(1).remaining()).isZero();
    assertThat(log.repliesNotKept()).isEqualTo(1);
    assertThat(text(log.reply(2))).isEqualTo("1234");
  }

  @Test
  void the_first_of_two_ends_is_kept_and_the_second_counted() {
    end(0, bytes("a"));
    log.ended(0, 999, OutcomeKind.MALFORMED, 0, bytes("b"));

    assertThat(log.outcome(0)).isEqualTo(OutcomeKind.SUCCESS);
    assertThat(log.endNanos(0)).isEqualTo(10);
    assertThat(log.faults()).isEqualTo(new SinkFaults(0, 1, 0));
  }

  @Test
  void a_second_send_is_counted() {
    log.open(0, 0);
    log.sent(0, 1);
    log.sent(0, 2);
    log.ended(0, 3, OutcomeKind.SUCCESS, 200, bytes(""));

    assertThat(log.actualNanos(0)).isEqualTo(1);
    assertThat(log.faults()).isEqualTo(new SinkFaults(1, 0, 0));
  }

  @Test
  void a_send_after_the_end_is_counted() {
    end(0, bytes(""));
    log.sent(0, 99);
    assertThat(log.actualNanos(0)).isEqualTo(10);
    assertThat(log.faults()).isEqualTo(new SinkFaults(1, 0, 0));
  }

  @Test
  void calls_for_slots_that_were_never_begun_are_counted() {
    log.sent(0, 1);
    log.ended(-1, 1, OutcomeKind.SUCCESS, 200, bytes(""));
    log.ended(99, 1, OutcomeKind.SUCCESS, 200, bytes(""));
    assertThat(log.faults()).isEqualTo(new SinkFaults(0, 0, 3));
  }

  @Test
  void a_dropped_slot_that_the_invoker_ended_all_the_same_is_a_fault() {
    end(0, bytes(""));
    assertThat(log.drop(0, 20)).isFalse();
    assertThat(log.faults().none()).isFalse();
  }

  @Test
  void a_slot_that_failed_before_it_was_sent_has_no_service_time() {
    log.open(0, 5);
    log.ended(0, 20, OutcomeKind.UNANSWERED, 0, bytes(""));
    assertThat(log.actualNanos(0)).isEqualTo(20);
  }

  @Test
  void an_open_slot_cannot_be_read() {
    log.open(0, 5);
    assertThatThrownBy(() -> log.outcome(0)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> log.outcome(1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  private void end(int slot, ByteBuffer reply) {
    log.open(slot, 0);
    log.ended(slot, 10, OutcomeKind.SUCCESS, 200, reply);
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes).toString();
  }
}
