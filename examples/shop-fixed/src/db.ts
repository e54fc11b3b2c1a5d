import pg from 'pg';

// Host, database and user come from the environment: PGHOST, PGDATABASE, PGUSER.
const settings = {
  max: 10,
  connectionTimeoutMillis: 5_000,
  statement_timeout: 10_000,
  query_timeout: 12_000,
};

export const pool = new pg.Pool(settings);
pool.on('error', (error) => console.error('An idle connection was lost:', error.message));
