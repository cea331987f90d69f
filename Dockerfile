# The images of compose.yaml: a worker's image holds its own program and the libraries that it needs, nothing of the other workers.
#
# Programs that were built elsewhere on Debian 12 with --static-swift-stdlib take the place of the first stage with
# `docker buildx build --build-context build=DIR`, where DIR/programs holds them.

FROM swift:6.3-bookworm AS build
RUN apt-get update \
  && apt-get install -y --no-install-recommends pkg-config libpq-dev librabbitmq-dev libcurl4-openssl-dev libgmime-3.0-dev \
    libarchive-dev libseccomp-dev unixodbc-dev \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
# One product at a time: what they share is compiled once.
RUN mkdir /programs && for product in habeas dpo $(ls workers); do \
    swift build -c release --static-swift-stdlib --product "$product" \
    && strip -o "/programs/$product" ".build/release/$product" || exit 1; \
  done

# The account of every container, and the check of its health.
FROM debian:bookworm-slim AS base
RUN groupadd --gid 10001 habeas \
  && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /tmp --shell /usr/sbin/nologin habeas
COPY --chmod=0755 containers/probe /usr/local/bin/probe
ENV LANG=C.UTF-8

FROM base AS libraries
RUN apt-get update \
  && apt-get install -y --no-install-recommends ca-certificates tzdata libstdc++6 libpq5 librabbitmq4 libcurl4 libgmime-3.0-0 \
    libarchive13 libodbc2 odbc-mariadb libsqliteodbc \
  && rm -rf /var/lib/apt/lists/*

FROM libraries AS worker
ARG WORKER
COPY --from=build /programs/${WORKER} /usr/local/bin/
USER 10001:10001

# Letters are set by Typst, in Python.
FROM libraries AS typesetting
RUN apt-get update \
  && apt-get install -y --no-install-recommends python3 python3-venv fonts-noto-core poppler-utils \
  && rm -rf /var/lib/apt/lists/*
COPY requirements.txt /usr/local/share/habeas/
RUN python3 -m venv /opt/habeas/venv \
  && /opt/habeas/venv/bin/pip install --no-cache-dir "$(grep '^typst==' /usr/local/share/habeas/requirements.txt)"

FROM typesetting AS worker-typesetting
ARG WORKER
COPY --from=build /programs/${WORKER} /usr/local/bin/
USER 10001:10001

# Scans are read by tesseract and poppler; LANGUAGES are tesseract's names of those that letters come in.
FROM libraries AS worker-reading
ARG LANGUAGES="eng deu fra pol"
RUN apt-get update \
  && apt-get install -y --no-install-recommends tesseract-ocr poppler-utils $(printf 'tesseract-ocr-%s ' ${LANGUAGES}) \
  && rm -rf /var/lib/apt/lists/*
ARG WORKER
COPY --from=build /programs/${WORKER} /usr/local/bin/
USER 10001:10001

# For those who operate and those who decide: `setup`, `habeas` and `dpo`. The doctor tries the typesetter and the reading of scans as well.
FROM typesetting AS operator
ARG LANGUAGES="eng deu fra pol"
RUN apt-get update \
  && apt-get install -y --no-install-recommends tesseract-ocr poppler-utils $(printf 'tesseract-ocr-%s ' ${LANGUAGES}) \
  && rm -rf /var/lib/apt/lists/*
COPY --chmod=0755 containers/setup /usr/local/bin/setup
COPY schemas/postgres /usr/local/share/habeas/schemas/postgres
COPY --from=build /programs/habeas /programs/dpo /usr/local/bin/
USER 10001:10001

FROM base AS database
# Debian's package would make a cluster of its own.
RUN mkdir -p /etc/postgresql-common && echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf \
  && apt-get update \
  && apt-get install -y --no-install-recommends postgresql-15 \
  && rm -rf /var/lib/apt/lists/* \
  && install -d -o 10001 -g 10001 -m 0700 /var/lib/habeas/database
COPY --chmod=0755 containers/database /usr/local/bin/database
USER 10001:10001
CMD ["database"]

FROM base AS broker
RUN apt-get update \
  && apt-get install -y --no-install-recommends rabbitmq-server \
  && rm -rf /var/lib/apt/lists/* \
  && install -d -o 10001 -g 10001 -m 0700 /var/lib/habeas/broker
COPY --chmod=0755 containers/broker /usr/local/bin/broker
COPY containers/rabbitmq.conf /etc/habeas/rabbitmq.conf
USER 10001:10001
CMD ["broker"]
