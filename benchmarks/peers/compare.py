#!/usr/bin/env python3
"""
Runs load generators side by side against the server of server.c and writes what they cost, how
well they keep a schedule, and what they report when the server stalls, as JSON. See README.md.
"""

import argparse
import json
import os
import platform
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import figures
import generators
from arithmetic import Stalls
from processes import HERE, KnownServer, compile_server, run, tls_before

VERSION = 1
ROOT = HERE.parent.parent
STALLS = ("--service", "2ms", "--stall", "1.2s", "--every", "10s")
STALL_RATE = 500
MARGIN_SECONDS = 60


@dataclass(frozen=True)
class Contest:
    """One kind of load, what the server does meanwhile, and who takes part."""

    key: str
    load: generators.Load
    server: tuple = ()
    tls: bool = False

    def takes_part(self, generator):
        variant = generator.key.removeprefix("whiskwatt-")
        if variant == "cold":
            return self.key == "rate-500"
        if variant == "spinning" and not self.load.rate:
            return False
        return generator.paces or not self.load.rate


def contests(options):
    """All contests, the longest last."""
    seconds = options.seconds
    return [
        Contest("closed", generators.Load(seconds, closed=64)),
        Contest("rate-500", generators.Load(seconds, rate=500)),
        Contest("rate-2000", generators.Load(seconds, rate=2000)),
        Contest("closed-tls", generators.Load(seconds, closed=64), tls=True),
        Contest("stall", generators.Load(options.stall_seconds, rate=STALL_RATE), server=STALLS),
    ]


class Comparison:
    """All contests in rounds; what fails is a result, not the end."""

    def __init__(self, options, present):
        self.options = options
        self.present = present
        self.runs = []

    def run(self):
        with tempfile.TemporaryDirectory(prefix="peers-") as scratch:
            program = compile_server(Path(scratch))
            for number in range(self.options.rounds):
                for place, contest in enumerate(self.chosen(number)):
                    self.contest(contest, number, place, program, Path(scratch))
        return self.runs

    def chosen(self, number):
        """Stalls are long and repeat themselves: the rounds of their own are fewer."""
        stalls = number < self.options.stall_rounds
        named = [each for each in contests(self.options) if each.key in self.options.only]
        return [each for each in named if stalls or each.key != "stall"]

    def contest(self, contest, number, place, program, scratch):
        if contest.tls and shutil.which("nginx") is None:
            return
        part = [each for each in self.present if contest.takes_part(each)]
        # Another order in each round: what the machine does beside hits all alike.
        first = (number * 3 + place) % len(part)
        for generator in part[first:] + part[:first]:
            directory = Path(tempfile.mkdtemp(dir=scratch))
            result = {"load": contest.key, "generator": generator.key, "round": number + 1}
            try:
                result |= once(contest, generator, program, directory)
                told(result)
            except (OSError, ValueError, KeyError, subprocess.SubprocessError) as e:
                result["failure"] = f"{type(e).__name__}: {e}"[:2000]
                print(f"{contest.key} {generator.key}: {result['failure']}", file=sys.stderr)
            self.runs.append(result)
            shutil.rmtree(directory)


def once(contest, generator, program, directory):
    """One generator once, against a server of its own."""
    server = KnownServer(program, directory, contest.server)
    with ExitStack() as stack:
        stack.callback(lambda: server.process.poll() is None and server.process.kill())
        url = server.url()
        if contest.tls:
            url = stack.enter_context(tls_before(server, directory, free_port()))
        command = generator.command(contest.load, url, directory)
        limit = contest.load.seconds + MARGIN_SECONDS
        ended = run(command, directory, generator.environment, limit)
        summary = server.stop()
    if ended.code not in generator.codes:
        raise ValueError(f"ended with {ended.code}: {ended.out[-1500:]}")
    measured = figures.figures(ended, summary, server.log, contest.load)
    measured["reported"] = generator.report(ended.out, directory)
    measured["ofItself"] = generator.of_itself(ended.out)
    return {"figures": measured, "notes": generator.notes(ended.out)}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def told(result):
    """Progress: one line for each run."""
    run_figures = result["figures"]
    words = f"{result['load']:10} {result['generator']:20} {run_figures['perSecond']:9.0f}/s"
    words += f"  {run_figures['cpuPerTenThousand']['load']:6.3f} CPU-s/10,000"
    words += f"  {run_figures['peakMegabytes']:5.0f} MB  start {run_figures['startSeconds']:5.2f} s"
    if "schedule" in run_figures:
        whole = run_figures["schedule"]["whole"]
        words += f"  late {whole['p50']:.3f}/{whole['p99']:.2f} ms"
    words += f"  p99 {run_figures['reported'].get('p99', float('nan')):.2f} ms"
    print(words, file=sys.stderr)
    for note in result["notes"]:
        print(f"  it says: {note}", file=sys.stderr)


