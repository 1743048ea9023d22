package io.whiskwatt.openwhisk.start;

import io.whiskwatt.openwhisk.start.StartWitnesses.Origin;
import io.whiskwatt.openwhisk.workload.Envelope;
import io.whiskwatt.platform.PlatformTimes;
import java.util.Optional;
import java.util.OptionalLong;

/** What a sandbox's name and age say of its origin. */
final class Testimony {
  /** Ages come in steps of 10 ms, the platform's times in whole milliseconds of other clocks. */
  static final long MARGIN_MILLIS = 100;

  private Testimony() {}

  static Origin byName(Optional<Envelope> envelope) {
    return envelope
        .flatMap(each -> PodName.of(each.host()))
        .map(pod -> pod.prewarmed() ? Origin.HAD_WAITED : Origin.MADE_FOR_IT)
        .orElse(Origin.UNTOLD);
  }

  /**
   * A sandbox that was made for an invocation is no older, when it has loaded the code, than {@code
   * waitTime + initTime}; one that is older by less than the margin tells nothing. A negative
   * {@code waitTime} comes of clocks that differ; then only the caller's own time bounds it, and a
   * younger one tells nothing.
   *
   * @param serviceMillis sent → replied by the caller's clock; empty where the reply came before
   *     the end
   */
  static Origin byAge(PlatformTimes times, OptionalLong ageMillis, OptionalLong serviceMillis) {
    if (ageMillis.isEmpty() || times.initMillis().isEmpty()) {
      return Origin.UNTOLD;
    }
    boolean told = times.waitMillis().isPresent() && times.waitMillis().getAsLong() >= 0;
    if (told) {
      long most = times.waitMillis().getAsLong() + times.initMillis().getAsLong();
      return isAbove(ageMillis, most) ? Origin.HAD_WAITED : youngOrUntold(ageMillis, most);
    }
    return serviceMillis.isPresent() && isAbove(ageMillis, serviceMillis.getAsLong())
        ? Origin.HAD_WAITED
        : Origin.UNTOLD;
  }

  private static Origin youngOrUntold(OptionalLong ageMillis, long most) {
    return ageMillis.getAsLong() <= most ? Origin.MADE_FOR_IT : Origin.UNTOLD;
  }

  private static boolean isAbove(OptionalLong ageMillis, long most) {
    return ageMillis.getAsLong() > most + MARGIN_MILLIS;
  }
}
