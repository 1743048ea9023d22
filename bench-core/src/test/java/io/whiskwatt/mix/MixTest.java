package io.whiskwatt.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whiskwatt.load.LoadLoop;
import io.whiskwatt.load.LoadPlan;
import io.whiskwatt.load.TrialRecorder;
import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.CellPlan;
import io.whiskwatt.plan.Design;
import io.whiskwatt.plan.DesignLevel;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.plan.Workload;
import io.whiskwatt.plan.WorkloadSource;
import io.whiskwatt.platform.Deployment;
import io.whiskwatt.platform.InvocationDetail;
import io.whiskwatt.platform.Invoker;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.platform.Tickets;
import io.whiskwatt.testing.ManualTime;
import io.whiskwatt.testing.fake.FakeBehaviour;
import io.whiskwatt.testing.fake.FakeLab;
import io.whiskwatt.testing.fake.FakePlatform;
import io.whiskwatt.units.DataSize;
import io.whiskwatt.units.Power;
import io.whiskwatt.units.Rate;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MixTest {
  private static final Duration WINDOW = Duration.ofSeconds(2);
  private static final LoadShape CONSTANT = new LoadShape.Constant(Rate.perSecond(100));
  private static final LoadShape CLOSED = new LoadShape.Closed(3, Duration.ZERO);

  private final ManualTime time = new ManualTime();
  private FakePlatform platform = platform(FakeBehaviour.usual());

  private FakePlatform platform(FakeBehaviour behaviour) {
    FakeLab lab = new FakeLab(Power.ofWatts(10));
    return new FakePlatform(behaviour, lab.machine("m", time), time);
  }

  /** What one window of a mix of three parts hello to one part hash left. */
  private record Trial(Tickets tickets, TrialRecorder log, List<InvocationDetail> details) {
    long of(String workload) {
      return IntStream.range(0, log.size()).filter(slot -> part(slot).equals(workload)).count();
    }

    String part(int slot) {
      int ticket = log.ticket(slot);
      return ticket < 0 ? "" : tickets.workloads().get(ticket);
    }
  }

  private Trial run(StartKind start, LoadShape load, int asked) {
    try (Deployment deployment = Mixes.deploy(platform, cell(start, load), 42, 0)) {
      Tickets tickets = deployment.prepare(start, asked);
      LoadPlan plan = LoadPlan.of(load, tickets, WINDOW, 42);
      TrialRecorder log = TrialRecorder.forPlan(plan);
      try (Invoker invoker = deployment.open(tickets, log)) {
        new LoadLoop(time).run(plan, invoker, log);
      }
      assertThat(log.faults().none()).isTrue();
      return new Trial(tickets, log, deployment.join(log, Duration.ZERO));
    }
  }

  static Cell cell(StartKind start, LoadShape load) {
    List<WorkloadSource.Part> parts =
        List.of(
            new WorkloadSource.Part(bundled("hello"), 3),
            new WorkloadSource.Part(bundled("hash"), 1));
    Workload mix =
        new Workload(
            "mix",
            new WorkloadSource.Mix(parts),
            Optional.empty(),
            DataSize.ofMegabytes(256),
            "{}");
    return new Cell("here", mix, start, load);
  }

  private static Workload bundled(String name) {
    WorkloadSource source = new WorkloadSource.Bundled(name);
    return new Workload(name, source, Optional.empty(), DataSize.ofMegabytes(256), "{}");
  }

  @Test
  void an_open_load_of_warm_starts_reaches_the_parts_by_their_weights() {
    Trial trial = run(StartKind.WARM, CONSTANT, 8);
    assertThat(trial.of("hello@256MB")).isEqualTo(150);
    assertThat(trial.of("hash@256MB")).isEqualTo(50);
    assertThat(trial.tickets().reusable()).isTrue();
  }

  @Test
  void weights_that_vary_are_as_written_first_and_then_favour_each_part_in_turn() {
    WorkloadSource.Mix mix =
        (WorkloadSource.Mix) cell(StartKind.WARM, CONSTANT).workload().source();
    WorkloadSource.Mix varied = new WorkloadSource.Mix(mix.parts(), true);
    assertThat(IntStream.range(0, 8).mapToObj(varied::weights))
        .containsExactly(
            List.of(3, 1),
            List.of(3, 1),
            List.of(6, 1),
            List.of(6, 1),
            List.of(3, 2),
            List.of(3, 2),
            List.of(3, 1),
            List.of(3, 1));
    assertThat(IntStream.range(0, 8).mapToObj(mix::weights)).containsOnly(List.of(3, 1));
  }

  @Test
  void cold_starts_are_dealt_beforehand_and_each_serves_once() {
    Trial trial = run(StartKind.COLD, CONSTANT, 64);
    assertThat(trial.tickets().count()).isEqualTo(64);
    assertThat(trial.of("hello@256MB")).isEqualTo(48);
    assertThat(trial.of("hash@256MB")).isEqualTo(16);
    assertThat(trial.of("")).isEqualTo(136);
  }

  @Test
  void a_closed_loop_over_warm_sandboxes_reaches_every_part() {
    Trial trial = run(StartKind.WARM, CLOSED, 3);
    assertThat(trial.log().size()).isEqualTo(600);
    assertThat(trial.of("hello@256MB")).isEqualTo(450);
    assertThat(trial.of("hash@256MB")).isEqualTo(150);
  }

  @Test
  void no_warm_sandbox_is_used_by_two_callers_at_a_time() {
    Trial trial = run(StartKind.WARM, CLOSED, 3);
    Map<Integer, Long> busyUntil = new HashMap<>();
    for (int slot = 0; slot < trial.log().size(); slot++) {
      long free = busyUntil.getOrDefault(trial.log().ticket(slot), 0L);
      assertThat(trial.log().actualNanos(slot)).isGreaterThanOrEqualTo(free);
      busyUntil.put(trial.log().ticket(slot), trial.log().endNanos(slot));
    }
    assertThat(busyUntil).hasSize(6);
  }

  @Test
  void each_slot_has_one_detail_and_it_is_of_its_own_part() {
    Trial trial = run(StartKind.WARM, CONSTANT, 8);
    assertThat(trial.details()).extracting(InvocationDetail::slot).isSorted().hasSize(200);
    Map<String, Set<String>> sandboxes = new HashMap<>();
    for (InvocationDetail detail : trial.details()) {
      sandboxes
          .computeIfAbsent(trial.part(detail.slot()), part -> new HashSet<>())
          .add(detail.sandbox().instance());
    }
    assertThat(sandboxes.get("hello@256MB"))
        .doesNotContainAnyElementsOf(sandboxes.get("hash@256MB"));
  }

  @Test
  void a_part_that_runs_short_ends_the_tickets_rather_than_bend_the_weights() {
    platform = platform(FakeBehaviour.usual().withCapacity(9));
    Trial trial = run(StartKind.COLD, CONSTANT, 40);
    assertThat(trial.of("hello@256MB")).isEqualTo(9);
    assertThat(trial.of("hash@256MB")).isBetween(2L, 4L);
    assertThat(trial.tickets().limitation().orElseThrow())
        .isEqualTo("hello@256MB: shortened: room for 9; hash@256MB: shortened: room for 9");
  }

  @Test
  void a_part_without_any_ticket_leaves_the_whole_mix_without() {
    Tickets none = new Deckless(0);
    MixTickets tickets =
        new MixTickets(
            StartKind.WARM,
            List.of(new Deckless(4), none),
            new Deck(List.of(1, 1), 1),
            false,
            List.of("a", "b"),
            Optional.empty());
    assertThat(tickets.count()).isZero();
    assertThat(tickets.workloads()).isEmpty();
  }

  private record Deckless(int count) implements Tickets {
    @Override
    public StartKind start() {
      return StartKind.WARM;
    }

    @Override
    public boolean reusable() {
      return true;
    }

    @Override
    public Optional<String> limitation() {
      return Optional.empty();
    }
  }

  @Test
  void dropped_calls_are_of_no_part() {
    platform = platform(FakeBehaviour.usual().failingEvery(4, OutcomeKind.DROPPED));
    Trial trial = run(StartKind.WARM, CONSTANT, 8);
    long dropped =
        IntStream.range(0, 200)
            .filter(slot -> trial.log().outcome(slot) == OutcomeKind.DROPPED)
            .count();
    assertThat(dropped).isEqualTo(50);
  }

  @Test
  void closing_removes_every_part() {
    run(StartKind.WARM, CONSTANT, 8);
    assertThat(platform.actions()).isEmpty();
  }

  @Test
  void all_are_closed_even_if_one_cannot_be() {
    Set<String> closed = new HashSet<>();
    assertThatThrownBy(
            () ->
                CloseAll.of(
                    List.of("a", "b", "c"),
                    each -> {
                      closed.add(each);
                      if (!each.equals("b")) {
                        throw new IllegalStateException(each);
                      }
                    }))
        .hasMessage("a")
        .satisfies(first -> assertThat(first.getSuppressed()).hasSize(1));
    assertThat(closed).containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void what_was_made_before_a_failure_is_closed_again() {
    Set<String> open = new HashSet<>();
    assertThatThrownBy(
            () ->
                CloseAll.orNone(
                    List.of("a", "b"),
                    (number, name) -> {
                      if (number == 1) {
                        throw new IllegalStateException(name);
                      }
                      open.add(name);
                      return name;
                    },
                    open::remove))
        .hasMessage("b");
    assertThat(open).isEmpty();
  }

  @Test
  void a_platform_is_asked_about_each_part_under_its_share_and_once_under_the_whole_load() {
    Design design = new Design(DesignLevel.L1, 1, WINDOW, WINDOW, WINDOW, WINDOW, 1);
    List<CellPlan> asked =
        Mixes.asked(List.of(new CellPlan(cell(StartKind.WARM, CONSTANT), design)));
    assertThat(asked)
        .extracting(plan -> plan.cell().id())
        .containsExactly(
            "here/hello@256MB/warm/constant-100/s",
            "here/hello@256MB/warm/constant-75/s",
            "here/hash@256MB/warm/constant-25/s");
  }
}
