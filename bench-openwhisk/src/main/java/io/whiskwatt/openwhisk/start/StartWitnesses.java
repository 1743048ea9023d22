package io.whiskwatt.openwhisk.start;

import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.StartDoubt;
import io.whiskwatt.platform.StartEvidence;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What bears witness to how one invocation started. None is trusted alone: the platform's {@code
 * initTime} says whether code was loaded, but not into what, and the workload's envelope may be
 * missing.
 *
 * @param codeLoaded the platform recorded an {@code initTime}
 * @param firstOfVersion no earlier call of this action and version is known
 * @param sandbox what the envelope says of earlier invocations
 * @param byName what the name of the sandbox's pod says of its origin
 * @param byAge what the sandbox's age says of its origin
 * @param stemCells the study file names stem cells of this kind and memory
 * @param rest how long the sandbox had been idle
 */
record StartWitnesses(
    boolean codeLoaded,
    boolean firstOfVersion,
    Sandbox sandbox,
    Origin byName,
    Origin byAge,
    boolean stemCells,
    Rest rest) {
  /** Whether a sandbox had served before, in its own words. */
  enum Sandbox {
    UNTOLD,
    NEW,
    /** It counts itself new, but its instance was named before: a copied memory image. */
    NEW_AGAIN,
    USED
  }

  /** Whether a sandbox had waited for its code. */
  enum Origin {
    UNTOLD,
    /** It was made for an invocation. */
    MADE_FOR_IT,
    /** It had waited as a stem cell. */
    HAD_WAITED
  }

  /** How long a sandbox was idle before the invocation, against the platform's pause grace. */
  enum Rest {
    UNTOLD,
    /** Shorter, or the platform never pauses. */
    AWAKE,
    /** Longer. */
    PAUSED
  }

  /** The start, as far as they agree, and every way in which they do not. */
  StartEvidence evidence() {
    return codeLoaded ? fresh() : reused();
  }

  /**
   * The start, where the platform itself tells it.
   *
   * @param told by the platform
   */
  StartEvidence evidence(StartKind told) {
    StartEvidence ours = evidence();
    Set<StartDoubt> doubts = EnumSet.noneOf(StartDoubt.class);
    doubts.addAll(ours.doubts());
    doubts.remove(StartDoubt.COLD_OR_PREWARMED);
    doubts.remove(StartDoubt.WARM_OR_PAUSED);
    if (ours.seen().filter(seen -> seen != told).isPresent()) {
      doubts.add(StartDoubt.WITNESSES_AGAINST_PLATFORM);
    }
    return new StartEvidence(Optional.of(told), doubts);
  }

  private StartEvidence fresh() {
    if (sandbox == Sandbox.USED) {
      return unknown(StartDoubt.INIT_IN_USED_INSTANCE);
    }
    Set<StartDoubt> doubts = EnumSet.noneOf(StartDoubt.class);
    Optional<StartKind> seen = origin(doubts);
    if (sandbox == Sandbox.NEW_AGAIN) {
      doubts.add(StartDoubt.INSTANCE_SEEN_BEFORE);
    }
    return new StartEvidence(seen, doubts);
  }

  /** A pod is named when it is made; its age is measured against another machine's clock. */
  private Optional<StartKind> origin(Set<StartDoubt> doubts) {
    Origin origin = byName == Origin.UNTOLD ? byAge : byName;
    if (byAge != Origin.UNTOLD && byAge != origin) {
      doubts.add(StartDoubt.AGE_AGAINST_NAME);
    }
    return switch (origin) {
      case MADE_FOR_IT -> Optional.of(StartKind.COLD);
      case HAD_WAITED -> {
        if (!stemCells) {
          doubts.add(StartDoubt.STEM_CELLS_UNDECLARED);
        }
        yield Optional.of(StartKind.PREWARMED);
      }
      case UNTOLD -> {
        if (stemCells) {
          doubts.add(StartDoubt.COLD_OR_PREWARMED);
        }
        yield stemCells ? Optional.empty() : Optional.of(StartKind.COLD);
      }
    };
  }

  private StartEvidence reused() {
    Set<StartDoubt> doubts = EnumSet.noneOf(StartDoubt.class);
    switch (sandbox) {
      case NEW -> doubts.add(StartDoubt.NEW_INSTANCE_WITHOUT_INIT);
      case NEW_AGAIN -> {
        doubts.add(StartDoubt.NEW_INSTANCE_WITHOUT_INIT);
        doubts.add(StartDoubt.INSTANCE_SEEN_BEFORE);
      }
      case UNTOLD, USED -> {}
    }
    if (firstOfVersion) {
      doubts.add(StartDoubt.NEW_VERSION_WITHOUT_INIT);
    }
    boolean contradicted = !doubts.isEmpty() && sandbox != Sandbox.USED;
    return new StartEvidence(contradicted ? Optional.empty() : rested(doubts), doubts);
  }

  private Optional<StartKind> rested(Set<StartDoubt> doubts) {
    return switch (rest) {
      case AWAKE -> Optional.of(StartKind.WARM);
      case PAUSED -> Optional.of(StartKind.PAUSED);
      case UNTOLD -> {
        doubts.add(StartDoubt.WARM_OR_PAUSED);
        yield Optional.empty();
      }
    };
  }

  private static StartEvidence unknown(StartDoubt doubt) {
    return new StartEvidence(Optional.empty(), Set.of(doubt));
  }
}
