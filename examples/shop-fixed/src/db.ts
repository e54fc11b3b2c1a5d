import pg from 'pg';

const settings = {
  connectionString: process.env['DATABASE_URL'],
  max: 10,
  connectionTimeoutMillis: 5_000,
  statement_timeout: 10_000,
  query_timeout: 12_000,
};

export const pool = new pg.Pool(settings);
pool.on('error', (error) => console.error('An idle connection was lost:', error.message));
