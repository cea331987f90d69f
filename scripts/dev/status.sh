# status: says what of this checkout runs

dev_status() {
  local kind worker file
  for kind in "${server_kinds[@]}"; do
    "$root/scripts/servers/$kind" status "$local_directory/servers/$kind" || true
  done
  for file in "$local_directory"/run/*.pid; do
    [ -e "$file" ] || continue
    worker=$(basename "$file" .pid)
    if worker_process "$worker" >/dev/null; then echo "$worker: running (process $(worker_process "$worker"))"; else echo "$worker: not running"; fi
  done
}
