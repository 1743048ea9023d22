def main(params):
    import hashlib

    size = params.get("size", 1048576)
    block = bytes(65536)
    digest = hashlib.sha256()
    left = size
    while left > 0:
        digest.update(block if left >= len(block) else block[:left])
        left -= len(block)
    return {"size": size, "sha256": digest.hexdigest()}
