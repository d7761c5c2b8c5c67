#!/usr/bin/env bash
# Rebuilds the fonts of the statutory forms: Tinos (Times metrics, SIL OFL 1.1) without hints and layout tables, cut to
# the letters that a Vietnamese office prints. Needs npm and hb-subset (Debian: libharfbuzz-bin). Writes into the
# repository; run it only to raise the version or to add letters.
set -euo pipefail

version=0.4.2
letters=20-7E,A0-17F,18F,192,1A0,1A1,1AF,1B0,1CD-1DC,1E6-1E9,218-21B,2B9-2BC,2C6,2C7,2D8-2DD,300-30C,31B,323,327,328,1E00-1EFF,2010-2015,2018-201E,2020-2022,2026,2030,2032,2033,2039,203A,2044,2070,2074-2079,2080-2089,20AB,20AC,2103,2116,2122,2190-2193,2212,2248,2260,2264,2265,25A0,25A1,25CF,FFFD
here=$(cd "$(dirname "$0")" && pwd)
target="$here/../../backend/OnlinePublicServices.Infrastructure/Forms/Fonts"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

(cd "$work" && npm pack --silent "@expo-google-fonts/tinos@$version" >/dev/null && tar xzf ./*.tgz)
mkdir -p "$target"
for face in 400Regular:Regular 700Bold:Bold 400Regular_Italic:Italic 700Bold_Italic:BoldItalic; do
  source=${face%%:*}
  hb-subset --font-file="$work/package/$source/Tinos_$source.ttf" --unicodes="$letters" --no-hinting --notdef-outline \
    --drop-tables=GSUB,GPOS,GDEF,kern,DSIG,FFTM,gasp,meta --output-file="$target/Tinos-${face##*:}.ttf"
done
cp "$work/package/LICENSE_FONT" "$target/OFL.txt"
ls -l "$target"
