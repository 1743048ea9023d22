# The text is one that every language writes alike: no spaces, keys in the order they were set,
# quarters as fractions.
def record(i):
    return {
        "id": i,
        "name": "record-%d" % i,
        "ratio": i + 0.25,
        "valid": i % 3 == 0,
        "tags": ["naïve", "tag-%d" % (i % 10)],
    }


def main(params):
    import hashlib
    import json

    def text(document):
        return json.dumps(document, ensure_ascii=False, separators=(",", ":"))

    parsed = json.loads(text({"records": [record(i) for i in range(params["n"])]}))
    written = text(parsed).encode("utf-8")
    return {
        "n": params["n"],
        "bytes": len(written),
        "checksum": sum(each["id"] + int(4 * each["ratio"]) for each in parsed["records"]),
        "sha256": hashlib.sha256(written).hexdigest(),
    }
