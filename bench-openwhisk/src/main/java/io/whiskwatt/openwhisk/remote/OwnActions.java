package io.whiskwatt.openwhisk.remote;

import io.whiskwatt.openwhisk.client.ActionSummary;
import io.whiskwatt.openwhisk.client.Answer;
import io.whiskwatt.openwhisk.client.OpenWhiskClient;
import io.whiskwatt.openwhisk.client.Pending;
import io.whiskwatt.openwhisk.start.StudyActions;
import io.whiskwatt.platform.PlatformUnavailable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The actions that a study has on an OpenWhisk. One is the study's when its name begins as all of
 * ours do and both annotations are there, that of the study with its name.
 *
 * @param run one run of the study; empty: all of them
 */
record OwnActions(OpenWhiskClient client, String study, Optional<String> run) {
  /** Requests under way at a time. */
  private static final int ABREAST = 16;

  /** What cannot be removed in so many passes stays. */
  private static final int PASSES = 5;

  /**
   * Removes them, until a list shows none.
   *
   * @return their names, in order
   * @throws PlatformUnavailable when the platform does not answer, or keeps one
   */
  List<String> remove() {
    Set<String> removed = new TreeSet<>();
    List<String> left = names();
    for (int pass = 0; pass < PASSES && !left.isEmpty(); pass++) {
      removed.addAll(delete(left));
      left = names();
    }
    if (!left.isEmpty()) {
      throw new PlatformUnavailable(
          "these actions could not be removed: "
              + String.join(", ", left)
              + "; remove them by: wsk action delete NAME");
    }
    return List.copyOf(removed);
  }

  /** Those there are now. */
  List<String> names() {
    Answer<List<ActionSummary>> answer = client.allActions().await();
    return answer
        .found()
        .orElseThrow(
            () -> new PlatformUnavailable("the actions cannot be listed: " + answer.failure()))
        .stream()
        .filter(this::isOwn)
        .map(ActionSummary::name)
        .toList();
  }

  private boolean isOwn(ActionSummary action) {
    Optional<String> itsRun = action.annotations().text(StudyActions.RUN_ANNOTATION);
    return action.name().startsWith(StudyActions.PREFIX + "-")
        && !action.namespace().contains("/")
        && action.annotations().text(StudyActions.STUDY_ANNOTATION).equals(Optional.of(study))
        && itsRun.isPresent()
        && (run.isEmpty() || run.equals(itsRun));
  }

  private List<String> delete(List<String> names) {
    List<String> deleted = new ArrayList<>();
    for (int from = 0; from < names.size(); from += ABREAST) {
      Map<String, Pending<ActionSummary>> pending = new LinkedHashMap<>();
      names
          .subList(from, Math.min(names.size(), from + ABREAST))
          .forEach(name -> pending.put(name, client.delete(name)));
      pending.forEach(
          (name, each) -> {
            if (each.await().found().isPresent()) {
              deleted.add(name);
            }
          });
    }
    return deleted;
  }
}
