# up: starts the private servers and makes a demonstration installation in .local

dev_up() {
  install_all
  bring_up
  dev_up_summary
}

# Servers and build at once: the broker starts while the compiler works.
bring_up() {
  local folder=$local_directory/servers servers
  any_server_is_running "$folder" || choose_ports servers anew
  choose_ports servers
  step "starting PostgreSQL, RabbitMQ, Dovecot and the SMTP sink in .local/servers"
  in_background "$local_directory/log/servers.log" start_servers "$folder"
  servers=$!
  step "building"
  build "$local_directory/log/build.log"
  await "$servers" "$local_directory/log/servers.log" "starting the servers"
  step "keys, logins, schema, broker topology"
  make_installation "$folder"
}

dev_up_summary() {
  step "up"
  note "PostgreSQL 127.0.0.1:$port_POSTGRES, database $database_name (password in .local/servers/postgres/server.env)"
  note "RabbitMQ   127.0.0.1:$port_AMQP, management http://127.0.0.1:$port_MANAGEMENT (.local/servers/rabbitmq/server.env)"
  note "Dovecot    IMAP 127.0.0.1:$port_IMAP, LMTP 127.0.0.1:$port_LMTP (.local/servers/dovecot/server.env)"
  note "SMTP sink  127.0.0.1:$port_SMTP, mail in .local/servers/smtp-sink/sink/new"
  note "./dev down stops all of it"
}
