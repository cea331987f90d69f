# Shared by the private test servers. Sourced, never run.
#
# A server lives in one directory DIR, whose layout is the same for all four:
#   pid          process id of the server (the process to signal)
#   server.env   KEY=VALUE lines for clients, mode 0600, with the random password
#   server.log   what the server says
#   state        its data; a symbolic link when DIR itself cannot hold it (see state_directory)
#
# Every server listens on the loopback interface only, is started by hand, and is stopped by its recorded process id.
# As root, a server that refuses root runs as its Debian user (setpriv); as a normal user it runs as that user.

set -euo pipefail

server_kind=$(basename "$0")
readonly server_kind
. "$(dirname "${BASH_SOURCE[0]}")/process.bash"

say() { printf '%s: %s\n' "$server_kind" "$*"; }
die() { printf '%s: %s\n' "$server_kind" "$*" >&2; exit 1; }

# record_pid NAME PID: writes DIR/NAME (the number, for people and tests) and DIR/NAME.started (its start time).
record_pid() {
  process_start_time "$2" > "$dir/$1.started"
  printf '%s\n' "$2" > "$dir/$1.tmp" && mv "$dir/$1.tmp" "$dir/$1"
}

# live_pid NAME: prints the recorded process id when that very process still runs.
live_pid() {
  local pid started
  pid=$(cat "$dir/$1" 2>/dev/null) || return 1
  started=$(cat "$dir/$1.started" 2>/dev/null) || return 1
  [ -n "$pid" ] && [ -n "$started" ] && [ "$(process_start_time "$pid")" = "$started" ] && echo "$pid"
}

# stop_recorded NAME SIGNAL SECONDS: asks by SIGNAL, kills after SECONDS. A stopped (SIGSTOP) process is continued first.
stop_recorded() {
  local pid deadline
  if pid=$(live_pid "$1"); then
    kill "-$2" "$pid" 2>/dev/null || true
    kill -CONT "$pid" 2>/dev/null || true
    deadline=$((SECONDS + $3))
    while live_pid "$1" >/dev/null; do
      if [ $SECONDS -ge $deadline ]; then
        say "process $pid did not end within $3 s of SIG$2; killing it"
        kill -KILL "$pid" 2>/dev/null || true
        deadline=$((SECONDS + 5))
      fi
      sleep 0.05
    done
  fi
  rm -f "$dir/$1" "$dir/$1.started"
}

# wait_until SECONDS WHAT COMMAND…: polls COMMAND; gives up early when the server process has gone.
wait_until() {
  local seconds=$1 what=$2 deadline
  shift 2
  deadline=$((SECONDS + seconds))
  until "$@"; do
    if ! live_pid pid >/dev/null; then
      tail -n 20 "$dir/server.log" >&2 || true
      die "ended before $what; its log is $dir/server.log"
    fi
    if [ $SECONDS -ge $deadline ]; then
      tail -n 20 "$dir/server.log" >&2 || true
      die "$what did not come within $seconds s; its log is $dir/server.log"
    fi
    sleep 0.1
  done
}

# port_open PORT: true when something accepts connections there.
port_open() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# require_free_ports PORT…: children of a killed server may hold its port for a moment more, so it asks for three seconds.
require_free_ports() {
  local port deadline=$((SECONDS + 3))
  for port in "$@"; do
    [[ $port =~ ^[0-9]+$ ]] || die "'$port' is not a port number"
    while port_open "$port" && [ $SECONDS -lt $deadline ]; do sleep 0.1; done
    if port_open "$port"; then die "port $port on 127.0.0.1 is taken by another program; choose another"; fi
  done
}

random_password() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }

# The account that the server runs as: the named Debian user for root, otherwise whoever calls.
run_as() {
  account=$1
  if [ "$(id -u)" -eq 0 ]; then
    id -u "$account" >/dev/null 2>&1 || die "the user '$account' does not exist; install the Debian package that makes it"
    drop=(setpriv "--reuid=$account" "--regid=$(id -g "$account")" --init-groups --)
  else
    account=$(id -un)
    drop=()
  fi
}

# as_account COMMAND…: runs a command as the server's account, in a directory that every account can enter.
as_account() { (cd / && "${drop[@]}" "$@"); }

