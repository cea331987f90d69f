# test-fresh: runs demo and tests in a new Debian 12 root where nothing is installed (root only; --shell: looks around in it)

# The root is made by debootstrap under .local/fresh and shares with this machine only what it cannot bring itself: the Swift
# toolchain, and the way to the package registries (apt sources, pip settings, certificates, git's URL rewrites).
readonly fresh_folder=$local_directory/fresh

dev_test_fresh() {
  local mode=run
  case ${1:-} in
    '') ;;
    --shell) mode=shell ;;
    *) die "unknown option '$1'; usage: ./dev test-fresh [--shell]" ;;
  esac
  [ "$(id -u)" -eq 0 ] || die "a root file system can only be made by root"
  command -v debootstrap >/dev/null || die "debootstrap is missing; run: apt-get install --no-install-recommends debootstrap"
  check_swift
  [ -z "$(git status --porcelain --untracked-files=no)" ] || note "uncommitted changes are not part of the clone that is tested"
  mkdir -p "$fresh_folder"
  exec {fresh_lock}>"$fresh_folder/lock"
  flock -n "$fresh_lock" || die "another ./dev test-fresh runs in this checkout; wait for it to end"
  make_fresh_base
  unpack_fresh_root
  # Everything else happens in a mount namespace and a process namespace of its own: when its first process ends, all its
  # processes and mounts are gone, whatever happened in it.
  fresh_root=$fresh_folder/root fresh_mode=$mode \
    unshare --mount --pid --fork --kill-child --propagation private -- bash -c '. "$1"; enter_fresh_root' bash "$root/scripts/dev/shared/fresh.sh"
}

# A minimal Debian, kept as an archive so that a second run need not fetch it again.
make_fresh_base() {
  local base=$fresh_folder/base.tar mirror
  [ ! -f "$base" ] || return 0
  mirror=$(apt-get indextargets --format '$(SITE)' 'Codename: bookworm' 2>/dev/null | grep -m 1 -E '/debian/?$' || echo http://deb.debian.org/debian)
  step "making a Debian 12 root from its mirror"
  rm -rf "$fresh_folder/base"
  if ! debootstrap --variant=minbase bookworm "$fresh_folder/base" "$mirror" >"$fresh_folder/debootstrap.log" 2>&1; then
    tail -n 20 "$fresh_folder/debootstrap.log" >&2
    die "debootstrap failed; its output is in .local/fresh/debootstrap.log"
  fi
  tar -C "$fresh_folder/base" -cf "$base.new" .
  rm -rf "$fresh_folder/base"
  mv "$base.new" "$base"
}

unpack_fresh_root() {
  local fresh=$fresh_folder/root
  step "unpacking it and cloning this checkout into it"
  rm -rf "$fresh"
  mkdir -p "$fresh"
  tar -C "$fresh" -xf "$fresh_folder/base.tar"
  # Registries as this machine reaches them.
  rm -rf "$fresh/etc/apt/sources.list" "$fresh/etc/apt/sources.list.d" "$fresh/etc/apt/apt.conf.d"
  cp -a /etc/apt/apt.conf.d "$fresh/etc/apt/"
  mkdir -p "$fresh/etc/apt/sources.list.d"
  debian_sources "$fresh/etc/apt/sources.list.d"
  local path
  for path in /etc/resolv.conf /etc/hosts /etc/pip.conf /etc/gitconfig /etc/ssl/certs /usr/local/share/ca-certificates /usr/share/ca-certificates \
    /usr/share/keyrings; do
    [ -e "$path" ] || continue
    mkdir -p "$fresh$(dirname "$path")"
    rm -rf "${fresh:?}$path"
    cp -aL "$path" "$fresh$path"
  done
  for path in .gitconfig .config/pip/pip.conf .pip/pip.conf; do
    [ -f "$HOME/$path" ] || continue
    mkdir -p "$fresh/root/$(dirname "$path")"
    cp "$HOME/$path" "$fresh/root/$path"
  done
  git clone --quiet --no-hardlinks "$root" "$fresh/habeas"
}

# debian_sources FOLDER: copies the apt sources of Debian itself; other vendors' would need their keys.
debian_sources() {
  local file
  for file in /etc/apt/sources.list /etc/apt/sources.list.d/*; do
    if [ -f "$file" ] && grep -qE '^[^#].*(bookworm|Suites: *bookworm)( |$|-)' "$file" && grep -qE '/debian(-security)?/? *($| )' "$file"; then
      cp "$file" "$1/"
    fi
  done
  [ -n "$(ls -A "$1")" ] || echo 'deb http://deb.debian.org/debian bookworm main' >"$1/debian.list"
}
