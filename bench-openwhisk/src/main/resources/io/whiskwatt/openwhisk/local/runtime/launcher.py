# Runs one Python action inside a sandbox. Requests come as one line of JSON each from file
# descriptor 4, replies go to descriptor 3 as "<id> ok <json>" or "<id> failed <json text>".
# Whatever the action prints is log; a line with the end mark and the id closes an activation's logs.
import json
import os
import sys
import types

REPLIES = 3
REQUESTS = 4
END_OF_LOGS = "XXX_THE_END_OF_A_WHISK_ACTIVATION_XXX"


class Refused(Exception):
    """A reason that is its own message."""


def describe(error):
    if isinstance(error, Refused):
        return str(error)
    return "%s: %s" % (type(error).__name__, error)


def report(error):
    import traceback

    traceback.print_exception(type(error), error, error.__traceback__)


def load(request):
    if request["binary"]:
        raise Refused("zip archives are not supported here, only source text.")
    module = types.ModuleType("action")
    sys.modules["action"] = module
    exec(compile(request["code"], "action.py", "exec"), module.__dict__)
    found = module.__dict__.get(request["main"])
    if not callable(found):
        raise Refused("Action entrypoint '%s' is not a function." % request["main"])
    return found


def encode(value):
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, allow_nan=False).encode("utf-8")


class Launcher:
    def __init__(self):
        for descriptor in (REPLIES, REQUESTS):
            os.set_inheritable(descriptor, False)
        self.requests = os.fdopen(REQUESTS, "rb")
        self.replies = os.fdopen(REPLIES, "wb")
        self.main = None

    def reply(self, line):
        self.replies.write(line + b"\n")
        self.replies.flush()

    def finish(self, request, word, body):
        sys.stdout.flush()
        sys.stderr.write("%s %s\n" % (END_OF_LOGS, request["id"]))
        sys.stderr.flush()
        self.reply(("%s %s " % (request["id"], word)).encode("utf-8") + body)

    def init(self, request):
        try:
            self.main = load(request)
        except Exception as error:
            report(error)
            message = "Initialization has failed due to: " + describe(error)
            return self.finish(request, "failed", encode(message))
        return self.finish(request, "ok", b"{}")

    def run(self, request):
        try:
            result = self.main(request["value"])
            if not isinstance(result, (dict, list, tuple)):
                message = "The action did not return a dictionary."
                return self.finish(request, "failed", encode(message))
            body = encode(result)
        except Exception as error:
            report(error)
            message = "An error has occurred: " + describe(error)
            return self.finish(request, "failed", encode(message))
        return self.finish(request, "ok", body)

    def serve(self):
        self.reply(b"ready")
        for line in self.requests:
            request = json.loads(line)
            os.environ.update(request["env"])
            if request["op"] == "init":
                self.init(request)
            else:
                self.run(request)


Launcher().serve()
