# What the project needs from Debian, from the Swift toolchain and from PyPI.

# Packages to build with, the private servers, and what the tests look at documents with. `./dev install` adds the missing.
readonly debian_packages=(
  ca-certificates curl git pkg-config tzdata
  binutils libc6-dev gcc g++ libgcc-12-dev libstdc++-12-dev libcurl4 libedit2 libncurses6 libsqlite3-0 libxml2 zlib1g-dev
  libpq-dev librabbitmq-dev libcurl4-openssl-dev libgmime-3.0-dev libarchive-dev libseccomp-dev unixodbc-dev
  postgresql-15 postgresql-client-15 rabbitmq-server dovecot-imapd dovecot-lmtpd
  mariadb-server-core mariadb-client-core odbc-mariadb libsqliteodbc
  python3 python3-venv fonts-noto-core chromium poppler-utils qpdf openssl
  tesseract-ocr tesseract-ocr-eng tesseract-ocr-deu tesseract-ocr-fra tesseract-ocr-pol
  bzip2 xz-utils zstd
)

# Services that come with these packages. They are never started, and never enabled by us.
readonly debian_services=(rabbitmq-server.service epmd.service epmd.socket dovecot.service dovecot.socket postgresql.service)

missing_packages() {
  local package
  for package in "${debian_packages[@]}"; do
    [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || echo "$package"
  done
}

install_packages() {
  command -v dpkg-query >/dev/null || die "this is not Debian; install the packages named in scripts/dev/shared/packages.sh by hand"
  local missing
  mapfile -t missing < <(missing_packages)
  [ ${#missing[@]} -gt 0 ] || return 0
  step "installing ${#missing[@]} Debian packages: ${missing[*]}"
  if [ "$(id -u)" -eq 0 ]; then
    install_packages_as_root "${missing[@]}"
  elif command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
    note "sudo is used for this alone"
    sudo "$root/dev" install
  else
    die "${#missing[@]} Debian packages are missing and this user cannot install them. As root, run:" "  $root/dev install" "Missing: ${missing[*]}"
  fi
}

# Installs without starting, enabling or reconfiguring any service of the machine: a policy refuses the starts, no cluster
# is made, and of the services only those that came with this very installation are disabled again.
install_packages_as_root() (
  local log=/var/log/habeas-install.log service new_services=()
  for service in "${debian_services[@]}"; do
    [ -e "/lib/systemd/system/$service" ] || new_services+=("$service")
  done
  policy=/usr/sbin/policy-rc.d cluster=/etc/postgresql-common/createcluster.d/habeas.conf made=()
  # shellcheck disable=SC2317 # called by the trap
  leave() {
    [ ${#made[@]} -eq 0 ] || rm -f "${made[@]}"
    rmdir --ignore-fail-on-non-empty /etc/postgresql-common/createcluster.d 2>/dev/null || true
  }
  trap leave EXIT
  if [ ! -e "$policy" ]; then
    made+=("$policy")
    printf '#!/bin/sh\n# Made by ./dev install for the time of one installation.\nexit 101\n' >"$policy"
    chmod 755 "$policy"
  elif "$policy" rabbitmq-server start >/dev/null 2>&1; then
    die "$policy would let the new packages start system services; make it answer 101 and run this again"
  fi
  if [ ! -e "$cluster" ]; then
    made+=("$cluster")
    mkdir -p "$(dirname "$cluster")"
    echo 'create_main_cluster = false' >"$cluster"
  fi
  export DEBIAN_FRONTEND=noninteractive
  local options=(-y --no-install-recommends -o DPkg::Lock::Timeout=600 -o Dpkg::Use-Pty=0)
  if ! { apt-get "${options[@]}" update && apt-get "${options[@]}" install "$@"; } >"$log" 2>&1; then
    tail -n 25 "$log" >&2
    die "apt-get failed; its output is in $log"
  fi
  if command -v systemctl >/dev/null; then
    for service in "${new_services[@]}"; do
      [ ! -e "/lib/systemd/system/$service" ] || systemctl --quiet disable "$service" >>"$log" 2>&1 || true
    done
  fi
)

check_swift() {
  command -v swift >/dev/null || die "no 'swift' in PATH; install the Swift 6.3 toolchain (https://www.swift.org/install/linux/) and add its usr/bin to PATH"
  local version
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9.]*\).*/\1/p' | head -n 1)
  case $version in
    6.[3-9]* | [7-9].*) ;;
    *) die "Swift 6.3 or later is needed; 'swift --version' says '${version:-nothing}'" ;;
  esac
}

# The project's own Python environment in .local/venv, made anew when requirements.txt or the Python changed.
install_python_packages() {
  local venv=$local_directory/venv wanted
  wanted=$(/usr/bin/python3 --version; cat "$root/requirements.txt")
  export HABEAS_PYTHON=$venv/bin/python
  if [ "$(cat "$venv/installed" 2>/dev/null)" = "$wanted" ]; then return; fi
  step "installing Python packages into .local/venv"
  rm -rf "$venv"
  mkdir -p "$local_directory/log"
  if ! { /usr/bin/python3 -m venv "$venv" && "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$root/requirements.txt"; } \
    >"$local_directory/log/pip.log" 2>&1; then
    tail -n 20 "$local_directory/log/pip.log" >&2
    die "the Python packages could not be installed; the output is in .local/log/pip.log"
  fi
  printf '%s\n' "$wanted" >"$venv/installed"
}

# install_all: everything that a build and the private servers need.
install_all() {
  install_packages
  check_swift
  install_python_packages
}
