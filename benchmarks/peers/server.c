/*
 * The known server: an HTTP/1.1 server whose service time and stalls are known beforehand and that
 * keeps its own log, so that load generators can be held against what really happened.
 *
 *   cc -O2 -o server server.c
 *   ./server --log FILE [--port N] [--service 2ms] [--stall 1.2s --every 10s]
 *
 * One thread, epoll, loopback only, keep-alive; any method and path, a body by Content-Length. Each
 * request is answered as OpenWhisk answers a blocking invocation (HEAD, with which some clients
 * open connections, at once and beside the log). Requests are always read and stamped at once;
 * during a stall replies are held. The first period starts with the first request,
 * and the stall lies in the middle of each period.
 *
 * The log holds three native 64-bit integers a request, in the order of arrival: when its last byte
 * was read, when its reply was about to be written (0: never), both CLOCK_MONOTONIC in nanoseconds
 * (the clock of Java's System.nanoTime on Linux), and the number of its connection. It is kept in
 * memory and written at SIGTERM, when one line of JSON on standard output sums up.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "http.h"
#include "setup.h"

enum {
  MAX_CONNECTIONS = 65536,
  EVENTS = 256,
  MAX_RECORDS = 50 * 1000 * 1000
};

/** One request of the log. */
struct record {
  int64_t arrived;
  int64_t replied;
  int64_t connection;
};

struct connection {
  int64_t number;
  bool busy;     /* a request waits for its reply */
  size_t unsent; /* bytes of out that the socket has not taken yet */
  size_t out_length;
  char out[REPLY_BYTES];
  struct input in;
};

/** A request whose reply is not due yet; all have the same service time, so a queue is in order. */
struct waiting {
  int64_t record;
  int64_t arrived;
  int64_t connection;
  int fd;
};

static struct {
  int64_t service;
  int64_t stall;
  int64_t every;
  int64_t started; /* arrival of the first request; 0: none yet */
  int epoll;
  int timer;
  int64_t timer_at; /* what the timer is set to; 0: off */
  struct record *log;
  int64_t records;
  int64_t unlogged;
  int64_t replies;
  int64_t refused;
  int64_t heads;
  int64_t connections;
  struct connection *by_fd[MAX_CONNECTIONS];
  struct waiting queue[MAX_CONNECTIONS];
  size_t queue_first;
  size_t queue_length;
  struct reply reply;
} server;

/* ---- stalls ---- */

/** The end of the stall that a moment falls into; 0: it falls into none. */
static int64_t stall_end(int64_t moment) {
  if (server.stall == 0 || server.started == 0) {
    return 0;
  }
  int64_t phase = (moment - server.started) % server.every;
  int64_t begin = (server.every - server.stall) / 2;
  bool inside = phase >= begin && phase < begin + server.stall;
  return inside ? moment - phase + begin + server.stall : 0;
}

/** When a request that arrived at a moment is answered. */
static int64_t due(int64_t arrived) {
  int64_t served = arrived + server.service;
  int64_t end = stall_end(served);
  return end > 0 ? end : served;
}

static void set_timer(int64_t moment) {
  if (moment == server.timer_at) {
    return;
  }
  struct itimerspec when = {{0, 0}, {moment / SECOND_NANOS, moment % SECOND_NANOS}};
  if (timerfd_settime(server.timer, TFD_TIMER_ABSTIME, &when, NULL) < 0) {
    fail("timerfd_settime");
  }
  server.timer_at = moment;
}

/* ---- replies ---- */

static void close_connection(int fd) {
  free(server.by_fd[fd]);
  server.by_fd[fd] = NULL;
  close(fd);
}

static void watch(int fd, uint32_t events) {
  struct epoll_event event = {.events = events, .data = {.fd = fd}};
  if (epoll_ctl(server.epoll, EPOLL_CTL_MOD, fd, &event) < 0) {
    fail("epoll_ctl");
  }
}

/** Writes what is left of a reply. False: the connection is closed. */
static bool flush_reply(int fd, struct connection *connection) {
  char *from = connection->out + connection->out_length - connection->unsent;
  ssize_t sent = send(fd, from, connection->unsent, MSG_NOSIGNAL);
  if (sent < 0 && errno != EAGAIN) {
    close_connection(fd);
    return false;
  }
  connection->unsent -= sent > 0 ? (size_t)sent : 0;
  if (connection->unsent > 0) {
    watch(fd, EPOLLOUT);
    return true;
  }
  connection->busy = false;
  if (connection->in.last) {
    close_connection(fd);
    return false;
  }
  return true;
}

