#!/usr/bin/env bash
# Backs up the embedded mode while it runs: rows first, files second, so that every row of the copy finds its file.
#   infra/database/backup.sh <data folder> <target folder>
# Needs sqlite3 and rsync. The target holds the key ring and personal data: keep it encrypted and closed. What the
# documents' keys are sealed with is left out on purpose: keep it apart (README).
set -euo pipefail
data=${1:?data folder} target=${2:?target folder}
umask 077
mkdir -p "$target"

# A consistent snapshot, whatever is being written. The copy appears under its name only when it is whole.
sqlite3 "$data/public-services.db" ".timeout 15000" ".backup '$target/public-services.db.part'"
[ "$(sqlite3 "$target/public-services.db.part" 'PRAGMA integrity_check')" = ok ]
# The one before stays until the files are there: its rows still know the keys of files that are not renewed yet.
[ ! -f "$target/public-services.db" ] || mv "$target/public-services.db" "$target/public-services.db.previous"
mv "$target/public-services.db.part" "$target/public-services.db"

# What a stored file holds never changes, but it is encrypted anew now and then: new and renewed files travel, each
# appearing under its name only when it is whole, and none is ever taken away here.
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
[ ! -d "$data/signing-authority" ] || rsync -a "$data/signing-authority/" "$target/signing-authority/"
rm -f "$target/public-services.db.previous"
echo "Backed up to $target"
