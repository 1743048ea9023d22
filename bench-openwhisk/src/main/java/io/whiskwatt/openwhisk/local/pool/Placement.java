package io.whiskwatt.openwhisk.local.pool;

import io.whiskwatt.plan.StartKind;
import java.util.List;

/**
 * The container a job gets.
 *
 * @param start how it comes to its code
 * @param evicted to be removed first, to make room; already marked so
 */
record Placement(Member member, StartKind start, List<Member> evicted) {
  static Placement warm(Member member) {
    return new Placement(member, StartKind.WARM, List.of());
  }

  static Placement prewarmed(Member member) {
    return new Placement(member, StartKind.PREWARMED, List.of());
  }

  static Placement fresh(Member member, List<Member> evicted) {
    return new Placement(member, StartKind.COLD, List.copyOf(evicted));
  }
}
