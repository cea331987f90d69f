# Building with SwiftPM.

# build LOG ARGUMENT…: `swift build` with its output in LOG; on a terminal the last line of it is shown meanwhile.
build() {
  local log=$1
  shift
  mkdir -p "$(dirname "$log")"
  swift build "$@" >"$log" 2>&1 </dev/null &
  local process=$! begun=$SECONDS shown=$SECONDS
  # A build that was interrupted must not go on by itself.
  build_process=$process
  while kill -0 "$process" 2>/dev/null; do
    sleep 0.5
    if [ $((SECONDS - shown)) -ge 20 ]; then
      shown=$SECONDS
      note "building for $((SECONDS - begun)) s: $(tail -c 400 "$log" | tr '\r' '\n' | grep -v '^ *$' | tail -n 1 | cut -c 1-100)"
    fi
  done
  build_process=
  if ! wait "$process"; then
    # The compiler repeats what it says of one place; the tail is for failures without a place, as of the linker.
    grep -E '^/.*: (error|warning):' "$log" | sort -u | head -n 60 >&2 || tail -n 30 "$log" >&2
    die "the build failed; its whole output is in $log"
  fi
}

build_process=
stop_build() {
  if [ -n "$build_process" ]; then kill "$build_process" 2>/dev/null || true; fi
}
