package io.whiskwatt.mix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeckTest {
  @Test
  void every_round_holds_each_part_as_often_as_its_weight_says() {
    Deck deck = new Deck(List.of(3, 1, 2), 42);
    for (int round = 0; round < 100; round++) {
      List<Integer> parts = parts(deck, round * 6, 6);
      assertThat(parts).containsExactlyInAnyOrder(0, 0, 0, 1, 2, 2);
    }
  }

  @Test
  void a_common_divisor_of_the_weights_makes_no_longer_rounds() {
    assertThat(parts(new Deck(List.of(300, 100), 7), 0, 400))
        .isEqualTo(parts(new Deck(List.of(3, 1), 7), 0, 400));
  }

  @Test
  void any_stretch_keeps_the_weights_within_the_bound_that_is_told() {
    Random random = new Random(1);
    for (int seed = 0; seed < 40; seed++) {
      int heavy = 1 + random.nextInt(20);
      Deck deck = new Deck(List.of(heavy, 7), seed);
      double round = heavy + 7.0;
      double bound = 2 * 7 * heavy / round;
      int from = random.nextInt(500);
      int length = random.nextInt(300);
      long seen = parts(deck, from, length).stream().filter(part -> part == 1).count();
      assertThat(seen - length * 7 / round).isBetween(-bound - 1e-9, bound + 1e-9);
    }
  }

  @Test
  void the_same_seed_deals_the_same_whatever_is_asked_for_first() {
    Deck inOrder = new Deck(List.of(5, 2), 9);
    Deck backwards = new Deck(List.of(5, 2), 9);
    List<Integer> parts = parts(inOrder, 0, 70);
    for (int call = 69; call >= 0; call--) {
      assertThat(backwards.part(call)).isEqualTo(parts.get(call));
    }
  }

  @Test
  void another_seed_deals_another_order() {
    assertThat(parts(new Deck(List.of(2, 1), 1), 0, 60))
        .isNotEqualTo(parts(new Deck(List.of(2, 1), 2), 0, 60));
  }

  @Test
  void each_place_of_a_round_falls_to_a_part_as_often_as_its_weight_says() {
    Deck deck = new Deck(List.of(3, 1), 11);
    int[] light = new int[4];
    for (int call = 0; call < 40_000; call++) {
      light[call % 4] += deck.part(call);
    }
    // Binomial(10,000, 1/4): 2,500 with a standard deviation of 43.
    for (int place = 0; place < 4; place++) {
      assertThat(light[place]).isBetween(2_285, 2_715);
    }
  }

  @Test
  void rank_counts_the_calls_of_the_same_part_before() {
    Deck deck = new Deck(List.of(4, 3), 5);
    int[] before = new int[2];
    for (int call = 0; call < 100; call++) {
      assertThat(deck.rank(call)).isEqualTo(before[deck.part(call)]++);
    }
  }

  private static List<Integer> parts(Deck deck, int from, int length) {
    return IntStream.range(from, from + length).mapToObj(deck::part).toList();
  }
}
