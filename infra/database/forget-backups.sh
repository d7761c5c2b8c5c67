#!/usr/bin/env bash
# Throws away whole targets of backup.sh that nobody has written to for so many days (90): each is a copy of what was
# destroyed since. The newest stays, however old it is.
#   infra/database/forget-backups.sh <folder of targets> [days]
set -euo pipefail
folder=${1:?folder of targets} days=${2:-90}
[[ $days =~ ^[0-9]{1,3}$ ]] || { echo "Days are a number from 0 to 999." >&2; exit 2; }
newest=
for stamp in "$folder"/*/backed-up; do
  [ -e "$stamp" ] || continue
  if [ -z "$newest" ] || [ "$stamp" -nt "$newest" ]; then newest=$stamp; fi
done
for stamp in "$folder"/*/backed-up; do
  [ -e "$stamp" ] && [ "$stamp" != "$newest" ] || continue
  if [ -n "$(find "$stamp" -mmin "+$((days * 24 * 60))")" ]; then
    target=$(dirname "$stamp")
    rm -rf -- "$target"
    echo "Threw away $target"
  fi
done
