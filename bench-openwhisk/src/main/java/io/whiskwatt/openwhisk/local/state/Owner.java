package io.whiskwatt.openwhisk.local.state;

import io.whiskwatt.openwhisk.local.host.ProcessStat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The process that owns an instance's folder, as the folder's name tells.
 *
 * @param startTicks of that process: ids are used again, start times are not
 * @param namespace inode of its process-id namespace: in another one the id means nothing
 * @param sequence tells the folders of one process apart, 0 or more
 */
record Owner(long pid, long startTicks, long namespace, int sequence) {
  private static final Pattern NAME =
      Pattern.compile("(\\d{1,9})-(\\d{1,18})-(\\d{1,18})-(\\d{1,9})");

  static Owner self(int sequence) throws IOException {
    ProcessStat self = ProcessStat.self();
    return new Owner(self.pid(), self.startTicks(), ownNamespace(), sequence);
  }

  private static long ownNamespace() throws IOException {
    String link = Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
    return Long.parseLong(link.replaceAll("\\D", ""));
  }

  static Optional<Owner> ofName(String name) {
    Matcher m = NAME.matcher(name);
    return m.matches()
        ? Optional.of(
            new Owner(
                Long.parseLong(m.group(1)),
                Long.parseLong(m.group(2)),
                Long.parseLong(m.group(3)),
                Integer.parseInt(m.group(4))))
        : Optional.empty();
  }

  String name() {
    return pid + "-" + startTicks + "-" + namespace + "-" + sequence;
  }

  /** True when it certainly ended: an owner in another namespace cannot be judged from here. */
  boolean dead() throws IOException {
    return namespace == ownNamespace() && !new ProcessStat(pid, startTicks, 0, false).alive();
  }
}
