package io.whiskwatt.cluster.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whiskwatt.cluster.inventory.ImageName;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Asks registries for the digest that a tag has today, by the OCI Distribution specification 1.1:
 * that of the index where an image is there for several architectures. No credentials are sent; a
 * token that a registry gives to anybody is.
 */
public final class ImageDigests {
  private static final int MOST_BYTES = 4 << 20;
  private static final String KINDS =
      "application/vnd.oci.image.index.v1+json,"
          + " application/vnd.docker.distribution.manifest.list.v2+json,"
          + " application/vnd.oci.image.manifest.v1+json,"
          + " application/vnd.docker.distribution.manifest.v2+json";

  /** RFC 6750, section 2.1. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

  private static final Pattern ASKED = Pattern.compile("([a-z]+)=\"([^\"]*)\"");

  private record Answer(int status, Optional<String> challenge, String sha256, String text) {}

  /**
   * Asks for one.
   *
   * @return {@code sha256:} and 64 hexadecimal digits, computed from what the registry served
   * @throws IOException when it does not say, with the reason
   */
  public String of(ImageName image) throws IOException {
    URI manifest =
        URI.create(
            image.origin()
                + "/v2/"
                + image.repository()
                + "/manifests/"
                + image.tag().orElse("latest"));
    Answer answer = get(manifest, Optional.empty());
    if (answer.status() == HttpURLConnection.HTTP_UNAUTHORIZED) {
      answer = get(manifest, Optional.of(token(image, answer)));
    }
    if (answer.status() != HttpURLConnection.HTTP_OK) {
      throw new IOException("the registry answered " + answer.status() + " to '" + manifest + "'");
    }
    return "sha256:" + answer.sha256();
  }

  private Answer get(URI address, Optional<String> token) throws IOException {
    HttpURLConnection http = Web.open(address);
    try {
      http.setRequestProperty("Accept", KINDS);
      token.ifPresent(value -> http.setRequestProperty("Authorization", "Bearer " + value));
      int status = http.getResponseCode();
      byte[] body = new byte[0];
      if (status == HttpURLConnection.HTTP_OK) {
        try (InputStream in = http.getInputStream()) {
          body = in.readNBytes(MOST_BYTES + 1);
        }
      }
      if (body.length > MOST_BYTES) {
        throw new IOException("'" + address + "' is larger than " + MOST_BYTES + " bytes");
      }
      Sha256 digest = new Sha256();
      digest.update(body, body.length);
      return new Answer(
          status,
          Optional.ofNullable(http.getHeaderField("WWW-Authenticate")),
          digest.hex(),
          new String(body, StandardCharsets.UTF_8));
    } finally {
      http.disconnect();
    }
  }

  /** What the registry's challenge (RFC 6750) asks for, from whom it names. */
  private String token(ImageName image, Answer refusal) throws IOException {
    String challenge = refusal.challenge().orElse("");
    Map<String, String> asked = new LinkedHashMap<>();
    Matcher matcher = ASKED.matcher(challenge);
    while (matcher.find()) {
      asked.put(matcher.group(1), matcher.group(2));
    }
    String realm = asked.remove("realm");
    if (!challenge.regionMatches(true, 0, "Bearer ", 0, "Bearer ".length()) || realm == null) {
      throw new IOException("'" + image.host() + "' wants a name and a password");
    }
    if (!realm.startsWith("https://") && image.origin().startsWith("https://")) {
      throw new IOException(
          "'" + image.host() + "' names '" + realm + "' for its tokens, which is not https");
    }
    asked.keySet().retainAll(Set.of("service", "scope"));
    String query =
        asked.entrySet().stream()
            .map(
                each ->
                    each.getKey()
                        + "="
                        + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    URI address;
    try {
      address = URI.create(realm + (realm.contains("?") ? "&" : "?") + query);
    } catch (IllegalArgumentException e) {
      throw new IOException("'" + image.host() + "' names no address for its tokens", e);
    }
    Answer answer = get(address, Optional.empty());
    if (answer.status() != HttpURLConnection.HTTP_OK) {
      throw new IOException(
          "'" + image.host() + "' gives nobody a token without a password: " + answer.status());
    }
    JsonNode json = new ObjectMapper().readTree(answer.text());
    String token = json.path("token").asText(json.path("access_token").asText());
    if (!TOKEN.matcher(token).matches()) {
      throw new IOException("'" + image.host() + "' gave no token that can be sent");
    }
    return token;
  }
}
