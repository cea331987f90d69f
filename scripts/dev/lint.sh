# lint: checks the format of Swift (swift format lint --strict) and, where it is installed, shellcheck

dev_lint() {
  check_swift
  local swift_files shell_files code=0
  mapfile -d '' -t swift_files < <(git ls-files -z --cached --others --exclude-standard -- '*.swift')
  if [ ${#swift_files[@]} -gt 0 ]; then
    step "swift format lint over ${#swift_files[@]} files"
    swift format lint --strict --parallel --configuration .swift-format "${swift_files[@]}" || code=1
  fi
  if command -v shellcheck >/dev/null; then
    mapfile -t shell_files < <(git ls-files --cached --others --exclude-standard -- dev .ci/run scripts | while IFS= read -r file; do
      if [[ $file =~ \.(sh|bash)$ ]] || [[ $(head -c 64 "$file" | head -n 1) =~ ^#!.*bash ]]; then echo "$file"; fi
    done)
    # SC2034, SC2154: it does not see variables that one sourced file sets for another.
    step "shellcheck over ${#shell_files[@]} files"
    shellcheck --shell=bash --severity=warning --external-sources --exclude=SC2034,SC2154 "${shell_files[@]}" || code=1
  else
    note "shellcheck is not installed; the shell scripts are not checked"
  fi
  [ "$code" -eq 0 ] && step "no complaints"
  return "$code"
}
