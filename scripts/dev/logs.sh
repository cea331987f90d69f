# logs: shows the end of every log, or follows one: ./dev logs NAME

dev_logs() {
  local logs=("$local_directory"/servers/*/server.log "$local_directory"/log/*.log) log
  if [ $# -eq 0 ]; then
    for log in "${logs[@]}"; do
      [ -e "$log" ] || continue
      echo "== $(log_name "$log") ($log)"
      tail -n 5 "$log"
    done
    return
  fi
  for log in "${logs[@]}"; do
    if [ -e "$log" ] && [ "$(log_name "$log")" = "$1" ]; then exec tail -n 100 -F "$log"; fi
  done
  die "no log named '$1'; ./dev logs shows all"
}

log_name() {
  case $1 in
    */server.log) basename "$(dirname "$1")" ;;
    *) basename "$1" .log ;;
  esac
}
