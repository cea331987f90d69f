# demo: one request from email to a signed answer, on real servers (--auto: also approves with a demonstration key)

readonly requester=priya.nandakumar@harbourtyres.example

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

  local reference
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
  if [ "${1:-}" = --auto ]; then decide_for_show "$reference"; else suggest "$reference"; fi
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
