def main(params):
    import hashlib

    block = bytes(65536)
    digest = hashlib.sha256()
    left = params["size"]
    while left > 0:
        digest.update(block if left >= len(block) else block[:left])
        left -= len(block)
    return {"size": params["size"], "sha256": digest.hexdigest()}
