# Telling processes apart. Sourced by the server scripts and by ./dev.

# Prints the start time of a process (field 22 of /proc/PID/stat, clock ticks), nothing when there is no such process or it
# is a zombie. The time tells a recorded process from a later one with the same number.
process_start_time() {
  local stat fields
  stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 0
  # The name in field 2 may hold blanks and brackets: read on from its closing one, where field 3 is the state.
  read -r -a fields <<<"${stat##*) }"
  case ${fields[0]} in
    Z | X) ;;
    *) echo "${fields[19]}" ;;
  esac
}
