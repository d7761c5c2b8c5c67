#!/usr/bin/env bash
# Checks a documents folder (live, backed up or restored): every file has to be what its name says.
#   infra/database/verify-documents.sh <data folder>/documents
set -euo pipefail
cd "${1:?documents folder}"
# Names are SHA-256 in hexadecimal, in folders of two letters each.
find . -regextype posix-extended -type f -regex '\./[0-9a-f]{2}/[0-9a-f]{2}/[0-9a-f]{64}' -printf '%f  %p\n' |
  sha256sum --check --quiet && echo "Every file is what its name says."
