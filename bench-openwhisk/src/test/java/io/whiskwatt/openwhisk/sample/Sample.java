package io.whiskwatt.openwhisk.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One recorded exchange with a real OpenWhisk: the request where the file shows it, and the last
 * reply in it.
 *
 * @param request as lines behind {@code >>>}; empty where the file has none
 * @param status 0 where the file has only a body
 * @param headers names in lower case
 */
public record Sample(
    String name, List<String> request, int status, Map<String, String> headers, String body) {
  private static final Path FOLDER = Path.of("src/test/resources/openwhisk-samples");
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d+) .*");

  public static List<Sample> all() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().map(Sample::read).toList();
    }
  }

  private static Sample read(Path file) {
    try {
      String name = String.valueOf(file.getFileName()).replace(".txt", "");
      return parse(name, Files.readString(file, StandardCharsets.UTF_8).lines().toList());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Sample parse(String name, List<String> lines) {
    List<String> request = new ArrayList<>();
    Map<String, String> headers = new TreeMap<>();
    List<String> body = new ArrayList<>();
    int status = 0;
    boolean inHeaders = false;
    for (String line : lines) {
      Matcher statusLine = STATUS.matcher(line);
      if (line.startsWith(">>> ") || (line.startsWith("    ") && status == 0)) {
        request.add(line.substring(4));
      } else if (statusLine.matches()) {
        status = Integer.parseInt(statusLine.group(1));
        headers.clear();
        body.clear();
        inHeaders = true;
      } else if (line.isEmpty()) {
        inHeaders = false;
      } else if (inHeaders) {
        int colon = line.indexOf(':');
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      } else if (!line.startsWith("[time_total")) {
        body.add(line);
      }
    }
    return new Sample(name, request, status, headers, String.join("\n", body));
  }

  /** True when what an action did shows in the reply. */
  public boolean runsAnAction() {
    return headers.containsKey("x-openwhisk-activation-id") || body.contains("\"logs\":[\"");
  }

  /** True when the body was cut when it was recorded. */
  public boolean isCut() {
    return name.equals("50-result-too-large") || name.equals("69-limit0");
  }
}
