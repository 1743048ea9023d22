package io.whiskwatt.openwhisk.local;

import io.whiskwatt.config.Problem;
import io.whiskwatt.openwhisk.client.Endpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The file that tells {@code wsk}, and this tool, where a server is and with what key to speak to
 * it.
 */
public record WskPropsFile(Path path) {
  /** {@code wsk} skips lines without an equals sign. */
  private static final String MARK = "# of a server of WhiskWatt, written anew by the next one";

  /** Why it cannot be used; empty: it is still to be made, or a server of ours wrote it. */
  public Optional<Problem> problem() {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return isOurs()
          ? Optional.empty()
          : Optional.of(
              Problem.of(
                  "\"" + path + "\" is there already, and no server of this tool wrote it",
                  "name another file with --wskprops"));
    }
    return Files.isDirectory(PrivateFile.folder(path))
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                "\"" + path + "\" cannot be written: its folder does not exist",
                "make the folder first"));
  }

  private boolean isOurs() {
    try (Stream<String> lines = Files.lines(path, StandardCharsets.UTF_8)) {
      return lines.findFirst().filter(MARK::equals).isPresent();
    } catch (IOException | RuntimeException unreadable) {
      return false;
    }
  }

  /** Writes it, readable for its owner only. */
  public void write(Endpoint endpoint) throws IOException {
    PrivateFile.replace(path, text(endpoint));
  }

  /** Removes it, unless it speaks of another server by now. */
  public void remove(Endpoint endpoint) throws IOException {
    if (isOurs() && Files.readString(path, StandardCharsets.UTF_8).equals(text(endpoint))) {
      Files.deleteIfExists(path);
    }
  }

  private static String text(Endpoint endpoint) {
    return MARK + "\nAPIHOST=" + endpoint.apiHost() + "\nAUTH=" + key(endpoint) + "\nNAMESPACE=_\n";
  }

  /** The header is the only text that a key gives away. */
  private static String key(Endpoint endpoint) {
    String encoded = endpoint.key().header().substring("Basic ".length());
    return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
  }
}
