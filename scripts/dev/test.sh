# test: builds and runs every test on private servers; arguments go to swift test (--filter NAME)

# Servers of their own under .local/test: a running ./dev up is not touched, and every run begins with empty servers.
readonly test_folder=$local_directory/test

dev_test() {
  local limit=${HABEAS_TEST_LIMIT:-4800}
  mkdir -p "$local_directory"
  exec {test_lock}>"$local_directory/test.lock"
  flock -n "$test_lock" || die "another ./dev test runs in this checkout; wait for it to end"
  install_all
  validate_compose
  trap 'exit 130' INT
  trap 'exit 143' TERM
  trap clear_test_servers EXIT
  clear_test_servers
  choose_ports test anew

  step "starting servers for the tests in .local/test"
  local servers log=$local_directory/log/test.log
  in_background "$local_directory/log/test-servers.log" start_servers "$test_folder"
  servers=$!
  step "building with tests"
  build "$local_directory/log/test-build.log" --build-tests
  await "$servers" "$local_directory/log/test-servers.log" "starting the test servers"
  export_test_environment

  local remaining=$((limit - SECONDS)) code=0
  [ "$remaining" -gt 0 ] || die "the time limit of $limit s (HABEAS_TEST_LIMIT) is over before the tests began"
  step "testing (at most $remaining s)"
  : >"$log"
  # One test after the other: many of them start servers or measure time, and two cores shared by hundreds would only test patience.
  timeout --kill-after=10 "$remaining" stdbuf -oL swift test --skip-build --disable-xctest --no-parallel "$@" </dev/null >"$log" 2>&1 &
  test_process=$!
  tail --pid="$test_process" --sleep-interval=0.2 -n +1 -f "$log" &
  local shown=$!
  wait "$test_process" || code=$?
  test_process=
  wait "$shown" || true
  if [ "$code" -eq 124 ] || [ "$code" -eq 137 ]; then step "the tests did not end within the time limit"; fi
  clear_test_servers
  trap - EXIT

  # What failed stands together near the end, where people and the tail of a log look; the runner's own verdict is the last line.
  local failures summary
  failures=$(grep -aE '^✘ Test .*(recorded an issue|failed after)|^✘ Test case .*recorded' "$log" | grep -avE 'Test run with' | head -n 60) || true
  [ -z "$failures" ] || printf 'What failed:\n%s\n' "$failures"
  summary=$(grep -aE 'Test run with [0-9]+ tests?' "$log" | tail -n 1) || true
  if [ -z "$summary" ]; then
    echo "no test summary: the run ended with code $code"
    [ "$code" -ne 0 ] || code=1
  elif [ -n "$failures" ] || [ "$(tail -n 1 "$log")" != "$summary" ]; then
    printf '%s\n' "$summary"
  fi
  return "$code"
}

# Reads compose.yaml as compose does, where this machine has it; that needs no engine. Every machine tests what it says (ComposeFileTests).
validate_compose() {
  local client said
  if docker compose version >/dev/null 2>&1; then
    client=(docker compose)
  elif [ -x "$engine_folder/programs/usr/libexec/docker/cli-plugins/docker-compose" ]; then
    client=("$engine_folder/programs/usr/libexec/docker/cli-plugins/docker-compose")
  else
    note "no compose client is installed; compose.yaml is looked at by its tests alone"
    return 0
  fi
  said=$("${client[@]}" --file "$root/compose.yaml" --profile tools config --quiet 2>&1) ||
    die "compose refuses compose.yaml: $(tail -n 5 <<<"$said")"
  note "compose $("${client[@]}" version --short) takes compose.yaml"
}

test_process=

# Stops and deletes this run's servers and those that tests started for themselves; also what a killed run left behind.
clear_test_servers() {
  local folder
  stop_build
  if [ -n "$test_process" ]; then
    kill -TERM "$test_process" 2>/dev/null || true
    wait "$test_process" 2>/dev/null || true
    test_process=
  fi
  for folder in "$test_folder"/throwaway/*/; do
    [ -d "$folder" ] || continue
    stop_servers "${folder%/}" remove >/dev/null 2>&1 || true
  done
  stop_servers "$test_folder" remove >/dev/null 2>&1 || true
  rm -rf "$test_folder"
}

export_test_environment() {
  export HABEAS_TEST_ROOT=$root HABEAS_TEST_PYTHON=$HABEAS_PYTHON HABEAS_TEST_THROWAWAY_DIR=$test_folder/throwaway
  export HABEAS_TEST_POSTGRES_HOST=127.0.0.1 HABEAS_TEST_POSTGRES_PORT=$port_POSTGRES
  HABEAS_TEST_POSTGRES_USER=$(server_value "$test_folder" postgres USER)
  HABEAS_TEST_POSTGRES_PASSWORD=$(server_value "$test_folder" postgres PASSWORD)
  export HABEAS_TEST_POSTGRES_USER HABEAS_TEST_POSTGRES_PASSWORD
  export HABEAS_TEST_AMQP_HOST=127.0.0.1 HABEAS_TEST_AMQP_PORT=$port_AMQP HABEAS_TEST_AMQP_MANAGEMENT_PORT=$port_MANAGEMENT
  HABEAS_TEST_AMQP_USER=$(server_value "$test_folder" rabbitmq USER)
  HABEAS_TEST_AMQP_PASSWORD=$(server_value "$test_folder" rabbitmq PASSWORD)
  export HABEAS_TEST_AMQP_USER HABEAS_TEST_AMQP_PASSWORD
  export HABEAS_TEST_IMAP_HOST=127.0.0.1 HABEAS_TEST_IMAP_PORT=$port_IMAP HABEAS_TEST_IMAP_LMTP_PORT=$port_LMTP
  HABEAS_TEST_IMAP_PASSWORD=$(server_value "$test_folder" dovecot PASSWORD)
  export HABEAS_TEST_IMAP_PASSWORD
  export HABEAS_TEST_SMTP_HOST=127.0.0.1 HABEAS_TEST_SMTP_PORT=$port_SMTP
  HABEAS_TEST_SMTP_SINK_DIR=$(server_value "$test_folder" smtp-sink SINK_DIR)
  export HABEAS_TEST_SMTP_SINK_DIR
}
