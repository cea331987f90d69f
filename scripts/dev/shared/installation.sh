# A demonstration installation under .local: keys, secrets, habeas.yaml, database, estate, broker topology, approver.

readonly controller=$root/controllers/optimised-group
readonly keys=$local_directory/keys secrets=$local_directory/secrets
readonly scans=$local_directory/scans prints=$local_directory/print
readonly configuration=$local_directory/habeas.yaml
readonly dpo_login=dpo_demo dpo_key=$keys/demo-dpo.key

# The built programs.
readonly programs=$root/.build/debug
habeas() { "$programs/habeas" "$@"; }
dpo() { "$programs/dpo" "$@"; }

# as_superuser FOLDER COMMAND…: with the environment by which `habeas` finds the superuser; the password goes by file.
as_superuser() {
  local folder=$1
  shift
  (umask 077 && server_value "$folder" postgres PASSWORD >"$secrets/superuser")
  HABEAS_DATABASE_HOST=127.0.0.1 HABEAS_DATABASE_PORT=$port_POSTGRES HABEAS_DATABASE_NAME=$database_name \
    HABEAS_DATABASE_USER=$(server_value "$folder" postgres USER) HABEAS_DATABASE_PASSWORD_FILE=$secrets/superuser "$@"
}

# make_installation FOLDER: everything between empty servers and workers that can start. Safe to run again.
make_installation() {
  mkdir -p "$secrets" "$keys" "$scans" "$prints" && chmod 700 "$secrets" "$keys" "$scans" "$prints"
  habeas keys init --directory "$keys" --demonstration-root >"$local_directory/log/keys.log"
  as_superuser "$1" habeas provision --secrets "$secrets" --dpo "$dpo_login" >"$local_directory/log/provision.log"
  as_superuser "$1" habeas migrate >"$local_directory/log/migrate.log"
  [ -s "$keys/brightpost.key" ] || habeas keys processor "$keys/brightpost.key" --shared >"$local_directory/log/processor-key.log"
  load_estate "$1"
  write_configuration "$1"
  load_topology "$1"
  enrol_demonstration_key
}

secret_file() { # secret_file NAME: its path; a random secret is made once
  [ -s "$secrets/$1" ] || (umask 077 && head -c 24 /dev/urandom | base64 | tr -d '/+=\n' >"$secrets/$1")
  echo "$secrets/$1"
}

# The sample estate: two databases, files, and what the survey tool holds. The same seed makes the same estate.
readonly estate=$local_directory/estate estate_seed=${HABEAS_ESTATE_SEED:-42} estate_people=${HABEAS_ESTATE_PEOPLE:-300}

load_estate() {
  local name made
  made=$(as_administrator "$1" postgres -c "select count(*) from pg_database where datname in ('estate_portal', 'estate_crm')")
  # Files and databases are of one making.
  if [ ! -s "$estate/canaries.json" ] || [ "$made" != 2 ]; then
    step "making the sample estate: seed $estate_seed, $estate_people people beside those of the cases"
    "$local_directory/venv/bin/python" "$controller/sample-estate/make_estate.py" --output "$estate" --seed "$estate_seed" --people "$estate_people"
  fi
  for name in portal crm; do load_estate_database "$1" "$name"; done
}

load_estate_database() {
  local folder=$1 database=estate_$2
  if [ "$(as_administrator "$folder" postgres -c "select 1 from pg_database where datname = '$database'")" = 1 ]; then return; fi
  as_administrator "$folder" postgres -c "create database $database"
  # The passwords are read by psql itself: on a command line every user of the machine would see them.
  if ! {
    printf '\\set reader_password %s\n' "$(cat "$(secret_file estate-reader)")"
    printf '\\set writer_password %s\n' "$(cat "$(secret_file estate-writer)")"
    printf "\\\\set data '%s'\n\\\\i '%s'\n" "$estate/$2.sql" "$controller/sample-estate/load-$2.sql"
  } | as_administrator "$folder" "$database" -f - >"$local_directory/log/$database.log" 2>&1; then
    as_administrator "$folder" postgres -c "drop database $database"
    tail -n 5 "$local_directory/log/$database.log" >&2
    die "the sample estate could not be loaded; the whole output is in .local/log/$database.log"
  fi
}