static void refuse(int fd) {
  static const char text[] =
      "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
  server.refused++;
  if (send(fd, text, sizeof text - 1, MSG_NOSIGNAL) < 0) {
    perror("server: refusing");
  }
  close_connection(fd);
}

/** Begins the first bytes of the reply as it stands. False: the connection is closed. */
static bool begin_reply(int fd, struct connection *connection, size_t length) {
  memcpy(connection->out, server.reply.text, length);
  connection->out_length = length;
  connection->unsent = length;
  return flush_reply(fd, connection);
}

/** Answers a HEAD request: nobody's load, so neither held nor logged. */
static bool reply_head(int fd, struct connection *connection) {
  server.heads++;
  return begin_reply(fd, connection, server.reply.head_length);
}

static bool reply(int fd, struct connection *connection, int64_t record) {
  number_reply(&server.reply, record + 1);
  server.replies++;
  if (record < MAX_RECORDS) {
    server.log[record].replied = nanos_of(CLOCK_MONOTONIC);
  }
  return begin_reply(fd, connection, server.reply.length);
}

/* ---- requests ---- */

static int64_t arrived(struct connection *connection, int64_t now) {
  if (server.started == 0) {
    server.started = now;
  }
  int64_t record = server.records++;
  if (record < MAX_RECORDS) {
    server.log[record] = (struct record){now, 0, connection->number};
  } else {
    server.unlogged++;
  }
  return record;
}

static void wait_for(int fd, struct connection *connection, int64_t record, int64_t now) {
  size_t at = (server.queue_first + server.queue_length++) % MAX_CONNECTIONS;
  server.queue[at] = (struct waiting){record, now, connection->number, fd};
}

/** Handles whole requests in the buffer, one after the other. */
static void understand(int fd, struct connection *connection, int64_t now) {
  while (!connection->busy) {
    int head = connection->in.in_body ? 1 : take_head(&connection->in);
    if (head < 0) {
      refuse(fd);
      return;
    }
    if (head == 0 || !take_body(&connection->in)) {
      return;
    }
    connection->busy = true;
    if (connection->in.asks_head) {
      if (!reply_head(fd, connection)) {
        return;
      }
      continue;
    }
    int64_t record = arrived(connection, now);
    if (due(now) > now) {
      wait_for(fd, connection, record, now);
    } else if (!reply(fd, connection, record)) {
      return;
    }
  }
}

static void readable(int fd) {
  struct connection *connection = server.by_fd[fd];
  struct input *in = &connection->in;
  ssize_t got = read(fd, in->head + in->held, HEAD_BYTES - in->held);
  if (got < 0 && errno == EAGAIN) {
    return;
  }
  /* A full buffer behind a reply that is still due: more was sent ahead than is understood here. */
  if (got <= 0) {
    close_connection(fd);
    return;
  }
  in->held += (size_t)got;
  understand(fd, connection, nanos_of(CLOCK_MONOTONIC));
}

static void writable(int fd) {
  struct connection *connection = server.by_fd[fd];
  if (flush_reply(fd, connection) && connection->unsent == 0) {
    watch(fd, EPOLLIN);
    understand(fd, connection, nanos_of(CLOCK_MONOTONIC));
  }
}

/** Writes the replies that are due and sets the timer to the next one. */
static void release(void) {
  while (server.queue_length > 0) {
    struct waiting next = server.queue[server.queue_first];
    struct connection *connection = server.by_fd[next.fd];
    bool there = connection != NULL && connection->number == next.connection;
    int64_t moment = due(next.arrived);
    int64_t now = nanos_of(CLOCK_MONOTONIC);
    if (there && moment > now) {
      set_timer(moment);
      return;
    }
    server.queue_first = (server.queue_first + 1) % MAX_CONNECTIONS;
    server.queue_length--;
    if (there && reply(next.fd, connection, next.record) && connection->unsent == 0) {
      understand(next.fd, connection, now);
    }
  }
  set_timer(0);
}

