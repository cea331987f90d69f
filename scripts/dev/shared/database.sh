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
