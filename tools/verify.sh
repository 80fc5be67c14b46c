#!/usr/bin/env bash
# Installs what the tests need (Chromium, a CJK font, PostgreSQL, LibreOffice), then runs all checks and tests:
# format, lint, types, floors, dead code, unit and API on PGlite, API on PostgreSQL, journeys in Chromium with axe.
# Closes with one line of plain counts. Exit 0 only when nothing failed.
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="$PWD/node_modules/.bin:$PATH"
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
results=.cache/results
rm -rf "$results" && mkdir -p "$results"

step() { printf '\n== %s (%ss)\n' "$1" "$SECONDS"; }

step 'what the tests need'
missing=()
command -v chromium >/dev/null || missing+=(chromium)
[ -d /usr/share/fonts/opentype/noto ] || missing+=(fonts-noto-cjk)
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing+=(postgresql)
command -v soffice >/dev/null || missing+=(libreoffice-calc)
command -v pdftoppm >/dev/null || missing+=(poppler-utils)
if [ ${#missing[@]} -gt 0 ]; then
  as_root=''
  [ "$(id -u)" = 0 ] || as_root='sudo'
  $as_root apt-get -o DPkg::Lock::Timeout=600 update -qq
  DEBIAN_FRONTEND=noninteractive $as_root apt-get -o DPkg::Lock::Timeout=600 install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi
[ -f node_modules/.package-lock.json ] && [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --no-audit --no-fund

status=0
run() { # name, command...
  local name=$1
  shift
  step "$name"
  if "$@"; then echo "1 0" >>"$results/checks"; else echo "0 1" >>"$results/checks"; status=1; echo "FAILED: $name"; fi
}

run 'format' oxfmt --check
run 'lint' oxlint --type-aware
run 'types' npm run --silent types
run 'floors' npm run --silent floors
run 'dead code' knip
run 'build' npm run --silent build

step 'tests on PGlite'
vitest run --reporter=default --reporter=json --outputFile.json="$results/pglite.json" || status=1

step 'API tests on PostgreSQL'
TEST_DATABASE_URL=$(bash tools/start-test-postgres.sh)
export TEST_DATABASE_URL
vitest run --reporter=default --reporter=json --outputFile.json="$results/postgres.json" 'api.test' 'access.test' 'platform/' || status=1
unset TEST_DATABASE_URL

step 'journeys in Chromium'
PLAYWRIGHT_JSON_OUTPUT_NAME="$results/journeys.json" playwright test --config tests/journeys/playwright.config.ts --reporter=list,json || status=1

step 'result'
node tools/count-results.ts "$results" || status=1
exit $status
