# bench: measures requests a second, times, memory, commits and publishes on a release build (--debug, --record, and what habeas-bench takes)

readonly bench_folder=$local_directory/bench

dev_bench() {
  local mode=release record=
  local -a arguments=()
  while [ $# -gt 0 ]; do
    case $1 in
      --debug) mode=debug ;;
      --record) record=1 ;;
      *) arguments+=("$1") ;;
    esac
    shift
  done
  local built=$root/.build/$mode
  install_all
  rehearse_on_servers "$bench_folder" bench bench_build "$mode"
  local code=0
  step "measuring"
  "$built/habeas-bench" --programs "$built" --work "$bench_folder" --json "$local_directory/bench.json" \
    --markdown "$local_directory/bench.md" "${arguments[@]}" || code=$?
  clear_rehearsal
  trap - EXIT
  if [ "$code" -eq 0 ]; then
    note "the figures are in .local/bench.json and .local/bench.md"
    [ -z "$record" ] || record_benchmark "$local_directory/bench.md"
  fi
  return "$code"
}

bench_build() {
  build "$local_directory/log/bench-build.log" --configuration "$1"
}

# record_benchmark FILE: puts the tables between the marks of docs/benchmarks.md.
record_benchmark() {
  local page=$root/docs/benchmarks.md
  awk -v tables="$1" '
    /^<!-- figures: begin -->$/ { print; print ""; while ((getline line < tables) > 0) print line; print ""; skip = 1; next }
    /^<!-- figures: end -->$/ { skip = 0 }
    !skip { print }' "$page" >"$page.new"
  mv "$page.new" "$page"
  note "docs/benchmarks.md has them"
}
