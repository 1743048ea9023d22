package io.whiskwatt.cluster.inventory;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of IPv4 addresses (RFC 4632): {@code 10.244.0.0/16}.
 *
 * @param network the first address as 32 bits, none set behind the prefix
 * @param prefix 0 to 32
 */
public record Cidr(long network, int prefix) {
  private static final Pattern FORM = Pattern.compile("([0-9.]+)/([0-9]|[12][0-9]|3[0-2])");
  private static final String OCTET = "(0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])";
  private static final Pattern ADDRESS =
      Pattern.compile(OCTET + "\\." + OCTET + "\\." + OCTET + "\\." + OCTET);
  private static final long ALL = 0xFFFF_FFFFL;

  public Cidr {
    if (prefix < 0 || prefix > 32 || network != (network & mask(prefix))) {
      throw new IllegalArgumentException("not a network: " + network + "/" + prefix);
    }
  }

  /** Empty where it is not a CIDR, or has bits set behind its prefix. */
  public static Optional<Cidr> of(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches() || address(form.group(1)).isEmpty()) {
      return Optional.empty();
    }
    long address = address(form.group(1)).getAsLong();
    int prefix = Integer.parseInt(form.group(2));
    return address == (address & mask(prefix))
        ? Optional.of(new Cidr(address, prefix))
        : Optional.empty();
  }

  /** An IPv4 address in dotted decimals without leading zeros, as 32 bits. */
  static OptionalLong address(String text) {
    Matcher form = ADDRESS.matcher(text);
    if (!form.matches()) {
      return OptionalLong.empty();
    }
    long bits = 0;
    for (int octet = 1; octet <= 4; octet++) {
      bits = bits << 8 | Integer.parseInt(form.group(octet));
    }
    return OptionalLong.of(bits);
  }

  /** True when the text is an IPv4 address inside this range. */
  public boolean contains(String address) {
    OptionalLong bits = address(address);
    return bits.isPresent() && (bits.getAsLong() & mask(prefix)) == network;
  }

  public boolean overlaps(Cidr other) {
    long shorter = mask(Math.min(prefix, other.prefix));
    return (network & shorter) == (other.network & shorter);
  }

  @Override
  public String toString() {
    return (network >> 24)
        + "."
        + (network >> 16 & 255)
        + "."
        + (network >> 8 & 255)
        + "."
        + (network & 255)
        + "/"
        + prefix;
  }

  private static long mask(int prefix) {
    return ALL << (32 - prefix) & ALL;
  }
}
