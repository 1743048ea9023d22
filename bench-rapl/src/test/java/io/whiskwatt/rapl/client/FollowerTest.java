package io.whiskwatt.rapl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whiskwatt.energy.GapReason;
import io.whiskwatt.energy.Quality;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.node.Node;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.rapl.client.SampleBatch.Missing;
import io.whiskwatt.rapl.client.SampleBatch.Sample;
import io.whiskwatt.rapl.client.SampleBatch.Value;
import io.whiskwatt.units.Energy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Samples a second apart on a clock that is 1000 s ahead. */
class FollowerTest {
  private static final long SECOND = 1_000_000_000;
  private static final long AHEAD = 1_000 * SECOND;
  private static final long RANGE = 1_000_000_000_000L;

  private final Heard heard = new Heard();
  private final Follower follower = new Follower(info("life-1", "a", RANGE), 0, 0);

  @BeforeEach
  void start() throws Senseless {
    follower.start(heard, 0);
    follower.samples(batch("life-1", 5, 5), 5 * SECOND);
  }

  @Test
  void it_begins_with_the_present() throws Senseless {
    Follower fresh = new Follower(info("life-1", "a", RANGE), 0, 0);
    assertThat(fresh.since()).isEqualTo(Follower.END);
    assertThat(follower.since()).isEqualTo(5);
    assertThat(follower.covers(0, SECOND)).isFalse();
  }

  @Test
  void what_a_sample_covers_is_as_old_as_the_sample() throws Senseless {
    follower.samples(batch("life-1", 5, 7), 7 * SECOND);
    assertThat(follower.covers(6 * SECOND, 7 * SECOND)).isTrue();
    assertThat(follower.covers(6 * SECOND + 1, 7 * SECOND)).isFalse();
  }

  @Test
  void samples_that_fell_out_of_the_ring_are_a_gap_of_exactly_that_length() throws Senseless {
    follower.samples(batch("life-1", 5, 7), 7 * SECOND);
    follower.samples(batch("life-1", 12, 14), 14 * SECOND);
    assertThat(heard.gaps()).containsExactly(new Heard.Gap(GapReason.SAMPLES_LOST, at(6), at(12)));
    assertThat(heard.sequences()).containsExactly(5L, 6L, 12L, 13L);
  }

  @Test
  void the_gap_of_a_restarted_agent_lies_between_its_samples() throws Senseless {
    follower.samples(batch("life-1", 5, 7), 7 * SECOND);
    follower.samples(batch("life-2", 0, 1), 9 * SECOND);
    assertThat(follower.mustIntroduceItself()).isTrue();
    follower.introduced(info("life-2", "a", RANGE));
    assertThat(follower.since()).isZero();
    follower.samples(shifted("life-2", 10, 0, 2), 12 * SECOND);
    assertThat(heard.gaps())
        .containsExactly(new Heard.Gap(GapReason.AGENT_RESTARTED, at(6), at(10)));
    assertThat(heard.sequences()).containsExactly(5L, 6L, 7L, 8L);
  }

  @Test
  void a_restarted_agent_that_reads_something_else_is_of_no_use() throws Senseless {
    follower.samples(batch("life-2", 0, 1), 9 * SECOND);
    follower.introduced(info("life-2", "a", RANGE / 2));
    assertThat(follower.ended()).isTrue();
    assertThat(follower.outdated()).isFalse();
    assertThat(follower.covers(9 * SECOND, 10 * SECOND)).isTrue();
    assertThat(heard.gaps()).extracting(Heard.Gap::reason).containsOnly(GapReason.ZONE_VANISHED);
  }

  @Test
  void silence_is_told_up_to_now_and_goes_on_from_there() throws Senseless {
    follower.samples(batch("life-1", 5, 7), 7 * SECOND);
    long patience = Follower.PATIENCE.toNanos();
    follower.failed();
    assertThat(follower.covers(8 * SECOND, 7 * SECOND + patience)).isFalse();
    assertThat(follower.covers(8 * SECOND, 8 * SECOND + patience)).isTrue();
    assertThat(follower.covers(30 * SECOND, 31 * SECOND)).isTrue();
    assertThat(heard.gaps())
        .containsExactly(
            new Heard.Gap(GapReason.CONNECTION_LOST, at(6), AHEAD + 8 * SECOND + patience),
            new Heard.Gap(
                GapReason.CONNECTION_LOST, AHEAD + 8 * SECOND + patience, AHEAD + 31 * SECOND));
  }

