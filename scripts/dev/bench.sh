# bench: measures requests a second, times, memory, commits and publishes on a release build (--debug, --record, and what habeas-bench takes); bench timers: how late timers fire; bench discovery: how fast a search is

readonly bench_folder=$local_directory/bench

dev_bench() {
  local mode=release record="" what=bench figures=figures
  case ${1:-} in
    timers | discovery)
      what=bench-$1 figures=$1
      shift
      ;;
  esac
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
  rm -f "$local_directory/$what.md"
  install_all
  rehearse_on_servers "$bench_folder" bench bench_build "$mode" "$what"
  local code=0
  step "measuring"
  if [ "$what" = bench ]; then
    "$built/habeas-bench" --programs "$built" --work "$bench_folder" --json "$local_directory/bench.json" \
      --markdown "$local_directory/bench.md" "${arguments[@]}" || code=$?
  else
    "$built/habeas-$what" --markdown "$local_directory/$what.md" "${arguments[@]}" || code=$?
  fi
  clear_rehearsal
  trap - EXIT
  # A run that misses a target has figures all the same.
  if [ -f "$local_directory/$what.md" ]; then
    note "the figures are in .local/$what.md"
    [ -z "$record" ] || record_benchmark "$local_directory/$what.md" "$figures"
  fi
  return "$code"
}

bench_build() {
  if [ "$2" = bench ]; then
    build "$local_directory/log/bench-build.log" --configuration "$1"
  else
    build "$local_directory/log/bench-build.log" --configuration "$1" --product "habeas-$2"
  fi
}

# record_benchmark FILE MARK: puts the tables between the marks of docs/benchmarks.md.
record_benchmark() {
  local page=$root/docs/benchmarks.md
  awk -v tables="$1" -v begin="<!-- $2: begin -->" -v end="<!-- $2: end -->" '
    $0 == begin { print; print ""; while ((getline line < tables) > 0) print line; print ""; skip = 1; next }
    $0 == end { skip = 0 }
    !skip { print }' "$page" >"$page.new"
  mv "$page.new" "$page"
  note "docs/benchmarks.md has them"
}
