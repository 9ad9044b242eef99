#!/bin/sh
# Smoke test of a running service with the Clerk emulator: sign-up, change, deletion and a forged delivery. Requires curl.
# Usage: docker/smoke.sh [service URL] [emulator URL]
set -eu

campusg=${1:-http://localhost:5000}
clerk=${2:-http://localhost:5100}
page=${CLERK_AUTHORIZED_PARTIES:-http://localhost:5173}
page=${page%%,*}
# Includes the start of emulator and service.
timeout_seconds=120

fail() { echo "smoke: FAILED: $*" >&2; exit 1; }
log() { echo "smoke: $*"; }

# Prints the first member with this name of the JSON on stdin.
member() { grep -o "\"$1\" *: *\"[^\"]*\"" | head -n 1 | sed 's/^"[^"]*" *: *"//; s/"$//'; }

call_clerk() { # method, path, body
  curl -sSf -X "$1" "$clerk$2" -H "Authorization: Bearer $key" -H 'Content-Type: application/json' ${3:+-d "$3"}
}

# Session tokens expire after one minute.
new_token() { call_clerk POST "/v1/sessions/$session/tokens" "{\"azp\":\"$page\"}" | member jwt; }

get_me() { # token, further arguments of curl; prints the status, writes headers and body to files
  bearer=$1; shift
  curl -sS -o "$tmp/body" -D "$tmp/headers" -w '%{http_code}' "$campusg/me" -H "Authorization: Bearer $bearer" "$@"
}

eventually() { # description, command that succeeds when the condition is met
  description=$1; shift
  remaining=$timeout_seconds
  until "$@"; do
    remaining=$((remaining - 1))
    [ "$remaining" -gt 0 ] || fail "$description: not within $timeout_seconds s; last response: $(cat "$tmp/body" 2>/dev/null)"
    sleep 1
  done
  log "$description"
}

ready() { [ "$(curl -s -o "$tmp/body" -w '%{http_code}' "$campusg/readyz")" = 200 ]; }
shown_as() { [ "$(get_me "$(new_token)")" = 200 ] && grep -q "\"firstName\":\"$1\"" "$tmp/body"; }
deleted() { [ "$(get_me "$last_token")" = 410 ]; }

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

eventually "the service is ready" ready
key=$(curl -sSf "$clerk/emulator/instance" | member secretKey)
[ -n "$key" ] || fail "no Clerk emulator at $clerk"

email="smoke-$(date +%s)-$$@campus.edu"
user=$(call_clerk POST /v1/users "{\"email_address\":[\"$email\"],\"first_name\":\"Ada\",\"last_name\":\"Lovelace\"}" | member id)
session=$(call_clerk POST /v1/sessions "{\"user_id\":\"$user\"}" | member id)
eventually "a sign-up at Clerk is shown at /me" shown_as Ada
grep -q "\"email\":\"$email\"" "$tmp/body" || fail "unexpected e-mail address: $(cat "$tmp/body")"

etag=$(sed -n 's/^[Ee][Tt][Aa][Gg]: *\([^\r]*\).*/\1/p' "$tmp/headers" | tr -d '\r')
[ "$(get_me "$(new_token)" -H "If-None-Match: $etag")" = 304 ] || fail "no 304 for an unchanged user"
log "/me returns 304 for an unchanged user"

call_clerk PATCH "/v1/users/$user" '{"first_name":"Augusta"}' >/dev/null
eventually "a new name at Clerk is shown at /me" shown_as Augusta

status=$(curl -sS -o "$tmp/body" -w '%{http_code}' "$campusg/me")
[ "$status" = 401 ] || fail "status without a token: $status"
log "/me returns 401 without a token"

status=$(curl -sS -o "$tmp/body" -w '%{http_code}' "$campusg/api/webhook/clerk" -H 'Content-Type: application/json' \
  -H 'svix-id: msg_forged' -H "svix-timestamp: $(date +%s)" -H 'svix-signature: v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=' \
  -d "{\"type\":\"user.deleted\",\"data\":{\"id\":\"$user\"}}")
[ "$status" = 401 ] || fail "status of a forged delivery: $status"
shown_as Augusta || fail "a forged delivery was applied: $(cat "$tmp/body")"
log "a forged delivery is rejected"

last_token=$(new_token)
call_clerk DELETE "/v1/users/$user" >/dev/null
eventually "/me returns 410 for a user who was deleted at Clerk" deleted
log "passed"
