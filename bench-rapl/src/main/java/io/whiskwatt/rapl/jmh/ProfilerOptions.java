package io.whiskwatt.rapl.jmh;

import io.whiskwatt.energy.EnergyUnavailable;
import io.whiskwatt.rapl.LocalEnergy;
import io.whiskwatt.rapl.source.PowercapSurvey;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import org.openjdk.jmh.profile.ProfilerException;

/**
 * What follows the profiler's name on the command line, {@code source=model;unit=uJ}.
 *
 * @param root of the powercap tree
 */
record ProfilerOptions(Source source, Path root, EnergyUnit unit) {
  private static final ProfilerOptions DEFAULT =
      new ProfilerOptions(Source.RAPL, PowercapSurvey.DEFAULT_ROOT, EnergyUnit.JOULE);

  private static final String USAGE =
      "the energy profiler takes, separated by semicolons: source=rapl (the default: RAPL or an"
          + " error), source=model (modelled from CPU time, labelled so) or source=auto (RAPL where"
          + " it can be read, else the model); root=DIR (of the powercap tree, by default "
          + PowercapSurvey.DEFAULT_ROOT
          + "); unit=J, mJ, uJ or nJ (of an operation, by default J). What it adds is the energy of"
          + " the whole machine, idle power and other processes included";

  enum Source {
    RAPL,
    MODEL,
    AUTO
  }

  static ProfilerOptions parse(String text) throws ProfilerException {
    ProfilerOptions options = DEFAULT;
    for (String option : text.split(";", -1)) {
      options = option.isBlank() ? options : options.with(option.strip());
    }
    return options;
  }

  private ProfilerOptions with(String option) throws ProfilerException {
    int equals = option.indexOf('=');
    String value = option.substring(equals + 1);
    return switch (equals < 0 ? "" : option.substring(0, equals)) {
      case "source" -> new ProfilerOptions(source(value), root, unit);
      case "root" -> new ProfilerOptions(source, path(value), unit);
      case "unit" -> new ProfilerOptions(source, root, unit(value));
      default -> throw refused(option);
    };
  }

  private static Source source(String value) throws ProfilerException {
    return Arrays.stream(Source.values())
        .filter(source -> source.name().equalsIgnoreCase(value))
        .findFirst()
        .orElseThrow(() -> refused("source=" + value));
  }

  private static EnergyUnit unit(String value) throws ProfilerException {
    return Arrays.stream(EnergyUnit.values())
        .filter(unit -> unit.symbol().equals(value))
        .findFirst()
        .orElseThrow(() -> refused("unit=" + value));
  }

  private static Path path(String value) throws ProfilerException {
    try {
      return Path.of(value);
    } catch (InvalidPathException notAPath) {
      throw refused("root=" + value);
    }
  }

  /** JMH shows this message, and has no other place for a profiler's help. */
  private static ProfilerException refused(String option) {
    String usage = Character.toUpperCase(USAGE.charAt(0)) + USAGE.substring(1) + ".";
    return new ProfilerException(
        option.equals("help") ? usage : "\"" + option + "\" is no option. " + usage);
  }

  /** Fails with the reason and what to do. */
  LocalEnergy open() throws ProfilerException {
    try {
      return switch (source) {
        case RAPL -> LocalEnergy.measured(root);
        case MODEL -> LocalEnergy.modelled();
        case AUTO -> LocalEnergy.open(root);
      };
    } catch (EnergyUnavailable unavailable) {
      // JMH would print the cause as well, which says the same.
      throw new ProfilerException(unavailable.getMessage() + advice());
    }
  }

  private String advice() {
    return source == Source.RAPL
        ? ". With source=model after the profiler's name (-prof NAME:source=model) energy is"
            + " modelled from CPU time instead, and labelled so"
        : "";
  }
}
