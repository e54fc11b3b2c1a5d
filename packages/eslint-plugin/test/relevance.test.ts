import { loadCatalogue } from '@leakcheck/models';
import { expect, it } from 'vitest';
import { isWorthAnalysing } from '../src/relevance.js';

it.each([
  "import { Pool } from 'pg';",
  "const mysql = require('mysql2/promise');",
  "import { checkout } from './checkout';",
  "import { checkout } from '@shop/database';",
  "import { DatabaseSync } from 'node:sqlite';",
  'export const open = (context) => context.pool.connect();',
])('looks at %s', (text) => {
  expect(isWorthAnalysing(text, loadCatalogue())).toBe(true);
});

it.each(['', "import { join } from 'node:path';", "const fs = require('fs');", 'export const double = (n) => n * 2;'])(
  'passes over %j',
  (text) => {
    expect(isWorthAnalysing(text, loadCatalogue())).toBe(false);
  },
);