def machine():
    """Facts of this machine as the page shows them."""
    model = "unknown"
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            model = line.split(":", 1)[1].strip()
    java = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20
    return {
        "cpu model": model,
        "cpus": str(os.cpu_count()),
        "memory": f"{memory} MB",
        "kernel": platform.release(),
        "java": java.splitlines()[0].replace('"', "") if java else "unknown",
        "load before (1, 5, 15 min)": " ".join(f"{each:.2f}" for each in os.getloadavg()),
    }


def install(installed):
    """Brings the peers from the ordinary registries into a folder; Debian's as root."""
    packages = ["gcc", "libc6-dev", "wrk", "hey", "nghttp2-client", "nginx-light", "openssl"]
    subprocess.run(["apt-get", "install", "-y", "--no-install-recommends", *packages], check=True)
    npm = installed / "npm"
    npm.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / "npm" / name, npm / name)
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund"]
    subprocess.run(["npm", "ci", "--prefix", npm, *quiet], check=True)
    for name, driver in {"hyperfoil": "HyperfoilRun", "gatling": "GatlingRun"}.items():
        jars, classes = installed / name / "jars", installed / name / "classes"
        copy = ["dependency:copy-dependencies", f"-DoutputDirectory={jars}"]
        subprocess.run(["mvn", "-q", "-B", "-f", HERE / name / "pom.xml", *copy], check=True)
        source = HERE / name / f"{driver}.java"
        subprocess.run(["javac", "-cp", f"{jars}/*", "-d", classes, source], check=True)
        for resource in (HERE / name / "resources").glob("*"):
            shutil.copy(resource, classes)


def arguments():
    keys = [each.key for each in contests(argparse.Namespace(seconds=1, stall_seconds=10))]
    parser = argparse.ArgumentParser(description=__doc__)
    add = parser.add_argument
    add("--install", action="store_true", help="bring the peers, then end")
    add("--installed", type=Path, default=HERE / "target", help="where they are kept")
    add("--jar", type=Path, default=ROOT / "benchmarks/target/benchmarks.jar")
    add("--out", type=Path, default=Path("peers.json"), help="default: %(default)s")
    add("--seconds", type=int, default=8, help="of each load; default: %(default)s")
    add("--rounds", type=int, default=2, help="medians are over them; default: %(default)s")
    add("--stall-seconds", type=int, default=60, help="a multiple of 10; default: %(default)s")
    add("--stall-rounds", type=int, default=1, help="default: %(default)s")
    add("--quick", action="store_true", help="2 s a load, 10 s of stalls, one round")
    add("--only", nargs="+", choices=keys, default=keys, help="these loads alone")
    add("--generators", nargs="+", default=[], help="these generators alone, by key")
    options = parser.parse_args()
    if options.quick:
        options.seconds, options.stall_seconds, options.rounds = 2, 10, 1
    if options.stall_seconds % 10 != 0:
        parser.error("--stall-seconds: the truth is known for whole periods of 10 s only")
    return options


def main():
    options = arguments()
    if options.install:
        install(options.installed.resolve())
        return
    everything = generators.all_of(options.jar.resolve(), options.installed.resolve())
    wanted = options.generators or [each.key for each in everything]
    named = [each for each in everything if each.key in wanted]
    missing = {each.key: each.missing() for each in named if each.missing()}
    for key, why in missing.items():
        print(f"left out: {key}: {why}", file=sys.stderr)
    present = [each for each in named if each.key not in missing]
    result = {
        "version": VERSION,
        "measured": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "machine": machine(),
        "settings": {
            "seconds": options.seconds,
            "rounds": options.rounds,
            "stallSeconds": options.stall_seconds,
            "stallRounds": options.stall_rounds,
            "stallPerSecond": STALL_RATE,
            "connections": 64,
            "tls": shutil.which("nginx") is not None,
        },
        "truth": Stalls(2_000_000, 1_200_000_000, 10_000_000_000, 0).truth_ms(),
        "lateness": figures.CLASSES_MS,
        "generators": {
            each.key: {"name": each.name, "version": each.version()} for each in present
        },
        "missing": missing,
    }
    runs = Comparison(options, present).run()
    result["summary"] = figures.summary_of(runs)
    result["runs"] = runs
    options.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(f"written: {options.out}", file=sys.stderr)


if __name__ == "__main__":
    main()
