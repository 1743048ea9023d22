package io.whiskwatt.openwhisk.local;

import io.whiskwatt.node.ThisMachine;
import io.whiskwatt.openwhisk.client.ActionDraft;
import io.whiskwatt.openwhisk.local.pool.ContainerPool;
import io.whiskwatt.openwhisk.local.pool.Stem;
import io.whiskwatt.openwhisk.local.runtime.ActionKind;
import io.whiskwatt.openwhisk.local.server.EmbeddedOpenWhisk;
import io.whiskwatt.openwhisk.start.Placement;
import io.whiskwatt.openwhisk.start.SandboxLedger;
import io.whiskwatt.openwhisk.start.StartControl;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.units.DataSize;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Starts on the embedded platform. A cold or prewarmed action carries an annotation that the pool
 * understands: each of its invocations gets a sandbox of its own, which is removed right after the
 * reply. So cold starts are bounded by the memory of those that run at the same time only, none
 * evicts another, and none is left to draw power; what a removal costs falls into the window, and
 * in a closed loop beside the next start.
 */
final class LocalStarts implements StartControl {
  private static final String ANNOTATION = "whiskwatt-start";
  private static final String NO_PAUSE = "the embedded platform does not pause sandboxes";
  private static final Duration STEM_LIMIT = Duration.ofSeconds(60);

  private final EmbeddedOpenWhisk server;
  private final ContainerPool pool;
  private final int prewarm;
  private final Placement placement = Placement.only(ThisMachine.node().id());
  private final SandboxLedger ledger;

  LocalStarts(EmbeddedOpenWhisk server, int prewarm, TimeSource time) {
    this.server = server;
    this.pool = server.pool();
    this.prewarm = prewarm;
    this.ledger = SandboxLedger.of(pool.settings().idleTimeout(), time);
  }

  @Override
  public Optional<String> unsupported(StartKind start, String kind, DataSize memory) {
    return switch (start) {
      case COLD, WARM -> Optional.empty();
      case PREWARMED ->
          prewarm > 0
              ? Optional.empty()
              : Optional.of("it keeps no stem cells: prewarm is 0 in its section");
      case PAUSED -> Optional.of(NO_PAUSE);
    };
  }

  @Override
  public OptionalInt room(DataSize memory) {
    return OptionalInt.of(pool.settings().room(memory));
  }

  @Override
  public Grant prepare(StartKind start, ActionDraft action, int count) {
    DataSize memory = action.limits().memory();
    return switch (start) {
      case COLD -> Grant.all(count);
      case WARM ->
          bounded(count, pool.settings().room(memory), "sandboxes of " + memory + " have room");
      case PREWARMED -> bounded(count, stems(action), "stem cells of " + memory + " wait");
      case PAUSED -> Grant.none(NO_PAUSE);
    };
  }

  private static Grant bounded(int asked, int most, String what) {
    return asked <= most
        ? Grant.all(asked)
        : new Grant(most, Optional.of("only " + most + " " + what + ", " + asked + " were wanted"));
  }

  private int stems(ActionDraft action) {
    Stem stem = stem(action);
    pool.keepStems(stem, Math.min(prewarm, pool.settings().room(stem.memory())));
    return pool.awaitStems(stem, STEM_LIMIT);
  }

  private Stem stem(ActionDraft action) {
    ActionKind kind =
        pool.kinds().stream()
            .filter(each -> each.name().equals(action.kind()))
            .findFirst()
            .orElseThrow();
    return new Stem(kind, action.limits().memory());
  }

  @Override
  public Map<String, String> annotations(StartKind start) {
    return switch (start) {
      case COLD, PREWARMED -> Map.of(ANNOTATION, start.key());
      case WARM, PAUSED -> Map.of();
    };
  }

  @Override
  public Duration silence(StartKind start) {
    return Duration.ZERO;
  }

  @Override
  public void release(ActionDraft action) {
    if (prewarm > 0) {
      pool.keepStems(stem(action), 0);
    }
  }

  @Override
  public void settle(Duration limit) {
    pool.awaitQuiet(limit);
  }

  @Override
  public Optional<StartKind> startOf(String activationId) {
    return server.startOf(activationId);
  }

  @Override
  public boolean keepsStemCells(String kind, DataSize memory) {
    return prewarm > 0;
  }

  @Override
  public Optional<Duration> pauseGrace() {
    return Optional.empty();
  }

  @Override
  public int cover() {
    return 1;
  }

  @Override
  public Placement placement() {
    return placement;
  }

  @Override
  public SandboxLedger ledger() {
    return ledger;
  }
}
