import base from '../../vitest.config.ts';
import { mergeConfig } from 'vitest/config';
export default mergeConfig(base, { root: '/work/main', test: { globalSetup: ['/work/main/tools/postgres/vitest-global-setup.ts'] } });
