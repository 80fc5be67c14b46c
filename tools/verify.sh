#!/usr/bin/env bash
# Installs what the tests need (Chromium, a CJK font, PostgreSQL, LibreOffice), then runs all checks and tests:
# format, lint, types, floors, dead code, build, unit and API on PGlite, API on PostgreSQL, journeys in Chromium with axe.
# Closes with one line of plain counts. Exit 0 only when nothing failed. A step that cannot start counts as one failure.
set -uo pipefail
cd "$(dirname "$0")/.."
export PATH="$PWD/node_modules/.bin:$PATH"
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
# Without a UTF-8 locale LibreOffice cannot write a file whose name is Chinese.
export LC_ALL=C.UTF-8
# The suite decides where its data are, not the shell it is started from.
unset DATABASE_URL TEST_DATABASE_URL YICI_DATA YICI_DEMO HOST PORT
results=.cache/results
rm -rf "$results" && mkdir -p "$results"

began=0
name=''
finish_step() { if [ -n "$name" ]; then printf '%5ds  %s\n' "$((SECONDS - began))" "$name" >>"$results/times"; fi; }
step() {
  finish_step
  name=$1
  began=$SECONDS
  printf '\n== %s\n' "$name"
}
check() { # name, command...
  step "$1"
  shift
  if "$@"; then echo '1 0' >>"$results/checks"; else
    echo '0 1' >>"$results/checks"
    echo "FAILED: $name"
  fi
}

install_needs() {
  local missing=() as_root=''
  command -v chromium >/dev/null || missing+=(chromium)
  [ -d /usr/share/fonts/opentype/noto ] || missing+=(fonts-noto-cjk)
  ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing+=(postgresql)
  command -v soffice >/dev/null || missing+=(libreoffice-calc)
  command -v pdftoppm >/dev/null || missing+=(poppler-utils)
  if [ ${#missing[@]} -gt 0 ]; then
    if [ "$(id -u)" != 0 ]; then
      command -v sudo >/dev/null || { echo "As root: apt-get install ${missing[*]}" && return 1; }
      as_root='sudo'
    fi
    echo "apt-get install ${missing[*]}"
    $as_root apt-get -o DPkg::Lock::Timeout=600 update -qq &&
      $as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 install -y -qq --no-install-recommends "${missing[@]}" >/dev/null || return 1
  fi
  if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
    npm ci --no-audit --no-fund || return 1
  fi
  node --version
}

check 'what the tests need' install_needs
check 'format' oxfmt --check
check 'lint' oxlint --type-aware
check 'types' npm run --silent types
check 'floors' npm run --silent floors
check 'dead code' knip
check 'build' npm run --silent build

step 'tests on PGlite'
vitest run --reporter=default --reporter=json --outputFile.json="$results/pglite.json"

step 'API tests on PostgreSQL'
if TEST_DATABASE_URL=$(sh tools/start-test-postgres.sh); then
  TEST_DATABASE_URL=$TEST_DATABASE_URL vitest run --reporter=default --reporter=json --outputFile.json="$results/postgres.json" api.test access.test platform/
fi

step 'journeys in Chromium'
PLAYWRIGHT_JSON_OUTPUT_FILE="$PWD/$results/journeys.json" playwright test --config tests/journeys/playwright.config.ts --reporter=list,json

finish_step
printf '\n== result\n'
cat "$results/times"
node tools/count-results.ts "$results"
