# The private servers: PostgreSQL, RabbitMQ, Dovecot and the SMTP sink, all in one folder, each by scripts/servers/.

readonly server_kinds=(postgres rabbitmq dovecot smtp-sink)

# Mail to these domains that reaches the sink is handed on to Dovecot: it is how a person's mail gets into an intake mailbox.
readonly intake_domains=(intake.example theoptimisedgroup.com)

# server_arguments KIND: its ports, one a line.
server_arguments() {
  case $1 in
    postgres) echo "$port_POSTGRES" ;;
    rabbitmq) printf '%s\n' "$port_AMQP" "$port_MANAGEMENT" "$port_EPMD" "$port_DISTRIBUTION" ;;
    dovecot) printf '%s\n' "$port_IMAP" "$port_LMTP" ;;
    smtp-sink)
      echo "$port_SMTP"
      printf -- "--forward\n%s=127.0.0.1:$port_LMTP\n" "${intake_domains[@]}"
      ;;
  esac
}

# start_servers FOLDER: starts all four at once and returns when all are ready.
start_servers() {
  local folder=$1 kind arguments process failed=
  local -A processes
  mkdir -p "$folder"
  for kind in "${server_kinds[@]}"; do
    mapfile -t arguments < <(server_arguments "$kind")
    "$root/scripts/servers/$kind" start "$folder/$kind" "${arguments[@]}" &
    processes[$kind]=$!
  done
  for kind in "${server_kinds[@]}"; do
    process=${processes[$kind]}
    wait "$process" || failed="$failed $kind"
  done
  [ -z "$failed" ] || die "could not start:$failed" "What each said is above and in $folder/<server>/server.log."
}

# stop_servers FOLDER [remove]: stops every server that has a folder there; with `remove`, its data goes too.
stop_servers() {
  local kind process stopping=() failed=0
  for kind in "${server_kinds[@]}"; do
    [ -d "$1/$kind" ] || continue
    "$root/scripts/servers/$kind" "${2:-stop}" "$1/$kind" &
    stopping+=($!)
  done
  for process in "${stopping[@]}"; do wait "$process" || failed=1; done
  return "$failed"
}

# server_value FOLDER KIND KEY: a line of the server.env of one server.
server_value() { sed -n "s/^$3=//p" "$1/$2/server.env"; }

servers_are_running() {
  local kind
  for kind in "${server_kinds[@]}"; do
    "$root/scripts/servers/$kind" status "$1/$kind" >/dev/null 2>&1 || return 1
  done
}

any_server_is_running() {
  local kind
  for kind in "${server_kinds[@]}"; do
    if "$root/scripts/servers/$kind" status "$1/$kind" >/dev/null 2>&1; then return 0; fi
  done
  return 1
}
