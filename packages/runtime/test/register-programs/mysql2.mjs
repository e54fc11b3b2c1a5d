// Knows nothing of the companion.
import mysql from 'mysql2/promise';

const pool = mysql.createPool({ uri: process.argv[3] });
const connection = await pool.getConnection(); // taken from mysql2
if (process.argv[2] === 'releases') connection.release();
process.exit(0);
