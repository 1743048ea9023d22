"""
Tests of the known server; they need gcc and fail without it: the build skips them where it is
missing. Bounds are those that the server guarantees, never how fast a machine is.
"""

import http.client
import socket
import tempfile
import threading
import time
import unittest
from pathlib import Path

import arithmetic
from processes import KnownServer, compile_server

BODY = '{"name":"stranger"}'


class Server(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.directory = Path(cls.scratch.name)
        cls.program = compile_server(cls.directory)

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def start(self, *options):
        server = KnownServer(self.program, self.directory, options)
        self.addCleanup(server.process.stdout.close)
        self.addCleanup(server.process.wait)
        self.addCleanup(server.process.kill)
        return server

    def connect(self, server):
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        self.addCleanup(connection.close)
        return connection

    def post(self, connection, body=BODY):
        connection.request("POST", "/any/path", body, {"Content-Type": "application/json"})
        reply = connection.getresponse()
        return reply.status, reply.getheader("x-openwhisk-activation-id"), reply.read().decode()

    def logged(self, server):
        summary = server.stop()
        return summary, *arithmetic.read_log(server.log)

    @staticmethod
    def counts(summary, *names):
        return tuple(summary[name] for name in names)

    def test_each_reply_has_its_own_activation_id_in_header_and_body(self):
        connection = self.connect(self.start())
        status, first, body = self.post(connection)
        _, second, _ = self.post(connection)
        self.assertEqual(200, status)
        self.assertIn(f'"activationId":"{first}"', body)
        self.assertRegex(first, "^[0-9a-f]{32}$")
        self.assertNotEqual(first, second)

    def test_one_connection_serves_many_and_the_log_holds_them_in_order(self):
        server = self.start()
        connection = self.connect(server)
        for _ in range(20):
            self.post(connection)
        summary, arrivals, replies = self.logged(server)
        self.assertEqual((20, 20, 1), self.counts(summary, "requests", "replies", "connections"))
        self.assertEqual(sorted(arrivals), list(arrivals))
        self.assertTrue(all(reply >= at for at, reply in zip(arrivals, replies)))
        self.assertGreater(summary["cpuSeconds"], 0)

    def test_a_request_arrives_with_its_last_byte(self):
        server = self.start()
        with socket.create_connection(("127.0.0.1", server.port)) as raw:
            for part in (b"POST / HTTP/1.1\r\nContent-", b"Length: 4\r\n", b"\r\n12", b"34"):
                raw.sendall(part)
            self.assertIn(b"200 OK", raw.recv(4096))
        self.assertEqual(1, self.logged(server)[0]["requests"])

    def test_a_head_request_has_no_body_in_its_reply_and_no_line_in_the_log(self):
        server = self.start("--service", "20ms")
        connection = self.connect(server)
        connection.request("HEAD", "/any/path")
        reply = connection.getresponse()
        self.assertEqual((200, b""), (reply.status, reply.read()))
        self.assertEqual(200, self.post(connection)[0])
        summary = self.logged(server)[0]
        self.assertEqual((1, 1, 1), self.counts(summary, "requests", "heads", "connections"))

    def test_a_body_of_many_reads_is_taken_whole(self):
        connection = self.connect(self.start())
        self.assertEqual(200, self.post(connection, "x" * 300_000)[0])
        self.assertEqual(200, self.post(connection)[0])

    def test_the_service_time_is_never_undercut(self):
        server = self.start("--service", "20ms")
        connection = self.connect(server)
        for _ in range(5):
            self.post(connection)
        _, arrivals, replies = self.logged(server)
        spans = [reply - at for at, reply in zip(arrivals, replies)]
        self.assertEqual(5, len(spans))
        self.assertGreaterEqual(min(spans), 20_000_000)

    def test_replies_are_held_during_a_stall_while_requests_are_still_read(self):
        # Of each 2 s, the server stalls from 0.5 s to 1.5 s after the first request.
        server = self.start("--stall", "1s", "--every", "2s")
        self.post(self.connect(server))
        over = time.monotonic() + 1.6

        def ask():
            connection = self.connect(server)
            while time.monotonic() < over:
                self.post(connection)

        clients = [threading.Thread(target=ask) for _ in range(4)]
        for client in clients:
            client.start()
        for client in clients:
            client.join()
        summary, arrivals, replies = self.logged(server)
        begin = summary["startedNanos"] + 500_000_000
        end = begin + 1_000_000_000
        held = [reply for at, reply in zip(arrivals, replies) if begin <= at < end]
        self.assertTrue(0 < len(held) <= len(clients), "one of each client at most, for they wait")
        self.assertGreaterEqual(min(held), end)

    def test_what_is_no_request_is_refused_and_the_server_goes_on(self):
        server = self.start()
        chunked = b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
        endless = b"POST / HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n"
        for nonsense in (b"nonsense\r\n\r\n", b"x" * 8192, chunked, endless):
            with socket.create_connection(("127.0.0.1", server.port)) as raw:
                raw.sendall(nonsense)
                self.assertTrue(raw.recv(4096).startswith(b"HTTP/1.1 400"))
        self.assertEqual(200, self.post(self.connect(server))[0])
        self.assertEqual(4, self.logged(server)[0]["refused"])

    def test_a_client_that_leaves_before_its_reply_stays_unanswered_in_the_log(self):
        server = self.start("--service", "1s")
        with socket.create_connection(("127.0.0.1", server.port)) as raw:
            raw.sendall(b"GET / HTTP/1.1\r\n\r\n")
        self.post(self.connect(server))
        _, arrivals, replies = self.logged(server)
        self.assertEqual(2, len(arrivals))
        self.assertEqual(1, sum(1 for reply in replies if reply == 0))


if __name__ == "__main__":
    unittest.main()
