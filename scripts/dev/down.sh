# down: stops the workers and the private servers of this checkout (--remove: and deletes their data)

dev_down() {
  case ${1:-} in
    '') stop_workers; stop_servers "$local_directory/servers" stop ;;
    --remove) stop_workers; stop_servers "$local_directory/servers" remove ;;
    *) die "unknown option '$1'; usage: ./dev down [--remove]" ;;
  esac
}
