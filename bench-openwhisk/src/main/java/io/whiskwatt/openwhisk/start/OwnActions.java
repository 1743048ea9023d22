package io.whiskwatt.openwhisk.start;

import io.whiskwatt.openwhisk.client.ActionDraft;
import io.whiskwatt.openwhisk.client.ActionSummary;
import io.whiskwatt.openwhisk.client.Answer;
import io.whiskwatt.openwhisk.client.OpenWhiskClient;
import io.whiskwatt.platform.PlatformUnavailable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The actions that a run has put on a platform, from the moment it tries to: also one whose reply
 * was lost is removed. Thread-safe.
 */
final class OwnActions {
  private static final int SHOWN = 3;

  private final OpenWhiskClient client;
  private final Set<String> names = new LinkedHashSet<>();

  OwnActions(OpenWhiskClient client) {
    this.client = client;
  }

  /**
   * Puts them in place, new or as the next version. One that fails is tried once more: conflicts
   * and a gateway's hiccups pass.
   *
   * @throws PlatformUnavailable naming those that failed
   */
  List<Placed> put(List<ActionDraft> drafts) {
    remember(drafts);
    Map<ActionDraft, Answer<ActionSummary>> answers = InParallel.each(drafts, client::put);
    List<ActionDraft> again = drafts.stream().filter(each -> !isDone(answers, each)).toList();
    if (!again.isEmpty() && !Thread.currentThread().isInterrupted()) {
      answers.putAll(InParallel.each(again, client::put));
    }
    return placed(drafts, answers);
  }

  private synchronized void remember(List<ActionDraft> drafts) {
    drafts.forEach(draft -> names.add(draft.name()));
  }

  private static boolean isDone(
      Map<ActionDraft, Answer<ActionSummary>> answers, ActionDraft draft) {
    return summary(answers, draft).isPresent();
  }

  private static Optional<ActionSummary> summary(
      Map<ActionDraft, Answer<ActionSummary>> answers, ActionDraft draft) {
    return Optional.ofNullable(answers.get(draft)).flatMap(Answer::found);
  }

  private static List<Placed> placed(
      List<ActionDraft> drafts, Map<ActionDraft, Answer<ActionSummary>> answers) {
    List<Placed> placed = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    for (ActionDraft draft : drafts) {
      summary(answers, draft)
          .ifPresentOrElse(
              done -> placed.add(Placed.of(draft, done.version())),
              () -> failures.add(failure(draft, answers)));
    }
    if (!failures.isEmpty()) {
      throw new PlatformUnavailable(words(failures, drafts.size()));
    }
    return placed;
  }

  private static String failure(
      ActionDraft draft, Map<ActionDraft, Answer<ActionSummary>> answers) {
    String why =
        Optional.ofNullable(answers.get(draft)).map(Answer::failure).orElse("it was not tried");
    return "\"" + draft.name() + "\" (" + why + ")";
  }

  private static String words(List<String> failures, int all) {
    String rest = failures.size() > SHOWN ? " and " + (failures.size() - SHOWN) + " more" : "";
    return failures.size()
        + " of "
        + all
        + " actions cannot be put in place: "
        + failures.stream().limit(SHOWN).collect(Collectors.joining(", "))
        + rest;
  }

  /**
   * Removes them all, also on a thread that was interrupted: its flag is set again afterwards.
   *
   * @return those that are still there, or may be
   */
  List<String> removeAll() {
    boolean interrupted = Thread.interrupted();
    try {
      return remove();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private synchronized List<String> remove() {
    for (int attempt = 0; attempt < 2 && !names.isEmpty(); attempt++) {
      names.removeAll(removed(client, List.copyOf(names)));
    }
    return List.copyOf(names);
  }

  /** Those that are gone now; one that was gone before is among them. */
  static Set<String> removed(OpenWhiskClient client, List<String> names) {
    return InParallel.each(names, client::delete).entrySet().stream()
        .filter(each -> each.getValue().found().isPresent() || each.getValue().refusedWith(404))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
