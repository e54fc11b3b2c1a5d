import pg from 'pg';

const settings = {
  connectionString: process.env['DATABASE_URL'],
  max: 10,
  connectionTimeout: 5_000,
};

export const pool = new pg.Pool(settings);
