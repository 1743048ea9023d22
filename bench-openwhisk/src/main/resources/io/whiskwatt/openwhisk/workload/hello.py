def main(params):
    return {"payload": "Hello from inside a QEMU VM! 🚀"}
