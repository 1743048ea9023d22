# The sample actions; each function is an entry point.
import os
import subprocess
import sys

n = 0


def hello(params):
    return {"payload": "Hello from inside a QEMU VM! 🚀"}


def count(params):
    global n
    n += 1
    return {"count": n, "got": len(params["text"])}


def talk(params):
    print("out", params["n"])
    print("err", file=sys.stderr)
    print("rest", end="")
    return {}


def environment(params):
    return dict(os.environ)


def boom(params):
    raise ValueError("boom")


def five(params):
    return 5


def spin(params):
    print("spinning")
    while True:
        pass


def leave(params):
    os._exit(7)


def hoard(params):
    hoarded = []
    while True:
        hoarded.append(b"x" * (1 << 20))


def flood(params):
    return {"text": "x" * (6 << 20)}


def chatter(params):
    for i in range(20000):
        print("a line of some length, number", i)
    return {}


def fork(params):
    subprocess.Popen(["sleep", params["seconds"]], start_new_session=True)
    return {}
