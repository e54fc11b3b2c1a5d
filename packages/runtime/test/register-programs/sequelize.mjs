// Knows nothing of the companion.
import { Sequelize } from 'sequelize';

const sequelize = new Sequelize(process.env.DATABASE_URL, { logging: false });
const transaction = await sequelize.transaction(); // taken by sequelize
if (process.argv[2] === 'releases') await transaction.rollback();
process.exit(0);
