#!/usr/bin/env bash
# Everything a fresh Debian 12 or Ubuntu machine needs, then the thing asked for.
set -euo pipefail
shopt -s inherit_errexit
cd "$(dirname "$0")"

usage() {
  cat >&2 <<'TEXT'
./bootstrap.sh run                        the demonstration: web server and job worker, on this machine only
./bootstrap.sh test [pytest arguments]    the tests, on SQLite and on a throw-away PostgreSQL
./bootstrap.sh test -m long               the full counts
./bootstrap.sh flask ...                  the command line
./bootstrap.sh install                    only installs what the others need
TEXT
  exit 2
}

say() { printf '%s\n' "$*" >&2; }

find_python() {
  local name
  for name in python3 python3.14 python3.13 python3.12 python3.11; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$name"
      return
    fi
  done
  say "Oversight needs Python 3.11 or newer; install python3 and call again."
  return 1
}

# The Debian packages that are missing, found by looking for what is used of them: Python may come from elsewhere.
missing_packages() {
  "$python" - "$1" <<'PYTHON'
import sys
from ctypes import CDLL
from importlib.util import find_spec
from pathlib import Path

libraries = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
if sys.argv[1] == "test":
    libraries["libatomic.so.1"] = "libatomic1"  # what playwright talks to the browser through
for library, package in libraries.items():
    try:
        CDLL(library)
    except OSError:
        print(package)
if not find_spec("ensurepip"):
    print("python3-venv")
if not all(Path(f"/usr/share/fonts/truetype/noto/Noto{face}-Regular.ttf").exists() for face in ("Sans", "Serif")):
    print("fonts-noto-core")
PYTHON
  [ "$1" = test ] || return 0
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null || echo postgresql
  command -v chromium chromium-browser google-chrome >/dev/null || chromium_package
  command -v pdftotext >/dev/null || echo poppler-utils
  command -v qpdf >/dev/null || echo qpdf
}

chromium_package() { if grep -qs '^ID=ubuntu' /etc/os-release; then echo chromium-browser; else echo chromium; fi; }

install_packages() {
  local missing as_root=""
  missing=$(missing_packages "$1" | tr '\n' ' ')
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" != 0 ]; then as_root=sudo; fi
  if ! command -v ${as_root:-apt-get} >/dev/null || ! command -v apt-get >/dev/null; then
    say "These packages are missing and only root can install them: $missing"
    return 1
  fi
  say "Installing $missing"
  $as_root apt-get update -qq || say "The package lists could not be renewed; trying with those at hand."
  # shellcheck disable=SC2086  # a list of names
  if ! $as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends $missing >/dev/null; then
    say "They could not be installed. As root: apt-get install --no-install-recommends $missing"
    return 1
  fi
}

install_python_packages() {
  local wanted
  wanted=$(cksum <requirements.lock)
  if [ "$wanted" = "$(cat .venv/installed 2>/dev/null || true)" ] && .venv/bin/python -c ''; then return; fi
  say "Installing the Python packages of requirements.lock into .venv"
  .venv/bin/python -m pip --version >/dev/null 2>&1 || "$python" -m venv --clear .venv
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: \
    -r requirements.lock
  echo "$wanted" >.venv/installed
}

# The worker and the server live and end together, whichever is stopped first.
run_demonstration() {
  export OVERSIGHT_DEMO="${OVERSIGHT_DEMO-1}"
  "${flask[@]}" database upgrade
  if [ "$OVERSIGHT_DEMO" = 1 ]; then "${flask[@]}" demo load --if-empty --cases 60 --seed 1; fi
  trap 'kill $(jobs -p) 2>/dev/null || true; wait' EXIT
  trap 'exit 0' INT TERM HUP
  "${flask[@]}" jobs run &
  "${flask[@]}" serve &
  wait -n
}

form=${1:-}
case $form in run | flask | test | install) shift ;; *) usage ;; esac
python=$(find_python)
flask=(.venv/bin/python -m flask --app wsgi)
case $form in run | flask) install_packages run ;; *) install_packages test ;; esac
install_python_packages

case $form in
  run) run_demonstration ;;
  flask) exec "${flask[@]}" "$@" ;;
  test) exec .venv/bin/python -m pytest -p tests.long_tests -p tests.shares -n auto --dist loadfile "$@" ;;
esac
