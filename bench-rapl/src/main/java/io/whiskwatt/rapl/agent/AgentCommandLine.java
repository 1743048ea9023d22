package io.whiskwatt.rapl.agent;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.energy.EnergyUnavailable;
import io.whiskwatt.rapl.agent.access.KeyStoreFile;
import io.whiskwatt.units.Notation;
import io.whiskwatt.units.Power;
import io.whiskwatt.units.Rate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the agent's options: the same ones wherever it is started from. */
public final class AgentCommandLine {
  private static final String BIND = "--bind";
  private static final String PORT = "--port";
  private static final String RATE = "--rate";
  private static final String SOURCE = "--source";
  private static final String POWERCAP_ROOT = "--powercap-root";
  private static final String NODE_ROOT = "--node-root";
  private static final String SIMULATED_POWER = "--simulated-power";
  private static final String BUFFER = "--buffer";
  private static final String TOKEN_FILE = "--token-file";
  private static final String KEY_STORE = "--key-store";
  private static final String PASSWORD_FILE = "--key-store-password-file";
  private static final String TLS = "--tls";
  private static final String WITHOUT_TOKEN = "--without-token";
  private static final String WITHOUT_TLS = "--without-tls";
  private static final String PRINT_UNIT = "--print-unit";
  private static final String USER = "--user";

  private static final List<String> VALUED =
      List.of(
          BIND,
          PORT,
          RATE,
          SOURCE,
          POWERCAP_ROOT,
          NODE_ROOT,
          SIMULATED_POWER,
          BUFFER,
          TOKEN_FILE,
          KEY_STORE,
          PASSWORD_FILE);
  private static final List<String> PLAIN =
      List.of(TLS, WITHOUT_TOKEN, WITHOUT_TLS, PRINT_UNIT, USER, "--help", "-h", "--version", "-V");

  /** All that is known, for those who check the help. */
  static final List<String> OPTIONS = Stream.concat(VALUED.stream(), PLAIN.stream()).toList();

  private static final double LOWEST = 1;
  private static final double HIGHEST = 1000;
  private static final Duration SHORTEST_BUFFER = Duration.ofSeconds(10);

  private final Arguments arguments;

  private AgentCommandLine(Arguments arguments) {
    this.arguments = arguments;
  }

  /**
   * Reads a command line.
   *
   * @throws InvalidConfiguration with everything that is wrong with it
   * @throws EnergyUnavailable when a unit for a user is asked for who cannot read the counters
   */
  public static AgentRequest read(List<String> words) {
    AgentCommandLine line = new AgentCommandLine(Arguments.of(words, VALUED, PLAIN));
    if (line.arguments.has("--help") || line.arguments.has("-h")) {
      return new AgentRequest.Print(resource("help.txt"));
    }
    if (line.arguments.has("--version") || line.arguments.has("-V")) {
      return new AgentRequest.Print("WhiskWatt agent " + AgentVersion.number() + "\n");
    }
    AgentOptions options = line.options();
    return line.arguments.has(PRINT_UNIT)
        ? new AgentRequest.Print(line.unit(options.source()))
        : new AgentRequest.Start(options);
  }

  private AgentOptions options() {
    AgentSource source = source();
    AgentDoor door = door();
    Duration buffer =
        arguments.quantity(BUFFER, Notation.DURATION).orElse(AgentOptions.DEFAULT.buffer());
    if (buffer.compareTo(SHORTEST_BUFFER) < 0) {
      arguments.complain("a buffer is 10s or longer", "leave " + BUFFER + " out for 1h");
    }
    if (arguments.has(USER) && !arguments.has(PRINT_UNIT)) {
      arguments.complain(USER + " belongs to " + PRINT_UNIT, "without it any user may start this");
    }
    arguments.orThrow();
    return new AgentOptions(source, door, buffer);
  }

  private AgentSource source() {
    AgentSource defaults = AgentSource.DEFAULT;
    return new AgentSource(
        kind(),
        rate(),
        arguments.path(POWERCAP_ROOT).orElse(defaults.powercapRoot()),
        arguments.path(NODE_ROOT).orElse(defaults.nodeRoot()),
        simulatedPower());
  }

