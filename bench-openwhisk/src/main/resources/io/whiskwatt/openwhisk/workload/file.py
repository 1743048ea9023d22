import os

# The byte at an offset is the offset modulo 251: the digest does not depend on the blocks.
PERIOD = 251


def write(file, size, block):
    content = memoryview(bytes(i % PERIOD for i in range(block + PERIOD)))
    blocks = 0
    for at in range(0, size, block):
        length = min(block, size - at)
        begin = at % PERIOD
        if os.write(file, content[begin : begin + length]) != length:
            raise OSError("the temporary directory is full")
        blocks += 1
    return blocks


def digest(file, size, block):
    import hashlib

    found = hashlib.sha256()
    for at in range(0, size, block):
        part = os.pread(file, block, at)
        if len(part) != min(block, size - at):
            raise OSError("the file does not hold what was written")
        found.update(part)
    return found.hexdigest()


def main(params):
    size, block = params["size"], params["block"]
    path = os.environ.get("TMPDIR", "/tmp") + "/whiskwatt-" + os.urandom(8).hex()
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        blocks = write(file, size, block)
        os.fsync(file)
        return {"size": size, "block": block, "blocks": blocks, "sha256": digest(file, size, block)}
    finally:
        os.close(file)
        os.unlink(path)
