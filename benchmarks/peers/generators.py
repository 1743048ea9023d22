"""The generators that are compared: where they are, what they are called with, what they say."""

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import reports

HERE = Path(__file__).resolve().parent
BODY = '{"name":"stranger"}'
CONTENT = "application/json"
PATH = "/api/v1/namespaces/_/actions/hello?blocking=true"
IN_FLIGHT = 1024


@dataclass(frozen=True)
class Load:
    """What a generator is to do: a number of calls at once without a pause, or a constant rate."""

    seconds: int
    closed: int = 0
    rate: int = 0

    def connections(self):
        """
        Those that pace each connection get as many as a stall of 1.2 s can keep waiting and as
        divide the rate: at 500/s 500 connections with a call a second each.
        """
        return self.closed if self.closed else 500

    def each(self):
        """Calls a second of one connection, for those that pace connections."""
        return self.rate // self.connections()


class Generator:
    """One generator: a key, a name for people, and which loads it can make."""

    key = ""
    name = ""
    paces = True
    codes = (0,)
    environment: dict = {}

    def missing(self):
        """Why it cannot run here; empty: it can."""
        return "" if shutil.which(self.key) else f"there is no {self.key} in the PATH"

    def version(self):
        raise NotImplementedError

    def command(self, load, url, directory):
        """What is started, in that empty directory."""
        raise NotImplementedError

    def report(self, text, directory):
        """The percentiles it reports, in milliseconds, by name."""
        raise NotImplementedError

    def of_itself(self, text):
        """Figures of its own work, where it tells them."""
        return {}

    def notes(self, text):
        """What it holds against its own figures, in words."""
        return []


def _debian_version(package):
    said = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Version}", package], capture_output=True, text=True
    )
    return said.stdout.strip() or "unknown"


class Wrk(Generator):
    key = "wrk"
    name = "wrk"
    paces = False

    def version(self):
        return _debian_version("wrk")

    def command(self, load, url, directory):
        script = directory / "post.lua"
        script.write_text(
            f"wrk.method = 'POST'\nwrk.body = '{BODY}'\n"
            f"wrk.headers['Content-Type'] = '{CONTENT}'\n"
        )
        threads = ["-t", 1, "-c", load.closed, "-d", f"{load.seconds}s"]
        return ["wrk", *threads, "--latency", "--timeout", "10s", "-s", script, url + PATH]

    def report(self, text, directory):
        return reports.wrk(text)


class H2load(Generator):
    key = "h2load"
    name = "h2load (HTTP/1.1)"

    def version(self):
        return _debian_version("nghttp2-client")

    def command(self, load, url, directory):
        body = directory / "body.json"
        body.write_text(BODY)
        words = ["h2load", "--h1", "-t", 1, "-c", load.connections(), "-D", load.seconds]
        words += ["-d", body, "-H", f"Content-Type: {CONTENT}"]
        if load.rate:
            words += ["--rps", load.each(), "--log-file", directory / "requests.log"]
        return [*words, url + PATH]

    def report(self, text, directory):
        log = directory / "requests.log"
        return reports.h2load(log.read_text()) if log.exists() else reports.h2load_summary(text)


class Hey(Generator):
    key = "hey"
    name = "hey"

    def version(self):
        return _debian_version("hey")

    def command(self, load, url, directory):
        words = ["hey", "-z", f"{load.seconds}s", "-c", load.connections()]
        words += ["-q", load.each()] if load.rate else []
        return [*words, "-m", "POST", "-T", CONTENT, "-d", BODY, url + PATH]

    def report(self, text, directory):
        return reports.hey(text)


class Autocannon(Generator):
    key = "autocannon"
    name = "autocannon"

    def __init__(self, installed):
        self.module = installed / "npm/node_modules/autocannon"

    def missing(self):
        if shutil.which("node") is None:
            return "there is no node in the PATH"
        return "" if self.module.is_dir() else "not installed: compare.py --install"

    def version(self):
        return json.loads((self.module / "package.json").read_text())["version"]

    def command(self, load, url, directory):
        words = ["node", self.module / "autocannon.js", "--json", "--no-progress"]
        words += ["-c", load.connections(), "-d", load.seconds, "-m", "POST", "-b", BODY]
        words += ["-H", f"content-type={CONTENT}"]
        words += ["-R", load.rate] if load.rate else []
        return [*words, url + PATH]

    def report(self, text, directory):
        return reports.autocannon(text)


