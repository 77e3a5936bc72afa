# shellcheck shell=sh
# What the packages of an archive hold, by the lists that apt has fetched. Sourced.

# firmware_files CACHE: "FILE PACKAGE" of all below /lib/firmware.
firmware_files() {
  for list in "$1"/state/lists/*_Contents-*; do
    /usr/lib/apt/apt-helper cat-file "$list"
  done | awk '/^(usr\/)?lib\/firmware\// {
    sub(/^(usr\/)?lib\/firmware\/(updates\/)?/, "")
    count = split($NF, owners, ",")
    for (i = 1; i <= count; i++) { sub(/.*\//, "", owners[i]); print $1, owners[i] }
  }' | sort -u
}
