# Progress lines and errors.

# step TEXT: one line that says what begins, with the seconds since ./dev started.
step() { printf '[%4ss] %s\n' "$SECONDS" "$*"; }

note() { printf '        %s\n' "$*"; }

# die TEXT…: an error says what was wrong and what to do.
die() {
  printf './dev: %s\n' "$1" >&2
  shift
  [ $# -eq 0 ] || printf '       %s\n' "$@" >&2
  exit 1
}

# in_background LOG COMMAND…: starts COMMAND with its output in LOG; the process id is in $!.
in_background() {
  local log=$1
  shift
  mkdir -p "$(dirname "$log")"
  "$@" >"$log" 2>&1 </dev/null &
}

# await PID LOG WHAT: waits for a background command and shows the end of its log when it failed.
await() {
  if ! wait "$1"; then
    tail -n 40 "$2" >&2 || true
    die "$3 failed; the whole output is in $2"
  fi
}
