# What ./dev bench and ./dev chaos share: a mailbox server and a mail sink of their own. PostgreSQL and RabbitMQ are started by the tools
# themselves, which stop, kill and remove them.

# rehearse_on_servers FOLDER SET BUILD ARGUMENT…: starts the servers in FOLDER while BUILD runs, and exports what the test kit needs.
rehearse_on_servers() {
  rehearsal_folder=$1
  local set=$2 log=$local_directory/log/$2-servers.log servers
  shift 2
  mkdir -p "$local_directory/log"
  exec {rehearsal_lock}>"$rehearsal_folder.lock"
  flock -n "$rehearsal_lock" || die "another ./dev $set runs in this checkout; wait for it to end"
  trap 'exit 130' INT
  trap 'exit 143' TERM
  trap clear_rehearsal EXIT
  clear_rehearsal
  choose_ports "$set" anew
  step "building"
  in_background "$log" start_mail_servers "$rehearsal_folder"
  servers=$!
  # For a profile of what was built before.
  [ -n "${HABEAS_NO_BUILD:-}" ] || "$@"
  await "$servers" "$log" "starting the mail servers"
  export_rehearsal_environment
}

start_mail_servers() {
  local kind arguments
  mkdir -p "$1"
  for kind in dovecot smtp-sink; do
    mapfile -t arguments < <(server_arguments "$kind")
    "$root/scripts/servers/$kind" start "$1/$kind" "${arguments[@]}"
  done
}

clear_rehearsal() {
  local folder
  stop_build
  for folder in "$rehearsal_folder"/throwaway/*/; do
    [ -d "$folder" ] || continue
    stop_servers "${folder%/}" remove >/dev/null 2>&1 || true
  done
  stop_servers "$rehearsal_folder" remove >/dev/null 2>&1 || true
  rm -rf "$rehearsal_folder"
}

# The test kit asks for all of the shared servers; those that are not there have port 1, where nothing listens.
export_rehearsal_environment() {
  export HABEAS_TEST_ROOT=$root HABEAS_TEST_PYTHON=$HABEAS_PYTHON HABEAS_TEST_THROWAWAY_DIR=$rehearsal_folder/throwaway
  export HABEAS_TEST_POSTGRES_HOST=127.0.0.1 HABEAS_TEST_POSTGRES_PORT=1 HABEAS_TEST_POSTGRES_USER=none HABEAS_TEST_POSTGRES_PASSWORD=none
  export HABEAS_TEST_AMQP_HOST=127.0.0.1 HABEAS_TEST_AMQP_PORT=1 HABEAS_TEST_AMQP_MANAGEMENT_PORT=1
  export HABEAS_TEST_AMQP_USER=none HABEAS_TEST_AMQP_PASSWORD=none
  export HABEAS_TEST_IMAP_HOST=127.0.0.1 HABEAS_TEST_IMAP_PORT=$port_IMAP HABEAS_TEST_IMAP_LMTP_PORT=$port_LMTP
  HABEAS_TEST_IMAP_PASSWORD=$(server_value "$rehearsal_folder" dovecot PASSWORD)
  export HABEAS_TEST_IMAP_PASSWORD
  export HABEAS_TEST_SMTP_HOST=127.0.0.1 HABEAS_TEST_SMTP_PORT=$port_SMTP
  HABEAS_TEST_SMTP_SINK_DIR=$(server_value "$rehearsal_folder" smtp-sink SINK_DIR)
  export HABEAS_TEST_SMTP_SINK_DIR
}
