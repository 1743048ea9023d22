package io.whiskwatt.cluster.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The webhook's certificate authority and certificate, made by the JDK's keytool: a new pair each
 * time, so that nobody keeps the authority's key.
 */
public final class ServerCertificates {
  private static final int PASSWORD_BYTES = 24;

  private final Path folder;
  private final String password;

  private ServerCertificates(Path folder, String password) {
    this.folder = folder;
    this.password = password;
  }

  /**
   * What was made.
   *
   * @param authority in PEM, for {@code caBundle}
   * @param keyStore PKCS #12 with the server's key and its chain
   * @param passwordFile of the key store
   */
  public record Made(Path authority, Path keyStore, Path passwordFile) {}

  /**
   * Makes both.
   *
   * @param folder empty, for the files; only its owner may read them
   * @param service of the webhook
   * @param namespace of that service
   * @param days until they expire, 1 or more
   * @throws IOException when keytool fails, with what it said
   */
  public static Made make(Path folder, String service, String namespace, int days)
      throws IOException, InterruptedException {
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    String password = HexFormat.of().formatHex(random);
    ServerCertificates made = new ServerCertificates(folder, password);
    return made.all(service + "." + namespace + ".svc", service, Integer.toString(days));
  }

  /**
   * Whether a certificate is valid for longer than this; false where it cannot be read.
   *
   * @param pem a certificate in PEM
   */
  public static boolean last(Path pem, Duration span) {
    try (InputStream in = Files.newInputStream(pem)) {
      X509Certificate certificate =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
      return certificate.getNotAfter().toInstant().isAfter(Instant.now().plus(span));
    } catch (IOException | CertificateException unreadable) {
      return false;
    }
  }

  /**
   * The SHA-256 of the server's certificate, with colons: what a client pins.
   *
   * @throws IOException when the key store cannot be read
   */
  public static String fingerprint(Path keyStore, Path passwordFile) throws IOException {
    try (InputStream in = Files.newInputStream(keyStore)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, Files.readString(passwordFile).strip().toCharArray());
      byte[] certificate = keys.getCertificate("it").getEncoded();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate);
      return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
    } catch (GeneralSecurityException unusable) {
      throw new IOException("'" + keyStore + "' is no key store: " + unusable.getMessage());
    }
  }

  private Made all(String name, String service, String days)
      throws IOException, InterruptedException {
    Path passwordFile = folder.resolve("password");
    Files.createFile(
        passwordFile,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(passwordFile, password, StandardCharsets.UTF_8);
    Path authority = folder.resolve("authority.p12");
    Path server = folder.resolve("server.p12");
    Path request = folder.resolve("server.csr");
    Path signed = folder.resolve("server.pem");
    Path pem = folder.resolve("ca.pem");
    pair(authority, "CN=whiskwatt webhook authority", days, "bc:c=ca:true");
    keytool(authority, "-exportcert", "-rfc", "-alias", "it", "-file", pem.toString());
    pair(server, "CN=" + name, days, "san=dns:" + name);
    keytool(server, "-certreq", "-alias", "it", "-file", request.toString());
    keytool(
        authority,
        "-gencert",
        "-rfc",
        "-alias",
        "it",
        "-infile",
        request.toString(),
        "-outfile",
        signed.toString(),
        "-validity",
        days,
        "-ext",
        "san=dns:" + name + ",dns:" + service);
    keytool(server, "-importcert", "-noprompt", "-alias", "ca", "-file", pem.toString());
    keytool(server, "-importcert", "-noprompt", "-alias", "it", "-file", signed.toString());
    Files.delete(authority);
    Files.delete(request);
    Files.delete(signed);
    return new Made(pem, server, passwordFile);
  }

  private void pair(Path store, String name, String days, String extension)
      throws IOException, InterruptedException {
    keytool(
        store,
        "-genkeypair",
        "-alias",
        "it",
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-dname",
        name,
        "-validity",
        days,
        "-ext",
        extension);
  }

  /** The password goes by a file, so that no list of processes shows it. */
  private void keytool(Path store, String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(words));
    command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass:file", folder.resolve("password").toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("keytool " + words[0] + " failed: " + said.strip());
    }
  }
}
