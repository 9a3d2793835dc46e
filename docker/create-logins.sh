#!/bin/bash
# Runs once, when the database is made: the login that the API works with owns nothing.
set -euo pipefail
psql -v ON_ERROR_STOP=1 -v password="$KONTOR_APP_PASSWORD" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
CREATE ROLE kontor_app NOLOGIN;
CREATE ROLE kontor_reporter NOLOGIN;
CREATE ROLE kontor_api LOGIN PASSWORD :'password' IN ROLE kontor_app;
SQL
