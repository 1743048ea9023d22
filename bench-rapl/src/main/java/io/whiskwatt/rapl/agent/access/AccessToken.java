package io.whiskwatt.rapl.agent.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/** The secret that opens the agent. It is kept as a digest, and never shown. */
public final class AccessToken {
  /** What may stand after {@code Bearer} (RFC 6750), long enough not to be guessed. */
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._~+/=-]{16,512}");

  private static final long LONGEST_FILE = 4096;

  private final byte[] digest;

  private AccessToken(String text) {
    this.digest = digest(text);
  }

  /**
   * Reads a token.
   *
   * @throws AgentUnavailable when there is none, or everybody on the machine may read it
   */
  public static AccessToken read(Path file) {
    try {
      if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
        throw new AgentUnavailable(
            "the token file \"" + file + "\" can be read by everybody here; chmod o= " + file);
      }
      String text = Files.size(file) > LONGEST_FILE ? "" : Files.readString(file).strip();
      if (!SHAPE.matcher(text).matches()) {
        throw new AgentUnavailable(
            "the token file \""
                + file
                + "\" holds no token: 16 to 512 letters, digits or ._~+/=- in one line; make one"
                + " with: (umask 077; head -c 32 /dev/urandom | base64 >"
                + file
                + ")");
      }
      return new AccessToken(text);
    } catch (NoSuchFileException e) {
      throw new AgentUnavailable("there is no token file \"" + file + "\"", e);
    } catch (IOException | UnsupportedOperationException e) {
      throw new AgentUnavailable("the token file \"" + file + "\" cannot be read", e);
    }
  }

  /** Takes the same time whatever the difference is. */
  public boolean matches(String given) {
    return MessageDigest.isEqual(digest, digest(given));
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "AccessToken";
  }
}
