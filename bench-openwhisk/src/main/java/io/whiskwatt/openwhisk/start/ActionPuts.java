package io.whiskwatt.openwhisk.start;

import io.whiskwatt.openwhisk.client.ActionDraft;
import io.whiskwatt.openwhisk.client.ActionSummary;
import io.whiskwatt.openwhisk.client.Answer;
import io.whiskwatt.openwhisk.client.OpenWhiskClient;
import io.whiskwatt.platform.PlatformUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Actions put in place, many at a time. */
record ActionPuts(OpenWhiskClient client) {
  private static final int SHOWN = 3;

  /**
   * Puts them in place, new or as the next version. One that fails is tried once more: conflicts
   * and a gateway's hiccups pass.
   *
   * @throws PlatformUnavailable naming those that failed
   */
  List<Placed> put(List<ActionDraft> drafts) {
    Map<ActionDraft, Answer<ActionSummary>> answers = InParallel.each(drafts, client::put);
    List<ActionDraft> again = drafts.stream().filter(each -> !isDone(answers, each)).toList();
    if (!again.isEmpty() && !Thread.currentThread().isInterrupted()) {
      answers.putAll(InParallel.each(again, client::put));
    }
    return placed(drafts, answers);
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
}
