# SPDX-License-Identifier: GPL-3.0-or-later
# Frontdesk's server alone. compose.yaml runs it beside PostgreSQL; docs/operations.md says more.
FROM debian:12-slim AS builder
WORKDIR /src
COPY packaging/ packaging/
RUN packaging/install-packages server && rm -rf /var/lib/apt/lists/*
COPY . .
RUN cmake --preset release -DFRONTDESK_DESKTOP=OFF -DFRONTDESK_TESTS=OFF \
    && cmake --build build/release --target frontdesk-server \
    && strip --strip-debug -o /frontdesk-server build/release/app/frontdesk-server

FROM debian:12-slim
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
        ca-certificates curl tzdata \
        libargon2-1 libcurl4 libical3 liboath0 libqt6core6 libqt6httpserver6 libqt6network6 \
        libqt6sql6 libqt6sql6-psql libqt6sql6-sqlite libssl3 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --user-group --create-home --home-dir /var/lib/frontdesk \
        --shell /usr/sbin/nologin frontdesk \
    && chmod 0700 /var/lib/frontdesk
COPY --from=builder /frontdesk-server /usr/local/bin/frontdesk-server
COPY LICENSE /usr/share/doc/frontdesk/copyright

# The SQLite file and the signing key live in the volume; a PostgreSQL clinic keeps its key there too.
USER frontdesk
WORKDIR /var/lib/frontdesk
VOLUME /var/lib/frontdesk
ENV LC_ALL=C.UTF-8 HOME=/var/lib/frontdesk \
    DATABASE_URL=sqlite:///var/lib/frontdesk/clinic.db HTTP_HOST=0.0.0.0 HTTP_PORT=8080
EXPOSE 8080
# With TLS_CERT_FILE the server speaks TLS alone; its certificate is for the clinic's name, not for this address.
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s --retries=3 \
    CMD curl --fail --silent --show-error --max-time 4 --insecure "http${TLS_CERT_FILE:+s}://127.0.0.1:${HTTP_PORT}/health/ready" || exit 1
ENTRYPOINT ["frontdesk-server"]
CMD ["serve"]
