#!/usr/bin/env bash
# Sees to it that this machine has what a task needs. Says nothing and asks for nothing when everything is there;
# otherwise says which packages of the system are missing and what each is for, and installs them through apt-get.
#
#   scripts/packages.sh letter|build|window|test|screens|documents      (without an argument: window)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

stop() {
  printf '%s\n' "$@" >&2
  exit 1
}

# Package and what it is for. A task needs its own list and those of the tasks it is built on.
build=(
  'build-essential|the linker, and the C compiler for SQLCipher'
  'pkg-config|finds the libraries below'
  'libssl-dev|libcrypto, the cipher under the encrypted notebook'
)
window=("${build[@]}"
  'libwebkit2gtk-4.1-dev|WebKitGTK, which draws the window'
  'libdbus-1-dev|D-Bus, over which the window hears from the desktop'
)
test=("${window[@]}"
  'webkit2gtk-driver|drives the real window in the end-to-end tests'
  'xvfb|a display for them that needs no screen'
  'xauth|lets programs onto that display'
  'poppler-utils|takes the text out of exported PDFs'
  'qpdf|checks how exported PDFs are built'
)
screens=("${test[@]}"
  'imagemagick|takes and shrinks the pictures of the screens'
)

documents=("${test[@]}"
  'python3-venv|what the checks of documents are written in'
  'libreoffice-writer-nogui|opens the Word documents'
  'chromium|shows the web pages'
  'fonts-dejavu-extra|the typeface of the letter, for both'
)

task=${1:-window}
case $task in
  letter | build) wanted=("${build[@]}") ;; # the letter needs neither window nor page
  window) wanted=("${window[@]}") ;;
  test) wanted=("${test[@]}") ;;
  screens) wanted=("${screens[@]}") ;;
  documents) wanted=("${documents[@]}") ;;
  *) stop "scripts/packages.sh: there is no task '$task'; there are letter, build, window, test, screens and documents." ;;
esac

# --- Rust and Node: not installed from here, because Debian's own are often too old and everyone has a way of their own.

# at_least HAVE WANT: whether version HAVE is WANT or later
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

check_rust() {
  local want have
  want=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml 2>/dev/null | head -n 1)
  command -v cargo >/dev/null && command -v rustc >/dev/null ||
    stop "Rust is missing: there is no cargo on the PATH." \
      "Install it from https://rustup.rs, open a new terminal, and try again."
  have=$(rustc --version | cut -d ' ' -f 2)
  at_least "$have" "${want:-0}" ||
    stop "Rust $want or later is needed, and this is $have." \
      "With rustup: rustup update stable. A Rust from the distribution's packages is often too old: https://rustup.rs"
}

check_node() {
  local have
  command -v node >/dev/null ||
    stop "Node.js is missing: there is no node on the PATH." \
      "Install version 20.19 or later from https://nodejs.org/en/download, and try again."
  have=$(node --version)
  have=${have#v}
  # The page's build tools take the later releases of 20, none of 21, and everything from 22.13.
  { at_least "$have" 20.19 && ! at_least "$have" 21; } || at_least "$have" 22.13 ||
    stop "Node.js 20.19 or later is needed (of 22: 22.13 or later; not 21), and this is $have." \
      "Get one from https://nodejs.org/en/download, and try again."
  command -v npm >/dev/null ||
    stop "npm is missing, though node is there." \
      "It comes with the Node.js of https://nodejs.org/en/download; Debian and Ubuntu have it as the package npm."
}

check_rust
[ "$task" = letter ] || [ "$task" = build ] || check_node

# --- Packages of the system

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  # Not a Debian. What is called differently there cannot be looked up, so go by what the packages bring.
  lacking=()
  for tool in cc pkg-config; do command -v "$tool" >/dev/null || lacking+=("$tool"); done
  modules=(libcrypto)
  [ "$task" = letter ] || [ "$task" = build ] || modules+=(webkit2gtk-4.1 dbus-1)
  for module in "${modules[@]}"; do
    pkg-config --exists "$module" 2>/dev/null || lacking+=("$module (its development files)")
  done
  if [ "$task" = test ] || [ "$task" = screens ] || [ "$task" = documents ]; then
    for tool in WebKitWebDriver Xvfb xauth pdftotext qpdf; do command -v "$tool" >/dev/null || lacking+=("$tool"); done
  fi
  [ "$task" != screens ] || command -v import >/dev/null || lacking+=("import (of ImageMagick)")
  if [ "$task" = documents ]; then
    for tool in python3 soffice chromium; do command -v "$tool" >/dev/null || lacking+=("$tool"); done
  fi
  [ ${#lacking[@]} -gt 0 ] || exit 0
  stop "This machine has no apt-get, so the following must be installed by hand before this can go on:" \
    "$(printf '  %s\n' "${lacking[@]}")" \
    "On Debian and Ubuntu they come with: ${wanted[*]%%|*}"
fi

# A package counts as there in any architecture, and pkgconf is what newer releases call pkg-config.
is_there() {
  local names=("$1")
  [ "$1" != pkg-config ] || names+=(pkgconf)
  grep -qx installed <<<"$(dpkg-query -W -f '${db:Status-Status}\n' "${names[@]}" 2>/dev/null)"
}

missing=()
for line in "${wanted[@]}"; do
  is_there "${line%%|*}" || missing+=("$line")
done
[ ${#missing[@]} -gt 0 ] || exit 0

printf 'Missing packages of the system, needed for "%s":\n' "$task"
for line in "${missing[@]}"; do printf '  %-24s %s\n' "${line%%|*}" "${line#*|}"; done
names=("${missing[@]%%|*}")

# apt-get waits for another one that may be at work instead of failing at once.
apt=(env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=500)
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null ||
    stop "Installing them needs the rights of root, and there is no sudo here. As root, run:" \
      "  apt-get update && apt-get install --no-install-recommends ${names[*]}"
  echo 'Installing them with sudo, which may ask for your password.'
  apt=(sudo "${apt[@]}")
fi

updated=no
update() {
  updated=yes
  "${apt[@]}" update
}

# has_candidates: apt knows a version of each. A fresh machine or container has no package lists at all.
has_candidates() {
  local name
  for name in "${names[@]}"; do
    grep -q '^  Candidate: [^(]' <<<"$(LC_ALL=C apt-cache policy "$name" 2>/dev/null)" || return 1
  done
}

install() { "${apt[@]}" install -y --no-install-recommends "${names[@]}"; }

failed() {
  stop "The packages could not be installed; what apt-get says stands above." \
    "To do it by hand, as root: apt-get update && apt-get install --no-install-recommends ${names[*]}"
}

# An update may fail for a source that has nothing to do with these packages, so the installation decides.
has_candidates || update || true
# Old lists name files that are no longer on the mirror: one more try with new ones.
install || { [ "$updated" = no ] && update && install; } || failed
