#!/bin/sh
# Install under build/node the programs that some tests hold our texts against; their versions are in tests/node.
set -eu
cd "$(dirname "$0")/.."
if ! command -v npm > /dev/null; then
    if ! command -v apt-get > /dev/null || [ "$(id -u)" -ne 0 ]; then
        echo "npm is not installed: install Node.js (https://nodejs.org) and say 'make node' again" >&2
        exit 1
    fi
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nodejs npm > /dev/null
fi
mkdir -p build/node
cp tests/node/package.json build/node/package.json
# A lock file would name the registry it was made from.
cd build/node
npm install --no-package-lock --no-audit --no-fund --loglevel=error
