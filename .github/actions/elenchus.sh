#!/usr/bin/env bash
# What the actions beside this file do. Everything that comes from a pull request is handed over in the environment and
# reaches programs as an argument or a file, never as part of a command. Steps:
#
#   install   puts `elenchus` in place: a release, checked against its checksum, or built from these sources
#   check     annotates what the change brings, and writes what it does to the argument into the job's summary
#   comment   posts that under the pull request, into its own earlier comment if there is one
set -euo pipefail

# Stands first in a comment; see `elenchus diff --format markdown`.
readonly mark='[//]: # (elenchus-diff)'
# GitHub takes comments of 65,536 characters; bytes are at least as many.
readonly longest=65000

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
home="$here/../.."
folder="${DIRECTORY:-.}"
language="${REPORT_LANGUAGE:-en}"
made="${RUNNER_TEMP:?}/elenchus"
elenchus="${ELENCHUS:-$made/bin/elenchus}"

fail() {
    printf '::error::%s\n' "$1"
    exit 2
}

# The release of these sources, for the system that this runs on.
release() {
    local system version name address
    version="$(sed -n 's/^version = "\(.*\)"$/\1/p' "$home/Cargo.toml" | head -n 1)"
    case "$RUNNER_OS-$RUNNER_ARCH" in
        Linux-X64) system=x86_64-unknown-linux-gnu ;;
        Linux-ARM64) system=aarch64-unknown-linux-gnu ;;
        macOS-X64) system=x86_64-apple-darwin ;;
        macOS-ARM64) system=aarch64-apple-darwin ;;
        *) return 1 ;;
    esac
    name="elenchus-v$version-$system"
    address="${GITHUB_SERVER_URL:?}/${ACTION_REPOSITORY:-$GITHUB_REPOSITORY}/releases/download/v$version/$name.tar.gz"
    (
        cd "$made"
        curl --fail --silent --show-error --location --retry 3 --remote-name "$address" --remote-name "$address.sha256"
        shasum -a 256 --check --status "$name.tar.gz.sha256"
        tar -xzf "$name.tar.gz"
        mv "$name/elenchus" bin/elenchus
    )
}

install() {
    if [ -n "${ELENCHUS:-}" ]; then
        return
    fi
    mkdir -p "$made/bin"
    if [ "${FROM:-release}" = release ] && release; then
        return
    fi
    cargo install --locked --path "$home" --root "$made"
}

# The commit from which the change set out.
parting() {
    local base
    base="$(git -C "$folder" merge-base -- "${BASE:?}" "$1")" ||
        fail "$BASE and $1 have no commit in common: check out with fetch-depth: 0"
    printf '%s' "$base"
}

check() {
    local base status=0 denied=0
    local gates=() options=(--format github --deny "${DENY:-error}" --lang "$language")
    base="$(parting HEAD)"
    if [ "${FAST:-false}" = true ]; then
        options+=(--fast)
    fi
    "$elenchus" check "$folder" --since "$base" "${options[@]}" || status=$?
    if [ -n "${FAIL_ON:-}" ]; then
        gates=(--fail-on "$FAIL_ON")
    fi
    "$elenchus" diff "$base" HEAD --dir "$folder" --format markdown --lang "$language" "${gates[@]+"${gates[@]}"}" \
        >> "${GITHUB_STEP_SUMMARY:?}" || denied=$?
    exit $((status > denied ? status : denied))
}

# The number of this bot's comment that has the mark. Anyone may write the mark, so whose comment it is counts as well.
earlier() {
    gh api --paginate "repos/$GITHUB_REPOSITORY/issues/$PULL_REQUEST/comments" \
        --jq '.[] | select(.user.type == "Bot" and (.body | startswith("'"$mark"'"))) | .id' | head -n 1
}

comment() {
    local base text earlier
    case "${PULL_REQUEST:-}" in
        '' | *[!0-9]*) fail 'comment: this is not about a pull request' ;;
    esac
    # The other side's commit is fetched, and never checked out: `elenchus diff` reads it as text.
    git -C "$folder" -c credential.helper='!gh auth git-credential' fetch --quiet --no-tags origin "refs/pull/$PULL_REQUEST/head"
    local head
    head="$(git -C "$folder" rev-parse FETCH_HEAD)"
    base="$(parting "$head")"
    earlier="$(earlier)"
    if [ -z "$earlier" ] && git -C "$folder" diff --quiet "$base" "$head" -- argument; then
        return
    fi
    mkdir -p "$made"
    text="$made/comment.md"
    "$elenchus" diff "$base" "$head" --dir "$folder" --format markdown --lang "$language" --output "$text"
    if [ "$(wc -c < "$text")" -gt "$longest" ]; then
        fail 'comment: the text is too long for a comment'
    fi
    if [ -n "$earlier" ]; then
        gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$earlier" --field "body=@$text"
    else
        gh api --silent --method POST "repos/$GITHUB_REPOSITORY/issues/$PULL_REQUEST/comments" --field "body=@$text"
    fi
}

case "${1:-}" in
    install | check | comment) "$1" ;;
    *) fail "no such step: ${1:-}" ;;
esac
