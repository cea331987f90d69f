# Worker processes: each has .local/run/NAME.pid and .local/log/NAME.log.

# start_worker NAME COMMAND…: starts one process unless it runs, and records its id with its start time, so that a later
# process with the same number is never taken for it.
start_worker() {
  local name=$1
  shift
  local process deadline=$((SECONDS + 30))
  if process=$(worker_process "$name"); then
    if [ ! "$1" -nt "$local_directory/run/$name.pid" ]; then return; fi
    # Built anew since it was started.
    kill -TERM "$process"
    while worker_process "$name" >/dev/null && [ $SECONDS -lt $deadline ]; do sleep 0.1; done
  fi
  mkdir -p "$local_directory/run" "$local_directory/log"
  setsid "$@" >>"$local_directory/log/$name.log" 2>&1 </dev/null &
  echo "$! $(process_start_time $!)" >"$local_directory/run/$name.pid"
}

# worker_process NAME: prints its process id when it runs.
worker_process() {
  local process started
  read -r process started 2>/dev/null <"$local_directory/run/$1.pid" || return 1
  [ -n "$started" ] && [ "$(process_start_time "$process")" = "$started" ] && echo "$process"
}

# stop_workers: SIGTERM to all, which drains them; SIGKILL to those that still run after 30 seconds.
stop_workers() {
  local file name process deadline=$((SECONDS + 30))
  for file in "$local_directory"/run/*.pid; do
    [ -e "$file" ] || continue
    if process=$(worker_process "$(basename "$file" .pid)"); then
      kill -TERM "$process" 2>/dev/null || true
      kill -CONT "$process" 2>/dev/null || true
    fi
  done
  for file in "$local_directory"/run/*.pid; do
    [ -e "$file" ] || continue
    name=$(basename "$file" .pid)
    while process=$(worker_process "$name"); do
      if [ $SECONDS -ge $deadline ]; then kill -KILL "$process" 2>/dev/null || true; fi
      sleep 0.1
    done
    rm -f "$file"
    echo "$name: stopped"
  done
}