write_configuration() {
  local worker variable
  (umask 077 && server_value "$1" dovecot PASSWORD >"$secrets/imap")
  {
    cat <<YAML
# Written by ./dev: the demonstration installation of this checkout. All mail stays on this machine.
database:
  host: 127.0.0.1
  port: $port_POSTGRES
  name: $database_name
  passwordDirectory: secrets/database
broker:
  host: 127.0.0.1
  port: $port_AMQP
  passwordDirectory: secrets/broker
connections:
  estate-portal:
    host: 127.0.0.1
    port: $port_POSTGRES
    name: estate_portal
    user: estate_reader
    passwordFile: secrets/estate-reader
  estate-crm:
    host: 127.0.0.1
    port: $port_POSTGRES
    name: estate_crm
    user: estate_reader
    passwordFile: secrets/estate-reader
  survey-tool:
    url: http://127.0.0.1:$port_SURVEY
    tokenFile: secrets/survey-token
  website-logs:
    directory: estate/website
  reception:
    directory: estate/reception
writers:
  estate-crm:
    user: estate_writer
    passwordFile: secrets/estate-writer
processors:
  brightpost:
    url: http://127.0.0.1:$port_PROCESSOR/requests
    keyFile: keys/brightpost.key
keys:
  keyringDirectory: keys/keyring
  intakePublicKeyFile: keys/intake-public.key
  intakePrivateKeyFile: keys/intake-private.key
  blindIndexKeyFile: keys/blind-index.key
  threadTokenKeyFile: keys/thread-token.key
  caseRootKeyFile: keys/case-root.key
  rootPublicKey: $(root_public_key)
controller:
  directory: $controller
  demonstration: true
mail:
  imap:
    host: 127.0.0.1
    port: $port_IMAP
    tls: none
    user: info@theoptimisedgroup.com
    passwordFile: secrets/imap
  smtp:
    host: 127.0.0.1
    port: $port_SMTP
    tls: none
    from: info@theoptimisedgroup.com
    onlyTo: loopback
portal:
  host: 127.0.0.1
  port: $port_PORTAL
  baseURL: http://127.0.0.1:$port_PORTAL
post:
  scanDirectory: scans
  languages: eng+deu+fra+pol
  printSpoolDirectory: print
python: $local_directory/venv/bin/python
health:
  ports:
YAML
    for worker in "${worker_names[@]}"; do
      variable=port_${worker//-/_}
      echo "    $worker: ${!variable}"
    done
  } >"$configuration.new"
  mv "$configuration.new" "$configuration"
}

# `habeas keys init` prints it among other lines, and again for keys that exist.
root_public_key() { sed -n 's/.*rootPublicKey: *\([0-9a-f]\{64\}\).*/\1/p' "$local_directory/log/keys.log" | head -n 1; }

load_topology() {
  habeas topology render --controller "$controller" --secrets "$secrets" --output "$secrets/definitions.json" >/dev/null
  # By the management interface, as the administrator: the broker of a real installation loads the file at its start.
  curl --silent --show-error --fail --netrc-file <(printf 'machine 127.0.0.1 login %s password %s\n' \
    "$(server_value "$1" rabbitmq USER)" "$(server_value "$1" rabbitmq PASSWORD)") \
    --header 'content-type: application/json' --data-binary "@$secrets/definitions.json" \
    "http://127.0.0.1:$port_MANAGEMENT/api/definitions" ||
    die "the broker did not take the definitions; see .local/servers/rabbitmq/server.log"
}

# scan_letter LETTER [OPTION…]: puts a letter of the sample estate into the scan folder, as the mail room would.
scan_letter() {
  "$local_directory/venv/bin/python" "$controller/sample-estate/letters/scan_letter.py" "$1" --folder "$scans" "${@:2}"
}

as_dpo() { HABEAS_CONFIG=$configuration HABEAS_DATABASE_USER=$dpo_login dpo "$@"; }

# A key that signs nothing but demonstrations: its enrolment says so, and only an installation whose mail is pinned takes it.
enrol_demonstration_key() {
  local passphrase
  passphrase=$(secret_file demo-passphrase)
  if [ -s "$keys/demo-dpo.done" ]; then return; fi
  step "enrolling the demonstration key"
  rm -f "$dpo_key" "$keys/demo-dpo.enrolment.json"
  as_dpo key init --name "Demo key, no decision" --file "$dpo_key" --passphrase-file "$passphrase" >"$local_directory/log/dpo-key.log"
  habeas enrol --root "$keys/root.key" --name "Demo key, no decision" \
    --public-key "$(grep -oE '\b[0-9a-f]{64}\b' "$local_directory/log/dpo-key.log" | head -n 1)" \
    --role approve --role standing --demonstration --days 365 --output "$keys/demo-dpo.enrolment.json" >>"$local_directory/log/dpo-key.log"
  as_dpo key register "$keys/demo-dpo.enrolment.json" >>"$local_directory/log/dpo-key.log"
  as_dpo standing approve --key "$dpo_key" --passphrase-file "$passphrase" --yes >>"$local_directory/log/dpo-key.log"
  touch "$keys/demo-dpo.done"
}

# Starts all workers and waits until each says that it is ready.
start_workers() {
  local worker variable deadline=$((SECONDS + 60))
  # Plays the processor that a marketing stop is told to; what reaches it stands in .local/processor.ndjson.
  start_worker sample-processor "$local_directory/venv/bin/python" -u "$controller/sample-estate/processor.py" --port "$port_PROCESSOR" \
    --key-file "$keys/brightpost.key" --ledger "$local_directory/processor.ndjson"
  # Plays the survey tool that is searched over HTTP.
  start_worker sample-survey-tool "$local_directory/venv/bin/python" "$controller/sample-estate/survey_tool.py" --port "$port_SURVEY" \
    --data "$estate/survey.json" --token-file "$(secret_file survey-token)"
  for worker in "${worker_names[@]}"; do
    start_worker "$worker" "$programs/$worker" --config "$configuration"
  done
  for worker in "${worker_names[@]}"; do
    variable=port_${worker//-/_}
    until curl --silent --fail --output /dev/null "http://127.0.0.1:${!variable}/readyz"; do
      worker_process "$worker" >/dev/null || {
        tail -n 5 "$local_directory/log/$worker.log" >&2
        die "$worker ended; its log is .local/log/$worker.log"
      }
      [ $SECONDS -lt $deadline ] || die "$worker is not ready after a minute; its log is .local/log/$worker.log"
      sleep 0.2
    done
  done
}
