"""Tests of what is read from the generators' outputs; the fixtures are recorded outputs."""

import unittest

import reports
from processes import HERE

FIXTURES = HERE / "fixtures"


def recorded(name):
    return (FIXTURES / name).read_text(encoding="utf-8")


class Reports(unittest.TestCase):
    def test_wrk(self):
        told = reports.wrk(recorded("wrk.txt"))
        self.assertEqual({"p50": 2.31, "p90": 134.79, "p99": 468.3, "max": 504.47}, told)

    def test_hey(self):
        told = reports.hey(recorded("hey.txt"))
        self.assertAlmostEqual(87.5, told["p50"])
        self.assertAlmostEqual(366.0, told["p99"])
        self.assertAlmostEqual(368.5, told["max"])

    def test_autocannon(self):
        told = reports.autocannon(recorded("autocannon.txt"))
        self.assertEqual({"p50": 152, "p90": 324, "p99": 391, "p999": 409, "max": 436}, told)

    def test_hyperfoil(self):
        told = reports.hyperfoil(recorded("hyperfoil.txt"))
        self.assertEqual(2.473983, told["p50"])
        self.assertEqual(503.316479, told["max"])

    def test_gatling(self):
        told = reports.gatling(recorded("gatling.txt"))
        self.assertEqual({"p50": 14, "p90": 581, "p99": 669, "p999": 688, "max": 693}, told)

    def test_whiskwatt(self):
        told = reports.whiskwatt(recorded("whiskwatt.txt"))
        self.assertAlmostEqual(5.373951, told["p50"])
        self.assertAlmostEqual(500.432895, told["p999"])
        self.assertAlmostEqual(502.267903, told["max"])

    def test_what_whiskwatt_says_of_its_own_work(self):
        told = reports.whiskwatt_of_itself(recorded("whiskwatt.txt"))
        self.assertEqual((1000, 0, 1000), (told["sent"], told["dropped"], told["succeeded"]))
        self.assertAlmostEqual(55.115775, told["latenessP99"])
        self.assertAlmostEqual(15.1, told["cpuPerTenThousand"])

    def test_what_whiskwatt_holds_against_its_own_figures(self):
        (note,) = reports.whiskwatt_notes(recorded("whiskwatt.txt"))
        self.assertIn("The machine that sends was too busy", note)

    def test_h2load_by_its_log_of_requests(self):
        told = reports.h2load(recorded("h2load.log"))
        self.assertLessEqual(told["p50"], told["p90"])
        self.assertGreater(told["max"], 2)

    def test_h2load_by_its_summary(self):
        self.assertEqual({"max"}, set(reports.h2load_summary(recorded("h2load.txt"))))

    def test_spans_in_every_unit(self):
        self.assertEqual([0.25, 3, 1200, 60_000], [
            reports.millis("250", "us"),
            reports.millis("3", "ms"),
            reports.millis("1.2", "s"),
            reports.millis("1", "m"),
        ])

    def test_an_output_without_figures_is_an_error_that_quotes_it(self):
        with self.assertRaisesRegex(ValueError, "unable to connect"):
            reports.wrk("unable to connect to 127.0.0.1")


if __name__ == "__main__":
    unittest.main()
