# chaos: kills workers, broker and database while requests are under way, and checks from outside (--requests N --kills K --seed S; --release)

readonly chaos_folder=$local_directory/chaos

dev_chaos() {
  local mode=debug code=0
  if [ "${1:-}" = --release ]; then
    mode=release
    shift
  fi
  install_all
  rehearse_on_servers "$chaos_folder" chaos chaos_build "$mode"
  step "tormenting"
  "$root/.build/$mode/habeas-chaos" --programs "$root/.build/$mode" --work "$chaos_folder" "$@" || code=$?
  clear_rehearsal
  trap - EXIT
  [ "$code" -eq 0 ] || note "not sound, or not ended; what is known is in .local/chaos-failed"
  return "$code"
}

chaos_build() { build "$local_directory/log/chaos-build.log" --configuration "$1"; }