  @Test
  void the_future_is_not_covered_even_of_a_lost_agent() {
    assertThat(follower.covers(200 * SECOND, 100 * SECOND)).isFalse();
  }

  @Test
  void an_agent_that_answers_without_samples_has_lost_them() throws Senseless {
    follower.samples(batch("life-1", 5, 7), 7 * SECOND);
    follower.samples(batch("life-1", 7, 7), 20 * SECOND);
    assertThat(follower.covers(20 * SECOND, 21 * SECOND)).isTrue();
    assertThat(heard.gaps()).extracting(Heard.Gap::reason).containsExactly(GapReason.SAMPLES_LOST);
  }

  @Test
  void a_gap_that_two_answers_touch_is_told_once() throws Senseless {
    follower.samples(withGap(5, 7, at(4), at(5)), 7 * SECOND);
    follower.samples(withGap(7, 9, at(4), at(8)), 9 * SECOND);
    assertThat(heard.gaps())
        .containsExactly(
            new Heard.Gap(GapReason.PERMISSION_DENIED, at(4), at(5)),
            new Heard.Gap(GapReason.PERMISSION_DENIED, at(5), at(8)));
  }

  @Test
  void another_boot_id_ends_it() throws Senseless {
    follower.clock(new NodeClockAnswer("another", "life-1", 1), 9 * SECOND, 9 * SECOND);
    assertThat(follower.outdated()).isTrue();
    follower.samples(batch("life-1", 5, 7), 10 * SECOND);
    assertThat(heard.readings()).isEmpty();
  }

  @Test
  void lies_are_refused_whole() {
    assertRefused(batch("life-1", 3, 6), "gave before");
    assertRefused(shifted("life-1", 7, 5, 6, RANGE + 1), "above its range");
    assertRefused(batch("life-1", 5, 9_999), "more samples than it says");
    assertThat(heard.readings()).isEmpty();
  }

  private void assertRefused(SampleBatch batch, String words) {
    assertThatThrownBy(() -> follower.samples(batch, 8 * SECOND)).hasMessageContaining(words);
  }

  private static long at(long sample) {
    return AHEAD + sample * SECOND;
  }

  private static SampleBatch batch(String agentId, long from, long to) {
    return shifted(agentId, from, from, to);
  }

  /** The sample with the first number was taken as if it had another one. */
  private static SampleBatch shifted(String agentId, long as, long from, long to) {
    return shifted(agentId, as, from, to, 7);
  }

  private static SampleBatch shifted(String agentId, long as, long from, long to, long counter) {
    List<Sample> samples =
        LongStream.range(from, to)
            .mapToObj(
                number ->
                    new Sample(number, List.of(new Value(0, at(number - from + as), 20, counter))))
            .toList();
    long nanos = at(to - from + as);
    return new SampleBatch("boot", agentId, nanos, from, to, to, List.of("a"), samples, List.of());
  }

  private static SampleBatch withGap(long from, long to, long gapFrom, long gapTo) {
    SampleBatch whole = batch("life-1", from, to);
    return new SampleBatch(
        "boot",
        "life-1",
        whole.nanos(),
        from,
        to,
        to,
        List.of("a"),
        whole.samples(),
        List.of(new Missing(GapReason.PERMISSION_DENIED, gapFrom, gapTo)));
  }

  private static AgentInfo info(String agentId, String zone, long range) {
    Node node = new Node(new NodeId("boot"), "worker");
    return new AgentInfo(
        node,
        agentId,
        "1",
        AHEAD,
        new SourceFacts(
            "powercap",
            Quality.MEASURED,
            List.of(
                new ZoneFacts(node.id(), zone, "package", true, "it is", OptionalLong.of(range))),
            Duration.ofSeconds(1),
            Duration.ofMillis(1),
            Energy.ZERO,
            "",
            List.of()),
        Map.of());
  }
}
