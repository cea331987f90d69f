# A container engine for ./dev test-compose: the one that this machine runs, else one of our own, started by hand and gone afterwards.

readonly engine_folder=$local_directory/compose/engine

# engine_is_there: whether a daemon answers, recent enough for compose.yaml (25 knows the interval of a first start's checks).
engine_is_there() {
  local version
  version=$(docker version --format '{{.Server.Version}}' 2>/dev/null) || return 1
  [ "${version%%.*}" -ge 25 ] && docker compose version >/dev/null 2>&1 && docker buildx version >/dev/null 2>&1
}

# provide_engine: afterwards `docker` reaches a daemon. With an engine of our own, `own_engine` holds the folder that it runs in.
provide_engine() {
  own_engine=
  if engine_is_there; then return; fi
  [ "$(dpkg --print-architecture 2>/dev/null)" = amd64 ] || die "no container engine answers; start one (Docker Engine 25 or later with compose and buildx)"
  install_engine_packages
  unpack_engine
  start_engine
  import_base_image
}

install_engine_packages() {
  local package missing=()
  for package in debootstrap iptables iproute2; do
    [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] || { step "installing ${missing[*]}" && install_packages_as_root "${missing[@]}"; }
}

# Debian 13 has the engine with compose v2 and buildx; its programs run on Debian 12 but for runc and tini, which Debian 12 has itself.
# They are unpacked into a folder, not installed: this machine gets no service and no account.
unpack_engine() {
  local unpacked=$engine_folder/programs packages=$engine_folder/packages options source
  if [ ! -e "$unpacked/complete" ]; then
    step "fetching a container engine from Debian"
    rm -rf "$unpacked" "$packages"
    mkdir -p "$unpacked" "$packages/lists/partial" "$packages/cache/archives/partial"
    source=$(debian_mirror)
    printf 'deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s %s main\n' "$source" trixie "$source" bookworm >"$packages/sources.list"
    options=(-o "Dir::Etc::sourcelist=$packages/sources.list" -o Dir::Etc::sourceparts=/dev/null -o "Dir::State::lists=$packages/lists"
      -o "Dir::Cache=$packages/cache" -o APT::Sandbox::User=root)
    if ! (cd "$packages" && apt-get "${options[@]}" update && apt-get "${options[@]}" download docker.io/trixie docker-cli/trixie \
      docker-compose/trixie docker-buildx/trixie containerd/trixie runc/bookworm tini/bookworm) >"$engine_folder/packages.log" 2>&1; then
      tail -n 20 "$engine_folder/packages.log" >&2
      die "the container engine could not be fetched; the output is in .local/compose/engine/packages.log"
    fi
    for package in "$packages"/*.deb; do
      dpkg-deb --extract "$package" "$unpacked"
    done
    ls "$packages" | sed -n 's/_amd64\.deb$//p' >"$unpacked/complete"
    rm -rf "$packages"
  fi
  export PATH=$unpacked/usr/bin:$unpacked/usr/sbin:$PATH
}

debian_mirror() {
  apt-get indextargets --format '$(SITE)' 'Codename: bookworm' 2>/dev/null | grep -m 1 -E '/debian/?$' || echo http://deb.debian.org/debian
}

# Sockets have short paths, so they lie below /run; images and containers lie below .local and go with the engine.
start_engine() {
  local log=$engine_folder/daemon.log deadline=$((SECONDS + 60))
  own_engine=$(mktemp -d /run/habeas-engine.XXXXXX)
  export DOCKER_HOST=unix://$own_engine/docker.sock DOCKER_CONFIG=$own_engine/client
  unset DOCKER_CONTEXT
  mkdir -p "$DOCKER_CONFIG/cli-plugins"
  ln -s "$engine_folder"/programs/usr/libexec/docker/cli-plugins/* "$DOCKER_CONFIG/cli-plugins/"
  engine_forward_policy=$(iptables -S FORWARD 2>/dev/null | sed -n 's/^-P FORWARD //p')
  engine_forwarding=$(cat /proc/sys/net/ipv4/ip_forward)
  step "starting a container engine of our own"
  # The limits are said because a machine may not let a container's be raised.
  setsid dockerd --data-root "$engine_folder/data" --exec-root "$own_engine/run" --pidfile "$own_engine/docker.pid" --host "$DOCKER_HOST" \
    --default-ulimit nofile=20000:20000 --default-ulimit nproc=30000:30000 >"$log" 2>&1 </dev/null &
  engine_process=$!
  until docker version >/dev/null 2>&1; do
    kill -0 "$engine_process" 2>/dev/null || { tail -n 20 "$log" >&2; die "the container engine ended; its log is .local/compose/engine/daemon.log"; }
    [ $SECONDS -lt $deadline ] || die "the container engine does not answer after a minute; its log is .local/compose/engine/daemon.log"
    sleep 0.2
  done
}

# The base of all images under its public name, made from Debian's mirror: no image registry is needed. Certificate authorities of this
# machine come along, so that a build behind a proxy with one of its own works as well.
import_base_image() {
  local base=$engine_folder/base
  if [ ! -f "$base.tar" ]; then
    step "making debian:bookworm-slim from Debian's mirror"
    rm -rf "$base"
    if ! debootstrap --variant=minbase --include=ca-certificates bookworm "$base" "$(debian_mirror)" >"$engine_folder/debootstrap.log" 2>&1; then
      tail -n 20 "$engine_folder/debootstrap.log" >&2
      die "debootstrap failed; its output is in .local/compose/engine/debootstrap.log"
    fi
    cp /etc/ssl/certs/ca-certificates.crt "$base/etc/ssl/certs/"
    rm -rf "$base"/var/cache/apt/archives/*.deb "$base"/var/lib/apt/lists/*
    tar -C "$base" -cf "$base.new" .
    rm -rf "$base"
    mv "$base.new" "$base.tar"
  fi
  docker import "$base.tar" debian:bookworm-slim >/dev/null
}

# Stops our own engine and removes what it leaves: images, volumes, its bridge, its rules of the packet filter and the forwarding of packets.
remove_engine() {
  [ -n "${own_engine:-}" ] || return 0
  local table rule chain folder
  kill -TERM "$engine_process" 2>/dev/null || true
  wait "$engine_process" 2>/dev/null || true
  ip link delete docker0 2>/dev/null || true
  for table in nat filter; do
    iptables -t "$table" -S 2>/dev/null | sed -n '/DOCKER\|docker0/s/^-A /-D /p' | while IFS= read -r rule; do
      # shellcheck disable=SC2086 # a rule is several words
      iptables -t "$table" $rule 2>/dev/null || true
    done
    for chain in $(iptables -t "$table" -S 2>/dev/null | sed -n 's/^-N \(DOCKER[A-Z0-9-]*\)$/\1/p'); do iptables -t "$table" -X "$chain" 2>/dev/null || true; done
  done
  iptables -P FORWARD "${engine_forward_policy:-ACCEPT}" 2>/dev/null || true
  echo "${engine_forwarding:-0}" >/proc/sys/net/ipv4/ip_forward 2>/dev/null || true
  # The daemon mounts its folders upon themselves.
  for folder in "$own_engine/run" "$engine_folder/data"; do umount --recursive --lazy "$folder" 2>/dev/null || true; done
  rm -rf "$own_engine" "$engine_folder/data"
  own_engine=
}

own_engine=
