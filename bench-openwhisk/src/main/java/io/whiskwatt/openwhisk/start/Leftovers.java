package io.whiskwatt.openwhisk.start;

import io.whiskwatt.openwhisk.client.ActionSummary;
import io.whiskwatt.openwhisk.client.Answer;
import io.whiskwatt.openwhisk.client.OpenWhiskClient;
import io.whiskwatt.platform.PlatformUnavailable;
import java.util.List;
import java.util.Set;

/**
 * Actions that runs of a study left when they were killed. An action counts as the study's when its
 * name begins as ours do and it carries both of our annotations, the study's name in one of them.
 *
 * @param found names, in the platform's order
 */
public record Leftovers(OpenWhiskClient client, List<String> found) {
  public Leftovers {
    found = List.copyOf(found);
  }

  /**
   * What became of them.
   *
   * @param removed names
   * @param left names of those that are still there, or may be
   */
  public record Removal(List<String> removed, List<String> left) {
    public Removal {
      removed = List.copyOf(removed);
      left = List.copyOf(left);
    }
  }

  /**
   * Of all runs of a study.
   *
   * @throws PlatformUnavailable when the platform does not list its actions
   */
  public static Leftovers of(OpenWhiskClient client, String study) {
    Answer<List<ActionSummary>> all = client.allActions().await();
    List<String> found =
        all
            .found()
            .orElseThrow(
                () ->
                    new PlatformUnavailable(
                        "the actions of the namespace cannot be listed: " + all.failure()))
            .stream()
            .filter(action -> isOf(study, action))
            .map(ActionSummary::name)
            .toList();
    return new Leftovers(client, found);
  }

  /** An action in a package is shown by the list too, and is none of ours. */
  private static boolean isOf(String study, ActionSummary action) {
    return action.name().startsWith(StudyActions.PREFIX + "-")
        && !action.namespace().contains("/")
        && action
            .annotations()
            .text(StudyActions.STUDY_ANNOTATION)
            .filter(study::equals)
            .isPresent()
        && action.annotations().text(StudyActions.RUN_ANNOTATION).isPresent();
  }

  /** Removes them. */
  public Removal remove() {
    Set<String> removed = OwnActions.removed(client, found);
    return new Removal(
        found.stream().filter(removed::contains).toList(),
        found.stream().filter(name -> !removed.contains(name)).toList());
  }
}
