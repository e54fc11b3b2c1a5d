import pg from 'pg';

// Host, database and user come from the environment: PGHOST, PGDATABASE, PGUSER.
const settings = {
  max: 10,
  connectionTimeout: 5_000,
};

export const pool = new pg.Pool(settings);
