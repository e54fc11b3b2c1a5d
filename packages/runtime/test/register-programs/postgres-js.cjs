// Knows nothing of the companion.
const postgres = require('postgres');

const sql = postgres(process.env.DATABASE_URL);
sql.reserve().then((reserved) => { // taken from required postgres.js
  if (process.argv[2] === 'releases') reserved.release();
  process.exit(0);
});
