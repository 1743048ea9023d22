package io.whiskwatt.rapl.usage;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Names of pods by their uids, as kubelet names the folders of their logs: {@code
 * var/log/pods/NAMESPACE_NAME_UID}. Where there is no such folder a pod goes by its uid.
 */
final class PodNames {
  /**
   * OpenWhisk's pods of actions: {@code wskowdev-invoker-00-1-prewarm-nodejs20} ({@code
   * KubernetesContainer.scala}: prefix, invoker, count, then prewarm or namespace, and what runs).
   */
  private static final Pattern FUNCTION = Pattern.compile("wsk.+-[0-9]+-[0-9]+-[a-z0-9-]+");

  private static final Pattern PREWARM = Pattern.compile("wsk.+-[0-9]+-[0-9]+-prewarm-.*");

  private final File logs;
  private final Map<String, String> names = new HashMap<>();

  PodNames(Path root) {
    logs = root.resolve("var/log/pods").toFile();
  }

  /** Names of the pods that are alive; two of one name get their namespaces added. */
  Map<String, String> of(Set<String> uids) {
    names.keySet().retainAll(uids);
    if (!names.keySet().containsAll(uids)) {
      read();
    }
    Map<String, String> found = new TreeMap<>();
    uids.forEach(uid -> found.put(uid, shortName(uid, uids)));
    return found;
  }

  private void read() {
    String[] folders = logs.list();
    if (folders == null) {
      return;
    }
    Arrays.stream(folders)
        .sorted(Comparator.naturalOrder())
        .map(folder -> folder.split("_", -1))
        .filter(parts -> parts.length == 3)
        .forEach(parts -> names.put(parts[2], parts[1] + "." + parts[0]));
  }

  private String shortName(String uid, Set<String> uids) {
    String full = names.getOrDefault(uid, uid);
    String name = withoutNamespace(full);
    long alike =
        uids.stream()
            .filter(other -> withoutNamespace(names.getOrDefault(other, other)).equals(name))
            .count();
    return alike > 1 ? full : name;
  }

  /** Names of namespaces have no dots; those of pods may. */
  private static String withoutNamespace(String full) {
    int dot = full.lastIndexOf('.');
    return dot < 0 ? full : full.substring(0, dot);
  }

  /** True for the pod of an action. */
  static boolean isFunction(String name) {
    return FUNCTION.matcher(name).matches();
  }

  /** True for one that was started without code, as far as its name tells. */
  static boolean isPrewarmed(String name) {
    return PREWARM.matcher(name).matches();
  }
}
