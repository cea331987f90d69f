# The development database on the private PostgreSQL.

readonly database_name=habeas

# as_administrator FOLDER DATABASE PSQL-ARGUMENT…: psql as the superuser, quietly, stopping at the first error.
as_administrator() {
  local folder=$1 database=$2
  shift 2
  PGHOST=127.0.0.1 PGPORT=$(server_value "$folder" postgres PORT) PGUSER=$(server_value "$folder" postgres USER) \
    PGPASSWORD=$(server_value "$folder" postgres PASSWORD) PGDATABASE=$database \
    psql --no-psqlrc --quiet --no-align --tuples-only -v ON_ERROR_STOP=1 "$@"
}

create_database() {
  if [ "$(as_administrator "$1" postgres -c "select 1 from pg_database where datname = '$database_name'")" != 1 ]; then
    as_administrator "$1" postgres -c "create database $database_name"
  fi
}

# migrate_database FOLDER: brings the development database to the newest schema, as the superuser. The password goes by a
# file (docs/configuration.md, database.passwordFile): a command line would show it to every user of the machine.
migrate_database() {
  [ -x "$root/.build/debug/habeas" ] || die "the build made no .build/debug/habeas, which migrates the database"
  create_database "$1"
  local secret=$local_directory/secrets/database-administrator
  (umask 077; mkdir -p "$local_directory/secrets"; server_value "$1" postgres PASSWORD >"$secret")
  HABEAS_DATABASE_HOST=127.0.0.1 HABEAS_DATABASE_PORT=$(server_value "$1" postgres PORT) HABEAS_DATABASE_NAME=$database_name \
    HABEAS_DATABASE_USER=$(server_value "$1" postgres USER) HABEAS_DATABASE_PASSWORD_FILE=$secret \
    "$root/.build/debug/habeas" migrate
}