class OnJava(Generator):
    """A generator of jars that Maven has brought, with a class of our own that starts it."""

    def __init__(self, installed):
        self.jars = installed / self.key / "jars"
        self.classes = installed / self.key / "classes"

    def missing(self):
        return "" if self.classes.is_dir() else "not installed: compare.py --install"

    def class_path(self):
        return f"{self.classes}:{self.jars}/*"

    def version_of(self, artifact):
        jars = sorted(self.jars.glob(f"{artifact}-[0-9]*.jar"))
        return jars[0].stem.removeprefix(artifact + "-") if jars else "unknown"


HYPERFOIL = """
name: compare
threads: 1
http:
  host: {origin}
  sharedConnections: {connections}
phases:
- main:
    {phase}:
      {load}
      duration: {seconds}s
      scenario:
      - call:
        - httpRequest:
            POST: {path}
            headers:
              content-type: {content}
            body: '{body}'
"""


class Hyperfoil(OnJava):
    key = "hyperfoil"
    name = "Hyperfoil"

    def version(self):
        return self.version_of("hyperfoil-http")

    def command(self, load, url, directory):
        closed, rate = f"users: {load.closed}", f"usersPerSec: {load.rate}"
        rate += f"\n      variance: false\n      maxSessions: {4 * IN_FLIGHT}"
        benchmark = directory / "benchmark.hf.yaml"
        benchmark.write_text(
            HYPERFOIL.format(
                origin=url,
                connections=load.closed or IN_FLIGHT,
                phase="always" if load.closed else "constantRate",
                load=closed if load.closed else rate,
                seconds=load.seconds,
                path=PATH,
                content=CONTENT,
                body=BODY,
            )
        )
        return ["java", "-cp", self.class_path(), "HyperfoilRun", benchmark]

    def report(self, text, directory):
        return reports.hyperfoil(text)


class Gatling(OnJava):
    key = "gatling"
    name = "Gatling"

    def version(self):
        return self.version_of("gatling-core")

    def command(self, load, url, directory):
        # The module is opened as Gatling's own launcher does.
        words = ["java", "--add-opens=java.base/java.lang=ALL-UNNAMED"]
        words += [f"-Djava.util.prefs.userRoot={directory}", "-cp", self.class_path()]
        words += [f"-Dpeers.url={url}{PATH}", f"-Dpeers.body={BODY}"]
        words += [f"-Dpeers.closed={load.closed}", f"-Dpeers.rate={load.rate}"]
        words += [f"-Dpeers.seconds={load.seconds}", "io.gatling.app.Gatling"]
        return [*words, "-s", "GatlingRun", "-rf", directory / "results"]

    def report(self, text, directory):
        return reports.gatling(text)


class Whiskwatt(Generator):
    """This project's generator alone: the command load of benchmarks.jar."""

    # 1: it holds something against its own figures, and says what; they stand with that note.
    codes = (0, 1)

    def __init__(self, jar, key, name, options):
        self.jar = jar
        self.key = key
        self.name = name
        self.options = options

    def missing(self):
        return "" if self.jar.is_file() else f"not built: {self.jar.name}; mvn -DskipTests package"

    def version(self):
        command = ["java", "-jar", self.jar, "--version"]
        said = subprocess.run(command, capture_output=True, text=True)
        return said.stdout.strip().removeprefix("WhiskWatt ").split(" ")[0] or "unknown"

    def command(self, load, url, directory):
        words = ["java", "-jar", self.jar, "load", url + PATH, "--json", *self.options]
        words += ["--window", f"{load.seconds}s", "--method", "POST", "--body", BODY]
        words += ["--header", f"Content-Type: {CONTENT}"]
        words += ["--insecure"] if url.startswith("https:") else []
        return [*words, *(["--rate", f"{load.rate}/s"] if load.rate else ["--closed", load.closed])]

    def report(self, text, directory):
        return reports.whiskwatt(text)

    def of_itself(self, text):
        return reports.whiskwatt_of_itself(text)

    def notes(self, text):
        return reports.whiskwatt_notes(text)


def all_of(jar, installed):
    """All generators, ours first; a key with a dash is a variant that takes part in some loads."""
    return [
        Whiskwatt(jar, "whiskwatt", "WhiskWatt", []),
        Whiskwatt(jar, "whiskwatt-okhttp", "WhiskWatt, OkHttp", ["--transport", "okhttp"]),
        Whiskwatt(jar, "whiskwatt-spinning", "WhiskWatt, spinning", ["--pacing", "spinning"]),
        Whiskwatt(jar, "whiskwatt-cold", "WhiskWatt, no self-warm-up", ["--no-self-warm-up"]),
        Hyperfoil(installed),
        Wrk(),
        H2load(),
        Hey(),
        Autocannon(installed),
        Gatling(installed),
    ]
