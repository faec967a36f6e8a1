#!/usr/bin/env bash
# Keeps one issue for what a job has found: opens it, writes it anew while it is open, and closes it
# when there is nothing left to say.    .github/issue.sh TITLE FILE
set -euo pipefail
title=$1 text=$2
number=$(gh issue list --state open --limit 1000 --json number,title --jq "[.[] | select(.title == \"$title\")][0].number // empty")
if [ ! -s "$text" ]; then
  if [ -n "$number" ]; then gh issue close "$number" --comment "Nothing is left of it."; fi
elif [ -n "$number" ]; then gh issue edit "$number" --body-file "$text"
else gh issue create --title "$title" --body-file "$text"
fi
