package io.whiskwatt.rapl.source;

import java.util.Locale;

/** What a powercap zone counts. */
enum Domain {
  PACKAGE,
  DRAM,
  CORE,
  UNCORE,
  PSYS,
  /** A hypervisor's share for its guest: a counter without a name. */
  GUEST,
  /** A name that is not known here. */
  OTHER;

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
