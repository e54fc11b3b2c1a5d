/** The configuration that `leakcheck init` writes: every key with its meaning, and nothing that changes a check. */
export function configurationTemplate(language: 'js' | 'ts'): string {
  return language === 'ts'
    ? `import type { LeakcheckConfig } from 'leakcheck';\n\nconst config: LeakcheckConfig = ${KEYS};\n\nexport default config;\n`
    : `/** @type {import('leakcheck').LeakcheckConfig} */\nexport default ${KEYS};\n`;
}

const KEYS = `{
  // What to show: 'recommended', 'strict' (also what is merely possible) or 'all' (and every finding is an error).
  preset: 'recommended',

  // The severity of single rules: 'off', 'warning' or 'error'. "leakcheck explain" lists them.
  rules: {
    // 'require-query-timeout': 'error',
  },

  // The least severity that makes the exit code 1: 'error', 'warning' or 'never'.
  failOn: 'warning',

  // What kind of program it is: 'web', 'api', 'microservice', 'batch', 'serverless', 'development' or 'test'.
  // profile: 'web',

  // Limits that the server sets, so that nothing in the sources has to.
  assume: {
    // statementTimeout: 'server',
  },

  // What the sum of all pools is held against.
  database: {
    // maxConnections: 100, reserved: 3, instances: 4,
  },

  // Declaration files that say what packages of your own hand out, by path or glob.
  models: [
    // 'leakcheck/*.d.ts',
  ],
}`;
