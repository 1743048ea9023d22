"""Tests of the arithmetic: python3 -m unittest, in this folder."""

import tempfile
import unittest
from array import array
from pathlib import Path

import arithmetic
import figures
from arithmetic import NANOS, Stalls, Usage

STALLS = Stalls(2_000_000, 1_200_000_000, 10 * NANOS, started=5 * NANOS)


class Percentiles(unittest.TestCase):
    def test_a_percentile_is_one_of_the_values(self):
        values = list(range(1, 1001))
        self.assertEqual(500, arithmetic.quantile(values, 0.5))
        self.assertEqual(990, arithmetic.quantile(values, 0.99))
        self.assertEqual(999, arithmetic.quantile(values, 0.999))
        self.assertEqual(1000, arithmetic.quantile(values, 1.0))

    def test_of_one_value_all_percentiles_are_that(self):
        self.assertEqual(7, arithmetic.quantile([7], 0.5))
        self.assertEqual(7, arithmetic.quantile([7], 1.0))

    def test_no_value_has_no_percentile(self):
        with self.assertRaises(ValueError):
            arithmetic.quantile([], 0.5)

    def test_the_median_of_an_even_number_is_between_the_two_in_the_middle(self):
        self.assertEqual(2.5, arithmetic.median([4, 1, 3, 2]))
        self.assertEqual(3, arithmetic.median([9, 3, 1]))


class Schedules(unittest.TestCase):
    def test_an_equidistant_schedule_has_no_error_wherever_it_starts(self):
        arrivals = [123_456 + index * 2_000_000 for index in range(1000)]
        self.assertEqual(0, arithmetic.schedule_errors(arrivals, 500)[-1])

    def test_a_constant_delay_is_no_error_and_one_late_request_is(self):
        arrivals = [index * 2_000_000 + 80_000 for index in range(1000)]
        arrivals[700] += 5_000_000
        errors = arithmetic.schedule_errors(arrivals, 500)
        self.assertEqual([0, 5_000_000], errors[-2:])

    def test_a_request_that_is_never_sent_puts_all_later_ones_off(self):
        arrivals = [index * 2_000_000 for index in range(1000) if index != 900]
        errors = arithmetic.schedule_errors(arrivals, 500)
        self.assertEqual(99, sum(1 for error in errors if error == 2_000_000))

    def test_one_burst_a_second_is_off_by_up_to_half_a_second(self):
        arrivals = [second * NANOS for second in range(10) for _ in range(500)]
        errors = arithmetic.schedule_errors(arrivals, 500)
        self.assertAlmostEqual(250, arithmetic.quantile(errors, 0.5) / 1e6, delta=2)
        self.assertAlmostEqual(500, errors[-1] / 1e6, delta=2)

    def test_too_low_a_rate_is_an_error_that_grows(self):
        arrivals = [index * 2_200_000 for index in range(1001)]
        self.assertEqual(100_000_000, arithmetic.schedule_errors(arrivals, 500)[-1])

    def test_the_second_half_is_halved_by_time(self):
        self.assertEqual([60, 100], list(arithmetic.second_half(array("q", [0, 10, 20, 60, 100]))))

    def test_classes_of_the_histogram_hold_every_error_once(self):
        counts = figures.histogram([10_000, 25_000, 25_001, 3_000_000, 500_000_000])
        self.assertEqual(len(figures.CLASSES_MS) + 1, len(counts))
        self.assertEqual([2, 1], counts[:2])
        self.assertEqual(1, counts[-1])
        self.assertEqual(5, sum(counts))


class Truth(unittest.TestCase):
    def test_the_issue_s_percentiles(self):
        expected = {"p50": 2, "p90": 202, "p99": 1102, "p999": 1192, "max": 1202}
        for name, value in STALLS.truth_ms().items():
            self.assertAlmostEqual(expected[name], value, places=6)

    def test_requests_that_are_served_by_the_rule_have_the_true_percentiles(self):
        spans = []
        for index in range(500 * 60):
            served = index * 2_000_000 + 1_000_000 + 2_000_000
            phase = served % (10 * NANOS)
            waits = phase - 4_400_000_000 if 4_400_000_000 <= phase < 5_600_000_000 else None
            spans.append(2_000_000 if waits is None else 2_000_000 + 1_200_000_000 - waits)
        found = arithmetic.percentiles_ms(spans)
        for name, value in STALLS.truth_ms().items():
            self.assertAlmostEqual(value, found[name], delta=2.1)

    def test_stalls_lie_in_the_middle_of_each_period(self):
        windows = STALLS.windows(until=22 * NANOS)
        self.assertEqual(
            [(9_400_000_000, 10_600_000_000), (19_400_000_000, 20_600_000_000)], windows
        )

    def test_what_was_sent_in_stalls_is_held_against_what_was_due(self):
        arrivals = [5 * NANOS + index * 2_000_000 for index in range(5000)]
        self.assertEqual((600, 600), STALLS.sent_in_stalls(arrivals, 500))
        silent = [at for at in arrivals if not 9_400_000_000 <= at < 10_600_000_000]
        self.assertEqual((0, 600), STALLS.sent_in_stalls(silent, 500))


class CpuTime(unittest.TestCase):
    def test_cpu_time_between_two_samples_lies_on_a_line(self):
        usage = Usage(((0, 0), (100, 50), (200, 50), (300, 150)))
        self.assertEqual(25, usage.at(50))
        self.assertEqual(50, usage.between(150, 250))
        self.assertEqual(150, usage.at(1000))

    def test_cpu_seconds_for_ten_thousand_requests(self):
        self.assertEqual(0.2, arithmetic.per_ten_thousand(2 * NANOS, 100_000))


class Logs(unittest.TestCase):
    def test_the_log_is_read_as_the_server_writes_it(self):
        with tempfile.NamedTemporaryFile() as file:
            array("q", [10, 20, 1, 11, 0, 2]).tofile(file)
            file.flush()
            arrivals, replies = arithmetic.read_log(Path(file.name))
        self.assertEqual(([10, 11], [20, 0]), (list(arrivals), list(replies)))


class Medians(unittest.TestCase):
    def test_medians_go_into_the_depth_and_histograms_add_up(self):
        runs = [
            {"a": {"b": 1}, "histogram": [1, 2]},
            {"a": {"b": 5}, "histogram": [3, 4]},
            {"a": {"b": 2, "only here": 1}, "histogram": [0, 1]},
        ]
        self.assertEqual({"a": {"b": 2}, "histogram": [4, 7]}, figures.medians(runs))

    def test_a_failed_run_is_counted_and_no_figure(self):
        runs = [
            {"load": "closed", "generator": "hey", "round": 1, "figures": {"a": 1}},
            {"load": "closed", "generator": "hey", "round": 2, "failure": "ended with 1"},
        ]
        row = figures.summary_of(runs)["closed"]["hey"]
        self.assertEqual((1, ["ended with 1"]), (row["rounds"], row["failures"]))
        self.assertEqual({"a": 1}, row["median"])

    def test_what_a_generator_holds_against_its_figures_stands_beside_them(self):
        runs = [
            {"load": "closed", "generator": "a", "figures": {"b": 1}, "notes": notes}
            for notes in (["late", "late too"], ["late"])
        ]
        self.assertEqual(["late", "late too"], figures.summary_of(runs)["closed"]["a"]["notes"])


if __name__ == "__main__":
    unittest.main()
