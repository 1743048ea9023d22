"""Processes of the comparison: the known server, a TLS terminator before it, and one generator."""

import json
import os
import shutil
import signal
import subprocess
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from arithmetic import Usage

HERE = Path(__file__).resolve().parent
PATIENCE_SECONDS = 30


def cpu_clock(pid):
    """The number of the clock that counts a process's CPU time in nanoseconds (Linux's ABI)."""
    return (~pid << 3) | 2


class KnownServer:
    """The server of server.c as a process of its own, with its log."""

    def __init__(self, program, directory, options=()):
        self.log = directory / "server.log"
        command = [program, "--log", self.log, *options]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        said = self.process.stdout.readline()
        if not said.startswith("listening: "):
            raise OSError(f"the server did not start: {said!r}")
        self.port = int(said.split()[1])
        self.summary = {}

    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def stop(self):
        """Ends the server, which then writes its log; its own summary."""
        self.process.send_signal(signal.SIGTERM)
        said, _ = self.process.communicate(timeout=PATIENCE_SECONDS)
        self.summary = json.loads(said)
        return self.summary


def compile_server(directory):
    """The server as a program; needs a C compiler."""
    program = directory / "server"
    compiler = shutil.which("gcc")
    if compiler is None:
        raise OSError("gcc is missing: the server is a C program; apt-get install gcc libc6-dev")
    source = HERE / "server.c"
    subprocess.run(
        [compiler, "-O2", "-Wall", "-Wextra", "-Werror", "-o", program, source], check=True
    )
    return program


NGINX = """
daemon off;
worker_processes 1;
pid {directory}/nginx.pid;
error_log stderr;
events {{ worker_connections 4096; }}
http {{
  access_log off;
  client_body_temp_path {directory}/body;
  proxy_temp_path {directory}/proxy;
  fastcgi_temp_path {directory}/fastcgi;
  uwsgi_temp_path {directory}/uwsgi;
  scgi_temp_path {directory}/scgi;
  keepalive_requests 1000000000;
  upstream known {{ server 127.0.0.1:{behind}; keepalive 512; keepalive_requests 1000000000; }}
  server {{
    listen 127.0.0.1:{port} ssl backlog=4096;
    ssl_certificate {directory}/certificate.pem;
    ssl_certificate_key {directory}/key.pem;
    location / {{
      proxy_pass http://known;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
    }}
  }}
}}
"""


@contextmanager
def tls_before(server, directory, port):
    """nginx before a server, with a certificate of its own; its address."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
        + ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
        + ["-keyout", directory / "key.pem", "-out", directory / "certificate.pem"],
        check=True,
        capture_output=True,
    )
    configuration = directory / "nginx.conf"
    configuration.write_text(NGINX.format(directory=directory, behind=server.port, port=port))
    process = subprocess.Popen(["nginx", "-c", configuration], stderr=subprocess.PIPE)
    try:
        time.sleep(0.5)
        if process.poll() is not None:
            raise OSError(f"nginx did not start: {process.stderr.read().decode()}")
        yield f"https://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE_SECONDS)


@dataclass(frozen=True)
class Ended:
    """What a generator said and used; moments of CLOCK_MONOTONIC, all spans in nanoseconds."""

    code: int
    out: str
    started: int
    cpu: int
    peak_bytes: int
    usage: Usage


def run(command, directory, environment, limit_seconds):
    """Runs a generator to its end, sampling its CPU time and its peak resident set."""
    with open(directory / "out.txt", "w+b") as out:
        started = time.clock_gettime_ns(time.CLOCK_MONOTONIC)
        process = subprocess.Popen(
            [str(word) for word in command],
            cwd=directory,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        killer = threading.Timer(limit_seconds, process.kill)
        killer.start()
        samples, peak = _watch(process)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        killer.cancel()
        out.seek(0)
        said = out.read().decode(errors="replace")
    cpu = round((used.ru_utime + used.ru_stime) * 1e9)
    return Ended(process.returncode, said, started, cpu, peak, Usage(tuple(samples)))


def _watch(process):
    """
    Samples until the process has ended, without reaping it. The peak is VmHWM: the maximum that
    wait4 tells also holds what this script had in memory before the other program replaced it.
    """
    clock, status, samples, peak = cpu_clock(process.pid), f"/proc/{process.pid}/status", [], 0
    while True:
        ended = os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        if ended is not None:
            return samples, peak
        try:
            cpu = time.clock_gettime_ns(clock)
            samples.append((time.clock_gettime_ns(time.CLOCK_MONOTONIC), cpu))
        except OSError:
            continue  # it has just ended
        with open(status, encoding="ascii") as lines:
            for line in lines:
                if line.startswith("VmHWM:"):
                    peak = int(line.split()[1]) * 1024
        time.sleep(0.05)
