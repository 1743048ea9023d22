package io.whiskwatt.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Closes several things, each of them whatever becomes of the others. */
final class CloseAll {
  private CloseAll() {}

  /** Throws what the first of them threw, with what the others did as suppressed. */
  static <T> void of(Collection<T> all, Consumer<T> close) {
    List<RuntimeException> failures = new ArrayList<>();
    for (T each : all) {
      try {
        close.accept(each);
      } catch (RuntimeException failure) {
        failures.add(failure);
      }
    }
    if (!failures.isEmpty()) {
      failures.subList(1, failures.size()).forEach(failures.get(0)::addSuppressed);
      throw failures.get(0);
    }
  }
}