static void accept_all(int listener) {
  int on = 1;
  int fd;
  while ((fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
    struct connection *connection = fd < MAX_CONNECTIONS ? calloc(1, sizeof *connection) : NULL;
    if (connection == NULL) {
      close(fd);
      continue;
    }
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    connection->number = ++server.connections;
    server.by_fd[fd] = connection;
    struct epoll_event event = {.events = EPOLLIN, .data = {.fd = fd}};
    if (epoll_ctl(server.epoll, EPOLL_CTL_ADD, fd, &event) < 0) {
      fail("epoll_ctl");
    }
  }
}

/* ---- start and end ---- */

static void watch_new(int fd) {
  struct epoll_event event = {.events = EPOLLIN, .data = {.fd = fd}};
  if (fd < 0 || epoll_ctl(server.epoll, EPOLL_CTL_ADD, fd, &event) < 0) {
    fail("epoll_ctl");
  }
}

static void serve(int listener, int end) {
  struct epoll_event events[EVENTS];
  for (;;) {
    int count = epoll_wait(server.epoll, events, EVENTS, -1);
    for (int i = 0; i < count; i++) {
      int fd = events[i].data.fd;
      if (fd == end) {
        return;
      } else if (fd == listener) {
        accept_all(listener);
      } else if (fd == server.timer) {
        uint64_t times;
        server.timer_at = read(fd, &times, sizeof times) > 0 ? 0 : server.timer_at;
      } else if (server.by_fd[fd] == NULL) {
        continue; /* closed by an earlier event of this round */
      } else if (events[i].events & EPOLLOUT) {
        writable(fd);
      } else {
        readable(fd);
      }
    }
    release();
  }
}

static void write_log(const char *path) {
  FILE *file = fopen(path, "wb");
  size_t count = (size_t)(server.records - server.unlogged);
  if (file == NULL || fwrite(server.log, sizeof(struct record), count, file) < count
      || fclose(file) != 0) {
    fail(path);
  }
}

static void sum_up(void) {
  printf("{\"requests\":%lld,\"replies\":%lld,\"refused\":%lld,\"heads\":%lld,"
         "\"unlogged\":%lld,\"connections\":%lld,\"cpuSeconds\":%.6f,\"startedNanos\":%lld,"
         "\"serviceNanos\":%lld,\"stallNanos\":%lld,\"everyNanos\":%lld}\n",
         (long long)server.records, (long long)server.replies, (long long)server.refused,
         (long long)server.heads, (long long)server.unlogged, (long long)server.connections,
         (double)nanos_of(CLOCK_PROCESS_CPUTIME_ID) / 1e9, (long long)server.started,
         (long long)server.service, (long long)server.stall, (long long)server.every);
}

static void usage(void) {
  fprintf(stderr,
          "usage: server --log FILE [--port N] [--service SPAN] [--stall SPAN --every SPAN]\n");
  exit(2);
}

int main(int argc, char **argv) {
  const char *log = NULL;
  int port = 0;
  for (int i = 1; i < argc; i += 2) {
    const char *value = i + 1 < argc ? argv[i + 1] : NULL;
    if (value == NULL) {
      usage();
    } else if (strcmp(argv[i], "--log") == 0) {
      log = value;
    } else if (strcmp(argv[i], "--port") == 0) {
      port = atoi(value);
    } else if (strcmp(argv[i], "--service") == 0) {
      server.service = span(value);
    } else if (strcmp(argv[i], "--stall") == 0) {
      server.stall = span(value);
    } else if (strcmp(argv[i], "--every") == 0) {
      server.every = span(value);
    } else {
      usage();
    }
  }
  if (log == NULL || (server.stall > 0) != (server.every > 0) || server.stall > server.every) {
    usage();
  }
  raise_file_limit(MAX_CONNECTIONS);
  server.log = mmap(NULL, sizeof(struct record) * MAX_RECORDS, PROT_READ | PROT_WRITE,
                    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (server.log == MAP_FAILED) {
    fail("memory for the log");
  }
  make_reply(&server.reply);
  server.epoll = epoll_create1(EPOLL_CLOEXEC);
  server.timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
  int end = signals();
  int listener = listen_on(port);
  watch_new(server.timer);
  watch_new(end);
  watch_new(listener);
  serve(listener, end);
  write_log(log);
  sum_up();
  return 0;
}
