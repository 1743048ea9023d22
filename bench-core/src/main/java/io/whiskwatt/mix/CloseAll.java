package io.whiskwatt.mix;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Closes several things, each of them whatever becomes of the others. */
final class CloseAll {
  private CloseAll() {}

  /** Throws what the first of them threw, with what the others did as suppressed. */
  static <T> void of(List<T> all, Consumer<T> close) {
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

  /** Makes one thing for each; when one cannot be made, those before it are closed again. */
  static <A, B> List<B> orNone(List<A> from, Maker<A, B> maker, Consumer<B> close) {
    List<B> made = new ArrayList<>();
    boolean all = false;
    try {
      for (A each : from) {
        made.add(maker.make(made.size(), each));
      }
      all = true;
      return made;
    } finally {
      // Whatever is thrown, Errors included: what was made must not stay.
      if (!all) {
        of(made, close);
      }
    }
  }

  /** Makes something of the part with a number. */
  interface Maker<A, B> {
    B make(int part, A from);
  }
}
