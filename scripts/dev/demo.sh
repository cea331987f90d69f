# demo: one request from email to a signed answer, on real servers (--auto: also approves with a demonstration key)

dev_demo() {
  case ${1:-} in
    '' | --auto) ;;
    *) die "unknown option '$1'; usage: ./dev demo [--auto]" ;;
  esac
  install_all
  . "$root/scripts/dev/up.sh"
  bring_up
  die "the demonstration ends here: the steps after the migration are not written yet"
}
