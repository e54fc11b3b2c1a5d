// Knows nothing of the companion.
const { DataSource } = require('typeorm');

new DataSource({ type: 'postgres', url: process.env.DATABASE_URL }).initialize().then(async (dataSource) => {
  const runner = dataSource.createQueryRunner();
  await runner.connect(); // taken by typeorm
  if (process.argv[2] === 'releases') await runner.release();
  process.exit(0);
});
