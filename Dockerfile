# An index asked over HTTP (docs/service.md), in an image that runs as nobody and writes to /archive alone:
#
#   docker build -t wirecopy .
#   docker run --read-only --cap-drop ALL --security-opt no-new-privileges -v archive:/archive -e WIRECOPY_TOKEN -p 8017:8017 wirecopy
#
# It listens to other machines, so it does not start without a token. docker stop (SIGTERM) lets it answer what is under way.

FROM node:22.21-alpine3.22 AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
# no package of the build needs a script of its own
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev --omit=optional --omit=peer --ignore-scripts

# The Node of Alpine has SQLite, and half the size of the official image: no npm, no yarn, no headers.
FROM alpine:3.22
RUN apk add --no-cache "nodejs~=22" \
  && addgroup -S -g 10001 wirecopy \
  && adduser -S -D -H -u 10001 -G wirecopy wirecopy \
  && install -d -o wirecopy -g wirecopy /archive
WORKDIR /app
COPY --from=build /build/package.json /build/LICENSE ./
COPY --from=build /build/node_modules ./node_modules
COPY --from=build /build/dist/cli.js /build/dist/index-worker.js /build/dist/worker.js ./dist/
ENV NODE_ENV=production
USER 10001:10001
VOLUME /archive
EXPOSE 8017
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s CMD ["node", "-e", "fetch('http://127.0.0.1:8017/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/app/dist/cli.js", "serve", "/archive", "--host", "0.0.0.0"]