  private AgentSource.Kind kind() {
    String key = arguments.text(SOURCE).orElse(AgentSource.DEFAULT.kind().key());
    List<AgentSource.Kind> kinds = Arrays.asList(AgentSource.Kind.values());
    Optional<AgentSource.Kind> kind =
        kinds.stream().filter(each -> each.key().equals(key)).findFirst();
    if (kind.isEmpty()) {
      List<String> keys = kinds.stream().map(AgentSource.Kind::key).toList();
      arguments.complain(
          SOURCE + " \"" + key + "\" is no source", "write one of " + String.join(", ", keys));
    }
    return kind.orElse(AgentSource.DEFAULT.kind());
  }

  private Rate rate() {
    Rate rate = arguments.quantity(RATE, Notation.RATE).orElse(AgentSource.DEFAULT.rate());
    if (rate.perSecond() < LOWEST || rate.perSecond() > HIGHEST) {
      arguments.complain("counters are read from 1/s to 1000/s", "write " + RATE + " 10/s");
    }
    return rate;
  }

  private Power simulatedPower() {
    boolean simulated = kind() == AgentSource.Kind.SIMULATED;
    if (!simulated && arguments.text(SIMULATED_POWER).isPresent()) {
      arguments.complain(
          SIMULATED_POWER + " is for simulated counters", "write --source simulated");
    }
    return arguments
        .quantity(SIMULATED_POWER, Notation.POWER)
        .orElse(AgentSource.DEFAULT.simulatedPower());
  }

  private AgentDoor door() {
    InetAddress bind = arguments.address(BIND).orElse(AgentDoor.DEFAULT.bind());
    int port = arguments.number(PORT, 65_535).orElse(AgentDoor.DEFAULT_PORT);
    Optional<Path> token = arguments.path(TOKEN_FILE);
    Optional<KeyStoreFile> keyStore = keyStore();
    if (!bind.isLoopbackAddress()) {
      checkOpenDoor(token.isPresent(), keyStore.isPresent());
    }
    return new AgentDoor(bind, port, token, keyStore);
  }

  /** Energy, read often enough, tells what a processor computes: CVE-2020-8694. */
  private void checkOpenDoor(boolean token, boolean tls) {
    if (!token && !arguments.has(WITHOUT_TOKEN)) {
      arguments.complain(
          "without a token everybody who reaches this address could read energy, which is a side"
              + " channel",
          "give " + TOKEN_FILE + " FILE, or " + WITHOUT_TOKEN + " where that is meant");
    }
    if (!tls && !arguments.has(WITHOUT_TLS)) {
      arguments.complain(
          "without TLS everybody on the way could read energy and the token",
          "give " + TLS + ", or " + WITHOUT_TLS + " where the network is your own");
    }
  }

  private Optional<KeyStoreFile> keyStore() {
    if (!arguments.has(TLS) && arguments.text(KEY_STORE).isEmpty()) {
      if (arguments.text(PASSWORD_FILE).isPresent()) {
        arguments.complain(PASSWORD_FILE + " needs TLS", "add " + TLS);
      }
      return Optional.empty();
    }
    Path path = arguments.path(KEY_STORE).orElse(Path.of("whiskwatt-agent.p12"));
    KeyStoreFile beside = KeyStoreFile.at(path);
    return Optional.of(
        arguments
            .path(PASSWORD_FILE)
            .map(password -> new KeyStoreFile(path, password))
            .orElse(beside));
  }

  private String unit(AgentSource source) {
    if (!arguments.has(USER)) {
      return resource("whiskwatt-agent.service");
    }
    Optional<String> refusal =
        source.kind() == AgentSource.Kind.POWERCAP ? source.refusal() : Optional.empty();
    if (refusal.isPresent()) {
      throw new EnergyUnavailable(
          "a service of this user could not read the counters: "
              + refusal.get()
              + "; the system's unit has what it takes: "
              + PRINT_UNIT
              + " without "
              + USER);
    }
    return resource("whiskwatt-agent-user.service");
  }

  private static String resource(String name) {
    try (InputStream in = AgentCommandLine.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing in this jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
