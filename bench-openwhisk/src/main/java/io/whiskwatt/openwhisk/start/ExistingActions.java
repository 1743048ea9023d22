package io.whiskwatt.openwhisk.start;

import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import io.whiskwatt.openwhisk.client.ActionDocument;
import io.whiskwatt.openwhisk.client.ActionDraft;
import io.whiskwatt.openwhisk.client.ActionExec;
import io.whiskwatt.openwhisk.client.ActionLimits;
import io.whiskwatt.openwhisk.client.ActionName;
import io.whiskwatt.openwhisk.client.Annotations;
import io.whiskwatt.openwhisk.client.Answer;
import io.whiskwatt.openwhisk.client.OpenWhiskClient;
import io.whiskwatt.units.DataSize;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Copies of users' actions. The originals are read, never changed: cold starts need new versions,
 * and warm ones need logs off.
 */
final class ExistingActions {
  /**
   * What would make the copy an endpoint of its own, or tell who may call it ({@code
   * require-whisk-auth} may hold a secret), and what the server itself adds.
   */
  private static final Set<String> NOT_COPIED =
      Set.of("web-export", "web-custom-options", "raw-http", "require-whisk-auth", "final", "exec");

  private static final String OWN = StudyActions.PREFIX + "-";

  private final OpenWhiskClient client;
  private final Map<String, ActionDocument> known = new HashMap<>();

  ExistingActions(OpenWhiskClient client) {
    this.client = client;
  }

  /**
   * The same code, entry point, bound parameters and time limit under another name; logs are off,
   * and one activation runs in a sandbox at a time.
   *
   * @param action as users write it: {@code /_/mine}
   * @return or why it cannot be copied
   */
  Parsed<ActionDraft> copy(String action, String name, DataSize memory) {
    try {
      return copy(ActionName.of(action), action, name, memory);
    } catch (IllegalArgumentException malformed) {
      return refused(action, String.valueOf(malformed.getMessage()), "write /_/name");
    }
  }

  private Parsed<ActionDraft> copy(ActionName parsed, String action, String name, DataSize memory) {
    if (parsed.packageName().isPresent()) {
      return refused(
          action,
          "it is in a package, and a copy would lose the package's default parameters",
          "make an action of your own of it, with the parameters bound");
    }
    Answer<ActionDocument> answer = read(action);
    if (answer.found().isEmpty()) {
      return refused(action, "it cannot be read: " + answer.failure(), hint(answer));
    }
    ActionDocument document = answer.found().get();
    return obstacle(document.exec())
        .<Parsed<ActionDraft>>map(why -> refused(action, why, "give the code as file: PATH"))
        .orElseGet(() -> Parsed.of(copy(document, name, memory)));
  }

  private synchronized Answer<ActionDocument> read(String action) {
    Optional<ActionDocument> before = Optional.ofNullable(known.get(action));
    if (before.isPresent()) {
      return new Answer.Ok<>(before.get());
    }
    Answer<ActionDocument> answer = client.actionWithCode(action).await();
    answer.found().ifPresent(document -> known.put(action, document));
    return answer;
  }

  private static String hint(Answer<ActionDocument> answer) {
    return answer.refusedWith(404)
        ? "the list of your actions has its name"
        : "the key must be allowed to read it";
  }

  private static Optional<String> obstacle(ActionExec exec) {
    if (exec.isSequence()) {
      return Optional.of("it is a sequence of other actions, which would be shared with the copy");
    }
    return exec.code().isEmpty() && exec.image().isEmpty()
        ? Optional.of("its code cannot be read")
        : Optional.empty();
  }

  private static ActionDraft copy(ActionDocument document, String name, DataSize memory) {
    ActionLimits limits =
        new ActionLimits(memory, document.limits().timeout(), DataSize.ofBytes(0));
    return new ActionDraft(
        name,
        document.exec(),
        limits,
        document.parametersJson(),
        kept(document.summary().annotations()));
  }

  private static Annotations kept(Annotations annotations) {
    Map<String, String> kept = new LinkedHashMap<>(annotations.json());
    kept.keySet().removeIf(key -> NOT_COPIED.contains(key) || key.startsWith(OWN));
    return new Annotations(kept);
  }

  private static <T> Parsed<T> refused(String action, String why, String hint) {
    return Parsed.failed(
        List.of(Problem.of("the action \"" + action + "\" cannot be measured: " + why, hint)));
  }
}
