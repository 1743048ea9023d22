/*
 * What the known server needs before it can serve: spans as people write them, a listening socket
 * on the loopback interface, the clock, and the signals that end it.
 */
#ifndef PEERS_SETUP_H
#define PEERS_SETUP_H

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <time.h>

static const int64_t SECOND_NANOS = 1000000000;

static inline int64_t nanos_of(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return now.tv_sec * SECOND_NANOS + now.tv_nsec;
}

static inline void fail(const char *what) {
  fprintf(stderr, "server: %s: %s\n", what, strerror(errno));
  exit(1);
}

/** A span as people write it: 2ms, 1.2s, 500us. */
static inline int64_t span(const char *text) {
  char *unit;
  double value = strtod(text, &unit);
  double scale = strcmp(unit, "s") == 0    ? 1e9
                 : strcmp(unit, "ms") == 0 ? 1e6
                 : strcmp(unit, "us") == 0 ? 1e3
                                           : -1;
  if (unit == text || scale < 0 || value < 0 || value > 3600) {
    fprintf(stderr, "server: not a span: \"%s\"; write 2ms, 1.2s or 500us\n", text);
    exit(2);
  }
  return (int64_t)(value * scale + 0.5);
}

static inline int listen_on(int port) {
  int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  int on = 1;
  struct sockaddr_in address = {
      .sin_family = AF_INET,
      .sin_port = htons((uint16_t)port),
      .sin_addr = {.s_addr = htonl(INADDR_LOOPBACK)},
  };
  socklen_t length = sizeof address;
  if (listener < 0 || setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) < 0
      || bind(listener, (struct sockaddr *)&address, length) < 0 || listen(listener, 4096) < 0
      || getsockname(listener, (struct sockaddr *)&address, &length) < 0) {
    fail("listening on 127.0.0.1");
  }
  printf("listening: %d\n", ntohs(address.sin_port));
  fflush(stdout);
  return listener;
}

static inline int signals(void) {
  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGTERM);
  sigaddset(&ends, SIGINT);
  sigprocmask(SIG_BLOCK, &ends, NULL);
  return signalfd(-1, &ends, SFD_NONBLOCK | SFD_CLOEXEC);
}

/** Allows as many connections as the machine does, but for a bound. */
static inline void raise_file_limit(rlim_t most) {
  struct rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max < most ? files.rlim_max : most;
  setrlimit(RLIMIT_NOFILE, &files);
}

#endif
