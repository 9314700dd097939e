#!/usr/bin/env bash
# What the tests in a browser need and npm can't bring: Chromium, and fonts with Hangul, kana, kanji and emoji.
set -euo pipefail

needed=(chromium fonts-noto-cjk fonts-noto-color-emoji)
missing=()
for package in "${needed[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

fail() {
  echo "The tests need these Debian packages, and they can't be installed here ($1): ${missing[*]}" >&2
  echo "Install them and run npm test again." >&2
  exit 1
}

command -v apt-get >/dev/null || fail 'there is no apt-get'
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null && sudo -n true 2>/dev/null || fail 'this is not root, and sudo asks for a password'
  as_root=(sudo -n)
fi
echo "Installing for the tests: ${missing[*]}"
log=$(mktemp)
{ "${as_root[@]}" apt-get update && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 || {
  tail -n 20 "$log" >&2
  fail 'apt-get failed, see above'
}