# Prepares DIR/state, owned by the server's account. A checkout in a private home (/root, mode 0700) cannot be entered by
# 'postgres', and a Unix socket's path may have 107 bytes at most: in both cases the state goes to
# /var/tmp/habeas-<hash of DIR>/ and DIR/state becomes a symbolic link to it. `stop` leaves it, `remove` deletes both.
state_directory() {
  state=$dir/state
  if [ -L "$state" ]; then
    state=$(readlink "$state")
  elif [ ! -e "$state" ]; then
    if [ ${#dir} -gt 64 ] || ! as_account test -x "$dir"; then
      local hash
      hash=$(printf '%s' "$dir" | sha256sum)
      state=/var/tmp/habeas-${hash:0:16}
      ln -s "$state" "$dir/state"
    fi
  fi
  # Anybody may write in /var/tmp: what is there under that name must be a folder of ours and no link to another one.
  [ ! -L "$state" ] || die "$state is a symbolic link; remove it"
  if [ ! -e "$state" ]; then
    mkdir -m 0700 "$state"
  elif [ ! -O "$state" ] && [ "$(stat -c %U "$state")" != "$account" ]; then
    die "$state belongs to $(stat -c %U "$state"), not to $account; remove it or use another directory"
  fi
  [ "$(id -u)" -ne 0 ] || chown "$account": "$state"
}

# launch NAME COMMAND…: starts COMMAND as the server's account in a session of its own, without any descriptor of the
# caller's (an inherited lock would be held for ever), and records its process id, which exec keeps.
launch() {
  local name=$1
  shift
  (
    cd /
    for descriptor in /proc/self/fd/*; do
      descriptor=${descriptor##*/}
      if [ "$descriptor" -gt 2 ]; then eval "exec $descriptor>&-" 2>/dev/null || true; fi
    done
    exec setsid "${drop[@]}" "$@"
  ) </dev/null >>"$dir/server.log" 2>&1 &
  record_pid "$name" $!
}

# write_environment KEY=VALUE…: what a client needs to connect, for its owner alone.
write_environment() {
  (umask 077; printf '%s\n' "$@" > "$dir/server.env.tmp")
  mv "$dir/server.env.tmp" "$dir/server.env"
}

# environment_value KEY: a value written before, so that passwords survive a restart.
environment_value() {
  [ -f "$dir/server.env" ] || return 0
  sed -n "s/^$1=//p" "$dir/server.env"
}

# main USAGE "$@": reads the action and DIR, makes DIR absolute, and performs the action. `remove` stops the server and
# deletes DIR with all it holds, so it need not wait for anything to be saved (stop_server now).
main() {
  local usage=$1 action=${2:-} path=${3:-}
  if [ -z "$action" ] || [ -z "$path" ]; then die "usage: $server_kind $usage"; fi
  shift 3
  case $action in
    start) mkdir -p "$path" ;;
    stop | remove | status) [ -d "$path" ] || { say "not running (no $path)"; [ "$action" != status ]; exit; } ;;
    *) die "unknown action '$action'; usage: $server_kind $usage" ;;
  esac
  dir=$(cd "$path" && pwd -P)
  case $action in
    start)
      exec {lock}>"$dir/lock"
      flock -w 120 "$lock" || die "another start or stop of $dir has not ended within 120 s"
      if live_pid pid >/dev/null; then say "already running (process $(live_pid pid))"; return; fi
      start_server "$@"
      say "ready (process $(live_pid pid))"
      ;;
    stop)
      exec {lock}>"$dir/lock"
      flock -w 120 "$lock" || die "another start or stop of $dir has not ended within 120 s"
      stop_server
      say "stopped"
      ;;
    remove)
      exec {lock}>"$dir/lock"
      flock -w 120 "$lock" || die "another start or stop of $dir has not ended within 120 s"
      stop_server now
      if [ -L "$dir/state" ]; then rm -rf "$(readlink "$dir/state")"; fi
      rm -rf "$dir"
      say "removed"
      ;;
    status)
      if live_pid pid >/dev/null; then say "running (process $(live_pid pid))"; else say "not running"; return 3; fi
      ;;
  esac
}
