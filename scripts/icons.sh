#!/usr/bin/env bash
# Makes every size of the icon from icons/visitbook.svg. Needed only after the drawing has changed: the results are committed.
# Wants rsvg-convert (Debian: librsvg2-bin) and the page's packages, among which is the icon maker of tauri.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

tauri=$PWD/ui/node_modules/.bin/tauri
command -v rsvg-convert >/dev/null || { echo 'scripts/icons.sh needs rsvg-convert (apt-get install librsvg2-bin).' >&2 && exit 1; }
[ -x "$tauri" ] || { echo 'scripts/icons.sh needs the packages of the page (npm --prefix ui ci).' >&2 && exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

rsvg-convert --width 1024 --height 1024 icons/visitbook.svg --output "$work/visitbook.png"
# Run where there is no tauri.conf.json, so that it takes nothing from the project and writes nowhere else.
(cd "$work" && "$tauri" icon visitbook.png --output out >log 2>&1) || { cat "$work/log" >&2 && exit 1; }

# The rest of what it makes is for telephones and the Windows store.
for name in 32x32.png 128x128.png 128x128@2x.png icon.png icon.ico icon.icns; do
  cp "$work/out/$name" "icons/$name"
done
