"""From one run of one generator to its figures, and from the runs of all rounds to medians."""

from bisect import bisect_right

from arithmetic import (
    NANOS,
    Stalls,
    median,
    per_ten_thousand,
    percentiles_ms,
    quantile,
    read_log,
    schedule_errors,
    second_half,
)

# Upper limits of the classes of the histogram of schedule errors, in milliseconds.
CLASSES_MS = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 100]


def figures(ended, summary, log, load):
    """All figures of a run: from the server's log and summary, and from the process."""
    arrivals, replies = read_log(log)
    if len(arrivals) < 2:
        raise ValueError("the server saw no load")
    first, last = arrivals[0], arrivals[-1]
    late = second_half(arrivals)
    used = ended.usage
    figures = {
        "requests": len(arrivals),
        "connections": summary["connections"],
        "perSecond": (len(arrivals) - 1) * NANOS / (last - first),
        "startSeconds": (first - ended.started) / NANOS,
        "peakMegabytes": ended.peak_bytes / 2**20,
        "cpuPerTenThousand": {
            "load": per_ten_thousand(used.between(first, last), len(arrivals)),
            "secondHalf": per_ten_thousand(used.between(late[0], last), len(late)),
            "process": per_ten_thousand(ended.cpu, len(arrivals)),
        },
        "cpuPercent": 100 * used.between(first, last) / (last - first),
        "serverCpuPerTenThousand": summary["cpuSeconds"] * 10_000 / len(arrivals),
    }
    if load.rate:
        figures["schedule"] = schedule(arrivals, load.rate)
        figures["sentShare"] = len(arrivals) / (load.rate * load.seconds)
    if summary["stallNanos"]:
        figures["stall"] = stall(arrivals, replies, summary, load.rate)
    return figures


def schedule(arrivals, per_second):
    """Errors of the schedule in milliseconds, of the whole run and of its second half."""
    whole = schedule_errors(arrivals, per_second)
    warm = schedule_errors(second_half(arrivals), per_second)
    return {"whole": _errors(whole), "secondHalf": _errors(warm), "histogram": histogram(whole)}


def _errors(ordered):
    shares = {"p50": 0.5, "p99": 0.99, "max": 1.0}
    return {name: quantile(ordered, share) / 1e6 for name, share in shares.items()}


def histogram(ordered):
    """How many errors each class holds; the last class has no upper limit."""
    below = [bisect_right(ordered, limit * 1e6) for limit in CLASSES_MS] + [len(ordered)]
    return [count - before for before, count in zip([0, *below], below)]


def stall(arrivals, replies, summary, per_second):
    """What the server did: spans from arrival to reply, and what arrived while it stalled."""
    stalls = Stalls(
        summary["serviceNanos"],
        summary["stallNanos"],
        summary["everyNanos"],
        summary["startedNanos"],
    )
    spans = [reply - at for at, reply in zip(arrivals, replies) if reply > 0]
    sent, due = stalls.sent_in_stalls(arrivals, per_second)
    return {
        "logged": percentiles_ms(spans),
        "unanswered": len(arrivals) - len(spans),
        "stalls": len(stalls.windows(arrivals[-1])),
        "sentInStalls": sent,
        "dueInStalls": due,
    }


def medians(runs):
    """Of runs with the same structure: the median of each number, and sums of histograms."""
    first = runs[0]
    if isinstance(first, dict):
        shared = [key for key in first if all(key in run for run in runs)]
        return {
            key: [sum(column) for column in zip(*(run[key] for run in runs))]
            if key == "histogram"
            else medians([run[key] for run in runs])
            for key in shared
        }
    return median(runs)


def summary_of(runs):
    """The medians of all rounds, by load and generator; failed runs are counted apart."""
    result = {}
    for run in runs:
        row = result.setdefault(run["load"], {}).setdefault(run["generator"], {"of": []})
        row["of"].append(run)
    for rows in result.values():
        for key, row in rows.items():
            whole = [run["figures"] for run in row["of"] if "figures" in run]
            failures = [run["failure"] for run in row["of"] if "failure" in run]
            notes = sorted({note for run in row["of"] for note in run.get("notes", [])})
            rows[key] = {"rounds": len(whole), "failures": failures, "notes": notes}
            if whole:
                rows[key]["median"] = medians(whole)
    return result
