#!/usr/bin/env bash
# Backs up the embedded mode while it runs: rows first, files second, so that every row of the copy finds its file.
#   infra/database/backup.sh <data folder> <target folder> [days]
# A file that the store has let go goes from the target after so many days (30): time to notice that it should not have
# gone. What was destroyed by rule goes at once.
# Needs sqlite3 and rsync. The target holds the key ring and personal data: keep it encrypted and closed. What the
# documents' keys are sealed with is left out on purpose: keep it apart (README).
set -euo pipefail
data=${1:?data folder} target=${2:?target folder} days=${3:-30}
[[ $days =~ ^[0-9]{1,2}$ ]] || { echo "Days are a number from 0 to 99." >&2; exit 2; }
days=$((10#$days))
umask 077
mkdir -p "$target"

# A consistent snapshot, whatever is being written. The copy appears under its name only when it is whole.
sqlite3 "$data/public-services.db" ".timeout 15000" ".backup '$target/public-services.db.part'"
[ "$(sqlite3 "$target/public-services.db.part" 'PRAGMA integrity_check')" = ok ]
# The one before stays until the files are there: its rows still know the keys of files that are not renewed yet.
[ ! -f "$target/public-services.db" ] || mv "$target/public-services.db" "$target/public-services.db.previous"
mv "$target/public-services.db.part" "$target/public-services.db"

# What a stored file holds never changes, but it is encrypted anew now and then: new and renewed files travel, each
# appearing under its name only when it is whole.
rsync -a --exclude arriving --exclude staging "$data/documents/" "$target/documents/"
# What was destroyed: entries only come, in every copy, and are put together when one is restored.
[ ! -d "$data/erasures" ] || rsync -a "$data/erasures/" "$target/erasures/"
# A destroyed file that the store has let go is let go here too; one that something else names is still in the store.
if [ -d "$target/erasures/dossiers" ]; then
  { grep -rhoE '"[0-9a-f]{64}"' "$target/erasures/dossiers" || true; } | tr -d '"' | sort -u | while read -r hash; do
    file=${hash:0:2}/${hash:2:2}/$hash
    [ -e "$data/documents/$file" ] || rm -f "$target/documents/$file"
  done
fi

# Everything else that the store has let go (drafts, originals of photographs, results whose own time ended): noted when
# it is first missed, taken away when that is long enough ago. The store lets nothing go that the rows above still name.
mkdir -p "$target/missed"
for note in "$target"/missed/*; do
  file=$(basename "$note")
  file=${file//-//}
  # Back in the store, or gone from here already.
  if [ -e "$data/documents/$file" ] || [ ! -e "$target/documents/$file" ]; then rm -f "$note"; fi
done
(cd "$target/documents" && find . -type f) | while read -r file; do
  file=${file#./}
  [ ! -e "$data/documents/$file" ] || continue
  note=$target/missed/${file//\//-}
  [ -e "$note" ] || touch "$note"
  if [ "$days" -eq 0 ] || [ -n "$(find "$note" -mmin "+$((days * 24 * 60))")" ]; then
    rm -f "$target/documents/$file" "$note"
  fi
done

[ ! -d "$data/signing-authority" ] || rsync -a "$data/signing-authority/" "$target/signing-authority/"
rm -f "$target/public-services.db.previous"
touch "$target/backed-up"
echo "Backed up to $target"
