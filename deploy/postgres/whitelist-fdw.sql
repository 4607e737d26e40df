-- Lets the gateway read the list of HR in another PostgreSQL database. Run by a superuser, in the gateway's database:
--
--   WHITELIST_PASSWORD=... psql -d candidates_bot -v remote_host=crm.example -v remote_db=crm -v remote_user=reader \
--     -v remote_table=trainingdata_whitelist -v remote_column=telegram_login -v gateway_user=candidates_bot \
--     -f deploy/postgres/whitelist-fdw.sql
--
-- Then start the gateway with WHITELIST=foreign-username (the column holds usernames, in any case, with or without the @)
-- or WHITELIST=foreign-id (it holds Telegram numbers). Run again, it replaces what it made; the gateway goes on.
--
-- remote_host, remote_db, remote_user   the other database and a user who may read the table
-- remote_password                       or WHITELIST_PASSWORD in the environment, where nobody sees it in a process list
-- remote_table, remote_column           the table and the column by which it knows people
-- gateway_user                          as whom the gateway logs in here (its DATABASE_USERNAME)
-- remote_port, remote_schema            5432 and public where they are not given

\set ON_ERROR_STOP on
\if :{?remote_password} \else \getenv remote_password WHITELIST_PASSWORD
\endif
\if :{?remote_port} \else \set remote_port 5432
\endif
\if :{?remote_schema} \else \set remote_schema public
\endif

BEGIN;

CREATE EXTENSION IF NOT EXISTS postgres_fdw;

DROP SERVER IF EXISTS whitelist_server CASCADE;

-- The gateway waits for 2 s at most. These end what it has given up on, here and there.
CREATE SERVER whitelist_server FOREIGN DATA WRAPPER postgres_fdw OPTIONS (
  host :'remote_host',
  port :'remote_port',
  dbname :'remote_db',
  connect_timeout '2',
  tcp_user_timeout '2000',
  keepalives_idle '5',
  keepalives_interval '2',
  keepalives_count '2',
  options '-c statement_timeout=1500',
  updatable 'false'
);

CREATE USER MAPPING FOR :"gateway_user" SERVER whitelist_server
  OPTIONS (user :'remote_user', password :'remote_password');

CREATE FOREIGN TABLE whitelist_foreign (
  key text OPTIONS (column_name :'remote_column')
) SERVER whitelist_server OPTIONS (schema_name :'remote_schema', table_name :'remote_table');

GRANT SELECT ON whitelist_foreign TO :"gateway_user";

COMMIT;

-- Read once as the gateway will: what is wrong is said now.
SET ROLE :"gateway_user";
SELECT count(*) AS on_the_list FROM whitelist_foreign;
RESET ROLE;
