// Jest setup file: hands the modules of the test file to the environment, which is outside of Jest's module registry.
'use strict';

const hook = globalThis[Symbol.for('@leakcheck/runtime jest')];
if (hook === undefined) {
  throw new Error('@leakcheck/runtime/jest-setup needs testEnvironment: "@leakcheck/runtime/jest" beside it.');
}
for (const name of hook.packages) {
  let exported;
  try {
    exported = require(require.resolve(name, { paths: [hook.root] }));
  } catch {
    // Not installed; or it cannot be loaded in Jest, and no test loads it either.
    continue;
  }
  hook.instrument(name, exported);
}
