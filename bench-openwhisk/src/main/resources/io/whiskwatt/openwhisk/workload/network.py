# A client and an echo server in one process, each message read whole before it is sent back.
import socket
import threading

LIMIT_SECONDS = 10


def quick(connection):
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    connection.settimeout(LIMIT_SECONDS)
    return connection


# None where the other end closed.
def receive(connection, size):
    message = bytearray(size)
    view = memoryview(message)
    filled = 0
    while filled < size:
        length = connection.recv_into(view[filled:])
        if length == 0:
            return None
        filled += length
    return message


def serve(server, size):
    try:
        with quick(server.accept()[0]) as connection:
            message = receive(connection, size)
            while message is not None:
                connection.sendall(message)
                message = receive(connection, size)
    except OSError:
        pass  # The client sees it too, and says so.


def connect(server):
    try:
        server.bind(("127.0.0.1", 0))
        server.listen(1)
        return quick(socket.create_connection(server.getsockname(), LIMIT_SECONDS))
    except OSError as error:
        raise OSError("the sandbox's loopback interface cannot be used: %s" % error)


def round_trips(client, n, size):
    checksum = 0
    for i in range(n):
        message = bytes([i % 251]) * size
        client.sendall(message)
        reply = receive(client, size)
        if reply != message:
            raise OSError("the echo is not what was sent")
        checksum += (i + 1) * reply[size - 1]
    return checksum


def main(params):
    n, size = params["n"], params["size"]
    with socket.socket() as server:
        with connect(server) as client:
            threading.Thread(target=serve, args=(server, size), daemon=True).start()
            checksum = round_trips(client, n, size)
    return {"n": n, "size": size, "bytes": n * size, "checksum": checksum}
