# help: this list

dev_help() {
  echo "usage: ./dev COMMAND [ARGUMENT…]"
  echo
  local file
  for file in "$root"/scripts/dev/*.sh; do
    printf '  %-12s %s\n' "$(basename "$file" .sh)" "$(sed -n '1s/^# [a-z-]*: //p' "$file")"
  done
  echo
  echo "Everything that runs is under .local/ and on loopback ports of this checkout; the system's services are left alone."
}
