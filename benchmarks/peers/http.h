/*
 * The little HTTP/1.1 that the known server speaks: requests with a body by Content-Length, taken
 * off a bounded buffer, and one reply in the shape of OpenWhisk's to a blocking invocation.
 */
#ifndef PEERS_HTTP_H
#define PEERS_HTTP_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
  HEAD_BYTES = 8192, /* of request line and headers; more is refused */
  MAX_BODY_BYTES = 1024 * 1024,
  REPLY_BYTES = 1024,
  ID_DIGITS = 32
};

/** What has been read of a connection's requests. */
struct input {
  size_t held;      /* bytes in head */
  size_t body_left; /* of the request being read */
  bool in_body;
  bool last;      /* the client wants the connection closed after the reply */
  bool asks_head; /* HEAD, whose reply has no body: some open their connections with it */
  char head[HEAD_BYTES];
};

/** The value of a header in a head that ends with a zero; NULL: absent. */
static inline const char *header(const char *head, const char *name) {
  size_t length = strlen(name);
  for (const char *line = strstr(head, "\r\n"); line != NULL; line = strstr(line, "\r\n")) {
    line += 2;
    if (strncasecmp(line, name, length) == 0 && line[length] == ':') {
      const char *value = line + length + 1;
      return value + strspn(value, " \t");
    }
  }
  return NULL;
}

static inline void drop(struct input *input, size_t bytes) {
  input->held -= bytes;
  memmove(input->head, input->head + bytes, input->held);
}

/** Takes the head off the buffer. 1: taken, 0: not whole yet, -1: not to be understood. */
static inline int take_head(struct input *input) {
  char *end = memmem(input->head, input->held, "\r\n\r\n", 4);
  if (end == NULL) {
    return input->held == HEAD_BYTES ? -1 : 0;
  }
  end[2] = '\0'; /* the last line keeps its end: header() looks for it */
  if (strstr(input->head, " HTTP/1.") == NULL
      || header(input->head, "Transfer-Encoding") != NULL) {
    return -1;
  }
  const char *body = header(input->head, "Content-Length");
  long announced = body == NULL ? 0 : strtol(body, NULL, 10);
  if (announced < 0 || announced > MAX_BODY_BYTES) {
    return -1;
  }
  const char *keep = header(input->head, "Connection");
  input->last = keep != NULL && strncasecmp(keep, "close", 5) == 0;
  input->asks_head = strncmp(input->head, "HEAD ", 5) == 0;
  input->body_left = (size_t)announced;
  input->in_body = true;
  drop(input, (size_t)(end - input->head) + 4);
  return 1;
}

/** Takes the body off the buffer. True: the request is whole. */
static inline bool take_body(struct input *input) {
  size_t taken = input->body_left < input->held ? input->body_left : input->held;
  input->body_left -= taken;
  drop(input, taken);
  input->in_body = input->body_left > 0;
  return !input->in_body;
}

/** The reply, whose activation id is written anew for each request. */
struct reply {
  size_t length;
  size_t head_length;
  size_t id_in_header;
  size_t id_in_body;
  char text[REPLY_BYTES];
};

static inline void make_reply(struct reply *reply) {
  char id[ID_DIGITS + 1];
  char body[REPLY_BYTES / 2];
  memset(id, '0', ID_DIGITS);
  id[ID_DIGITS] = '\0';
  int body_length =
      snprintf(body, sizeof body,
               "{\"activationId\":\"%s\",\"duration\":2,\"name\":\"hello\",\"response\":"
               "{\"result\":{\"greeting\":\"Hello stranger!\"},\"size\":30,\"status\":\"success\","
               "\"success\":true},\"subject\":\"guest\",\"version\":\"0.0.1\"}",
               id);
  int length = snprintf(reply->text, sizeof reply->text,
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                        "x-openwhisk-activation-id: %s\r\nContent-Length: %d\r\n\r\n%s",
                        id, body_length, body);
  reply->length = (size_t)length;
  reply->head_length = (size_t)(length - body_length);
  reply->id_in_header = (size_t)(strstr(reply->text, id) - reply->text);
  char *rest = reply->text + reply->id_in_header + ID_DIGITS;
  reply->id_in_body = (size_t)(strstr(rest, id) - reply->text);
}

/** Writes a number as the activation id, in hexadecimal digits. */
static inline void number_reply(struct reply *reply, int64_t number) {
  char *id = reply->text + reply->id_in_header;
  for (int i = ID_DIGITS - 1; i >= 0; i--) {
    id[i] = "0123456789abcdef"[number & 15];
    number >>= 4;
  }
  memcpy(reply->text + reply->id_in_body, id, ID_DIGITS);
}

#endif
