def main(params):
    page = 4096
    pages = (params["size"] + page - 1) // page
    memory = bytearray(params["size"])
    for i in range(pages):
        memory[i * page] = i % 251 + 1
    checksum = 0
    for i in range(pages):
        checksum += (i + 1) * memory[i * page]
    return {"size": params["size"], "pages": pages, "checksum": checksum}
