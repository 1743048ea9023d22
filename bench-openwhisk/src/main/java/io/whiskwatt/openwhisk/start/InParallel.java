package io.whiskwatt.openwhisk.start;

import io.whiskwatt.openwhisk.client.Answer;
import io.whiskwatt.openwhisk.client.Pending;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Requests for many names, a few under way at a time. */
final class InParallel {
  /** Preparing a study is not to load the controller. */
  static final int UNDER_WAY = 16;

  private InParallel() {}

  /**
   * Sends one request for each, in order, until all have an answer; when so many in a row as are
   * under way got none, nobody is there and the rest is not sent.
   *
   * @return answers in order
   */
  static <K, T> Map<K, Answer<T>> each(Collection<K> all, Function<K, Pending<T>> request) {
    Map<K, Answer<T>> answers = new LinkedHashMap<>();
    Deque<Map.Entry<K, Pending<T>>> underWay = new ArrayDeque<>();
    int silent = 0;
    for (K each : all) {
      if (underWay.size() == UNDER_WAY) {
        silent = take(underWay, answers) ? 0 : silent + 1;
      }
      if (silent >= UNDER_WAY) {
        break;
      }
      underWay.add(Map.entry(each, request.apply(each)));
    }
    while (!underWay.isEmpty()) {
      take(underWay, answers);
    }
    return answers;
  }

  private static <K, T> boolean take(
      Deque<Map.Entry<K, Pending<T>>> underWay, Map<K, Answer<T>> answers) {
    Map.Entry<K, Pending<T>> first = underWay.remove();
    Answer<T> answer = first.getValue().await();
    answers.put(first.getKey(), answer);
    return !(answer instanceof Answer.Unreachable<T>);
  }
}
