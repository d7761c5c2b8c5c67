#!/usr/bin/env bash
# Throws away whole targets of backup.sh that nobody has written to for so many days (90): each is a copy of what was
# destroyed since, those too that were never finished. The newest that was finished stays, however old it is; where none
# was, the newest.
#   infra/database/forget-backups.sh <folder of targets> [days]
set -euo pipefail
folder=${1:?folder of targets} days=${2:-90}
[[ $days =~ ^[0-9]{1,3}$ ]] || { echo "Days are a number from 0 to 999." >&2; exit 2; }
days=$((10#$days))

# Which file says when a target was last written to: the stamp of a run that came to its end, else the newest that a run
# has left. Nothing where the folder is no target.
stamp_of() {
  if [ -e "$1/backed-up" ]; then
    echo "$1/backed-up"
  elif [ -e "$1/public-services.db" ] || [ -e "$1/public-services.db.part" ]; then
    find "$1" -maxdepth 1 -type f -printf '%T@ %p\n' | sort -n | tail -n 1 | cut -d ' ' -f 2-
  fi
}

newest='' unfinished=''
for target in "$folder"/*/; do
  stamp=$(stamp_of "${target%/}")
  [ -n "$stamp" ] || continue
  case $stamp in
    */backed-up) if [ -z "$newest" ] || [ "$stamp" -nt "$newest" ]; then newest=$stamp; fi ;;
    *) if [ -z "$unfinished" ] || [ "$stamp" -nt "$unfinished" ]; then unfinished=$stamp; fi ;;
  esac
done
kept=${newest:-$unfinished}
for target in "$folder"/*/; do
  stamp=$(stamp_of "${target%/}")
  [ -n "$stamp" ] && [ "$stamp" != "$kept" ] || continue
  if [ -n "$(find "$stamp" -mmin "+$((days * 24 * 60))")" ]; then
    rm -rf -- "${target%/}"
    echo "Threw away ${target%/}"
  fi
done
