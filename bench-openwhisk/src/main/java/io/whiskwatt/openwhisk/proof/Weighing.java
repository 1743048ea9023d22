package io.whiskwatt.openwhisk.proof;

import io.whiskwatt.platform.IsolationProof.Verdict;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Weighs claims by one look inside a sandbox, sceptically: what could be a mask over a file, or a
 * coincidence, proves nothing.
 *
 * @param outside the worker's own view; empty: nobody looked
 * @param sharedBootIds those that more than one sandbox showed
 */
record Weighing(Look inside, Optional<Outside> outside, Set<String> sharedBootIds) {
  /** A process can ask any Linux to call itself that (personality UNAME26). */
  private static final String DISGUISE = "2.6.";

  private static final String NOBODY_LOOKED =
      "nobody looked at the worker itself: an energy agent there would";

  /** What is made of a claim, and why. */
  record Weighed(Verdict verdict, String reason) {
    static Weighed proven(String reason) {
      return new Weighed(Verdict.PROVEN, reason);
    }

    static Weighed refuted(String reason) {
      return new Weighed(Verdict.REFUTED, reason);
    }

    static Weighed open(String reason) {
      return new Weighed(Verdict.NOT_PROVEN, reason);
    }
  }

  Weighed weigh(Map.Entry<String, String> claim) {
    return switch (claim.getKey() + ":" + claim.getValue()) {
      case "kernel:shared" -> shared();
      case "kernel:own" -> own();
      default -> other(claim.getKey(), claim.getValue());
    };
  }

  private Weighed other(String name, String value) {
    return switch (name) {
      case "guest-kernel" -> guestKernel(value);
      case "vmm" -> vmm(value);
      default -> Weighed.open("this probe knows nothing of it");
    };
  }

  private Weighed shared() {
    if (outside.isEmpty()) {
      return isSharedWithAnother()
          ? Weighed.proven("two sandboxes show one boot id: they share a kernel")
          : Weighed.open(NOBODY_LOOKED);
    }
    boolean sameBoot = sameBoot(outside.get());
    boolean sameRelease = inside.release().equals(outside.get().release());
    if (sameBoot && sameRelease) {
      return Weighed.proven("boot id and release are the worker's");
    }
    boolean oneHidden = inside.bootId().isEmpty() && sameRelease;
    return sameBoot || oneHidden
        ? Weighed.open("boot id and release do not say the same")
        : Weighed.refuted("another kernel than the worker's answers");
  }

  /**
   * The release comes from the kernel that answers {@code uname}, gVisor's too; a boot id is read
   * from a file, which can be masked.
   */
  private Weighed own() {
    if (isSharedWithAnother()) {
      return Weighed.refuted("two sandboxes show one boot id: they share a kernel");
    }
    if (outside.isEmpty()) {
      return Weighed.open(NOBODY_LOOKED);
    }
    if (sameBoot(outside.get())) {
      return Weighed.refuted("the boot id is the worker's");
    }
    if (inside.release().isEmpty() || inside.release().equals(outside.get().release())) {
      return Weighed.open("a boot id that differs under an equal release may be a mask");
    }
    return inside.release().startsWith(DISGUISE)
        ? Weighed.open("a release of 2.6 may be a disguise that any process can put on")
        : Weighed.proven("another kernel than the worker's answers");
  }

  private boolean isSharedWithAnother() {
    return sharedBootIds.contains(inside.bootId());
  }

  private boolean sameBoot(Outside worker) {
    return !inside.bootId().isEmpty() && inside.bootId().equals(worker.bootId());
  }

  private Weighed guestKernel(String release) {
    return inside.release().equals(release)
        ? Weighed.proven("it is the release that answers")
        : Weighed.refuted("the release that answers is " + inside.release());
  }

  /**
   * By the worker's list of processes: at least one hypervisor of that name for each pod. Else by
   * the firmware, whose words are the guest's own only where the kernel is.
   */
  private Weighed vmm(String name) {
    Weighed own = own();
    if (own.verdict() == Verdict.REFUTED) {
      return Weighed.refuted("there is no virtual machine of its own: " + own.reason());
    }
    Optional<Outside.Hypervisors> seen =
        outside.map(Outside::hypervisors).filter(all -> all.explain(name));
    if (seen.isPresent() && own.verdict() == Verdict.PROVEN) {
      return Weighed.proven("its own kernel answers, and the worker runs " + seen.get().words());
    }
    String machine = inside.sighting().machine().vendor();
    boolean named = machine.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
    if (named && own.verdict() == Verdict.PROVEN) {
      return Weighed.proven("its own kernel runs on firmware that says \"" + machine + "\"");
    }
    String firmware = machine.isEmpty() ? "hides its firmware" : "says \"" + machine + "\"";
    return Weighed.open(
        "the sandbox "
            + firmware
            + "; hypervisors on the worker: "
            + outside.map(found -> found.hypervisors().words()).orElse("nobody looked"));
  }
}
