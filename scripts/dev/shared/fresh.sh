# The inside of ./dev test-fresh: runs as the first process of new mount and process namespaces.

# bind SOURCE: shows a folder of this machine at the same place in the new root, for reading alone.
bind() {
  mkdir -p "$fresh_root$1"
  mount --rbind "$1" "$fresh_root$1"
  mount -o remount,bind,ro "$fresh_root$1"
}

# The folders that git's configuration reads in place of an address: they must be there too.
local_git_mirrors() {
  local key value
  git config --get-regexp '^url\..*\.insteadof$' 2>/dev/null | while read -r key value; do
    key=${key#url.}
    key=${key%.insteadof}
    if [ -d "$key" ]; then echo "$key"; fi
  done | sort -u
  value=${PIP_FIND_LINKS:-}
  if [ -d "$value" ]; then echo "$value"; fi
}

enter_fresh_root() {
  set -euo pipefail
  local swift toolchain mirror
  swift=$(readlink -f "$(dirname "$(command -v swift)")")
  toolchain=${swift%/usr/bin}
  if [ "$toolchain" = "$swift" ] || [ -z "$toolchain" ]; then
    echo "./dev: the Swift toolchain in $swift is part of the system; test-fresh needs one in a folder of its own" >&2
    exit 1
  fi
  bind "$toolchain"
  local_git_mirrors | while read -r mirror; do bind "${mirror%/}"; done
  mount -t proc proc "$fresh_root/proc"
  mount --rbind /dev "$fresh_root/dev"
  mount -t tmpfs -o mode=1777 tmpfs "$fresh_root/dev/shm" 2>/dev/null || true
  mount -t tmpfs -o mode=755 tmpfs "$fresh_root/run"

  local keep=(HOME=/root TERM="${TERM:-dumb}" LANG=C.UTF-8 "PATH=$swift:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin") name
  for name in http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY PIP_INDEX_URL PIP_EXTRA_INDEX_URL PIP_FIND_LINKS PIP_CERT \
    PIP_TRUSTED_HOST SSL_CERT_FILE SSL_CERT_DIR GIT_SSL_CAINFO CURL_CA_BUNDLE REQUESTS_CA_BUNDLE HABEAS_TEST_LIMIT; do
    if [ -n "${!name:-}" ]; then keep+=("$name=${!name}"); fi
  done
  case $fresh_mode in
    shell) env -i "${keep[@]}" chroot "$fresh_root" bash -c 'cd /habeas && exec bash' ;;
    run) env -i "${keep[@]}" chroot "$fresh_root" bash -c 'cd /habeas && ./dev demo --auto && ./dev down && ./dev test' ;;
  esac
}
