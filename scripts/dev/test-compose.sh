# test-compose: runs compose.yaml for real: up, three requests, three outcomes, down, everything removed (root only)

# What is tried is the release build in the images of the Dockerfile. The requests are those of ./dev demo, by the same people.
readonly compose_folder=$local_directory/compose
readonly deployment=$compose_folder/deployment compose_log=$local_directory/log/compose.log
readonly container_account=10001:10001

dev_test_compose() {
  [ $# -eq 0 ] || die "unknown option '$1'; usage: ./dev test-compose"
  [ "$(id -u)" -eq 0 ] || die "files of the containers' account can only be made by root; run this as root"
  install_all
  mkdir -p "$compose_folder" "$local_directory/log"
  exec {compose_lock}>"$compose_folder/lock"
  flock -n "$compose_lock" || die "another ./dev test-compose runs in this checkout; wait for it to end"
  : >"$compose_log"
  choose_ports compose anew
  # shellcheck source=/dev/null
  . "$root/scripts/dev/demo.sh"
  # The demo's way of asking the desk and of playing people, in containers.
  as_dpo() { compose_run dpo "$@"; }
  person() { play "$1" --address "$requester" --smtp-port "$port_SMTP" --to info@theoptimisedgroup.com "${@:2}"; }
  visit() { play "$1" --address "$visitor" --portal "http://127.0.0.1:$port_PORTAL" "${@:2}"; }

  export HABEAS_DEPLOYMENT=$deployment HABEAS_VERSION=rehearsal HABEAS_DPO=dpo_demo HABEAS_PORTAL_LISTEN=127.0.0.1:$port_PORTAL
  export REHEARSAL_FOLDER=$compose_folder REHEARSAL_SMTP_PORT=$port_SMTP
  trap 'exit 130' INT
  trap 'exit 143' TERM
  trap clear_compose EXIT
  build_programs
  provide_engine
  clear_deployment
  write_build_overrides
  step "building images"
  logged compose --profile tools build || failed_compose "the images could not be built"
  note "$(docker images --format '{{.Repository}} {{.Size}}' --filter reference='habeas/*:rehearsal' | sort | tr '\n' ';')"
  make_deployment
  start_fleet
  check_containers
  play_requests
  check_outcomes
  stop_fleet
  note "$(docker version --format 'Engine {{.Server.Version}}'), compose $(docker compose version --short), kernel $(uname -r)"
  clear_compose
  trap - EXIT
  step "up, three requests, three outcomes, down: all as it should be"
}

compose() {
  docker compose --progress plain --project-directory "$root" --project-name habeas-rehearsal --file "$root/compose.yaml" \
    --file "$root/containers/rehearsal/compose.yaml" --file "$compose_folder/build.yaml" "$@"
}
logged() { "$@" >>"$compose_log" 2>&1; }
compose_run() { compose run --rm --no-TTY "$@" 2>>"$compose_log"; }
play() { "$HABEAS_PYTHON" "$root/scripts/dev/person.py" "$@" --sink "$compose_folder/sink"; }

failed_compose() {
  tail -n 30 "$compose_log" >&2
  compose ps --all >&2 || true
  compose logs --no-color --tail 15 >>"$compose_log" 2>&1 || true
  die "$1; the whole output is in .local/log/compose.log"
}

# HABEAS_COMPOSE_PROGRAMS names a folder with programs that were built before.
build_programs() {
  local product
  rm -rf "$compose_folder/context"
  mkdir -p "$compose_folder/context/programs"
  for product in habeas dpo "${worker_names[@]}"; do
    if [ -z "${HABEAS_COMPOSE_PROGRAMS:-}" ]; then
      step "building $product for release"
      build "$local_directory/log/compose-build.log" -c release --static-swift-stdlib --product "$product"
    fi
    strip -o "$compose_folder/context/programs/$product" "${HABEAS_COMPOSE_PROGRAMS:-$root/.build/release}/$product"
  done
}

# The programs were built here: they take the place of the Dockerfile's stage `build`.
write_build_overrides() {
  local worker
  {
    echo "services:"
    for worker in setup "${worker_names[@]}"; do
      printf '  %s: { build: { additional_contexts: { build: "%s" } } }\n' "$worker" "$compose_folder/context"
    done
  } >"$compose_folder/build.yaml"
}

clear_deployment() { rm -rf "$deployment" "$compose_folder"/{sink,ledger,estate,answer,answer-web}; }

# The first steps of docs/deploy.md.
make_deployment() {
  step "making an installation: keys, secrets, roles, schema, topology"
  mkdir -p "$deployment"/{keys,secrets/systems,scans,print,desk} "$compose_folder/sink" "$compose_folder/ledger"
  cp -R "$controller" "$deployment/controller"
  local name
  for name in secrets/database-administrator secrets/imap secrets/smtp secrets/systems/estate-reader secrets/systems/estate-writer \
    secrets/systems/survey-token desk/passphrase; do
    (umask 077 && head -c 24 /dev/urandom | base64 | tr -d '/+=\n' >"$deployment/$name")
  done
  deployment_configuration "$(printf '%064d' 0)" >"$deployment/habeas.yaml"
  "$HABEAS_PYTHON" "$controller/sample-estate/make_estate.py" --output "$compose_folder/estate"
  chown -R "$container_account" "$deployment" "$compose_folder"/{sink,ledger,estate}
  chmod 700 "$deployment"/{keys,secrets,scans,print,desk}
  local root_key
  root_key=$(compose_run --no-deps habeas keys init --directory /run/keys --demonstration-root | sed -n 's/.*rootPublicKey: *\([0-9a-f]\{64\}\).*/\1/p')
  [ -n "$root_key" ] || failed_compose "the keys could not be made"
  deployment_configuration "$root_key" >"$deployment/habeas.yaml"
  compose_run --no-deps habeas keys processor /run/keys/brightpost.key --shared >/dev/null || failed_compose "the processor's key could not be made"
  logged compose up --detach --wait database estate || failed_compose "PostgreSQL did not start"
  load_deployment_estate || failed_compose "the sample estate could not be loaded"
  compose_run setup >>"$compose_log" || failed_compose "setup failed"
}

# The same estate as the demo's: two databases here, files that data-discovery reads, and what the survey tool holds.
load_deployment_estate() {
  local name
  for name in portal crm; do
    {
      printf '\\set reader_password %s\n' "$(cat "$deployment/secrets/systems/estate-reader")"
      printf '\\set writer_password %s\n' "$(cat "$deployment/secrets/systems/estate-writer")"
      printf '\\set data /estate/%s.sql\n\\i load-%s.sql\n' "$name" "$name"
    } | logged compose exec --no-TTY --workdir /sample estate bash -c '
      export PGHOST=/tmp PGUSER=habeas_admin PGPASSWORD=$(</run/secrets/database-administrator)
      psql -qd postgres -c "create database $1" && psql -q -v ON_ERROR_STOP=1 -d "$1" -f -' bash "estate_$name" || return 1
  done
}

# in_estate SQL: one value out of the sample estate's customer database.
in_estate() {
  compose exec --no-TTY estate bash -c '
    export PGHOST=/tmp PGUSER=habeas_admin PGPASSWORD=$(</run/secrets/database-administrator)
    psql -At -d estate_crm -c "$1"' bash "$1" 2>>"$compose_log"
}

# deployment_configuration ROOT-PUBLIC-KEY: containers/habeas.yaml, filled in for a demonstration.
deployment_configuration() {
  "$HABEAS_PYTHON" - "$root/containers/habeas.yaml" "$1" "$port_PORTAL" <<'PYTHON'
import sys, yaml

template, root_key, portal = sys.argv[1:]
settings = yaml.safe_load(open(template))
mailbox = "info@theoptimisedgroup.com"
settings["keys"]["rootPublicKey"] = root_key
settings["controller"]["demonstration"] = True
settings["mail"] = {
    "imap": {"host": "127.0.0.1", "port": 10143, "tls": "none", "user": mailbox, "passwordFile": "/run/secrets/imap"},
    "smtp": {"host": "127.0.0.1", "port": 2525, "tls": "none", "from": mailbox, "onlyTo": "loopback"},
}
reader = {"host": "estate", "user": "estate_reader", "tls": "disable", "passwordFile": "/run/secrets/systems/estate-reader"}
settings["connections"] = {
    "estate-portal": {**reader, "name": "estate_portal"},
    "estate-crm": {**reader, "name": "estate_crm"},
    "survey-tool": {"url": "http://127.0.0.1:8080", "tokenFile": "/run/secrets/systems/survey-token"},
    "website-logs": {"directory": "/estate/website"},
    "reception": {"directory": "/estate/reception"},
}
settings["writers"] = {"estate-crm": {"user": "estate_writer", "passwordFile": "/run/secrets/systems/estate-writer"}}
settings["processors"] = {"brightpost": {"url": "http://127.0.0.1:8080/requests", "keyFile": "/run/keys/brightpost.key"}}
settings["portal"] = {"host": "0.0.0.0", "baseURL": f"http://127.0.0.1:{portal}"}
yaml.safe_dump(settings, sys.stdout, sort_keys=False)
PYTHON
}

start_fleet() {
  step "starting the fleet"
  logged compose up --detach --wait --wait-timeout 180 || failed_compose "not every service became healthy"
  step "every service is healthy: $(compose ps --format '{{.Service}}' | wc -l) containers"
  as_dpo key init --name "Demo key, no decision" --file demo-dpo.key --passphrase-file passphrase >"$compose_folder/key"
  compose_run --no-deps habeas enrol --root /run/keys/root.key --name "Demo key, no decision" \
    --public-key "$(grep -oE '\b[0-9a-f]{64}\b' "$compose_folder/key" | head -n 1)" \
    --role approve --role standing --demonstration --days 365 --output /var/lib/habeas/desk/enrolment.json >>"$compose_log"
  as_dpo key register enrolment.json >>"$compose_log"
  as_dpo standing approve --key demo-dpo.key --passphrase-file passphrase --yes >>"$compose_log"
}

# What compose.yaml says of every container, as the engine sees it.
check_containers() {
  local id line wanted='true 10001:10001 [ALL] [no-new-privileges:true] healthy'
  for id in $(compose ps --quiet); do
    line=$(docker inspect --format '{{.HostConfig.ReadonlyRootfs}} {{.Config.User}} {{.HostConfig.CapDrop}} {{.HostConfig.SecurityOpt}} {{.State.Health.Status}}' "$id")
    [ "$line" = "$wanted" ] || die "$(docker inspect --format '{{.Name}}' "$id") runs as '$line', not as '$wanted'"
  done
  step "each runs without root, with a read-only root file system, no capability and no new privileges"
}

play_requests() {
  local known
  step "Priya Nandakumar writes: \"Send me everything, and who you've shared it with.\""
  known=$(known_references)
  person request
  person code
  await_approval "$known"
  mail_reference=$awaited
  step "case $mail_reference waits for the DPO"

  step "Gareth Pugh's letter is scanned: \"Stop the brochures. Emails are fine.\""
  mkdir -p "$compose_folder/mail-room"
  "$HABEAS_PYTHON" "$controller/sample-estate/letters/scan_letter.py" gareth-pugh --folder "$compose_folder/mail-room" --name letter
  # The index card first, the scan under its name when it is complete: as post-intake expects it of a scanner.
  chown "$container_account" "$compose_folder"/mail-room/*
  mv "$compose_folder/mail-room/letter.yaml" "$deployment/scans/"
  mv "$compose_folder/mail-room/letter.pdf" "$deployment/scans/"
  local deadline=$((SECONDS + 120))
  until compgen -G "$deployment/print/*.pdf" >/dev/null; do
    [ $SECONDS -lt $deadline ] || { as_dpo inbox >&2; failed_compose "no letter is in the print spool after two minutes"; }
    sleep 0.5
  done

  step "Danuta Wójcik fills in the form in Polish: \"Copy first, then delete me.\""
  known=$(known_references)
  visit web-request
  visit web-code
  await_approval "$known"
  web_reference=$awaited
  step "what waits for the DPO now"
  as_dpo inbox
}

check_outcomes() {
  local reference sent
  for reference in "$mail_reference" "$web_reference"; do
    as_dpo approve "$reference" --key demo-dpo.key --passphrase-file passphrase --yes >>"$compose_log" || failed_compose "$reference could not be approved"
  done
  person answer --reference "$mail_reference" --output "$compose_folder/answer"
  visit web-answer --output "$compose_folder/answer-web"
  expect "Priya's answer names her address" grep -rqs "$requester" "$compose_folder/answer"
  expect "Danuta's answer names her address" grep -rqs "$visitor" "$compose_folder/answer-web"
  expect "no answer names the other" nobody_else
  expect "Gareth's brochures are stopped" [ "$(in_estate "select by_post from marketing.preferences where email = 'gareth.pugh@valleypost.example'")" = f ]
  expect "his emails go on, as he wished" [ "$(in_estate "select by_email from marketing.preferences where email = 'gareth.pugh@valleypost.example'")" = t ]
  expect "the mailing house was told" grep -q . "$compose_folder/ledger/processor.ndjson"
  expect "a letter of confirmation waits for the printer" compgen -G "$deployment/print/*.pdf"
  step "three requests, three outcomes"
  as_dpo inbox --all
}

nobody_else() {
  ! grep -rqs "$visitor" "$compose_folder/answer" && ! grep -rqs "$requester" "$compose_folder/answer-web"
}

# expect WHAT COMMAND…
expect() {
  local what=$1
  shift
  "$@" >/dev/null || failed_compose "it should be, and is not: $what"
  note "$what"
}

# Ends the fleet as an operator would, and looks at how each worker ended: 0 is a drain within its time.
stop_fleet() {
  local worker code
  step "stopping"
  logged compose stop || failed_compose "the services could not be stopped"
  for worker in "${worker_names[@]}"; do
    code=$(compose ps --all --format '{{.ExitCode}}' "$worker")
    [ "$code" = 0 ] || failed_compose "$worker ended with code $code"
  done
  step "every worker drained and ended with code 0"
}

clear_compose() {
  stop_build
  if [ -f "$compose_folder/build.yaml" ] && docker version >/dev/null 2>&1; then
    step "down: containers, networks, volumes and images are removed"
    compose logs --no-color >>"$compose_log" 2>&1 || true
    logged compose --profile tools down --volumes --remove-orphans --rmi all --timeout 20 || true
  fi
  remove_engine
  clear_deployment
  rm -rf "$compose_folder/context" "$compose_folder/build.yaml" "$compose_folder/mail-room" "$compose_folder/key"
}
