"""What each generator says it measured, read from its own output: percentiles in milliseconds."""

import json
import re

from arithmetic import percentiles_ms

MILLIS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}
SPAN = r"([0-9.]+)(us|ms|s|m)\b"


def millis(value, unit):
    """A span with its unit as wrk and h2load write it."""
    return float(value) * MILLIS[unit]


def _found(pattern, text, what):
    found = re.search(pattern, text, re.MULTILINE)
    if found is None:
        raise ValueError(f"no {what} in what the generator said: {text[-2000:]!r}")
    return found


def wrk(text):
    """wrk with --latency; it has no p99.9."""
    told = {}
    for name, percent in {"p50": "50", "p90": "90", "p99": "99"}.items():
        told[name] = millis(*_found(rf"^ +{percent}% +{SPAN}", text, f"{percent}%").groups())
    told["max"] = millis(*_found(rf"^ +Latency +\S+ +\S+ +{SPAN}", text, "maximum").groups())
    return told


def hey(text):
    """hey's summary, in whole tenths of a millisecond; it has no p99.9."""
    told = {}
    for name, percent in {"p50": "50", "p90": "90", "p99": "99"}.items():
        told[name] = float(_found(rf"^ +{percent}% in ([0-9.]+) secs", text, percent)[1]) * 1000
    told["max"] = float(_found(r"^ +Slowest:\s+([0-9.]+) secs", text, "slowest")[1]) * 1000
    return told


def autocannon(text):
    """autocannon with --json, in whole milliseconds."""
    latency = json.loads(text[text.index("{") :].splitlines()[0])["latency"]
    names = {"p50": "p50", "p90": "p90", "p99": "p99", "p999": "p99_9", "max": "max"}
    return {name: float(latency[theirs]) for name, theirs in names.items()}


def hyperfoil(text):
    """What HyperfoilRun prints of Hyperfoil's histogram."""
    theirs = {"p50": "50.0", "p90": "90.0", "p99": "99.0", "p999": "99.9", "max": "100.0"}
    told = {}
    for name, percent in theirs.items():
        pattern = rf"^percentile {re.escape(percent)} ([0-9.]+) ms"
        told[name] = float(_found(pattern, text, percent)[1])
    return told


def gatling(text):
    """Gatling's last table, in whole milliseconds."""
    theirs = {
        "p50": "response time 50th percentile",
        "p90": "response time 90th percentile",
        "p99": "response time 99th percentile",
        "p999": "response time 99.9th percentile",
        "max": "max response time",
    }
    told = {}
    for name, words in theirs.items():
        pattern = rf"^> {re.escape(words)} \(ms\) +\| +([0-9,]+) "
        told[name] = float(_found(pattern, text, words)[1].replace(",", ""))
    return told


def _object(text):
    """The JSON object among the lines of a text."""
    at = text.find("{\n") if text.startswith("{") else text.find("\n{") + 1
    if not text[at:].startswith("{"):
        raise ValueError(f"no JSON in what the generator said: {text[-2000:]!r}")
    return json.JSONDecoder().raw_decode(text[at:])[0]


def whiskwatt(text):
    """load --json: response times, from the intended start."""
    response = _object(text)["response_seconds"]
    names = {"p50": "p50", "p90": "p90", "p99": "p99", "p999": "p99.9", "max": "max"}
    return {name: response[theirs] * 1000 for name, theirs in names.items()}


def whiskwatt_of_itself(text):
    """What load --json says about its own work, in the units of the other figures."""
    told = _object(text)
    lateness = told["lateness_seconds"]
    return {
        "cpuPerTenThousand": told["generator_cpu_seconds_per_10000_invocations"],
        "latenessP50": lateness["p50"] * 1000,
        "latenessP99": lateness["p99"] * 1000,
        "sent": told["sent"],
        "dropped": told["dropped"],
        "succeeded": told["outcomes"].get("success", 0),
    }


def whiskwatt_notes(text):
    """In words, what load --json holds against its own figures."""
    told = _object(text)
    return [told[key] for key in ("generator_bound", "ended_early") if told[key]]


def h2load(log):
    """h2load's log of requests: start in µs, status, µs until the end of the reply."""
    spans = [int(line.split("\t")[2]) * 1000 for line in log.splitlines() if line]
    return percentiles_ms(spans)


def h2load_summary(text):
    """h2load's summary, which has a maximum and no percentile."""
    numbers = _found(rf"^time for request: +\S+ +{SPAN}", text, "time for request")
    return {"max": millis(*numbers.groups())}
