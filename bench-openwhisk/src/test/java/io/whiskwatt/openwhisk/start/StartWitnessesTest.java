package io.whiskwatt.openwhisk.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.openwhisk.start.StartWitnesses.Origin;
import io.whiskwatt.openwhisk.start.StartWitnesses.Rest;
import io.whiskwatt.openwhisk.start.StartWitnesses.Sandbox;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.StartDoubt;
import io.whiskwatt.platform.StartEvidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StartWitnessesTest {
  /** Each of the 864 combinations is in exactly one row; {@code *} is any, {@code /} is or. */
  private static final List<Row> TABLE =
      """
      loaded first sandbox     name           age            stems rest   | seen      doubts
      yes    *     USED        *              *              *     *      | -         init-in-used-instance
      yes    *     UNTOLD/NEW  UNTOLD         UNTOLD         no    *      | cold      -
      yes    *     UNTOLD/NEW  UNTOLD         UNTOLD         yes   *      | -         cold-or-prewarmed
      yes    *     UNTOLD/NEW  UNTOLD         MADE_FOR_IT    *     *      | cold      -
      yes    *     UNTOLD/NEW  UNTOLD         HAD_WAITED     yes   *      | prewarmed -
      yes    *     UNTOLD/NEW  UNTOLD         HAD_WAITED     no    *      | prewarmed stem-cells-undeclared
      yes    *     UNTOLD/NEW  MADE_FOR_IT    UNTOLD         *     *      | cold      -
      yes    *     UNTOLD/NEW  MADE_FOR_IT    MADE_FOR_IT    *     *      | cold      -
      yes    *     UNTOLD/NEW  MADE_FOR_IT    HAD_WAITED     *     *      | cold      age-against-name
      yes    *     UNTOLD/NEW  HAD_WAITED     UNTOLD         yes   *      | prewarmed -
      yes    *     UNTOLD/NEW  HAD_WAITED     UNTOLD         no    *      | prewarmed stem-cells-undeclared
      yes    *     UNTOLD/NEW  HAD_WAITED     HAD_WAITED     yes   *      | prewarmed -
      yes    *     UNTOLD/NEW  HAD_WAITED     HAD_WAITED     no    *      | prewarmed stem-cells-undeclared
      yes    *     UNTOLD/NEW  HAD_WAITED     MADE_FOR_IT    yes   *      | prewarmed age-against-name
      yes    *     UNTOLD/NEW  HAD_WAITED     MADE_FOR_IT    no    *      | prewarmed age-against-name,stem-cells-undeclared
      yes    *     NEW_AGAIN   UNTOLD         UNTOLD         no    *      | cold      instance-seen-before
      yes    *     NEW_AGAIN   UNTOLD         UNTOLD         yes   *      | -         instance-seen-before,cold-or-prewarmed
      yes    *     NEW_AGAIN   UNTOLD         MADE_FOR_IT    *     *      | cold      instance-seen-before
      yes    *     NEW_AGAIN   UNTOLD         HAD_WAITED     yes   *      | prewarmed instance-seen-before
      yes    *     NEW_AGAIN   UNTOLD         HAD_WAITED     no    *      | prewarmed instance-seen-before,stem-cells-undeclared
      yes    *     NEW_AGAIN   MADE_FOR_IT    UNTOLD         *     *      | cold      instance-seen-before
      yes    *     NEW_AGAIN   MADE_FOR_IT    MADE_FOR_IT    *     *      | cold      instance-seen-before
      yes    *     NEW_AGAIN   MADE_FOR_IT    HAD_WAITED     *     *      | cold      instance-seen-before,age-against-name
      yes    *     NEW_AGAIN   HAD_WAITED     UNTOLD         yes   *      | prewarmed instance-seen-before
      yes    *     NEW_AGAIN   HAD_WAITED     UNTOLD         no    *      | prewarmed instance-seen-before,stem-cells-undeclared
      yes    *     NEW_AGAIN   HAD_WAITED     HAD_WAITED     yes   *      | prewarmed instance-seen-before
      yes    *     NEW_AGAIN   HAD_WAITED     HAD_WAITED     no    *      | prewarmed instance-seen-before,stem-cells-undeclared
      yes    *     NEW_AGAIN   HAD_WAITED     MADE_FOR_IT    yes   *      | prewarmed instance-seen-before,age-against-name
      yes    *     NEW_AGAIN   HAD_WAITED     MADE_FOR_IT    no    *      | prewarmed instance-seen-before,age-against-name,stem-cells-undeclared
      no     no    UNTOLD/USED *              *              *     AWAKE  | warm      -
      no     no    UNTOLD/USED *              *              *     PAUSED | paused    -
      no     no    UNTOLD/USED *              *              *     UNTOLD | -         warm-or-paused
      no     yes   USED        *              *              *     AWAKE  | warm      new-version-without-init
      no     yes   USED        *              *              *     PAUSED | paused    new-version-without-init
      no     yes   USED        *              *              *     UNTOLD | -         new-version-without-init,warm-or-paused
      no     yes   UNTOLD      *              *              *     *      | -         new-version-without-init
      no     no    NEW         *              *              *     *      | -         new-instance-without-init
      no     yes   NEW         *              *              *     *      | -         new-instance-without-init,new-version-without-init
      no     no    NEW_AGAIN   *              *              *     *      | -         new-instance-without-init,instance-seen-before
      no     yes   NEW_AGAIN   *              *              *     *      | -         new-instance-without-init,instance-seen-before,new-version-without-init
      """
          .lines()
          .skip(1)
          .map(Row::of)
          .toList();

  @Test
  void every_combination_of_witnesses_has_its_verdict() {
    List<StartWitnesses> all = all();
    assertThat(all).hasSize(864);
    for (StartWitnesses each : all) {
      List<Row> rows = TABLE.stream().filter(row -> row.covers(each)).toList();
      assertThat(rows).as("rows for %s", each).hasSize(1);
      assertThat(each.evidence()).as("%s", each).isEqualTo(rows.get(0).verdict());
    }
  }

  @Test
  void where_nothing_is_told_there_is_a_doubt_that_says_why() {
    assertThat(all())
        .map(StartWitnesses::evidence)
        .allMatch(each -> each.seen().isPresent() || !each.doubts().isEmpty());
  }

  @ParameterizedTest
  @EnumSource(StartKind.class)
  void what_the_platform_itself_tells_is_seen_and_the_doubts_stay(StartKind told) {
    for (StartWitnesses each : all()) {
      StartEvidence ours = each.evidence();
      StartEvidence evidence = each.evidence(told);
      assertThat(evidence.seen()).hasValue(told);
      assertThat(evidence.doubts())
          .doesNotContain(StartDoubt.COLD_OR_PREWARMED, StartDoubt.WARM_OR_PAUSED);
      boolean against = ours.seen().isPresent() && !ours.seen().equals(Optional.of(told));
      assertThat(evidence.doubts().contains(StartDoubt.WITNESSES_AGAINST_PLATFORM))
          .isEqualTo(against);
    }
  }

  private static List<StartWitnesses> all() {
    List<StartWitnesses> all = new ArrayList<>();
    for (int bits = 0; bits < 8; bits++) {
      for (Sandbox sandbox : Sandbox.values()) {
        for (Origin name : Origin.values()) {
          for (Origin age : Origin.values()) {
            for (Rest rest : Rest.values()) {
              all.add(
                  new StartWitnesses(
                      (bits & 1) != 0, (bits & 2) != 0, sandbox, name, age, (bits & 4) != 0, rest));
            }
          }
        }
      }
    }
    return all;
  }

  private record Row(List<String> conditions, StartEvidence verdict) {
    static Row of(String line) {
      List<String> words = Arrays.asList(line.replace("|", "").strip().split(" +"));
      Optional<StartKind> seen = StartKind.ofKey(words.get(7));
      Set<StartDoubt> doubts =
          Arrays.stream(words.get(8).split(","))
              .flatMap(key -> StartDoubt.ofKey(key).stream())
              .collect(Collectors.toSet());
      return new Row(words.subList(0, 7), new StartEvidence(seen, doubts));
    }

    boolean covers(StartWitnesses witnesses) {
      List<String> actual =
          List.of(
              witnesses.codeLoaded() ? "yes" : "no",
              witnesses.firstOfVersion() ? "yes" : "no",
              witnesses.sandbox().name(),
              witnesses.byName().name(),
              witnesses.byAge().name(),
              witnesses.stemCells() ? "yes" : "no",
              witnesses.rest().name());
      boolean all = true;
      for (int i = 0; i < actual.size(); i++) {
        String wanted = conditions.get(i);
        all &= wanted.equals("*") || List.of(wanted.split("/")).contains(actual.get(i));
      }
      return all;
    }
  }
}
