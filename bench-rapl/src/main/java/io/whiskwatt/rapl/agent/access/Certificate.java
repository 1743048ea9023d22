package io.whiskwatt.rapl.agent.access;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.Enumeration;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** The certificate the agent shows, with its key. */
public final class Certificate {
  private static final int SESSIONS = 256;
  private static final int SESSION_SECONDS = 3600;

  private final SSLContext context;
  private final String fingerprint;

  private Certificate(SSLContext context, String fingerprint) {
    this.context = context;
    this.fingerprint = fingerprint;
  }

  /**
   * Reads a key store.
   *
   * @throws AgentUnavailable when it holds no key or the password is another one
   */
  static Certificate read(Path keyStore, Path passwordFile) {
    try {
      char[] password = Files.readString(passwordFile).strip().toCharArray();
      KeyStore keys = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(keyStore)) {
        keys.load(in, password);
      }
      return new Certificate(context(keys, password), fingerprint(keys, keyStore));
    } catch (IOException | GeneralSecurityException e) {
      throw new AgentUnavailable(
          "the key store \""
              + keyStore
              + "\" cannot be opened with the password in \""
              + passwordFile
              + "\": "
              + e.getMessage()
              + "; remove both, and new ones are made",
          e);
    }
  }

  private static SSLContext context(KeyStore keys, char[] password)
      throws GeneralSecurityException {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, password);
    SSLContext context = SSLContext.getInstance("TLS");
    // Clients show no certificate: without this, all authorities of the JDK would be loaded.
    context.init(factory.getKeyManagers(), new TrustManager[0], null);
    context.getServerSessionContext().setSessionCacheSize(SESSIONS);
    context.getServerSessionContext().setSessionTimeout(SESSION_SECONDS);
    return context;
  }

  /** SHA-256 of the certificate as clients see it, in upper-case hex with colons. */
  private static String fingerprint(KeyStore keys, Path keyStore) throws GeneralSecurityException {
    Enumeration<String> aliases = keys.aliases();
    while (aliases.hasMoreElements()) {
      String alias = aliases.nextElement();
      if (keys.isKeyEntry(alias)) {
        byte[] der = keys.getCertificate(alias).getEncoded();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(der);
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
      }
    }
    throw new AgentUnavailable("the key store \"" + keyStore + "\" holds no key");
  }

  public SSLContext context() {
    return context;
  }

  /** What a client compares: {@code 9A:3F:…}, 32 bytes. */
  public String fingerprint() {
    return fingerprint;
  }
}
