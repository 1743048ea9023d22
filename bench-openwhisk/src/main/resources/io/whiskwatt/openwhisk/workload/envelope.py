

def _whiskwatt_place():
    import os

    def read(path):
        try:
            with open(path) as file:
                return file.read().strip()
        except (OSError, ValueError):
            return ""

    # Of the sandbox when this code was loaded, in milliseconds; from its first process, or from
    # this one where the PID namespace is the machine's own (4026531836) or not to be seen.
    def age():
        try:
            first = "self" if os.readlink("/proc/self/ns/pid") == "pid:[4026531836]" else "1"
        except OSError:
            first = "self"
        ticks = read("/proc/%s/stat" % first).rpartition(")")[2].split()[19]
        up = read("/proc/uptime").split()[0]
        return max(0, round(float(up) * 1000 - int(ticks) * 10))

    system = os.uname()
    place = {
        "instance": os.urandom(8).hex(),
        "bootId": read("/proc/sys/kernel/random/boot_id"),
        "kernel": system.release,
        "host": system.nodename,
    }
    try:
        place["age"] = age()
    except (IndexError, ValueError):
        pass
    return place


_WHISKWATT = _whiskwatt_place()
_WHISKWATT["count"] = 0


def whiskwatt_main(params):
    _WHISKWATT["count"] += 1
    return {**main({**_WHISKWATT_DEFAULTS, **params}), "whiskwatt": dict(_WHISKWATT)}
