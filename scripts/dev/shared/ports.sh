# Loopback ports of this checkout: a block of thirty-two for each set of servers, found from the checkout's path and recorded, so
# that two checkouts on one machine differ and a restart comes back to the same ports.

readonly worker_names=(
  email-intake post-intake web-portal case-intake identity-verification data-discovery data-fulfilment processor-notification
  response-assembly response-dispatch timekeeper outbox-relay)
readonly port_names=(POSTGRES AMQP MANAGEMENT EPMD DISTRIBUTION IMAP LMTP SMTP SURVEY PROCESSOR PORTAL "${worker_names[@]//-/_}")

port_is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

block_is_free() {
  local offset
  for ((offset = 0; offset < ${#port_names[@]}; offset++)); do
    if port_is_taken $(($1 + offset)); then return 1; fi
  done
}

# choose_ports SET: sets port_POSTGRES and the rest for a set of servers (`servers` or `test`) from .local/ports.SET, or
# records a new block there. `choose_ports SET anew` forgets a recorded block that another program has taken.
choose_ports() {
  local file=$local_directory/ports.$1 name hash base try
  if [ "${2:-}" = anew ] && [ -f "$file" ] && ! block_is_free "$(sed -n 's/^POSTGRES=//p' "$file")"; then rm -f "$file"; fi
  if [ ! -f "$file" ]; then
    mkdir -p "$local_directory"
    hash=$(printf '%s' "$root $1" | sha256sum)
    # 20000…31999: below the range from which Linux picks ports for outgoing connections.
    base=$((20000 + (16#${hash:0:8} % 375) * 32))
    for ((try = 0; try < 375; try++)); do
      if block_is_free "$base"; then break; fi
      base=$((base + 32 < 32000 ? base + 32 : 20000))
    done
    [ "$try" -lt 600 ] || die "no free block of ports between 20000 and 31999 on 127.0.0.1"
    for name in "${port_names[@]}"; do echo "$name=$((base++))"; done >"$file"
  fi
  local line
  while IFS= read -r line; do
    printf -v "port_${line%%=*}" '%s' "${line#*=}"
  done <"$file"
}
