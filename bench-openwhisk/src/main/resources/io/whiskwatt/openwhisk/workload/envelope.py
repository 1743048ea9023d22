

def _whiskwatt_place():
    import os

    try:
        with open("/proc/sys/kernel/random/boot_id") as file:
            boot_id = file.read().strip()
    except OSError:
        boot_id = ""
    return {"instance": os.urandom(8).hex(), "bootId": boot_id, "kernel": os.uname().release}


_WHISKWATT = _whiskwatt_place()
_WHISKWATT["count"] = 0


def whiskwatt_main(params):
    _WHISKWATT["count"] += 1
    return {**main(params), "whiskwatt": dict(_WHISKWATT)}
