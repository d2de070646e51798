#!/usr/bin/env bash
# The files that are generated from the Rust code and committed: writes them, or says which of them no longer agree.
#
#   scripts/drift.sh check|write VISITBOOK      (VISITBOOK: the command line program, freshly built)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage='usage: scripts/drift.sh check|write VISITBOOK'
mode=${1:?$usage} visitbook=${2:?$usage}
case $mode in check | write) ;; *) echo "$usage" >&2 && exit 2 ;; esac

# The file, and what the program is asked for so that it prints it.
generated=(
  'ui/src/lib/contract/generated.ts|contract typescript'
  'src-tauri/permissions/app.toml|contract permissions'
  'docs/visit.schema.json|schema'
)

fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT

drifted=()
for line in "${generated[@]}"; do
  file=${line%%|*}
  read -ra words <<<"${line#*|}"
  "$visitbook" "${words[@]}" >"$fresh/new" # stops here when the program fails
  [ -s "$fresh/new" ] || { echo "visitbook ${words[*]} printed nothing for $file." >&2 && exit 1; }
  # A file that is right is left alone, so that nothing is built again because of its date.
  cmp -s "$fresh/new" "$file" && continue
  drifted+=("$file")
  if [ "$mode" = write ]; then
    mkdir -p "$(dirname "$file")"
    cp "$fresh/new" "$file"
    echo "written: $file"
  else
    echo "drifted: $file (visitbook ${words[*]})"
    diff -u --label "$file" --label 'what the code says' "$file" "$fresh/new" | head -n 40 || true
  fi
done

[ ${#drifted[@]} -eq 0 ] || [ "$mode" = write ] || {
  echo "Generated files differ from the code they come from: ${drifted[*]}"
  echo 'Run "make contract" and commit the result.'
  exit 1
} >&2
