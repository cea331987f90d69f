# demo: three requests by three channels to their answers, on real servers (--auto: also approves with a demonstration key)

readonly requester=priya.nandakumar@harbourtyres.example
readonly visitor=danuta.wojcik@baltykserwis.example

dev_demo() {
  case ${1:-} in
    '' | --auto) ;;
    *) die "unknown option '$1'; usage: ./dev demo [--auto]" ;;
  esac
  install_all
  # shellcheck source=/dev/null
  . "$root/scripts/dev/up.sh"
  bring_up
  step "starting the workers"
  start_workers

  local reference web_reference
  reference=$(case_awaiting_approval)
  if [ -z "$reference" ]; then
    step "Priya Nandakumar writes: \"Send me everything, and who you've shared it with.\""
    local known
    known=$(known_references)
    person request
    step "the request is taken, acknowledged, and a code goes to the address on file"
    person code
    step "Priya sends the code back; her data is searched and the answer assembled"
    await_approval "$known"
    reference=$awaited
  fi
  step "case $reference waits for the DPO"
  as_dpo inbox
  by_post
  by_web
  step "what waits for the DPO now"
  as_dpo inbox
  if [ "${1:-}" = --auto ]; then
    decide_for_show "$reference"
    fetch_for_show "$web_reference"
    step "three requests, three outcomes"
    as_dpo inbox --all
  else
    suggest "$reference"
  fi
}

# Gareth's letter: marketing by post ends on receipt, in our systems and at the processor; a letter of confirmation waits for the printer.
by_post() {
  local before deadline=$((SECONDS + 60)) letter
  before=$(letters)
  step "Gareth Pugh's letter is scanned: \"Stop the brochures. Emails are fine.\""
  # A little askew each time: the same scan twice would be one letter.
  scan_letter gareth-pugh --name "letter-$RANDOM" --skew "0.5$RANDOM" >/dev/null
  until [ "$(letters)" -gt "$before" ]; do
    [ $SECONDS -lt $deadline ] || { as_dpo inbox >&2; die "no letter is in .local/print after a minute; the logs are in .local/log"; }
    sleep 0.3
  done
  letter=$(find "$prints" -maxdepth 1 -name '*.pdf' -printf '%T@ %p\n' | sort -n | tail -n 1 | cut -d' ' -f2-)
  step "brochures are stopped in the marketing system and at the mailing house; the confirmation waits for the printer"
  pdftotext -layout "$letter" - 2>/dev/null | sed -n '/stopped our marketing/,/What may still/p' || true
  tail -n 1 "$local_directory/processor.ndjson" 2>/dev/null || true
}

letters() { find "$prints" -maxdepth 1 -name '*.pdf' | wc -l; }

# Danuta's form, in Polish: a copy first; what else she asks for waits for a person until that is answered.
by_web() {
  local known
  known=$(known_references)
  step "Danuta Wójcik fills in the form in Polish: \"Copy first, then delete me.\""
  visit web-request
  step "she types the code from her mail into the status page"
  visit web-code
  await_approval "$known"
  web_reference=$awaited
}

visit() {
  "$local_directory/venv/bin/python" "$root/scripts/dev/person.py" "$1" --address "$visitor" --portal "http://127.0.0.1:$port_PORTAL" \
    --sink "$local_directory/servers/smtp-sink/sink" "${@:2}"
}

fetch_for_show() {
  step "the demonstration key approves Danuta's answer, and she fetches it from the portal"
  as_dpo approve "$1" --key "$dpo_key" --passphrase-file "$(secret_file demo-passphrase)" --yes
  rm -rf "$local_directory/answer-web"
  visit web-answer --output "$local_directory/answer-web"
  pdftotext -layout "$local_directory/answer-web/letter.pdf" - 2>/dev/null | head -n 40 || true
}

person() {
  "$local_directory/venv/bin/python" "$root/scripts/dev/person.py" "$1" --address "$requester" --smtp-port "$port_SMTP" \
    --sink "$local_directory/servers/smtp-sink/sink" --to info@theoptimisedgroup.com "${@:2}"
}

case_lines() { as_dpo inbox --all --json | "$local_directory/venv/bin/python" -c '
import json, sys
for line in json.load(sys.stdin):
    print(line["reference"], line["phase"])'; }
known_references() { case_lines | cut -d" " -f1; }
case_awaiting_approval() { case_lines | sed -n 's/ awaiting-approval$//p' | head -n 1; }

# await_approval KNOWN: waits for a case that is not among the known ones; sets `awaited`.
await_approval() {
  local deadline=$((SECONDS + 60))
  until awaited=$(case_lines | grep -vFf <(printf '%s\n' "${1:-none}") | sed -n 's/ awaiting-approval$//p' | head -n 1) && [ -n "$awaited" ]; do
    [ $SECONDS -lt $deadline ] || { as_dpo inbox >&2; die "no case awaits approval after a minute; the logs are in .local/log"; }
    sleep 0.3
  done
}

suggest() {
  cat <<TEXT

What to type next, as the DPO (the key signs demonstrations only; its passphrase is in .local/secrets/demo-passphrase):

  export HABEAS_CONFIG=.local/habeas.yaml HABEAS_DATABASE_USER=$dpo_login PATH=\$PWD/.build/debug:\$PATH
  dpo inbox
  dpo show $1
  dpo review $1 --output .local/review
  dpo approve $1 --key .local/keys/demo-dpo.key --passphrase-file .local/secrets/demo-passphrase

The answer then arrives in .local/servers/smtp-sink/sink/new. ./dev down stops everything.
TEXT
}

decide_for_show() {
  local answer=$local_directory/answer
  step "the demonstration key approves (signer \"Demo key, no decision\")"
  as_dpo approve "$1" --key "$dpo_key" --passphrase-file "$(secret_file demo-passphrase)" --yes
  step "waiting for the answer in the sink"
  rm -rf "$answer"
  person answer --reference "$1" --output "$answer"
  pdftotext -layout "$answer/letter.pdf" - 2>/dev/null | head -n 40 || true
  step "the answer of $1 is in .local/answer: open report.html and the letter"
}
