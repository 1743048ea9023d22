package io.whiskwatt.openwhisk.local;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import io.whiskwatt.openwhisk.client.AuthKey;
import io.whiskwatt.openwhisk.client.AuthKey.FromFile;
import io.whiskwatt.openwhisk.local.server.RandomKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The file that holds the key of a server. Whoever reads it can run code as the server's user, so
 * only that user may.
 */
public record KeyFile(Path path) {
  /** Why it cannot be used; empty: it can, or it is still to be made. */
  public Optional<Problem> problem() {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return read().problems().stream().findFirst();
    }
    return Files.isDirectory(PrivateFile.folder(path))
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                "the key file \"" + path + "\" cannot be made: its folder does not exist",
                "make the folder first"));
  }

  /**
   * The key in it; where there is no file yet, a random one is put there.
   *
   * @throws InvalidConfiguration when the file holds no key, or others can read it
   */
  public AuthKey readOrMake() throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      PrivateFile.create(path, RandomKey.text() + "\n");
    }
    return read().orThrow();
  }

  private Parsed<AuthKey> read() {
    Parsed<FromFile> parsed = AuthKey.ofFile(path);
    Optional<String> note = parsed.value().flatMap(FromFile::note);
    return note.<Parsed<AuthKey>>map(
            open -> Parsed.failed(List.of(Problem.of(open, "a server's key opens this machine"))))
        .orElseGet(() -> parsed.map(FromFile::key));
  }
}
