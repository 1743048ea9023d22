package io.whiskwatt.cluster.ssh;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/**
 * The keys by which machines are known: a file in the format of OpenSSH's {@code known_hosts}. A
 * machine that is not in it is refused, unless the first key seen is to be kept; one whose key
 * changed is always refused.
 *
 * @param file read, and appended to where first keys are kept; need not be there
 * @param keepsFirst the key of a machine that is seen for the first time is believed and kept
 */
public record HostKeys(Path file, boolean keepsFirst) {
  private static final Object APPENDING = new Object();

  /** OpenSSH's own file of this user. */
  public static Path usualFile() {
    return Path.of(System.getProperty("user.home"), ".ssh", "known_hosts");
  }

  /** What became of the key that a machine showed. */
  static final class Judgement implements HostKeyRepository {
    private final HostKeys keys;
    private final HostKeyRepository known;
    private volatile Optional<String> shown = Optional.empty();
    private volatile boolean kept;

    private Judgement(HostKeys keys, HostKeyRepository known) {
      this.keys = keys;
      this.known = known;
    }

    /** {@code SHA256:…} of the key that was shown, as ssh-keygen prints it; empty: none was. */
    Optional<String> fingerprint() {
      return shown;
    }

    /** True when the key was new and is in the file now. */
    boolean wasKept() {
      return kept;
    }

    @Override
    public int check(String host, byte[] key) {
      shown = Optional.of(sha256(key));
      int result = known.check(host, key);
      if (result != NOT_INCLUDED || !keys.keepsFirst()) {
        return result;
      }
      try {
        keys.append(new HostKey(host, key));
        kept = true;
        return OK;
      } catch (JSchException | IOException failure) {
        return NOT_INCLUDED;
      }
    }

    @Override
    public void add(HostKey key, UserInfo user) {
      // Only by check.
    }

    @Override
    public void remove(String host, String type) {
      // Never: a key that changed is for a person to remove.
    }

    @Override
    public void remove(String host, String type, byte[] key) {
      // Never.
    }

    @Override
    public String getKnownHostsRepositoryID() {
      return keys.file().toString();
    }

    @Override
    public HostKey[] getHostKey() {
      return known.getHostKey();
    }

    @Override
    public HostKey[] getHostKey(String host, String type) {
      return known.getHostKey(host, type);
    }
  }

  /** The judge of one connection. */
  Judgement judge() throws JSchException {
    JSch reader = new JSch();
    if (Files.exists(file)) {
      reader.setKnownHosts(file.toString());
    }
    return new Judgement(this, reader.getHostKeyRepository());
  }

  private void append(HostKey key) throws IOException {
    String line = key.getHost() + " " + key.getType() + " " + key.getKey() + "\n";
    synchronized (APPENDING) {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null && !Files.exists(folder)) {
        Files.createDirectories(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      Files.writeString(
          file,
          line,
          StandardCharsets.US_ASCII,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }

  private static String sha256(byte[] key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
