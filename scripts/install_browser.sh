#!/bin/sh
# Install Chromium from Debian, in which tests look at pages; a browser that is there already is enough.
set -eu
for name in "${CJMKIT_CHROMIUM:-}" chromium chromium-browser google-chrome; do
    if [ -n "$name" ] && command -v "$name" > /dev/null; then
        exit 0
    fi
done
if ! command -v apt-get > /dev/null || [ "$(id -u)" -ne 0 ]; then
    echo "Chromium is not installed: install it, or name one in CJMKIT_CHROMIUM, and say 'make browser' again" >&2
    exit 1
fi
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core poppler-utils > /dev/null
