package io.whiskwatt.openwhisk.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.testing.ManualTime;
import io.whiskwatt.units.DataSize;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SandboxLedgerTest {
  private static final DataSize MEMORY = DataSize.ofMegabytes(128);
  private static final Placed FIRST = new Placed("a", "0.0.1", MEMORY);
  private static final Placed SECOND = new Placed("a", "0.0.2", MEMORY);

  private final ManualTime time = new ManualTime();
  private final SandboxLedger ledger = SandboxLedger.of(Duration.ofSeconds(30), time);

  @Test
  void nothing_was_called_so_nothing_is_alive() {
    assertThat(ledger.alive()).isZero();
    assertThat(ledger.memory()).isEqualTo(DataSize.ofBytes(0));
  }

  @Test
  void calls_without_an_envelope_count_as_many_sandboxes_as_were_in_flight() {
    ledger.called(FIRST, 100, 4, time.nanos());
    assertThat(ledger.alive()).isEqualTo(4);
    assertThat(ledger.memory()).isEqualTo(DataSize.ofMegabytes(512));
  }

  @Test
  void calls_that_all_name_their_instance_are_counted_exactly() {
    ledger.called(FIRST, 3, 3, time.nanos());
    ledger.saw(FIRST, "i", time.nanos());
    ledger.saw(FIRST, "j", time.nanos());
    assertThat(ledger.alive()).isEqualTo(3);
    ledger.saw(FIRST, "i", time.nanos());
    assertThat(ledger.alive()).isEqualTo(2);
  }

  @Test
  void a_sandbox_that_a_failure_destroyed_is_not_counted() {
    ledger.called(FIRST, 1, 1, time.nanos());
    ledger.destroyed(FIRST);
    assertThat(ledger.alive()).isZero();
  }

  @Test
  void sandboxes_of_old_versions_linger_beside_the_new_ones() {
    ledger.called(FIRST, 1, 1, time.nanos());
    ledger.called(SECOND, 1, 1, time.nanos());
    assertThat(ledger.alive()).isEqualTo(2);
  }

  @Test
  void each_instance_lingers_from_its_own_last_use() {
    ledger.called(FIRST, 2, 2, time.nanos());
    ledger.saw(FIRST, "i", time.nanos());
    ledger.saw(FIRST, "j", time.nanos());
    time.advance(Duration.ofSeconds(20));
    ledger.called(FIRST, 1, 1, time.nanos());
    ledger.saw(FIRST, "j", time.nanos());
    time.advance(Duration.ofSeconds(13));
    assertThat(ledger.alive()).isEqualTo(1);
    time.advance(Duration.ofSeconds(20));
    assertThat(ledger.alive()).isZero();
  }

  @Test
  void what_was_named_long_ago_does_not_vouch_for_calls_of_today() {
    ledger.called(FIRST, 5, 1, time.nanos());
    for (int i = 0; i < 5; i++) {
      ledger.saw(FIRST, "i", time.nanos());
    }
    time.advance(Duration.ofSeconds(40));
    ledger.called(FIRST, 3, 3, time.nanos());
    assertThat(ledger.alive()).isEqualTo(3);
  }

  @Test
  void a_drain_gives_up_at_its_limit_and_says_what_is_left() {
    ledger.called(FIRST, 1, 1, time.nanos());
    assertThat(ledger.drain(Duration.ofSeconds(5))).isEqualTo(1);
    assertThat(time.nanos()).isEqualTo(Duration.ofSeconds(5).toNanos());
    assertThat(ledger.drain(Duration.ofMinutes(5))).isZero();
    assertThat(time.nanos()).isEqualTo(Duration.ofSeconds(32).toNanos());
  }
}
