#!/bin/sh
# What the image can run. Node is the only process, so that it gets the signal to stop.
set -eu
case "${1:-api}" in
  api) exec node apps/api/dist/main.js ;;
  worker) exec node apps/worker/dist/main.js ;;
  migrate) exec node apps/api/dist/migrate.js ;;
  set-up-link) exec node apps/api/dist/set-up-link.js ;;
  health) exec node -e "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/health/live').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))" ;;
  *) echo "There is no command $1. Commands: api, worker, migrate, set-up-link, health." >&2; exit 64 ;;
esac
