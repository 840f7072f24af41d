#!/usr/bin/env bash
# The image's steps: all apps built, with the production packages only, in one folder.
#
#   bash docker/build.sh <target folder>
#
# The Dockerfile runs it inside the image, and CI runs it outside Docker.
set -euo pipefail
target=$(realpath -m "${1:?the target folder is missing}")
cd "$(dirname "${BASH_SOURCE[0]}")/.."

[ -d node_modules ] || npm ci --no-audit --no-fund
npm run --silent build

mkdir -p "$target"
cp -R dist data examples package.json package-lock.json LICENSE "$target"
mkdir -p "$target/docker"
cp docker/healthy.js "$target/docker"
cd "$target"
npm ci --no-audit --no-fund --omit=dev
