package io.whiskwatt.openwhisk.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.openwhisk.start.StartWitnesses.Rest;
import io.whiskwatt.openwhisk.start.StartWitnesses.Sandbox;
import io.whiskwatt.openwhisk.workload.Envelope;
import io.whiskwatt.units.DataSize;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SightingsTest {
  private static final Placed ACTION = new Placed("a", "0.0.1", DataSize.ofMegabytes(128));
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Sightings sightings = new Sightings();

  private static Envelope envelope(String instance, long count) {
    return new Envelope(instance, count, "b", "6.0", "h", OptionalLong.empty());
  }

  private static long seconds(long seconds) {
    return Duration.ofSeconds(seconds).toNanos();
  }

  private Rest rest(Optional<Envelope> envelope, long sentSeconds) {
    return sightings.rest(ACTION, envelope, seconds(sentSeconds), GRACE);
  }

  @Test
  void an_instance_that_counts_itself_new_twice_is_new_again() {
    Optional<Envelope> first = Optional.of(envelope("i", 1));
    assertThat(sightings.sandbox(first)).isEqualTo(Sandbox.NEW);
    sightings.answered(ACTION, envelope("i", 1), 0);
    assertThat(sightings.sandbox(first)).isEqualTo(Sandbox.NEW_AGAIN);
  }

  @Test
  void calls_that_were_served_in_another_order_than_sent_are_no_contradiction() {
    sightings.answered(ACTION, envelope("i", 2), 0);
    assertThat(sightings.sandbox(Optional.of(envelope("i", 1)))).isEqualTo(Sandbox.NEW);
  }

  @Test
  void an_instance_without_a_count_is_known_by_its_name_alone() {
    assertThat(sightings.sandbox(Optional.of(envelope("i", 0)))).isEqualTo(Sandbox.UNTOLD);
    sightings.answered(ACTION, envelope("i", 0), 0);
    assertThat(sightings.sandbox(Optional.of(envelope("i", 0)))).isEqualTo(Sandbox.USED);
    assertThat(sightings.sandbox(Optional.of(envelope("i", 7)))).isEqualTo(Sandbox.USED);
    assertThat(sightings.sandbox(Optional.empty())).isEqualTo(Sandbox.UNTOLD);
  }

  @Test
  void a_version_is_new_until_it_was_called() {
    assertThat(sightings.isNew(ACTION)).isTrue();
    sightings.ended(ACTION, 1, 0);
    assertThat(sightings.isNew(ACTION)).isFalse();
  }

  @Test
  void an_instance_rests_since_its_own_last_use() {
    Optional<Envelope> same = Optional.of(envelope("i", 2));
    sightings.answered(ACTION, envelope("i", 1), seconds(100));
    assertThat(rest(same, 109)).isEqualTo(Rest.AWAKE);
    assertThat(rest(same, 110)).isEqualTo(Rest.PAUSED);
  }

  @Test
  void calls_of_which_nobody_knows_the_sandbox_leave_room_for_both() {
    sightings.answered(ACTION, envelope("i", 1), seconds(100));
    sightings.ended(ACTION, 4, seconds(120));
    Optional<Envelope> same = Optional.of(envelope("i", 9));
    assertThat(rest(same, 125)).isEqualTo(Rest.UNTOLD);
    assertThat(rest(same, 130)).isEqualTo(Rest.PAUSED);
  }

  @Test
  void one_call_at_a_time_is_served_by_one_sandbox() {
    sightings.ended(ACTION, 1, seconds(100));
    assertThat(rest(Optional.empty(), 105)).isEqualTo(Rest.AWAKE);
    sightings.ended(ACTION, 2, seconds(106));
    assertThat(rest(Optional.empty(), 107)).isEqualTo(Rest.UNTOLD);
    assertThat(rest(Optional.empty(), 116)).isEqualTo(Rest.PAUSED);
  }

  @Test
  void of_what_was_never_called_nothing_is_told() {
    assertThat(rest(Optional.empty(), 105)).isEqualTo(Rest.UNTOLD);
  }
}
