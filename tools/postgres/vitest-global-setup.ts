/** Vitest `globalSetup`: one PostgreSQL database for the run; tests read its address with `inject('postgresUrl')`. */
import type {} from 'vitest';
import type { TestProject } from 'vitest/node';
import { startDatabase } from './index.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of this run's own database. */
    readonly postgresUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const database = await startDatabase();
  project.provide('postgresUrl', database.url);
  return database.stop;
}
