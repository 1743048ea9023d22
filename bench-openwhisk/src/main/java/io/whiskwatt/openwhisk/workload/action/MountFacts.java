package io.whiskwatt.openwhisk.workload.action;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The mount table as the probe tells it. Of each line of {@code mountinfo} (proc(5)), read byte for
 * byte as ISO 8859-1: the mount point, the file system type and the kind of source, with a space
 * between. In the mount point each run of 12 and more of the characters 0–9, a–f and dash becomes
 * {@code *} (identifiers of containers and pods), each run of digits left {@code #} (process ids,
 * counters). The kind of source is {@code device} under {@code /dev/}, {@code path} where it begins
 * with a slash otherwise, else {@code name}. The lines are sorted by their bytes, each ended by a
 * newline, and digested by SHA-256.
 */
final class MountFacts {
  private static final Pattern IDENTIFIER = Pattern.compile("[0-9a-f-]{12,}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private static final int POINT = 4;

  private final List<String> mounts = new ArrayList<>();
  private String rootType = "";

  private MountFacts() {}

  static void addTo(JsonObject facts, String mountinfo) {
    MountFacts table = new MountFacts();
    for (String line : mountinfo.split("\n", -1)) {
      table.add(line);
    }
    facts.addProperty("mounts", table.digest());
    facts.addProperty("mountCount", table.mounts.size());
    facts.addProperty("rootType", table.rootType);
  }

  private void add(String line) {
    int dash = line.indexOf(" - ");
    if (dash < 0) {
      return;
    }
    String point = line.substring(0, dash).split(" ", -1)[POINT];
    String[] fileSystem = line.substring(dash + 3).split(" ", -1);
    if (point.equals("/")) {
      rootType = fileSystem[0];
    }
    String stable = NUMBER.matcher(IDENTIFIER.matcher(point).replaceAll("*")).replaceAll("#");
    mounts.add(String.join(" ", stable, fileSystem[0], kind(fileSystem[1])));
  }

  private static String kind(String source) {
    if (source.startsWith("/dev/")) {
      return "device";
    }
    return source.startsWith("/") ? "path" : "name";
  }

  private String digest() {
    Collections.sort(mounts);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String mount : mounts) {
        digest.update(mount.concat("\n").getBytes(StandardCharsets.ISO_8859_1));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
