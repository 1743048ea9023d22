"""The arithmetic of the comparison: percentiles, errors of a schedule, and the analytic truth."""

from array import array
from bisect import bisect_left
from dataclasses import dataclass

NANOS = 1_000_000_000
PERCENTILES = {"p50": 0.50, "p90": 0.90, "p99": 0.99, "p999": 0.999, "max": 1.0}


def quantile(ordered, share):
    """The smallest of the values that at least this share of them does not exceed."""
    if not ordered:
        raise ValueError("no values to take a percentile of")
    rank = -(-len(ordered) * round(share * 1_000_000) // 1_000_000)
    return ordered[min(len(ordered), max(1, rank)) - 1]


def median(values):
    """The middle value; of an even number the mean of the two in the middle."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    if not ordered:
        raise ValueError("no values to take a median of")
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def percentiles_ms(nanos):
    """All reported percentiles of spans in nanoseconds, in milliseconds."""
    ordered = sorted(nanos)
    return {name: quantile(ordered, share) / 1e6 for name, share in PERCENTILES.items()}


def schedule_errors(arrivals, per_second):
    """
    How far each arrival is from its place in an equidistant schedule of that rate, in nanoseconds,
    absolute and sorted. The schedule's start is unknown to the server: it is the offset that fits
    best, the median of all differences, for which the sum of absolute errors is smallest.
    """
    step = NANOS / per_second
    differences = [at - index * step for index, at in enumerate(arrivals)]
    offset = median(differences)
    return sorted(abs(each - offset) for each in differences)


def second_half(arrivals):
    """The arrivals after the middle of the time between the first and the last."""
    middle = (arrivals[0] + arrivals[-1]) / 2
    return arrivals[bisect_left(arrivals, middle) :]


@dataclass(frozen=True)
class Stalls:
    """A server's service time and its stalls, in nanoseconds, as the server's own summary says."""

    service: int
    stall: int
    every: int
    started: int

    def truth_ms(self):
        """
        The percentiles of response time for requests due at a constant rate over whole periods.
        Those due in the stall, a share of stall / every, wait for its end, evenly distributed
        between service and service + stall; the rest take the service time.
        """
        return {name: self._truth(share) / 1e6 for name, share in PERCENTILES.items()}

    def _truth(self, share):
        return max(self.service, self.service + self.stall - (1 - share) * self.every)

    def windows(self, until):
        """Begin and end of each stall that was over before a moment."""
        begin = self.started + (self.every - self.stall) // 2
        windows = []
        while self.stall > 0 and begin + self.stall < until:
            windows.append((begin, begin + self.stall))
            begin += self.every
        return windows

    def sent_in_stalls(self, arrivals, per_second):
        """How many requests arrived during whole stalls, and how many were due then."""
        windows = self.windows(arrivals[-1])
        sent = sum(bisect_left(arrivals, end) - bisect_left(arrivals, at) for at, end in windows)
        return sent, round(len(windows) * per_second * self.stall / NANOS)


@dataclass(frozen=True)
class Usage:
    """CPU time of a process over time: (moment, CPU so far), both in nanoseconds, ascending."""

    samples: tuple

    def at(self, moment):
        """CPU time used until a moment, between two samples on a straight line."""
        place = bisect_left(self.samples, (moment, 0))
        if place == 0:
            return 0 if not self.samples else self.samples[0][1]
        if place == len(self.samples):
            return self.samples[-1][1]
        (left, before), (right, after) = self.samples[place - 1], self.samples[place]
        return before + (after - before) * (moment - left) / (right - left)

    def between(self, begin, end):
        """CPU time used between two moments."""
        return self.at(end) - self.at(begin)


def per_ten_thousand(cpu_nanos, requests):
    """CPU seconds for ten thousand requests."""
    return cpu_nanos / NANOS * 10_000 / requests


def read_log(path):
    """The server's log: when each request arrived, and when it was answered (0: never)."""
    numbers = array("q")
    with open(path, "rb") as file:
        numbers.frombytes(file.read())
    return numbers[0::3], numbers[1::3]
