#!/bin/sh
# Proves on a running service and Clerk emulator that a sign-up at Clerk arrives at /me, and that changes, deletions and
# forgeries end as they should. Needs curl. Usage: docker/smoke.sh [service] [emulator]
set -eu

campusg=${1:-http://localhost:5000}
clerk=${2:-http://localhost:5100}
page=${CLERK_AUTHORIZED_PARTIES:-http://localhost:5173}
page=${page%%,*}
patience=40

fail() { echo "smoke: FAILED: $*" >&2; exit 1; }
said() { echo "smoke: $*"; }

# The first member of that name in the JSON on stdin.
member() { grep -o "\"$1\" *: *\"[^\"]*\"" | head -n 1 | sed 's/^"[^"]*" *: *"//; s/"$//'; }

at_clerk() { # method, path, body
  curl -sSf -X "$1" "$clerk$2" -H "Authorization: Bearer $key" -H 'Content-Type: application/json' ${3:+-d "$3"}
}

# Lives for a minute only.
new_token() { at_clerk POST "/v1/sessions/$session/tokens" "{\"azp\":\"$page\"}" | member jwt; }

ask_me() { # a token, further arguments of curl; prints the status, leaves headers and body in files
  bearer=$1; shift
  curl -sS -o "$tmp/body" -D "$tmp/headers" -w '%{http_code}' "$campusg/me" -H "Authorization: Bearer $bearer" "$@"
}

eventually() { # what, then a command that succeeds once it is so
  what=$1; shift
  left=$patience
  until "$@"; do
    left=$((left - 1))
    [ "$left" -gt 0 ] || fail "$what, not within $patience s; the last answer: $(cat "$tmp/body" 2>/dev/null)"
    sleep 1
  done
  said "$what"
}

ready() { [ "$(curl -s -o "$tmp/body" -w '%{http_code}' "$campusg/readyz")" = 200 ]; }
shown_as() { [ "$(ask_me "$(new_token)")" = 200 ] && grep -q "\"firstName\":\"$1\"" "$tmp/body"; }
gone() { [ "$(ask_me "$last_token")" = 410 ]; }

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

eventually "the service is ready" ready
key=$(curl -sSf "$clerk/emulator/instance" | member secretKey)
[ -n "$key" ] || fail "no Clerk emulator at $clerk"

email="smoke-$(date +%s)-$$@campus.edu"
user=$(at_clerk POST /v1/users "{\"email_address\":[\"$email\"],\"first_name\":\"Ada\",\"last_name\":\"Lovelace\"}" | member id)
session=$(at_clerk POST /v1/sessions "{\"user_id\":\"$user\"}" | member id)
eventually "a sign-up at Clerk is shown at /me" shown_as Ada
grep -q "\"email\":\"$email\"" "$tmp/body" || fail "another e-mail address: $(cat "$tmp/body")"

etag=$(sed -n 's/^[Ee][Tt][Aa][Gg]: *\([^\r]*\).*/\1/p' "$tmp/headers" | tr -d '\r')
[ "$(ask_me "$(new_token)" -H "If-None-Match: $etag")" = 304 ] || fail "no 304 although nothing changed"
said "who has seen it already gets 304"

at_clerk PATCH "/v1/users/$user" '{"first_name":"Augusta"}' >/dev/null
eventually "a new name at Clerk is shown at /me" shown_as Augusta

status=$(curl -sS -o "$tmp/body" -w '%{http_code}' "$campusg/me")
[ "$status" = 401 ] || fail "without a token the answer is $status"
said "without a token nobody is shown"

status=$(curl -sS -o "$tmp/body" -w '%{http_code}' "$campusg/api/webhook/clerk" -H 'Content-Type: application/json' \
  -H 'svix-id: msg_forged' -H "svix-timestamp: $(date +%s)" -H 'svix-signature: v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=' \
  -d "{\"type\":\"user.deleted\",\"data\":{\"id\":\"$user\"}}")
[ "$status" = 401 ] || fail "a forged delivery is answered $status"
shown_as Augusta || fail "a forged delivery did something: $(cat "$tmp/body")"
said "a forged delivery is refused and does nothing"

last_token=$(new_token)
at_clerk DELETE "/v1/users/$user" >/dev/null
eventually "a deletion at Clerk is told by 410" gone
said "all is well"
