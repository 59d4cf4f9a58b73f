# The board as a container image: see docs/deployment.md.
#   docker build -t prodmanager-dashboard .
#   docker build -t prodmanager-dashboard --build-arg BASE_PATH=/board .
ARG NODE_IMAGE=docker.io/library/node:24-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev
COPY . .
ARG BASE_PATH=
RUN npm run build && npm run standalone

FROM ${NODE_IMAGE}
# The tool that builds the image adds created, revision and version.
LABEL org.opencontainers.image.title="prodmanager-dashboard" \
  org.opencontainers.image.description="The production-status dashboard for ProdManager" \
  org.opencontainers.image.licenses="MIT" \
  org.opencontainers.image.base.name="docker.io/library/node:24-bookworm-slim"
WORKDIR /app
# npm is not needed to run the board, and its packages would have to be kept free of vulnerabilities.
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /opt/yarn* \
  && install -d -o 1000 -g 1000 /data
COPY --from=build /app/dist/standalone ./
ARG BASE_PATH=
ENV NODE_ENV=production BASE_PATH=${BASE_PATH} DATA_DIR=/data
USER 1000:1000
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s CMD ["node", "scripts/check-health.mjs"]
CMD ["node", "dist/server/start.js"]
